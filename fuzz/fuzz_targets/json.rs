//! JSON of any kind as an export: what `serde_json` takes for lines of objects is read, whatever its pieces; and a document
//! has as many rows as the list in it, or is refused.
#![no_main]

mod length;

use arbitrary::Arbitrary;
use humanoid_id::bulk::{Checker, Column, Format, Options, PlanError, Summary, read_gb18030};
use length::LONG;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

#[derive(Arbitrary, Debug)]
struct File {
    text: Vec<u8>,
    cut: u16,
    rows: Vec<Option<String>>,
    is_deep: bool,
}

fn checked(pieces: &[&[u8]]) -> Result<Summary, PlanError> {
    let column = Some(Column::Name("code".into()));
    let options = Options { format: Format::JsonLines, column, ..Options::default() };
    let mut checker = Checker::new(options, read_gb18030);
    for piece in pieces {
        checker.push(piece, &mut |_| {})?;
    }
    checker.finish(&mut |_| {}).cloned()
}

fuzz_target!(|file: File| {
    if file.text.len() > LONG {
        let _ = checked(&[&file.text]);
        return;
    }
    // Any bytes: no panic, and the same in two pieces.
    let (one, two) = file.text.split_at(usize::from(file.cut) % (file.text.len() + 1));
    assert_eq!(checked(&[&file.text]), checked(&[one, two]));
    // A document that somebody's program wrote.
    let rows: Vec<Value> = file.rows.iter().map(|code| serde_json::json!({ "code": code })).collect();
    let list = Value::from(rows);
    let document = if file.is_deep { serde_json::json!({ "count": 1, "data": { "rows": list } }) } else { list };
    for text in [serde_json::to_vec(&document), serde_json::to_vec_pretty(&document)] {
        let text = text.expect("a value is written");
        let summary = checked(&[&text]).expect("it has a list of rows");
        assert_eq!(summary.rows, file.rows.len() as u64);
    }
});
