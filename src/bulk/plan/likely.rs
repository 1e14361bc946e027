//! What a file most likely is, where nobody said so: what stands between its fields, and which of them are codes.
//!
//! Exports are uneven: titles above, a note behind some rows, a total below. So it is not how many rows have the same
//! number of fields that tells a delimiter, but what it parts: codes from what stands beside them, or the names of
//! columns. A list of codes in which a line has a comma too many stays a list, as its codes are whole lines.

use alloc::string::String;
use alloc::vec::Vec;

use crate::bulk::judge::damage::check_cell;
use crate::bulk::options::{Column, Options};
use crate::bulk::plan::header::{self, Name};
use crate::bulk::plan::{CodeColumn, ColumnBy, FileBeginning};
use crate::bulk::rows::splitter::Splitter;
use crate::check::{HumanoidId, Status};
use crate::format::{LENGTH, Ruleset, Segment};
use crate::issue::IssueCode;
use crate::tables::country::is_assigned;

/// A comma is likelier than what follows it.
const DELIMITERS: [u8; 4] = *b",\t;|";

/// Characters of a text that may have been a code.
const SHORTEST: usize = 26;

/// What is as much like a code as can be.
const WHOLE: usize = 4;

/// So many rows tell what stands between their fields: to look at more would take longer than to check them.
const FEW: usize = 24;

/// What stands between the fields; `None` where each line is one.
pub(super) fn delimiter(head: &FileBeginning<'_>, options: &Options) -> Option<u8> {
    let few = |splitter| head.rows(&splitter, FEW);
    // A longer line is no code, but one with something beside it.
    let lines: Vec<_> = few(Splitter::lines()).into_iter().filter(|line| line.concat().len() < 2 * LENGTH).collect();
    let whole = best(&sums(&likenesses(&lines, &options.rules)));
    let readings = DELIMITERS.into_iter().rev().filter(|it| head.bytes.contains(it)).filter_map(|delimiter| {
        let rows = few(Splitter::fields(delimiter, head.encoding));
        let likenesses = likenesses(&rows, &options.rules);
        let found = columns(&rows, &likenesses, &rows, &options.rules);
        let apart = match found.columns[..] {
            [_] => best(&sums(likenesses.iter().filter(|row| row.len() > 1))),
            _ => found.score,
        };
        let count = rows.len();
        let parted: Vec<_> = rows.into_iter().filter(|row| row.len() > 1).collect();
        let mut widths: Vec<usize> = parted.iter().map(Vec::len).collect();
        widths.sort_unstable();
        let agreed = widths.chunk_by(|one, other| one == other).map(|run| (run.len(), run[0])).max()?;
        let is_asked = has_asked(&parted, options.asked());
        let is_named = header::name_codes(&parted) && found.score >= whole;
        let is_likely = is_asked || is_named || apart > whole || apart == whole && agreed.0 * 2 > count;
        is_likely.then_some(((is_asked, found.score, is_named, agreed), delimiter))
    });
    readings.max_by_key(|reading| reading.0).map(|(_, delimiter)| delimiter)
}

/// Whether some columns were asked for and these rows have them.
fn has_asked(rows: &[Vec<String>], asked: &[Column]) -> bool {
    let names: Vec<&str> = asked.iter().filter_map(Column::name).collect();
    let has_number = |number: usize| rows.iter().any(|row| row.len() >= number);
    !asked.is_empty()
        && (names.is_empty() || header::with(rows, &names).is_some())
        && asked.iter().all(|it| !matches!(it, Column::Number(number) if !has_number(*number)))
}

/// How much each cell of rows is like a code.
pub(super) fn likenesses(rows: &[Vec<String>], rules: &Ruleset) -> Vec<Vec<usize>> {
    rows.iter().map(|row| row.iter().map(|text| likeness(text, rules)).collect()).collect()
}

/// Whether a text is the code of a country, and so no name of a column.
fn is_country(text: &str) -> bool {
    matches!(*text.as_bytes(), [one, two] if is_assigned(one, two))
}

