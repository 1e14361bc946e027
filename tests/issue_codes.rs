//! The table of issue codes in the guide says what the program says, of every code there is.
//!
//! `UPDATE_VECTORS=1 cargo test --test issue_codes` writes it anew.

use std::fmt::Write as _;

use humanoid_id::{Issue, IssueCode, Locale, message};

const MARKS: [&str; 2] = ["<!-- codes -->\n", "<!-- end -->\n"];

fn table() -> String {
    let mut table = String::from("| Code | Severity | What it means, and what to do | 中文 |\n|---|---|---|---|\n");
    for &code in IssueCode::ALL {
        let issue = Issue::new(code, 0..0);
        let [english, chinese] = [Locale::En, Locale::ZhCn].map(|locale| message(&issue, locale));
        let severity = code.default_severity().name();
        writeln!(table, "| `{}` | {severity} | {english} | {chinese} |", code.id()).expect("a text takes more");
    }
    table
}

#[test]
fn the_guide_has_every_code_as_the_program_says_it() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/issue-codes.md");
    let guide = std::fs::read_to_string(path).expect("the guide").replace("\r\n", "\n");
    let (before, rest) = guide.split_once(MARKS[0]).expect("where the table begins");
    let (written, after) = rest.split_once(MARKS[1]).expect("where the table ends");
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        std::fs::write(path, [before, MARKS[0], &table(), MARKS[1], after].concat()).expect("the guide is written");
    } else {
        assert_eq!(written, table());
    }
}
