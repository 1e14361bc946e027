//! The rules of the format: one function each, and one list of them.
//!
//! A rule looks at a [`Shape`] and tells what it finds: code, severity, places. It neither knows the text as it came
//! nor how things are said. Both roads run this list: the yes/no road leaves at the first error, the report keeps
//! going. A new rule is a function here and a line in [`every_rule`].

use core::ops::{ControlFlow, Range};

use crate::check::id::Shape;
#[cfg(feature = "bulk")]
use crate::check::lanes::is_canonical;
use crate::check::normalize::Place;
#[cfg(feature = "bulk")]
use crate::format::Alphabets;
use crate::format::{Alphabet, CheckRule, CountryRule, LENGTH, Reaction, Ruleset, Segment};
use crate::issue::{IssueCode, Severity};
use crate::tables::country::{self, Status};

/// What a rule found, in places of the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub code: IssueCode,
    pub severity: Severity,
    pub places: Range<usize>,
}

impl Finding {
    fn new(code: IssueCode, severity: Severity, places: Range<usize>) -> Self {
        Self { code, severity, places }
    }
}

/// Run every rule, until the visitor has heard enough.
#[inline]
pub(crate) fn every_rule<B>(
    shape: &Shape,
    rules: &Ruleset,
    visit: &mut impl FnMut(Finding) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let mut settled = |finding: Finding| match rules.severities.settle(finding.code, finding.severity) {
        Some(severity) => visit(Finding { severity, ..finding }),
        None => ControlFlow::Continue(()),
    };
    length(shape, rules, &mut settled)?;
    country(shape, rules, &mut settled)?;
    characters(shape, rules, &mut settled)?;
    ambiguous_letters(shape, rules, &mut settled)?;
    placeholders(shape, rules, &mut settled)?;
    check_characters(shape, rules, &mut settled)
}

/// Exactly 29 places. Fewer is only an error in a text that is final; [`continuation`] tells the rest.
#[inline]
fn length<B>(shape: &Shape, rules: &Ruleset, visit: &mut impl FnMut(Finding) -> ControlFlow<B>) -> ControlFlow<B> {
    if shape.len > LENGTH {
        visit(Finding::new(IssueCode::TooLong, Severity::Error, LENGTH..shape.len))?;
    } else if shape.len < LENGTH && rules.is_final {
        visit(Finding::new(IssueCode::TooShort, Severity::Error, shape.len..shape.len))?;
    }
    ControlFlow::Continue(())
}

/// The first two places name a country or region, as [`CountryRule`] says.
#[inline]
fn country<B>(shape: &Shape, rules: &Ruleset, visit: &mut impl FnMut(Finding) -> ControlFlow<B>) -> ControlFlow<B> {
    let objection = match *shape.part(Segment::Country) {
        [b'C', b'N'] => None,
        [first, second] => objection(first, second, rules),
        // One letter is fine while some second one is; else it gets the objection to the likeliest pair.
        [first] if !can_start(first, rules) => [b'N', b'A', first]
            .into_iter()
            .chain(Alphabet::LETTERS.characters().filter_map(|letter| u8::try_from(letter).ok()))
            .find(|&second| country::is_assigned(first, second))
            .map_or_else(|| objection(first, b'A', rules), |second| objection(first, second, rules)),
        _ => None,
    };
    match objection {
        Some((code, severity)) => visit(Finding::new(code, severity, 0..shape.len.min(2))),
        None => ControlFlow::Continue(()),
    }
}

/// What is to be said against a pair of places, if anything, and how bad it is under the rules. Characters that are neither letter nor digit are not this
/// rule's business.
fn objection(first: u8, second: u8, rules: &Ruleset) -> Option<(IssueCode, Severity)> {
    let any_letters = matches!(rules.country, CountryRule::AnyLetters | CountryRule::Any);
    let cn_only = rules.country == CountryRule::CnOnly;
    let unless = |allowed: bool| if allowed { Severity::Info } else { Severity::Error };
    if ![first, second].into_iter().all(|byte| Alphabet::ALNUM36.contains(byte)) {
        return None;
    }
    let settled = |(code, severity): (IssueCode, Severity)| Some((code, rules.severities.settle(code, severity)?));
    if first.is_ascii_digit() || second.is_ascii_digit() {
        return settled((IssueCode::CountryNotLetters, unless(rules.country == CountryRule::Any)));
    }
    let user_assigned = any_letters || rules.allow_user_assigned && !cn_only;
    let reserved = any_letters || rules.allow_reserved && !cn_only;
    settled(match country::status(first, second) {
        Status::Assigned if (first, second) == (b'C', b'N') => return None,
        Status::Assigned => (IssueCode::CountryNotCn, unless(!cn_only)),
        Status::UserAssigned => (IssueCode::CountryUserAssigned, unless(user_assigned)),
        Status::Reserved => (IssueCode::CountryReserved, unless(reserved)),
        Status::Withdrawn => (IssueCode::CountryWithdrawn, unless(reserved)),
        Status::Unassigned => (IssueCode::CountryUnassigned, unless(any_letters)),
    })
}

