//! Rows told one by one, for doors that have no Rust types: as the package tells them.

use alloc::string::String;

use crate::bulk::judge::verdict::RowStatus;
use crate::bulk::rows::Row;
use crate::check::Report;
use crate::json::Json;

/// Rows as JSON, a list of `{ row, line, value, status, issues, duplicateOf, duplicateOfLine }`: an engine reads it in a third of the time
/// that setting property by property takes.
pub struct RowReports(Json);

impl Default for RowReports {
    fn default() -> Self {
        let mut json = Json::default();
        json.open('[');
        Self(json)
    }
}

impl RowReports {
    /// Tell of one more.
    #[inline(never)]
    pub fn push(&mut self, row: Row<'_>) {
        let Self(json) = self;
        json.open('{');
        json.put(r#""row":"#).number(row.number);
        json.put(r#","line":"#).number(row.line);
        let (status, first) = (status_name(row.verdict.status), row.duplicate_of);
        let line_of_first = row.line_of_earlier.filter(|_| first.is_some());
        let (value, report) = row.into_text_and_report();
        json.put(r#","value":"#).text(&value);
        json.put(r#","status":""#).put(status).put(r#"","issues":["#);
        for issue in &in_utf16(report, &value).issues {
            json.issue(issue);
        }
        json.put(r#"],"duplicateOf":"#);
        for (name, number) in [("", first), (r#","duplicateOfLine":"#, line_of_first)] {
            json.put(name);
            match number {
                Some(number) => json.number(number),
                None => json.raw("null"),
            }
        }
        json.put("}");
    }

    /// The whole list.
    #[must_use]
    pub fn finish(self) -> String {
        let Self(mut json) = self;
        json.close(']');
        json.finish()
    }
}

const fn status_name(status: RowStatus) -> &'static str {
    match status {
        RowStatus::Valid | RowStatus::Warned => "valid",
        RowStatus::Invalid => "invalid",
        RowStatus::Skipped => "skipped",
    }
}

/// The same report with places in UTF-16 units of the text instead of bytes.
#[must_use]
pub fn in_utf16(mut report: Report, text: &str) -> Report {
    if !text.is_ascii() {
        let units = |at: usize| text.get(..at).map_or(at, |before| before.encode_utf16().count());
        for span in
            report.issues.iter_mut().map(|it| &mut it.span).chain(report.edits.iter_mut().map(|it| &mut it.span))
        {
            *span = units(span.start)..units(span.end);
        }
    }
    report
}
