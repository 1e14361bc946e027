//! Where things are: spans, segments, the two doors, what a change of one character does.

use std::ops::Range;

use humanoid_id::{
    Alphabet, EditKind, Issue, IssueCode, LENGTH, Locale, Param, Report, Ruleset, Segment, Severity, Status, Style,
    check, check_canonical, find, message, redact, shape, suggest,
};
use proptest::prelude::*;

use crate::generate::{code, dressed, mostly_default, picks, read, text, units};

/// Every span of a report, issues first.
fn spans(report: &Report) -> [Vec<Range<usize>>; 2] {
    [report.issues.iter().map(|it| it.span.clone()).collect(), report.edits.iter().map(|it| it.span.clone()).collect()]
}

/// The same report with its places in the text of UTF-8 counted in UTF-16.
fn in_units(mut report: Report, text: &str) -> Report {
    let place = |byte: usize| text[..byte].encode_utf16().count();
    let moved = |span: &Range<usize>| place(span.start)..place(span.end);
    report.edits.iter_mut().for_each(|it| it.span = moved(&it.span));
    for Issue { span, params, .. } in &mut report.issues {
        *span = moved(span);
        // How long a text is, is told in its own units.
        let length = params.iter_mut().filter(|(name, _)| *name == "length");
        length.for_each(|(_, value)| *value = Param::Number(place(text.len())));
    }
    report
}

fn holds_inner_laws(report: &Report, length: usize, is_boundary: impl Fn(usize) -> bool) {
    for spans in spans(report) {
        for span in &spans {
            assert!(span.start <= span.end && span.end <= length, "{span:?} of {length}");
            assert!(is_boundary(span.start) && is_boundary(span.end), "{span:?} cuts a character");
        }
        assert!(spans.is_sorted_by_key(|span| span.start), "{spans:?}");
    }
    let has_error = report.issues.iter().any(|it| it.severity == Severity::Error);
    assert_eq!(has_error, report.status == Status::Invalid, "{report:?}");
    assert_eq!(report.id.is_some(), report.status == Status::Valid);
    assert_eq!(report.next.is_some(), report.status == Status::Incomplete);
    for segment in Segment::ALL {
        let Some(part) = report.segment(segment) else { continue };
        assert_eq!(part.len(), segment.width());
        assert!(part.bytes().all(|byte| Alphabet::ALNUM36.contains(byte)), "{part}");
        let spoils = |it: &Issue| it.severity == Severity::Error && it.segment == Some(segment);
        let spoiler = report.issues.iter().find(|it| spoils(it) && it.code != IssueCode::TooShort);
        assert_eq!(spoiler, None, "{segment:?} is {part} all the same");
    }
    if let Some(id) = report.id {
        assert_eq!(Segment::ALL.map(|it| report.segment(it)), Segment::ALL.map(|it| Some(id.segment(it))));
    }
    for issue in &report.issues {
        for locale in Locale::ALL {
            assert!(!message(issue, locale).is_empty());
        }
    }
}