pub(super) fn can_stand(first: u8, second: u8, rules: &Ruleset) -> bool {
    objection(first, second, rules).is_none_or(|(_, severity)| severity < Severity::Error)
}

pub(super) fn can_start(first: u8, rules: &Ruleset) -> bool {
    // A character that is no letter or digit is the next rule's to refuse.
    !Alphabet::ALNUM36.contains(first) || bytes_of(Alphabet::ALNUM36).any(|second| can_stand(first, second, rules))
}

pub(super) fn bytes_of(set: Alphabet) -> impl Iterator<Item = u8> {
    (b'0'..=b'Z').filter(move |&byte| set.contains(byte))
}

/// Every place holds a character of its segment's alphabet.
#[inline]
fn characters<B>(shape: &Shape, rules: &Ruleset, visit: &mut impl FnMut(Finding) -> ControlFlow<B>) -> ControlFlow<B> {
    // Eight places at a time, where nearly every code is fine; for many codes, because it takes room in a page.
    #[cfg(feature = "bulk")]
    if shape.len >= LENGTH && rules.alphabets == Alphabets::all(Alphabet::ALNUM36) && is_canonical(&shape.bytes) {
        return ControlFlow::Continue(());
    }
    for segment in Segment::ALL {
        // In the country segment letters and digits are the country rule's to judge.
        let alphabet = rules.alphabets.of(segment);
        let places = segment.range().zip(shape.part(segment));
        for (place, &byte) in places.filter(|(_, byte)| !alphabet.contains(**byte)) {
            let code = match byte {
                Place::LOOK_ALIKE => IssueCode::LookAlikeCharacter,
                _ => IssueCode::CharacterNotAllowed,
            };
            visit(Finding::new(code, Severity::Error, place..place + 1))?;
        }
    }
    ControlFlow::Continue(())
}

