//! What a file most likely is, where nobody said so: what stands between its fields, and which of them are codes.
//!
//! Exports are uneven: titles above, a note behind some rows, a total below. So it is not how many rows have the same
//! number of fields that tells a delimiter, but what it parts: codes from what stands beside them, or the names of
//! columns. A list of codes in which a line has a comma too many stays a list, as its codes are whole lines.

use alloc::string::String;
use alloc::vec::Vec;

use super::{ColumnBy, Head};
use crate::bulk::damage::check_cell;
use crate::bulk::header;
use crate::bulk::options::{Column, Options};
use crate::bulk::splitter::Splitter;
use crate::check::{HumanoidId, Status};
use crate::issue::IssueCode;
use crate::layout::{LENGTH, Segment};
use crate::ruleset::Ruleset;

/// A comma is likelier than what follows it.
const DELIMITERS: [u8; 4] = *b",\t;|";

/// Characters of a text that may have been a code.
const SHORTEST: usize = 26;

/// What is as much like a code as can be.
const WHOLE: usize = 4;

/// So many rows tell what stands between their fields: to look at more would take longer than to check them.
const FEW: usize = 24;

/// What stands between the fields; `None` where each line is one.
pub(super) fn delimiter(head: &Head<'_>, options: &Options) -> Option<u8> {
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
    let is_damaged = |code| matches!(code, IssueCode::SpreadsheetScientific | IssueCode::SpreadsheetRounded);
    match report.status {
        Status::Valid => WHOLE,
        _ if report.issues.iter().any(|it| is_damaged(it.code) || it.code == IssueCode::SeveralCodes) => 2,
        // Of the right length, and only some places are wrong; without a digit, names of columns or a sentence.
        _ if text.chars().count() >= SHORTEST
            && text.contains(|it: char| it.is_ascii_digit())
            && report.segments.iter().flatten().count() > 1 =>
        {
            1
        }
        _ => 0,
    }
}

/// Whether a row holds a code, or in columns of their own what may be the segments of one.
pub(super) fn is_data(row: &[String], columns: &[usize], rules: &Ruleset) -> bool {
    let mut cells = columns.iter().map(|&place| row.get(place).map_or("", String::as_str));
    match columns {
        [_] => cells.any(|it| likeness(it, rules) > 0),
        _ => cells.clone().all(|it| !it.trim().is_empty()) && !cells.all(header::is_label),
    }
}

/// The columns of a table that are checked where none were asked for.
pub(super) struct Found {
    /// One, or four.
    pub columns: Vec<usize>,
    pub by: ColumnBy,
    /// How much is in them that is like codes.
    score: usize,
}

/// The column most like codes; else the four that hold their segments, by their names or side by side; else the column
/// with a name for codes; else four with the names of segments, whatever they hold; else the first.
pub(super) fn columns(
    rows: &[Vec<String>],
    likenesses: &[Vec<usize>],
    above: &[Vec<String>],
    rules: &Ruleset,
) -> Found {
    let scores = sums(likenesses);
    let score = best(&scores);
    let one = |place, by| Found { columns: alloc::vec![place], by, score };
    if let Some(place) = scores.iter().position(|&it| it == score && score > 0) {
        return one(place, ColumnBy::Content);
    }
    let named = header::columns_of_segments(above);
    let four = named.or_else(|| side_by_side(rows, rules));
    let apart = |four: [usize; 4]| Found {
        columns: four.to_vec(),
        by: if named.is_some() { ColumnBy::Name } else { ColumnBy::Content },
        score: rows.iter().map(|row| likeness(&joined(row, four), rules)).sum(),
    };
    match (four.map(apart), header::column_of_codes(above)) {
        (Some(four), _) if four.score > 0 => four,
        (_, Some(place)) => one(place, ColumnBy::Name),
        (Some(four), None) => four,
        (None, None) => one(0, ColumnBy::Default),
    }
}

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
