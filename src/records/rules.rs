//! What does not fit together in a record: one function a rule, each with its issue, in one list.

use alloc::vec::Vec;

use super::context::RecordContext;
use super::document::{Unit, UnitEvent};
use super::issue::{RecordIssue, RecordIssueCode};
use super::life::Life;
use super::vocabulary::EventName;
use crate::format::Ruleset;
use crate::issue::{IssueCode, Param};
use crate::json::push_number;
use crate::meaning::decode;

/// What a rule looks at.
pub(super) struct Subject<'s, 'd> {
    pub unit: &'s Unit<'d>,
    pub life: &'s Life,
    pub context: &'s RecordContext<'s>,
}

type Rule = fn(&Subject<'_, '_>, &mut Vec<RecordIssue>);

/// Every rule, in the order in which its issues are told.
pub(super) const RULES: [Rule; 8] = [
    day_after_as_of,
    day_before_production,
    event_after_scrapped,
    recall_open,
    role_cannot,
    status_differs,
    correction_of_nothing,
    code_not_listed,
];

/// Data that describe a day cannot tell of a later one.
fn day_after_as_of(Subject { unit, context, .. }: &Subject<'_, '_>, issues: &mut Vec<RecordIssue>) {
    let Some(as_of) = context.as_of else { return };
    let tell = |pointer: alloc::string::String, on: &str| {
        RecordIssue::new(RecordIssueCode::DayAfterAsOf, pointer).with("on", on).with("asOf", as_of.as_str())
    };
    if unit.made > as_of {
        issues.push(tell("/made".into(), unit.made.as_str()));
    }
    for (at, event) in unit.events.iter().enumerate().filter(|(_, it)| it.on > as_of) {
        issues.push(tell(pointer(at, "/on"), event.on.as_str()));
    }
}

/// Nothing happens to a unit before it is made.
fn day_before_production(Subject { unit, life, .. }: &Subject<'_, '_>, issues: &mut Vec<RecordIssue>) {
    for (at, event) in counting(unit, life).filter(|(_, it)| it.on < unit.made) {
        let about = RecordIssue::new(RecordIssueCode::DayBeforeProduction, pointer(at, "/on"));
        let about = about.with("event", event.event.name()).with("on", event.on.as_str());
        issues.push(about.with("made", unit.made.as_str()));
    }
}

/// A scrapped unit that is sold again is the case for which life-long codes were made. What is scrapped may be recycled.
fn event_after_scrapped(Subject { unit, life, .. }: &Subject<'_, '_>, issues: &mut Vec<RecordIssue>) {
    let Some(end) = life.end.and_then(|at| unit.events.get(at)) else { return };
    let is_end =
        |it: &UnitEvent<'_>| matches!(it.event, EventName::Scrapped | EventName::Recycled | EventName::Corrected);
    for (at, event) in counting(unit, life).filter(|(_, it)| it.on > end.on && !is_end(it)) {
        let about = RecordIssue::new(RecordIssueCode::EventAfterScrapped, pointer(at, ""));
        let about = about.with("event", event.event.name()).with("on", event.on.as_str());
        issues.push(about.with("end", end.event.name()).with("since", end.on.as_str()));
    }
}

/// A recall stays open until somebody says that the fault was removed, or the unit is no more.
fn recall_open(Subject { unit, life, .. }: &Subject<'_, '_>, issues: &mut Vec<RecordIssue>) {
    let Some((at, recall)) = life.open_recall.and_then(|at| Some((at, unit.events.get(at)?))) else { return };
    if life.end.is_none() {
        issues.push(RecordIssue::new(RecordIssueCode::RecallOpen, pointer(at, "")).with("on", recall.on.as_str()));
    }
}

/// Not everybody can do everything: a user recalls nothing.
fn role_cannot(Subject { unit, .. }: &Subject<'_, '_>, issues: &mut Vec<RecordIssue>) {
    for (at, event) in unit.events.iter().enumerate().filter(|(_, it)| !it.event.roles().contains(&it.role)) {
        let about = RecordIssue::new(RecordIssueCode::RoleCannot, pointer(at, "/role"));
        issues.push(about.with("event", event.event.name()).with("role", event.role.name()));
    }
}

/// The state follows from the events; a status is a second account of it.
fn status_differs(Subject { unit, life, .. }: &Subject<'_, '_>, issues: &mut Vec<RecordIssue>) {
    let state = life.state();
    if let Some(status) = unit.status.filter(|status| *status != state) {
        let about = RecordIssue::new(RecordIssueCode::StatusDiffers, "/status");
        issues.push(about.with("status", status.name()).with("state", state.name()));
    }
}

/// Who takes back what nobody said means something else.
fn correction_of_nothing(Subject { unit, .. }: &Subject<'_, '_>, issues: &mut Vec<RecordIssue>) {
    for (at, event) in unit.events.iter().enumerate() {
        let Some(target) = event.corrects else { continue };
        if !unit.events.iter().any(|it| it.moment() == target) {
            let about = RecordIssue::new(RecordIssueCode::CorrectionOfNothing, pointer(at, "/corrects"));
            issues.push(about.with("event", target.event.name()).with("on", target.on.as_str()));
        }
    }
}

/// The enterprise or model is in no registry that was given.
fn code_not_listed(Subject { unit, context, .. }: &Subject<'_, '_>, issues: &mut Vec<RecordIssue>) {
    if context.knowledge.registries.is_empty() {
        return;
    }
    let Some(decoded) = decode(unit.id.as_str(), &Ruleset::default(), context.knowledge) else { return };
    for issue in decoded.issues {
        let segment = match issue.code {
            IssueCode::EnterpriseUnknown => "enterprise",
            IssueCode::ModelUnknown => "model",
            _ => continue,
        };
        let mut about = RecordIssue::new(RecordIssueCode::CodeNotListed, "/id").with("segment", segment);
        for name in ["code", "asOf"] {
            if let Some(Param::Text(text)) = issue.param(name) {
                about = about.with(name, text.as_str());
            }
        }
        issues.push(about);
    }
}

/// The events that no correction took back.
fn counting<'s, 'd>(unit: &'s Unit<'d>, life: &'s Life) -> impl Iterator<Item = (usize, &'s UnitEvent<'d>)> {
    unit.events.iter().enumerate().filter(|(at, _)| !life.withdrawn.contains(at))
}

fn pointer(event: usize, rest: &str) -> alloc::string::String {
    let mut pointer = alloc::string::String::from("/events/");
    push_number(&mut pointer, event as u64, 1);
    pointer.push_str(rest);
    pointer
}
