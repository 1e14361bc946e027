//! Cells of columns: the road that makes no report comes to what the report says.
#![no_main]

mod length;

use humanoid_id::bulk::{ColumnJudge, RowStatus, check_cell};
use humanoid_id::{Ruleset, Status};
use length::LONG;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let rules = Ruleset::default();
    let cell = ColumnJudge::new(&rules).cell(bytes);
    if bytes.len() > LONG {
        return;
    }
    let report = check_cell(&String::from_utf8_lossy(bytes), &rules);
    assert_eq!(cell.code, report.id.map(|id| *id.as_bytes()));
    let is_good = matches!(cell.verdict.status, RowStatus::Valid | RowStatus::Warned);
    assert_eq!(is_good, report.status == Status::Valid);
    if let Some(code) = cell.verdict.code.filter(|_| !is_good) {
        assert!(report.issues.iter().any(|it| it.code == code));
    }
});
