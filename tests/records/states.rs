//! Events in short (`event@MM-DD` with a role where it is not the first that may say so) and the state they lead to.

use humanoid_id::records::{EventName, RecordContext, RecordReport, Role, State, check_record};

/// A line with these events.
pub fn line(events: &str) -> String {
    line_with(events, "")
}

/// The same with members before the events.
pub fn line_with(events: &str, members: &str) -> String {
    let events: Vec<String> = events.split_whitespace().map(event).collect();
    let events = events.join(",");
    format!(r#"{{"id":"CNTESTH1A00120260522A00000001","made":"2026-01-01",{members}"events":[{events}]}}"#)
}

/// `scrapped@05-01/user`, `corrected@05-02=scrapped@05-01`
fn event(short: &str) -> String {
    let (head, target) = short.split_once('=').map_or((short, None), |(head, target)| (head, Some(target)));
    let (head, role) = head.split_once('/').map_or((head, None), |(head, role)| (head, Some(role)));
    let moment = |text: &str| {
        let (name, day) = text.split_once('@').expect("event@MM-DD");
        (name.to_string(), format!("2026-{day}"))
    };
    let (name, on) = moment(head);
    let first = EventName::from_name(&name).map_or(Role::User, |it| it.roles()[0]).name();
    let role = role.unwrap_or(first);
    let corrects = target.map_or(String::new(), |target| {
        let (name, on) = moment(target);
        format!(r#","corrects":{{"event":"{name}","on":"{on}"}}"#)
    });
    format!(r#"{{"event":"{name}","on":"{on}","role":"{role}"{corrects}}}"#)
}

pub fn codes(report: &RecordReport<'_>) -> Vec<&'static str> {
    report.issues.iter().map(|it| it.code.id()).collect()
}

#[test]
fn states_follow_from_events() {
    for (events, state, issues) in [
        ("produced@01-01", "produced", &[][..]),
        ("produced@01-01 inspected@01-02", "produced", &[]),
        ("produced@01-01 placed-on-market@02-01", "on-market", &[]),
        ("produced@01-01 placed-on-market@02-01 transferred@02-02 put-into-use@03-01", "in-use", &[]),
        ("put-into-use@03-01 maintained@04-01/service-provider", "in-use", &[]),
        ("put-into-use@03-01 returned@04-01/service-provider", "under-repair", &[]),
        ("put-into-use@03-01 returned@04-01/service-provider part-replaced@04-02/service-provider", "in-use", &[]),
        // On one day it came in and went out.
        ("put-into-use@03-01 returned@04-01/service-provider maintained@04-01/service-provider", "in-use", &[]),
        ("put-into-use@03-01 returned@04-01/user", "returned", &[]),
        ("put-into-use@03-01 returned@04-01/user placed-on-market@05-01", "on-market", &[]),
        ("put-into-use@03-01 returned@04-01/user transferred@05-01", "on-market", &[]),
        ("put-into-use@03-01 recalled@04-01", "recalled", &["recall-open"]),
        ("put-into-use@03-01 recalled@04-01 recall-remedied@05-01", "in-use", &[]),
        ("put-into-use@03-01 recalled@04-01 recall-remedied@04-01", "in-use", &[]),
        ("put-into-use@03-01 recalled@04-01 recall-remedied@05-01 recalled@06-01", "recalled", &["recall-open"]),
        ("put-into-use@03-01 recalled@04-01 scrapped@05-01", "scrapped", &[]),
        ("put-into-use@03-01 scrapped@05-01", "scrapped", &[]),
        ("put-into-use@03-01 scrapped@05-01 recycled@06-01", "recycled", &[]),
        ("put-into-use@03-01 recycled@06-01", "recycled", &[]),
        // The case for which codes that last a life were made.
        ("scrapped@05-01 transferred@06-01", "scrapped", &["event-after-scrapped"]),
        ("recycled@05-01 put-into-use@06-01", "recycled", &["event-after-scrapped"]),
        ("put-into-use@03-01 scrapped@05-01 corrected@05-02=scrapped@05-01", "in-use", &[]),
        ("scrapped@05-01 corrected@05-02=scrapped@05-01 transferred@06-01", "produced", &[]),
        ("put-into-use@03-01 corrected@05-02=scrapped@05-01", "in-use", &["correction-of-nothing"]),
        ("put-into-use@03-01 recalled@04-01/user", "recalled", &["recall-open", "role-cannot"]),
    ] {
        let line = line(events);
        let report = check_record(&line, &RecordContext::default());
        assert_eq!(report.state.map(State::name), Some(state), "{events}");
        assert_eq!(codes(&report), issues, "{events}");
    }
}
