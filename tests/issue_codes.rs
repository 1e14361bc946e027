//! The tables of issue codes in the guides say what the program says, of every code there is.
//!
//! `UPDATE_VECTORS=1 cargo test --test issue_codes` writes them anew.

use std::fmt::Write as _;

use humanoid_id::{Issue, IssueCode, Locale, Severity, message};

const MARKS: [&str; 2] = ["<!-- codes -->\n", "<!-- end -->\n"];

fn table(head: &str, locale: Locale) -> String {
    let mut table = format!("{head}\n|---|---|---|\n");
    for &code in IssueCode::ALL {
        let said = message(&Issue::new(code, 0..0), locale);
        let severity = match (code.default_severity(), locale) {
            (Severity::Error, Locale::ZhCn) => "错误",
            (Severity::Warning, Locale::ZhCn) => "提醒",
            (Severity::Info, Locale::ZhCn) => "提示",
            (severity, _) => severity.name(),
        };
        writeln!(table, "| `{}` | {severity} | {said} |", code.id()).expect("a text takes more");
    }
    table
}

#[test]
fn the_guides_have_every_code_as_the_program_says_it() {
    for (guide, head, locale) in [
        ("issue-codes.md", "| Code | Severity | What it means, and what to do |", Locale::En),
        ("issue-codes.zh-CN.md", "| 代码 | 级别 | 含义和处理方法 |", Locale::ZhCn),
    ] {
        let path = format!("{}/docs/{guide}", env!("CARGO_MANIFEST_DIR"));
        let written = std::fs::read_to_string(&path).expect("the guide").replace("\r\n", "\n");
        let (before, rest) = written.split_once(MARKS[0]).expect("where the table begins");
        let (found, after) = rest.split_once(MARKS[1]).expect("where the table ends");
        let table = table(head, locale);
        if std::env::var_os("UPDATE_VECTORS").is_some() {
            std::fs::write(path, [before, MARKS[0], &table, MARKS[1], after].concat()).expect("the guide is written");
        } else {
            assert_eq!(found, table);
        }
    }
}
