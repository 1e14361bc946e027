//! A line of records checked: what it tells, and what is wrong with it.

use alloc::string::String;
use alloc::vec::Vec;

use super::context::RecordContext;
use super::document::{self, Unit};
use super::issue::RecordIssue;
use super::life::Life;
use super::rules::{RULES, Subject};
use super::sentence::record_message;
use super::vocabulary::State;
use crate::check::HumanoidId;
use crate::issue::Severity;
use crate::json::Json;
use crate::message::Locale;

/// What one line tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordReport<'d> {
    /// The unit; `None` where the line is no record.
    pub unit: Option<Unit<'d>>,
    /// The state that follows from the events.
    pub state: Option<State>,
    /// Indices of the events in the order in which they happened.
    pub order: Vec<usize>,
    /// Indices of the events that a correction took back.
    pub withdrawn: Vec<usize>,
    /// What is wrong with it.
    pub issues: Vec<RecordIssue>,
}

/// Read and check one line.
///
/// ```
/// use humanoid_id::records::{check_record, RecordContext, State};
/// let line = r#"{"id":"CNTESTH1A00120260522A00000001","made":"2026-05-22","events":[
///     {"event":"put-into-use","on":"2026-07-01","role":"user"},
///     {"event":"produced","on":"2026-05-22","role":"manufacturer"}]}"#;
/// let report = check_record(line, &RecordContext::default());
/// assert_eq!(report.state, Some(State::InUse));
/// assert!(report.issues.is_empty());
/// ```
#[must_use]
pub fn check_record<'d>(line: &'d str, context: &RecordContext<'_>) -> RecordReport<'d> {
    let mut report = RecordReport::default();
    let Some(record) = document::read(line, &mut report.issues) else { return report };
    let course = Life::of(&record, context.as_of);
    let subject = Subject { unit: &record, life: &course, context };
    for rule in RULES {
        rule(&subject, &mut report.issues);
    }
    RecordReport {
        state: Some(course.state()),
        order: course.order,
        withdrawn: course.withdrawn,
        unit: Some(record),
        ..report
    }
}

impl RecordReport<'_> {
    /// Whether nothing forbids that it is published.
    #[must_use]
    pub fn is_publishable(&self) -> bool {
        self.unit.is_some() && self.issues.iter().all(|it| it.severity() < Severity::Error)
    }

    /// The code of the unit.
    #[must_use]
    pub fn id(&self) -> Option<HumanoidId> {
        self.unit.as_ref().map(|unit| unit.id)
    }

    /// As JSON: `{ id, state, order, withdrawn, issues: [{ code, severity, pointer, params, message: { en, zh } }] }`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Json::default();
        json.open('{');
        json.member("id", self.id().as_ref().map(HumanoidId::as_str));
        json.member("state", self.state.map(State::name));
        for (name, indices) in [("order", &self.order), ("withdrawn", &self.withdrawn)] {
            json.key(name);
            json.open('[');
            for index in indices {
                json.number(*index as u64);
            }
            json.close(']');
        }
        json.key("issues");
        json.open('[');
        for issue in &self.issues {
            json.record_issue(issue);
        }
        json.close(']');
        json.close('}');
        json.finish()
    }
}

impl Json {
    pub(super) fn record_issue(&mut self, issue: &RecordIssue) {
        self.open('{');
        self.member("code", Some(issue.code.id()));
        self.member("severity", Some(issue.severity().name()));
        self.member("pointer", Some(&issue.pointer));
        self.key("params");
        self.open('{');
        for (name, value) in &issue.params {
            self.member(name, Some(value));
        }
        self.close('}');
        self.key("message");
        self.open('{');
        self.member("en", Some(&record_message(issue, Locale::En)));
        self.member("zh", Some(&record_message(issue, Locale::ZhCn)));
        self.close('}');
        self.close('}');
    }
}
