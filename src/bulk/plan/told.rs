//! What may be told of the first rows: names of columns, where they are no person's row, and nothing of a person.

use alloc::string::String;
use alloc::vec::Vec;

use crate::bulk::plan::header;
use crate::check::narrow;
use crate::privacy::{masked, redact};

/// Digits that a name of a column hardly has: those of an ID, of a telephone number, of a serial.
const DIGITS_OF_DATA: usize = 9;

/// Digits that cells have where the name of their column has fewer.
const DIGITS_OF_CELLS: usize = 3;

/// The names of columns as they may be told: none where the row may be the first person of a table without names. It is known
/// for names where it was said or asked for one of them, where codes go by one of them, or where numbers stand below a word.
pub(super) fn told_names(rows: &[Vec<String>], row: usize, is_said: bool) -> Vec<String> {
    let Some((names, below)) = rows.get(row..).and_then(<[_]>::split_first) else { return Vec::new() };
    let digits = |name: &String| name.chars().filter(|&it| narrow(it).is_ascii_digit()).count();
    let is_above_numbers = |(place, name): (usize, &String)| {
        let cells = || below.iter().filter_map(|it| it.get(place)).filter(|it| !it.trim().is_empty());
        let numbers = cells().filter(|it| digits(it) >= DIGITS_OF_CELLS).count();
        header::is_label(name) && numbers * 2 > cells().count()
    };
    let above = &rows[..=row];
    let is_known = is_said
        || header::column_of_codes(above).is_some()
        || header::columns_of_segments(above).is_some()
        || names.iter().all(|name| digits(name) < DIGITS_OF_DATA) && names.iter().enumerate().any(is_above_numbers);
    if is_known { all_masked(names) } else { Vec::new() }
}

pub(super) fn all_masked(names: &[String]) -> Vec<String> {
    names.iter().cloned().map(masked).collect()
}

/// Cells and characters that are shown of a row.
const SHOWN: (usize, usize) = (8, 64);

/// The first row as it may be shown: of a person's row nothing is.
pub(super) fn shown_row(rows: &[Vec<String>]) -> Vec<String> {
    let Some(row) = rows.first() else { return Vec::new() };
    let is_of_person = all_masked(row) != *row;
    let shown = |cell: &String| {
        let cell: String = cell.chars().take(SHOWN.1).collect();
        if is_of_person { redact(cell.as_str()) } else { cell }
    };
    row.iter().take(SHOWN.0).map(shown).collect()
}
