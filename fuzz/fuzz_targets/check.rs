//! One code: any UTF-16 under any rules. The report holds together, and what it promises can be kept.
#![no_main]

mod rules;

use humanoid_id::{LENGTH, Locale, Severity, Status, check, check_canonical, message, redact, shape, suggest};
use libfuzzer_sys::fuzz_target;
use rules::Choice;

fuzz_target!(|input: (Choice, Vec<u16>)| {
    let (rules, units) = (input.0.rules(), input.1);
    let report = check(units.as_slice(), &rules);
    assert_eq!(report.id.is_some(), report.status == Status::Valid);
    assert_eq!(report.next.is_some(), report.status == Status::Incomplete);
    assert_eq!(report.issues.iter().any(|it| it.severity == Severity::Error), report.status == Status::Invalid);
    let spans = report.issues.iter().map(|it| &it.span).chain(report.edits.iter().map(|it| &it.span));
    for span in spans {
        assert!(span.start <= span.end && span.end <= units.len());
    }
    for issue in &report.issues {
        for locale in Locale::ALL {
            assert!(!message(issue, locale).is_empty());
        }
    }
    match (report.id, report.next) {
        (Some(id), _) => assert_eq!(check_canonical(id.as_str(), &rules).id, Some(id)),
        // One step further is never the end of the road.
        (_, Some(next)) => {
            assert_eq!(next.position + next.remaining, LENGTH);
            let step = next.allowed.characters().next().expect("something may follow");
            let mut further = units.clone();
            further.extend(step.encode_utf16(&mut [0; 2]).iter());
            assert_ne!(check(further.as_slice(), &rules).status, Status::Invalid);
        }
        _ => {}
    }
    for suggestion in suggest(units.as_slice(), &rules) {
        let edit = suggestion.edit;
        let mut mended = units.clone();
        mended.splice(edit.span, edit.to.encode_utf16());
        assert_eq!(check(mended.as_slice(), &rules).id, Some(suggestion.id));
    }
    let _ = (redact(units.as_slice()), shape(units.as_slice()));
});
