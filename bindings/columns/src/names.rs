//! What the bytes of a verdict stand for.

use std::sync::OnceLock;

use humanoid_id::bulk::{RowStatus, Verdict};
use humanoid_id::{IssueCode, Segment};

/// The byte of a row that there is nothing to say about.
pub const NO_CODE: u8 = 0;
/// The byte of a remark that concerns the cell as a whole.
pub const NO_PLACE: u8 = 255;

/// The byte of an invalid row.
pub(crate) const INVALID: u8 = RowStatus::Invalid as u8;

/// The bytes of a verdict: status, issue code and place. A null row is skipped.
#[inline]
#[must_use]
pub fn verdict_bytes(verdict: Option<Verdict>) -> [u8; 3] {
    match verdict {
        Some(Verdict { status, code, place }) => {
            [status as u8, code.map_or(NO_CODE, |code| code as u8 + 1), place.unwrap_or(NO_PLACE)]
        }
        None => [RowStatus::Skipped as u8, NO_CODE, NO_PLACE],
    }
}

fn names() -> &'static str {
    static NAMES: OnceLock<String> = OnceLock::new();
    NAMES.get_or_init(|| {
        let statuses = RowStatus::ALL.map(RowStatus::name).join("\0");
        let codes = IssueCode::ALL.iter().map(|code| code.id()).collect::<Vec<_>>().join("\0");
        let segments = Segment::ALL.map(|it| format!("{}:{}", it.name(), it.width())).join("\0");
        [statuses, codes, segments].join("\n")
    })
}

/// Where the names stand, in three lines: those of the status bytes from 0, those of the issue codes from 1, the segments with
/// a colon and their width; a zero byte between each two.
#[unsafe(no_mangle)]
pub extern "C" fn hid_names() -> *const u8 {
    names().as_ptr()
}

/// How many bytes [`hid_names`] has.
#[unsafe(no_mangle)]
pub extern "C" fn hid_names_len() -> usize {
    names().len()
}
