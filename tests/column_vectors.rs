//! The table that every engine is held against: texts as columns hold them, and what each comes to.
//!
//! `UPDATE_VECTORS=1 cargo test --features bulk --test column_vectors` writes the answers anew; the difference is then to be
//! read by a person, line by line.
#![cfg(feature = "bulk")]

#[allow(dead_code, reason = "shared with the other tests of vectors")]
mod golden;

use golden::{hold, string, units};
use humanoid_id::bulk::ColumnJudge;

#[test]
fn columns() {
    let judge = ColumnJudge::default();
    hold("columns.json", &["name", "text"], |vector| {
        let cell = judge.cell(String::from_utf16_lossy(&units(&vector["text"])).as_bytes());
        let or_null = |text: Option<&str>| text.map_or_else(|| "null".to_string(), string);
        let code = cell.code.map(|code| String::from_utf8_lossy(&code).into_owned());
        vec![
            ("status", string(cell.verdict.status.name())),
            ("code", or_null(cell.verdict.code.map(humanoid_id::IssueCode::id))),
            ("place", cell.verdict.place.map_or_else(|| "null".to_string(), |place| place.to_string())),
            ("canonical", or_null(code.as_deref())),
        ]
    });
}
