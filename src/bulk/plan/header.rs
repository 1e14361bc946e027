//! Which row names the columns. Exports made for people have a title above it, or some rows that say whose it is.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::bulk::judge::totals::is_total;

/// So many rows may stand above the names.
const MOST_ABOVE: usize = 10;

/// What a column of codes may be called, in letters and digits alone, the surest first.
const OF_CODES: [(Name, &[&str]); 3] = [
    (
        Name::Sure,
        &["humanoidid", "robotid", "robotcode", "身份编码", "身份码", "机器人编码", "机器人身份编码", "唯一编码"],
    ),
    (Name::Likely, &["code", "编码"]),
    (Name::Vague, &["id"]),
];

/// What the columns of the segments may be called, where each has one of its own.
const OF_SEGMENTS: [&[&str]; 4] = [
    &[
        "country",
        "countrycode",
        "国家",
        "国家代码",
        "国家码",
        "国别",
        "国别代码",
        "国家地区",
        "国家地区代码",
        "国家或地区",
        "国家或地区代码",
        "國家",
        "國家代碼",
    ],
    &[
        "enterprise",
        "enterprisecode",
        "manufacturer",
        "manufacturercode",
        "maker",
        "makercode",
        "企业",
        "企业代码",
        "企业编码",
        "企业名称代码",
        "生产企业代码",
        "制造商代码",
        "厂商代码",
        "企業",
        "企業代碼",
    ],
    &[
        "model",
        "modelcode",
        "productmodel",
        "productmodelcode",
        "型号",
        "型号代码",
        "产品型号",
        "产品型号代码",
        "型號",
        "型號代碼",
    ],
    &[
        "serial",
        "serialno",
        "serialnumber",
        "serialcode",
        "sn",
        "序列号",
        "序列码",
        "序列号代码",
        "产品序列号",
        "产品序列码",
        "出厂编号",
        "流水号",
        "序列號",
    ],
];

/// How sure a name for codes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::bulk) enum Name {
    /// Everything has one.
    Vague,
    /// Other things have one, too.
    Likely,
    /// It is for nothing else.
    Sure,
}

/// The first row in which all of these are columns; none where none is asked for.
pub(in crate::bulk) fn with(rows: &[Vec<String>], names: &[&str]) -> Option<usize> {
    if names.is_empty() {
        return None;
    }
    let has = |row: &Vec<String>, name: &str| row.iter().any(|it| it.trim().eq_ignore_ascii_case(name.trim()));
    rows.iter().take(1 + MOST_ABOVE).position(|row| names.iter().all(|name| has(row, name)))
}

/// The row that most likely names columns, for who asked for one that is not there.
pub(in crate::bulk) fn likely(rows: &[Vec<String>]) -> usize {
    rows.iter()
        .take(1 + MOST_ABOVE)
        .position(|row| row.iter().filter(|it| !it.trim().is_empty()).count() > 1)
        .unwrap_or(0)
}

/// The column that goes by the surest name for codes, whichever row names it; of several, the first.
pub(in crate::bulk) fn column_of_codes(rows: &[Vec<String>]) -> Option<(usize, Name)> {
    let named = |&(name, words): &(Name, &[&str])| {
        let mut places = rows.iter().take(1 + MOST_ABOVE).map(|row| row.iter().position(|it| is_called(it, words)));
        places.find_map(|place| Some((place?, name)))
    };
    OF_CODES.iter().find_map(named)
}

/// The columns that go by the names of the four segments, if one row names them all.
pub(in crate::bulk) fn columns_of_segments(rows: &[Vec<String>]) -> Option<[usize; 4]> {
    rows.iter().take(1 + MOST_ABOVE).find_map(|row| {
        let places = OF_SEGMENTS.map(|names| row.iter().position(|it| is_called(it, names)));
        places.iter().all(Option::is_some).then(|| places.map(Option::unwrap_or_default))
    })
}

/// Whether one of these rows names columns, and one of codes among them, or one for each of their segments.
pub(in crate::bulk) fn name_codes(rows: &[Vec<String>]) -> bool {
    let are_names = |row: &Vec<String>| row.iter().all(|it| it.trim().is_empty() || is_label(it));
    let names_codes = |row: &Vec<String>| {
        row.iter().any(|it| is_name_of_codes(it)) || columns_of_segments(core::slice::from_ref(row)).is_some()
    };
    rows.iter().take(1 + MOST_ABOVE).any(|row| names_codes(row) && are_names(row))
}