/// The sum of each column.
pub(super) fn sums<'r>(rows: impl IntoIterator<Item = &'r Vec<usize>>) -> Vec<usize> {
    let mut sums = Vec::new();
    for row in rows {
        sums.resize(sums.len().max(row.len()), 0);
        sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
    sums
}

fn best(scores: &[usize]) -> usize {
    scores.iter().copied().max().unwrap_or(0)
}

/// How much a text is like a code.
pub(super) fn likeness(text: &str, rules: &Ruleset) -> usize {
    // Of what is shorter only a number with an exponent was a code, and most cells of a table are shorter.
    if text.len() < SHORTEST && !text.contains(['e', 'E']) {
        return 0;
    }
    // Most that are long enough are codes, and not much has to be asked, or compiled, to know that.
    if text.as_bytes().try_into().is_ok_and(|bytes| HumanoidId::of(bytes, rules).is_some()) {
        return WHOLE;
    }
    let report = check_cell(text, rules);
    let is_damaged = |code| match code {
        IssueCode::SpreadsheetScientific => was_as_long(text),
        IssueCode::SpreadsheetRounded | IssueCode::SeveralCodes => true,
        _ => false,
    };
    match report.status {
        // Something stands around it, or beside it in the next column.
        Status::Valid if report.issues.iter().any(|it| it.code == IssueCode::TextAroundCode) => 2,
        Status::Valid => WHOLE,
        _ if report.issues.iter().any(|it| is_damaged(it.code)) => 2,
        // Of a country, and something else of it is sound.
        _ if is_about_as_long(text)
            && matches!(&report.segments, [Some(_), rest @ ..] if rest.iter().any(Option::is_some)) =>
        {
            1
        }
        _ => 0,
    }
}

/// The columns in which codes stand, by how many of these rows look like one; four that are checked count as one.
pub(super) fn code_columns(
    rows: &[Vec<String>],
    checked: &[usize],
    names: &[String],
    rules: &Ruleset,
) -> Vec<CodeColumn> {
    let mut counts: Vec<usize> = Vec::new();
    for row in rows {
        counts.resize(counts.len().max(row.len()), 0);
        for (count, cell) in counts.iter_mut().zip(row) {
            *count += usize::from(likeness(cell, rules) > 1);
        }
    }
    // Below a name for codes, where none is left, what is about as long counts.
    for (place, count) in counts.iter_mut().enumerate().filter(|(_, count)| **count == 0) {
        if names.get(place).is_some_and(|name| header::is_name_of_codes(name)) {
            let cells = rows.iter().filter_map(|row| row.get(place));
            *count = cells.filter(|cell| likeness(cell, rules) > 0).count();
        }
    }
    if let &[first, second, third, fourth] = checked {
        let are_codes = |row: &&Vec<String>| likeness(&joined(row, [first, second, third, fourth]), rules) > 1;
        if let Some(count) = counts.get_mut(first) {
            *count = rows.iter().filter(are_codes).count();
        }
    }
    let holding = counts.into_iter().enumerate().filter(|(_, likely)| *likely > 0);
    let told = |(place, likely)| CodeColumn {
        is_checked: checked.contains(&place),
        column: place + 1,
        name: names.get(place).cloned().unwrap_or_default(),
        likely,
        rows: rows.len(),
    };
    holding.map(told).collect()
}

/// Whether a number with an exponent had about as many digits as a code has places: others are weights and counts.
fn was_as_long(number: &str) -> bool {
    let exponent = number.rsplit(['e', 'E']).next().and_then(|it| it.trim().parse::<usize>().ok());
    exponent.is_some_and(|it| (LENGTH - 3..LENGTH + 2).contains(&it))
}

/// Whether a text has about as many characters as a code. Without a digit it is names of columns or a sentence, and with
/// a delimiter in it something stands beside the code.
fn is_about_as_long(text: &str) -> bool {
    let count = text.chars().filter(|it| !it.is_whitespace() && *it != '-').count();
    let has_delimiter = text.bytes().any(|it| DELIMITERS.contains(&it));
    (SHORTEST..LENGTH + 3).contains(&count) && text.contains(|it: char| it.is_ascii_digit()) && !has_delimiter
}

/// Whether a row holds a code, or in columns of their own what may be the segments of one.
pub(super) fn is_data(row: &[String], columns: &[usize], rules: &Ruleset) -> bool {
    let mut cells = columns.iter().map(|&place| row.get(place).map_or("", String::as_str));
    if let [_] = columns {
        return cells.any(|it| likeness(it, rules) > 0);
    }
    let is_country = cells.clone().next().is_some_and(|it| is_country(it.trim()));
    cells.clone().all(|it| !it.trim().is_empty()) && (is_country || !cells.all(header::is_label))
}

/// The columns of a table that are checked where none were asked for.
pub(super) struct ColumnChoice {
    /// One, or four.
    pub columns: Vec<usize>,
    pub by: ColumnBy,
    /// How much is in them that is like codes.
    score: usize,
}

/// The columns that hold codes, or the four that hold their segments. What is most like codes is taken, one column rather
/// than four, and one whose name is sure whatever else there is; where nothing is like codes, names tell alone.
pub(super) fn columns(
    rows: &[Vec<String>],
    likenesses: &[Vec<usize>],
    above: &[Vec<String>],
    rules: &Ruleset,
) -> ColumnChoice {
    let scores = sums(likenesses);
    let most = best(&scores);
    let one = |place: usize, by| ColumnChoice {
        columns: alloc::vec![place],
        by,
        score: scores.get(place).copied().unwrap_or(0),
    };
    let apart = |four: [usize; 4], by| {
        let score = rows.iter().map(|row| likeness(&joined(row, four), rules)).sum();
        ColumnChoice { columns: four.to_vec(), by, score }
    };
    let called = header::column_of_codes(above);
    if let Some((place, name)) = called {
        let found = one(place, ColumnBy::Content);
        let is_enough = match name {
            Name::Sure => true,
            Name::Likely => found.score * 2 >= most,
            Name::Vague => false,
        };
        if found.score > 0 && is_enough {
            return found;
        }
        // Nothing of it may be left. Another column is not what the name stands for.
        let below = rows.iter().filter_map(|row| row.get(place)).filter(|cell| !header::is_name_of_codes(cell));
        let filled: Vec<_> = below.filter(|cell| !cell.trim().is_empty()).collect();
        if name == Name::Sure && filled.iter().filter(|cell| is_ruin(cell)).count() * 2 > filled.len() {
            return one(place, ColumnBy::Name);
        }
    }
    let named = header::columns_of_segments(above).map(|four| apart(four, ColumnBy::Name));
    let beside = side_by_side(rows, rules).map(|four| apart(four, ColumnBy::Content));
    // Of two that are equal, the one with names.
    let four = beside.into_iter().chain(named).max_by_key(|it| it.score);
    match (four, called) {
        (Some(four), _) if four.score > most => four,
        _ if most > 0 => one(scores.iter().position(|&it| it == most).unwrap_or(0), ColumnBy::Content),
        (None, Some((place, _))) | (Some(_), Some((place, Name::Sure | Name::Likely))) => one(place, ColumnBy::Name),
        (Some(four), _) => four,
        (None, None) => one(0, ColumnBy::Default),
    }
}

/// Whether a text may be what is left of a code: the signs of a column that is too narrow, what a scanner writes where it cannot
/// read, or a beginning or end that is too long for a number in a list.
fn is_ruin(text: &str) -> bool {
    let text = text.trim();
    let is_hidden = text.len() >= 3 && text.bytes().all(|byte| byte == b'#');
    let are_places = text.len() >= MAKE && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_hidden || header::is_failed_reading(text) || are_places && text.contains(|it: char| it.is_ascii_uppercase())
}

/// The places in front of a serial.
const MAKE: usize = Segment::Serial.range().start;

/// The first four columns side by side in which a row has the segments of a code.
fn side_by_side(rows: &[Vec<String>], rules: &Ruleset) -> Option<[usize; 4]> {
    let widths = Segment::ALL.map(Segment::width);
    rows.iter().find_map(|row| {
        let from = row.windows(4).position(|four| {
            let are_wide = four.iter().zip(widths).all(|(cell, width)| cell.trim().chars().count() == width);
            are_wide && likeness(&joined(four, [0, 1, 2, 3]), rules) == WHOLE
        })?;
        Some([from, from + 1, from + 2, from + 3])
    })
}

fn joined(row: &[String], four: [usize; 4]) -> String {
    four.iter().filter_map(|&place| row.get(place)).map(|cell| cell.trim()).collect()
}