/// I and O after the country: sibling codes ban both, so they are likely 1 and 0. Q is only noted.
#[inline]
fn ambiguous_letters<B>(
    shape: &Shape,
    rules: &Ruleset,
    visit: &mut impl FnMut(Finding) -> ControlFlow<B>,
) -> ControlFlow<B> {
    // In most codes there is none: all places at once are looked at sooner than one after the other.
    let is_letter = |byte: &u8| matches!(byte, b'I' | b'O' | b'Q');
    if rules.ambiguous == Reaction::Ignore || !shape.bytes.iter().fold(false, |found, byte| found | is_letter(byte)) {
        return ControlFlow::Continue(());
    }
    for (place, &byte) in shape.places().iter().enumerate() {
        let is_ambiguous = place >= Segment::Country.width() && is_letter(&byte);
        if is_ambiguous && rules.alphabets.of(Segment::at(place)).contains(byte) {
            let Some(severity) = ambiguity(byte, rules) else { continue };
            // Check characters that agree leave no doubt about what they cover.
            if severity == Severity::Error || !is_confirmed(place, shape, rules) {
                visit(Finding::new(IssueCode::AmbiguousLetter, severity, place..place + 1))?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// How bad one of the ambiguous letters is under the rules.
fn ambiguity(letter: u8, rules: &Ruleset) -> Option<Severity> {
    let severity = severity_of(rules.ambiguous)?;
    rules.severities.settle(IssueCode::AmbiguousLetter, if letter == b'Q' { Severity::Info } else { severity })
}

/// Whether a place is covered by check characters that agree.
fn is_confirmed(place: usize, shape: &Shape, rules: &Ruleset) -> bool {
    rules.check.is_some_and(|check| {
        shape.len == LENGTH && (check.covers(place) || check.places().contains(&place)) && check.agrees(&shape.bytes)
    })
}

/// A segment of one repeated character is likely to stand for nothing yet.
#[inline]
fn placeholders<B>(
    shape: &Shape,
    rules: &Ruleset,
    visit: &mut impl FnMut(Finding) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let Some(severity) = repetition(rules) else { return ControlFlow::Continue(()) };
    for segment in [Segment::Enterprise, Segment::Model, Segment::Serial] {
        let part = shape.part(segment);
        let Some((first, rest)) = part.split_first() else { continue };
        let repeats = rest.iter().all(|byte| byte == first);
        if repeats && part.len() == segment.width() && rules.alphabets.of(segment).contains(*first) {
            visit(Finding::new(IssueCode::PlaceholderSegment, severity, segment.range()))?;
        }
    }
    ControlFlow::Continue(())
}

/// How bad a segment of one repeated character is under the rules.
pub(super) fn repetition(rules: &Ruleset) -> Option<Severity> {
    rules.severities.settle(IssueCode::PlaceholderSegment, severity_of(rules.placeholder)?)
}

/// The check characters agree with the places that they cover; and where these are all there and the check characters
/// are still to come, they can be written in the alphabet of their segment.
#[inline]
fn check_characters<B>(
    shape: &Shape,
    rules: &Ruleset,
    visit: &mut impl FnMut(Finding) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let Some(check) = rules.check else { return ControlFlow::Continue(()) };
    let own = check.places();
    // Of a text with places too many, nobody knows which they are.
    if shape.len > LENGTH || check.open(shape.len) > 0 || shape.len < own.end && shape.len > own.start {
        return ControlFlow::Continue(());
    }
    let is_read = |place: usize, byte: u8| rules.alphabets.of(Segment::at(place)).contains(byte);
    // What cannot be read is told already, and nothing can be computed over it.
    let mut places = shape.bytes.iter().take(shape.len).enumerate();
    if !places.all(|(place, &byte)| is_read(place, byte) || !(check.covers(place) || own.contains(&place))) {
        return ControlFlow::Continue(());
    }
    let is_fine = if shape.len >= own.end { check.agrees(&shape.bytes) } else { is_writable(&check, shape, rules) };
    if is_fine {
        return ControlFlow::Continue(());
    }
    visit(Finding::new(
        IssueCode::CheckCharacterWrong,
        check.severity,
        own.start..own.end.min(shape.len).max(own.start),
    ))
}

/// Whether the check characters that belong to a shape may stand where they are to stand.
pub(super) fn is_writable(check: &CheckRule, shape: &Shape, rules: &Ruleset) -> bool {
    check.expected(&shape.bytes).is_some_and(|right| {
        let places = check.places().zip(right.as_str().bytes());
        places.into_iter().all(|(place, byte)| alphabet(Segment::at(place), rules).contains(byte))
    })
}

const fn severity_of(reaction: Reaction) -> Option<Severity> {
    match reaction {
        Reaction::Warn => Some(Severity::Warning),
        Reaction::Error => Some(Severity::Error),
        Reaction::Ignore => None,
    }
}

/// The characters that a segment may hold under the rules, as far as each is judged alone.
pub(crate) fn alphabet(segment: Segment, rules: &Ruleset) -> Alphabet {
    match segment {
        Segment::Country if objection(b'0', b'0', rules).is_none_or(|it| it.1 < Severity::Error) => Alphabet::ALNUM36,
        Segment::Country => Alphabet::LETTERS,
        _ => [b'I', b'O', b'Q']
            .into_iter()
            .filter(|letter| ambiguity(*letter, rules) == Some(Severity::Error))
            .fold(rules.alphabets.of(segment), Alphabet::without),
    }
}

/// [`every_rule`] for those who hear the findings one by one: a copy of the rules for all of them.
pub(super) fn each_finding(
    shape: &Shape,
    rules: &Ruleset,
    visit: &mut dyn FnMut(Finding) -> ControlFlow<Finding>,
) -> ControlFlow<Finding> {
    every_rule(shape, rules, &mut |finding| visit(finding))
}

/// The first error, if there is one, and whether anything at all was found before it.
#[inline]
pub(crate) fn first_error(shape: &Shape, rules: &Ruleset) -> (Option<Finding>, bool) {
    let mut remarks = false;
    let outcome = each_finding(shape, rules, &mut |finding| match finding.severity {
        Severity::Error => ControlFlow::Break(finding),
        Severity::Warning | Severity::Info => {
            remarks = true;
            ControlFlow::Continue(())
        }
    });
    match outcome {
        ControlFlow::Break(finding) => (Some(finding), remarks),
        ControlFlow::Continue(()) => (None, remarks),
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    fn shape(text: &str) -> Shape {
        text.bytes().collect()
    }

    fn found(text: &str, rules: &Ruleset) -> Vec<(IssueCode, Severity, Range<usize>)> {
        let mut all = Vec::new();
        let _ = every_rule(&shape(text), rules, &mut |it| {
            all.push((it.code, it.severity, it.places));
            ControlFlow::<()>::Continue(())
        });
        all
    }

    #[test]
    fn a_plain_code_gives_no_finding() {
        assert_eq!(found("CNTESTH1A00120260522A00000001", &Ruleset::default()), []);
    }

    #[test]
    fn one_letter_that_starts_no_country_is_refused_at_once() {
        use IssueCode::{CountryNotCn, CountryNotLetters, CountryUserAssigned};
        let rules = Ruleset::default();
        assert_eq!(found("C", &rules), []);
        assert_eq!(found("X", &rules), [(CountryUserAssigned, Severity::Error, 0..1)]);
        assert_eq!(found("8", &rules), [(CountryNotLetters, Severity::Error, 0..1)]);
        let cn_only = Ruleset { country: CountryRule::CnOnly, ..rules };
        assert_eq!(found("D", &cn_only), [(CountryNotCn, Severity::Error, 0..1)]);
    }
}
