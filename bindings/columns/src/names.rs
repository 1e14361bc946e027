//! What the bytes of a verdict stand for.

use std::sync::OnceLock;

use humanoid_id::bulk::RowStatus;
use humanoid_id::{IssueCode, Segment};

/// The byte of an invalid row.
pub(crate) const INVALID: u8 = RowStatus::Invalid as u8;

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
