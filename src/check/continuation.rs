//! What may follow a text that is not complete yet.

use crate::check::id::Shape;
use crate::check::rules::{alphabet, bytes_of, can_stand, can_start, is_writable, repetition};
use crate::format::{Alphabet, CheckRule, LENGTH, Ruleset, Segment};
use crate::issue::{IssueCode, Severity};

/// The characters that may follow a shape without errors, so that some valid code begins like that; `None` where the
/// shape is complete or no valid code does.
pub(crate) fn continuation(shape: &Shape, rules: &Ruleset) -> Option<Alphabet> {
    let all = without_check(shape, rules)?;
    let Some(check) = binding_check(rules).filter(|check| check.open(shape.len) <= FEW && shape.len < check.end())
    else {
        return Some(all);
    };
    let set =
        bytes_of(all).filter(|&byte| leads_on(&shape.with(byte), &check, rules)).fold(Alphabet::EMPTY, Alphabet::with);
    (!set.is_empty()).then_some(set)
}

/// The check that makes a code invalid where it does not agree.
fn binding_check(rules: &Ruleset) -> Option<CheckRule> {
    let is_error = |it: Severity| rules.severities.settle(IssueCode::CheckCharacterWrong, it) == Some(Severity::Error);
    rules.check.filter(|check| is_error(check.severity))
}

/// With more covered places still open than these, one choice or another leads to a check that can be written
/// ([`CheckRule::suits`]); with no more, all of them are tried.
const FEW: u32 = 2;

/// Whether some continuation of a shape ends in check characters that agree.
fn leads_on(shape: &Shape, check: &CheckRule, rules: &Ruleset) -> bool {
    if shape.len >= check.end() {
        return check.agrees(&shape.bytes);
    }
    if shape.len == check.places().start && check.open(shape.len) == 0 && !is_writable(check, shape, rules) {
        return false;
    }
    let Some(all) = without_check(shape, rules) else { return false };
    let is_free = !check.covers(shape.len) && !check.places().contains(&shape.len);
    // What the check does not cover is as good as any other.
    bytes_of(all).take(if is_free { 1 } else { all.len() }).any(|byte| leads_on(&shape.with(byte), check, rules))
}

/// The same as [`continuation`] by every rule but the one on check characters.
fn without_check(shape: &Shape, rules: &Ruleset) -> Option<Alphabet> {
    if shape.len >= LENGTH {
        return None;
    }
    // Where placeholders are refused, a segment needs two different characters.
    let no_repetition = repetition(rules) == Some(Severity::Error);
    let enough = if no_repetition { 2 } else { 1 };
    if Segment::ALL.into_iter().any(|segment| alphabet(segment, rules).len() < enough) {
        return None;
    }
    let segment = Segment::at(shape.len);
    let all = alphabet(segment, rules);
    let those =
        |fits: &dyn Fn(u8) -> bool| bytes_of(all).filter(|&byte| fits(byte)).fold(Alphabet::EMPTY, Alphabet::with);
    let set = match (segment, shape.part(segment)) {
        (Segment::Country, [first]) => those(&|byte| can_stand(*first, byte, rules)),
        (Segment::Country, _) => those(&|byte| can_start(byte, rules)),
        (_, [first, rest @ ..])
            if no_repetition && rest.len() + 2 == segment.width() && rest.iter().all(|other| other == first) =>
        {
            all.without(*first)
        }
        _ => all,
    };
    (!set.is_empty()).then_some(set)
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::*;
    use crate::check::rules::first_error;
    use crate::format::{Alphabets, CountryRule, Reaction};

    fn shape(text: &str) -> Shape {
        text.bytes().collect()
    }

    #[test]
    fn what_may_follow_is_exactly_what_causes_no_error() {
        let strict = Ruleset { placeholder: Reaction::Error, ambiguous: Reaction::Error, ..Ruleset::default() };
        let any = Ruleset { country: CountryRule::Any, allow_reserved: true, ..Ruleset::default() };
        let cn_only = Ruleset { country: CountryRule::CnOnly, allow_user_assigned: true, ..Ruleset::default() };
        let starts = ["", "C", "E", "U", "CN", "CN0", "CN000", "CN0001", "CNTESTAAAAA", "CNTESTH1A0010000000000000000"];
        for rules in [Ruleset::default(), strict, any, cn_only] {
            for start in starts.into_iter().filter(|start| first_error(&shape(start), &rules).0.is_none()) {
                let tried: String = bytes_of(Alphabet::ALNUM36)
                    .map(char::from)
                    .filter(|&next| first_error(&shape(&alloc::format!("{start}{next}")), &rules).0.is_none())
                    .collect();
                let told = continuation(&shape(start), &rules).map(|set| set.to_string()).unwrap_or_default();
                assert_eq!(told, tried, "after {start:?} under {rules:?}");
            }
        }
    }

    #[test]
    fn nothing_may_follow_where_no_code_can_be_valid() {
        let hopeless = Ruleset {
            alphabets: Alphabets::all(Alphabet::of("IO").unwrap()),
            ambiguous: Reaction::Error,
            ..Ruleset::default()
        };
        assert_eq!(continuation(&shape(""), &hopeless), None);
    }
}