/// The row that names these columns, if one does; `is_data` tells where rows of data have begun. A row of labels is
/// taken for it where what stands above leaves most of its cells empty; the only row there is, where it names several.
pub(in crate::bulk) fn above(
    rows: &[Vec<String>],
    columns: &[usize],
    is_data: impl Fn(&[String]) -> bool,
) -> Option<usize> {
    if columns.len() == OF_SEGMENTS.len() {
        let names = |row: &Vec<String>| {
            let mut cells = columns.iter().map(|&place| row.get(place)).zip(OF_SEGMENTS);
            cells.all(|(cell, names)| cell.is_some_and(|it| is_called(it, names)))
        };
        let found = rows.iter().take(1 + MOST_ABOVE).position(names);
        if found.is_some() {
            return found;
        }
    }
    let before: Vec<&[String]> =
        rows.iter().take(1 + MOST_ABOVE).map(Vec::as_slice).take_while(|row| !is_data(row)).collect();
    if let &[column] = columns {
        let named = before.iter().position(|row| row.get(column).is_some_and(|it| is_name_of_codes(it)));
        if let Some(named) = named {
            // What is filled like a row below the names is a row of another table, which was joined, and no title.
            let data = rows.get(named + 1).map(Vec::as_slice).unwrap_or_default();
            let Some(first) = before[..named].iter().position(|row| are_alike(row, data)) else { return Some(named) };
            return before[..first].iter().rposition(|row| row.get(column).is_some_and(|it| is_label(it)));
        }
    }
    let is_data_again = |at: usize| matches!(columns, &[column] if is_repeated(rows, at, column));
    let names = |row: &[String]| columns.iter().all(|&place| row.get(place).is_some_and(|it| is_label(it)));
    let filled = |row: &[String]| row.iter().filter(|it| !it.trim().is_empty()).count();
    let has_no_number = |row: &[String]| row.iter().all(|it| it.trim().is_empty() || it.contains(char::is_alphabetic));
    if let [row] = rows {
        // Nothing but one text may be what became of a code; several texts that are none are names.
        let are_names = row.iter().filter(|it| is_label(it)).count() > 1 && has_no_number(row);
        return (are_names && names(row) && !before.is_empty()).then_some(0);
    }
    let widest = before.iter().filter(|row| names(row)).map(|row| filled(row)).max()?;
    let (at, row) = before.iter().enumerate().find(|(_, row)| names(row) && filled(row) * 2 > widest)?;
    let are_titles = before[..at].iter().all(|above| filled(above) * 2 <= filled(row));
    // A number is no name of a column.
    let may_name = |at: usize| has_no_number(before[at]) && !is_data_again(at);
    match at {
        0 => may_name(0).then_some(0),
        _ if are_titles && has_no_number(row) => may_name(at).then_some(at),
        _ => (names(before[0]) && may_name(0)).then_some(0),
    }
}

/// Whether numbers stand in the same cells of two rows, and some do.
fn are_alike(one: &[String], other: &[String]) -> bool {
    let numbers = |row: &[String]| -> Vec<bool> {
        row.iter()
            .map(|it| it.starts_with(|it: char| it.is_ascii_digit()) && !it.contains(char::is_alphabetic))
            .collect()
    };
    numbers(one) == numbers(other) && numbers(one).contains(&true)
}

/// Whether a row of names may stand among the others once more. One name alone may not, unless codes go by it: it may be
/// what a scanner wrote for each code that it could not read.
pub(super) fn may_come_again(names: &[String], columns: &[usize]) -> bool {
    let filled = names.iter().filter(|name| !name.trim().is_empty()).count();
    let is_called = |&place: &usize| names.get(place).is_some_and(|it| is_name_of_codes(it));
    filled > 1 || columns.iter().any(is_called)
}

