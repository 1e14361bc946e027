//! Rows told one by one, for doors that have no Rust types: as the package tells them.

use alloc::string::String;

use crate::bulk::judge::verdict::RowStatus;
use crate::bulk::rows::Row;
use crate::check::{HumanoidId, Report};
use crate::json::Json;

/// Rows as JSON, a list of `{ row, line, value, status, issues, duplicateOf, duplicateOfLine }`, with `rulesetId` where several
/// editions of the rules stand side by side, and `suggestion` where that is asked for: an engine reads it in a third of the
/// time that setting property by property takes.
pub struct RowReports {
    json: Json,
    have_suggestions: bool,
}

impl RowReports {
    /// An empty list.
    #[must_use]
    pub fn new(have_suggestions: bool) -> Self {
        let mut json = Json::default();
        json.open('[');
        Self { json, have_suggestions }
    }

    /// Tell of one more.
    #[inline(never)]
    pub fn push(&mut self, row: Row<'_>) {
        let Self { json, have_suggestions } = self;
        json.open('{');
        json.put(r#""row":"#).number(row.number);
        json.put(r#","line":"#).number(row.line);
        let (status, first) = (status_name(row.verdict.status), row.duplicate_of);
        let line_of_first = row.line_of_earlier.filter(|_| first.is_some());
        let is_skipped = row.verdict.status == RowStatus::Skipped;
        let told = row.told();
        json.put(r#","value":"#).text(&told.text);
        json.put(r#","status":""#).put(status).put(r#"","issues":["#);
        let (ruleset_id, suggestion) =
            (told.ruleset_id(), have_suggestions.then(|| told.suggestion().filter(|_| !is_skipped)));
        for issue in &in_utf16(told.report, &told.text).issues {
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
        if let Some(id) = ruleset_id {
            json.put(r#","rulesetId":"#).text(id);
        }
        if let Some(suggestion) = suggestion {
            json.put(r#","suggestion":"#).plain(suggestion.as_ref().map(HumanoidId::as_str));
        }
        json.put("}");
    }

    /// The whole list.
    #[must_use]
    pub fn finish(self) -> String {
        let Self { mut json, .. } = self;
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
