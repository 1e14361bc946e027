//! Which earlier row has the code of a row, or almost: kept for who asks about the row afterwards, when it is read again and
//! nothing is known of the others.

use humanoid_id::Report;
use humanoid_id::bulk::{Row, in_utf16};

/// Rows with the earlier ones, in the order of rows.
#[derive(Default)]
pub struct DuplicateRows {
    same: Vec<Pair>,
    near: Vec<Pair>,
}

/// A row, the earlier one, and the line of that; 0 where it is not known.
type Pair = [u32; 3];

impl DuplicateRows {
    /// Note a row that is told.
    pub fn note(&mut self, row: &Row<'_>) {
        let line = row.line_of_earlier.and_then(|line| u32::try_from(line).ok()).unwrap_or(0);
        for (rows, other) in [(&mut self.same, row.duplicate_of), (&mut self.near, row.near_to)] {
            if let (Ok(row), Some(Ok(other))) = (u32::try_from(row.number), other.map(u32::try_from)) {
                rows.push([row, other, line]);
            }
        }
    }

    /// Everything about a row that was read again.
    pub fn report(&self, mut row: Row<'_>) -> Report {
        (row.duplicate_of, row.line_of_earlier) = other(&self.same, row.number);
        let mut report = row.report();
        (row.near_to, row.line_of_earlier) = other(&self.near, row.number);
        if row.near_to.is_some() {
            report.issues.extend(row.report().issues);
        }
        in_utf16(report, &row.text())
    }
}

/// The earlier row, and its line.
fn other(rows: &[Pair], number: u64) -> (Option<u64>, Option<u64>) {
    let Ok(at) = rows.binary_search_by_key(&number, |[row, ..]| u64::from(*row)) else { return (None, None) };
    let [_, other, line] = rows[at].map(u64::from);
    (Some(other), Some(line).filter(|&line| line > 0))
}