/// Whether the first row is data though it looks like names: what stands in its column of codes comes again there, and not
/// as a whole row of names that stands for nothing else.
fn is_repeated(rows: &[Vec<String>], row: usize, column: usize) -> bool {
    let cell = |row: &[String], place: usize| row.get(place).map_or("", |it| it.trim()).to_string();
    let names = &rows[row];
    let name = cell(names, column);
    let (again, others): (Vec<_>, Vec<_>) = rows[row + 1..].iter().partition(|row| cell(row, column) == name);
    let is_whole = |row: &&Vec<String>| (0..names.len().max(row.len())).all(|at| cell(row, at) == cell(names, at));
    let stands_elsewhere =
        |at: usize| !cell(names, at).is_empty() && others.iter().any(|it| cell(it, at) == cell(names, at));
    let is_beside = rows.get(row + 1).is_some_and(|next| cell(next, column) == name);
    let are_only_names =
        may_come_again(names, &[]) && again.iter().all(is_whole) && !(0..names.len()).any(stands_elsewhere);
    !again.is_empty() && (is_beside || !are_only_names)
}

pub(in crate::bulk) fn is_name_of_codes(text: &str) -> bool {
    OF_CODES.iter().any(|(_, names)| is_called(text, names))
}

/// Whether a text is one of these names. What stands behind in brackets is no part of it.
fn is_called(text: &str, names: &[&str]) -> bool {
    let name = text.split(['(', '（']).next().unwrap_or_default();
    let letters = || name.chars().filter(|it| it.is_alphanumeric());
    names.iter().any(|it| letters().map(|it| it.to_ascii_lowercase()).eq(it.chars()))
}

/// What scanners write where they could not read, in letters alone.
const FAILED_READINGS: [&str; 5] = ["noread", "badread", "readerror", "readfail", "scanerror"];

pub(super) fn is_failed_reading(text: &str) -> bool {
    let letters = || text.chars().filter(|it| it.is_alphanumeric()).map(|it| it.to_ascii_lowercase());
    FAILED_READINGS.iter().any(|it| letters().eq(it.chars()))
}

/// Characters of a name: some are as long as a code.
const LONGEST_LABEL: usize = 32;

/// Whether a text is a name rather than a code, whole or damaged: some letters, hardly a digit, and not long.
pub(in crate::bulk) fn is_label(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_long = text.chars().count() > LONGEST_LABEL;
    text.chars().any(char::is_alphabetic) && digits <= 2 && !is_long && !is_total(text) && !is_failed_reading(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(table: &str, columns: &[usize]) -> Option<usize> {
        let rows: Vec<Vec<String>> =
            table.lines().map(|row| row.split(',').map(|it| it.trim().into()).collect()).collect();
        above(&rows, columns, |row| columns.iter().any(|&place| row.get(place).is_some_and(|it| it.len() == 29)))
    }

    #[test]
    fn rows_above_the_names_are_told_by_the_cells_that_they_leave_empty() {
        let codes = "1,CNTESTH1A00120260522A00000001,a,b";
        for (above, expected) in [
            ("no,device,name,note", Some(0)),
            ("title,,,\nno,device,name,note", Some(1)),
            (",title,,\nno,device,name,note", Some(1)),
            ("title\nno,device,name,note", Some(1)),
            ("title,,,\nby: TEST,,on: 2026-06-01,\nno,device,name,note", Some(2)),
            ("by:,TEST,on:,2026-06-01\nno,code,name,note", Some(1)),
            // A row of data that is wrong, below the names or with none above it.
            ("no,device,name,note\n1,to be told,c,d", Some(0)),
            ("no,device,,\n1,to be told,c,d", Some(0)),
            ("1,,c,d\n2,to be told,e,f", None),
            ("1,NOREAD,c,12.5", None),
            ("2026-05-22,to be told,c,d", None),
            ("1,H1A001-17,c,d", None),
        ] {
            assert_eq!(names(&alloc::format!("{above}\n{codes}"), &[1]), expected, "{above}");
        }
    }

    #[test]
    fn a_list_has_the_name_that_codes_go_by_or_what_stands_first() {
        let code = "CNTESTH1A00120260522A00000001";
        for (above, expected) in [("fleet", Some(0)), ("fleet\ncode", Some(1)), ("fleet\nto be told", Some(0))] {
            assert_eq!(names(&alloc::format!("{above}\n{code}"), &[0]), expected, "{above}");
        }
    }
}
