//! What is found is there, and what is suggested works.

use humanoid_id::{Ruleset, SuggestedEditKind, SuggestionReason, check, find, suggest};
use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::{code, dressed, edited, mostly_default, picks, text};

proptest! {
    #[test]
    fn every_suggestion_is_one_edit_away_and_leads_to_its_code(
        rules in mostly_default(), choice in picks(), dress in picks(), at in any::<usize>(), pick in any::<u8>(),
    ) {
        let Some(code) = code(&choice, &rules) else { return Ok(()) };
        for text in [edited(&code, at, pick), edited(&dressed(&code, &dress, &rules), at, pick)] {
            holds(&text, &rules);
        }
    }

    #[test]
    fn suggestions_of_any_text_hold_as_well(rules in mostly_default(), text in text()) {
        holds(&text, &rules);
    }

    #[test]
    fn a_code_is_found_between_anything_that_is_no_part_of_one(
        choice in picks(),
        before in select(vec!["", "x ", "序列号", "https://example.com/r/", "?id=", "\"", "😀", "\u{feff}", "%2F", "100% ", "ID：", "，"]),
        after in select(vec!["", " y", "已登记", "?a=1", "#top", "\"", "😀", "\u{200b}\n", "%26", "。", ", ", ")"]),
    ) {
        let rules = Ruleset::default();
        let Some(code) = code(&choice, &rules) else { return Ok(()) };
        let text = format!("{before}{code}{after}");
        let found = find(text.as_str(), &rules);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].id.as_str(), &code);
        prop_assert_eq!(found[0].span.clone(), before.len()..before.len() + code.len());
        // Two are two.
        let twice = format!("{text}, {code}");
        prop_assert_eq!(find(twice.as_str(), &rules).len(), 2, "{}", twice);
    }

    #[test]
    fn what_is_found_reads_to_the_code_that_was_found(rules in mostly_default(), text in text(), choice in picks(), dress in picks()) {
        let written = code(&choice, &rules).map(|code| dressed(&code, &dress, &rules)).unwrap_or_default();
        let text = format!("{text} {written} {text}");
        let found = find(text.as_str(), &rules);
        for it in &found {
            prop_assert_eq!(check(&text[it.span.clone()], &rules).id, Some(it.id), "{:?}", it.span);
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }
}

fn holds(text: &str, rules: &Ruleset) {
    let suggestions = suggest(text, rules);
    for it in &suggestions {
        let edit = &it.edit;
        let mended = [&text[..edit.span.start], &edit.to, &text[edit.span.end..]].concat();
        assert_eq!(check(mended.as_str(), rules).id, Some(it.id), "{it:?} of {text:?} under {rules:?}");
        assert_ne!(check(text, rules).id, Some(it.id));
        let (from, to) = (edit.from.chars().count(), edit.to.chars().count());
        match edit.kind {
            // The code takes the place of all that was around it.
            SuggestedEditKind::Replace if it.reason == SuggestionReason::TextAround => {
                assert_eq!((edit.span.clone(), &edit.to[..]), (0..text.len(), it.id.as_str()));
            }
            SuggestedEditKind::Replace => {
                assert!((1..=3).contains(&from) && (1..=2).contains(&to), "{it:?} of {text:?}");
            }
            SuggestedEditKind::Delete => assert_eq!((from, to), (1, 0)),
            SuggestedEditKind::Insert => assert_eq!((from, to, edit.span.len()), (0, 1, 0)),
            SuggestedEditKind::Swap => {
                let upper = edit.from.to_uppercase();
                let reversed: String = edit.to.chars().rev().collect();
                assert!(from == 2 && to == 2 && (upper == reversed || !edit.from.is_ascii()), "{edit:?}");
            }
        }
    }
    let mut ids: Vec<_> = suggestions.iter().map(|it| it.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), suggestions.len(), "{suggestions:?}");
    assert!(suggestions.is_sorted_by_key(|it| it.reason));
}