proptest! {
    #[test]
    fn both_doors_tell_the_same_with_places_inside_the_text(rules in mostly_default(), text in text()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let reports = [check(text.as_str(), &rules), check_canonical(text.as_str(), &rules)];
        let of_units = [check(units.as_slice(), &rules), check_canonical(units.as_slice(), &rules)];
        for (report, of_units) in reports.into_iter().zip(of_units) {
            holds_inner_laws(&report, text.len(), |at| text.is_char_boundary(at));
            prop_assert_eq!(in_units(report, &text), of_units);
        }
        let found = find(text.as_str(), &rules).into_iter().map(|it| it.id);
        prop_assert!(found.eq(find(units.as_slice(), &rules).into_iter().map(|it| it.id)));
        let suggested = suggest(text.as_str(), &rules).into_iter().map(|it| (it.id, it.reason));
        prop_assert!(suggested.eq(suggest(units.as_slice(), &rules).into_iter().map(|it| (it.id, it.reason))));
        prop_assert_eq!(redact(text.as_str()), redact(units.as_slice()));
        prop_assert_eq!(shape(text.as_str()), shape(units.as_slice()));
    }

    #[test]
    fn any_utf16_is_answered_with_places_inside_the_text(rules in mostly_default(), units in units()) {
        let is_inside_pair = |at: usize| {
            at > 0 && at < units.len() && matches!(units[at - 1], 0xD800..=0xDBFF)
                && matches!(units[at], 0xDC00..=0xDFFF)
        };
        // A high surrogate before a pair is lone, so a pair is told by what precedes; none of the three can be cut.
        let text = units.as_slice();
        holds_inner_laws(&check(text, &rules), units.len(), |at| !is_inside_pair(at));
        holds_inner_laws(&check_canonical(text, &rules), units.len(), |at| !is_inside_pair(at));
        let spans = find(text, &rules).into_iter().map(|it| it.span);
        let edits = suggest(text, &rules).into_iter().map(|it| it.edit.span);
        for span in spans.chain(edits) {
            prop_assert!(span.start <= span.end && span.end <= units.len());
            prop_assert!(!is_inside_pair(span.start) && !is_inside_pair(span.end));
        }
        let _ = (redact(text), shape(text));
    }

    #[test]
    fn every_written_form_reads_back_to_the_same_code(rules in mostly_default(), choice in picks(), dress in picks()) {
        let Some(code) = code(&choice, &rules) else { return Ok(()) };
        let id = check_canonical(code.as_str(), &rules).id.expect("what may follow leads to a canonical code");
        prop_assert_eq!(id.as_str(), &code);
        let lenient = Ruleset { separators: humanoid_id::Separators::Lenient, ..rules.clone() };
        for style in Style::ALL {
            prop_assert_eq!(check(id.format(style).as_str(), &lenient).id, Some(id));
        }
        let report = check(dressed(&code, &dress, &rules).as_str(), &rules);
        prop_assert_eq!(report.id, Some(id));
        // Reading is done once: what was read has nothing left to strip or fold, and says the same.
        let again = check(id.as_str(), &rules);
        prop_assert!(again.edits.is_empty());
        let codes = |report: &Report| report.issues.iter().map(|it| it.code).collect::<Vec<_>>();
        prop_assert_eq!((codes(&again), again.id), (codes(&report), report.id));
    }

    #[test]
    fn a_place_too_many_or_too_few_is_never_valid(choice in picks(), at in 0..LENGTH, more in "[0-9A-Z]") {
        let rules = Ruleset::default();
        let Some(code) = code(&choice, &rules) else { return Ok(()) };
        let longer = format!("{}{more}{}", &code[..at], &code[at..]);
        let report = check(longer.as_str(), &rules);
        prop_assert_eq!(report.status, Status::Invalid);
        prop_assert!(report.issues.iter().any(|it| it.code == IssueCode::TooLong && it.span == (LENGTH..LENGTH + 1)));
        let shorter = format!("{}{}", &code[..at], &code[at + 1..]);
        prop_assert_ne!(check(shorter.as_str(), &rules).status, Status::Valid);
    }
}

proptest! {
    // Each code is changed in 1500 ways.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.div_ceil(8)))]

    #[test]
    fn every_change_of_one_character_is_caught_or_leads_knowingly_to_another_code(choice in picks()) {
        let rules = Ruleset::default();
        let Some(code) = code(&choice, &rules) else { return Ok(()) };
        for place in 0..LENGTH {
            for other in Alphabet::ALNUM36.characters().chain("az#é编СΝ①😀\0ＡｚÉ-\u{200b} ".chars()) {
                let mut characters: Vec<char> = code.chars().collect();
                let was = std::mem::replace(&mut characters[place], other);
                let changed: String = characters.iter().collect();
                let report = check(changed.as_str(), &rules);
                let folded: String = changed.chars().map(read).collect();
                match report.status {
                    // Another code, and it is the one that stands there.
                    Status::Valid => {
                        let id = report.id.expect("a valid text has a code");
                        prop_assert_eq!(id.as_str(), &folded);
                        let is_told = report.edits.iter().any(|it| matches!(it.kind, EditKind::Width | EditKind::Case));
                        prop_assert_eq!(is_told, folded != changed);
                        prop_assert_eq!(id.as_str() == code, read(other) == was);
                    }
                    // Left out, or the reason why not, and said of this very place.
                    Status::Incomplete | Status::Invalid => {
                        let at = changed.char_indices().nth(place).map_or(0, |(at, _)| at);
                        let tells = |it: &Issue| it.severity == Severity::Error && it.span.contains(&at);
                        let is_told = report.issues.iter().any(tells) || report.edits.iter().any(|it| it.span.contains(&at));
                        prop_assert!(is_told, "{}: {:?}", changed, report.issues);
                    }
                }
            }
        }
    }
}

/// A report is written by hand for the module, where it has to be small and quick, and derived for everybody else.
#[cfg(feature = "serde")]
mod written {
    use super::*;

    proptest! {
        #[test]
        fn a_report_is_the_same_json_either_way(text in text(), rules in mostly_default()) {
            let report = check(text.as_str(), &rules);
            let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).expect("it is JSON");
            let derived = serde_json::to_string(&report).expect("it can be written");
            prop_assert_eq!(read(&report.to_json()), read(&derived));
        }
    }
}
