//! Which earlier row has the code of a row, or almost: kept for who asks about the row afterwards, when it is read again and
//! nothing is known of the others.

use humanoid_id::Report;
use humanoid_id::bulk::{Row, in_utf16};

/// Rows with the earlier ones, in the order of rows.
#[derive(Default)]
pub struct DuplicateRows {
    same: Vec<[u32; 2]>,
    near: Vec<[u32; 2]>,
}

impl DuplicateRows {
    /// Note a row that is told.
    pub fn note(&mut self, row: &Row<'_>) {
        for (rows, other) in [(&mut self.same, row.duplicate_of), (&mut self.near, row.near_to)] {
            if let (Ok(row), Some(Ok(other))) = (u32::try_from(row.number), other.map(u32::try_from)) {
                rows.push([row, other]);
            }
        }
    }

    /// Everything about a row that was read again.
    pub fn report(&self, mut row: Row<'_>) -> Report {
        row.duplicate_of = other(&self.same, row.number);
        let mut report = row.report();
        row.near_to = other(&self.near, row.number);
        if row.near_to.is_some() {
            report.issues.extend(row.report().issues);
        }
        in_utf16(report, &row.text())
    }
}

fn other(rows: &[[u32; 2]], number: u64) -> Option<u64> {
    let at = rows.binary_search_by_key(&number, |[row, _]| u64::from(*row)).ok()?;
    Some(u64::from(rows[at][1]))
}
