//! What may be shown of a text that came from somebody: for logs, for bug reports.

use alloc::string::String;

use crate::check::Reading;
use crate::check::code_point;
use crate::check::{LIMIT, Text};
use crate::check::{is_invisible, narrow};
use crate::format::{LENGTH, Ruleset, Segment};
#[cfg(feature = "bulk")]
use crate::privacy::other_schemes::has_shape_of_former_citizen_id;
#[cfg(feature = "bulk")]
use crate::privacy::{holds_citizen_id, holds_phone_number};
use crate::tables::look_alike;

/// The text with everything masked but country and enterprise: enough to see whose robot it was, not which.
///
/// A text that is no code shows nothing: every character is masked but separators, a person's number pasted by mistake
/// as well. A code with a typing error is one still: up to one place too few or too many, country and enterprise
/// understood, and a digit behind them.
///
/// ```
/// use humanoid_id::redact;
/// assert_eq!(redact("CN-TEST-H1A001-20260522A00000001"), "CN-TEST-******-*****************");
/// assert_eq!(redact("In case of fire"), "** **** ** ****");
/// assert_eq!(redact("11010519491231002X"), "******************");
/// ```
#[must_use]
pub fn redact(text: impl Text) -> String {
    let rules = Ruleset::DEFAULT;
    let reading = Reading::as_it_stands(text, &rules);
    let places = reading.places();
    let (shown, hidden) = places.split_at_checked(Segment::Enterprise.range().end).unwrap_or_default();
    let is_code = (LENGTH - 1..=LENGTH + 1).contains(&places.len())
        && [Segment::Country, Segment::Enterprise].into_iter().all(|segment| reading.understands(segment))
        && hidden.iter().any(|place| place.byte.is_ascii_digit());
    let masked_from = shown.last().filter(|_| is_code).map(|last| last.character.end);
    let characters = text.characters().take(LIMIT).map(|it| {
        let character = char::from_u32(it.point).unwrap_or(char::REPLACEMENT_CHARACTER);
        let is_separator = rules.separators.contains(character);
        if Some(it.end) <= masked_from || is_separator { character } else { '*' }
    });
    characters.collect()
}

/// A text from a file as it may be shown: masked where it holds what may be a person's number, of the telephone as well.
#[cfg(feature = "bulk")]
pub(crate) fn masked(text: String) -> String {
    let digits = text.chars().filter(|&it| narrow(it).is_ascii_digit()).count();
    if digits >= LEAST_DIGITS && holds_person(&text) { redact(text.as_str()) } else { text }
}

/// Digits that the shortest telephone number has.
#[cfg(feature = "bulk")]
const LEAST_DIGITS: usize = 8;

#[cfg(feature = "bulk")]
fn holds_person(text: &str) -> bool {
    let mut runs = text.split(|it: char| !narrow(it).is_ascii_alphanumeric());
    let is_former = |run: &str| {
        let digits: alloc::vec::Vec<u8> = run.chars().filter_map(|it| u8::try_from(narrow(it)).ok()).collect();
        has_shape_of_former_citizen_id(&digits)
    };
    holds_citizen_id(text) || holds_phone_number(text) || runs.any(is_former)
}

/// The kinds of a text's characters: what went wrong can be reported without the code itself.
///
/// `A` a capital letter, `a` a small one, `9` a digit; ASCII punctuation and spaces as they are; full-width letters and
/// digits as full-width `Ａ`, `ａ`, `９`; signs and what cannot be seen by code point; look-alikes by the row of the code
/// charts that they stand in, enough to tell the script; everything else, such as letters and digits of other scripts,
/// as `?`. A text over the limit ends in `…`.
///
/// ```
/// use humanoid_id::shape;
/// assert_eq!(shape("CN-t1 \u{410}"), "AA-a9 <U+041_>");
/// ```
#[must_use]
pub fn shape(text: impl Text) -> String {
    let mut kinds = String::new();
    for it in text.characters().take(LIMIT) {
        let character = char::from_u32(it.point);
        match character {
            Some('A'..='Z') => kinds.push('A'),
            Some('a'..='z') => kinds.push('a'),
            Some('0'..='9') => kinds.push('9'),
            Some(' '..='~') => kinds.extend(character),
            Some(wide) if narrow(wide) != wide => kinds.push(match narrow(wide) {
                'A'..='Z' => 'Ａ',
                'a'..='z' => 'ａ',
                '0'..='9' => '９',
                _ => wide,
            }),
            // The last digit would tell the letter or digit that it stands for.
            Some(_) if look_alike::looks_like(it.point).is_some() => {
                let mut number: String = code_point(it.point).collect();
                number.pop();
                kinds.extend(["<", &number, "_>"]);
            }
            Some(other) if is_content(other) => kinds.push('?'),
            _ => kinds.extend(["<", &code_point(it.point).collect::<String>(), ">"]),
        }
    }
    if text.units() > LIMIT {
        kinds.push('…');
    }
    kinds
}

/// Whether a character says something of the text, as letters of any script do; signs, spaces, controls and what cannot
/// be seen do not.
fn is_content(character: char) -> bool {
    let is_sign = matches!(character, '\0'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{e000}'..='\u{f8ff}' | '\u{ff00}'..='\u{ff65}');
    !is_sign && !is_invisible(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_shows_nothing() {
        for text in ["CB TEST H1A001", "hello, world", "姓名 110105 19491231 002X", "91350100M000100Y43"] {
            let masked = redact(text);
            assert!(!masked.contains(char::is_alphanumeric), "{text} shows {masked}");
        }
        for text in ["CNTEST", "INCASE", "IN SOME PLACES ROBOTS WALK THERE OK", "in case 110105 19491231 002x"] {
            assert!(!redact(text).contains(char::is_alphanumeric), "{text}");
        }
    }

    #[test]
    fn a_shape_tells_kinds_and_no_content() {
        assert_eq!(shape("ＣＮ，张三\u{200b}\u{7}"), "ＡＡ，??<U+200B><U+0007>");
        assert_eq!(shape("𝟏𝟐\u{661}"), "<U+1D7C_><U+1D7D_>?");
        assert_eq!(shape([0xD800_u16].as_slice()), "<U+D800>");
        assert_eq!(shape("A".repeat(600).as_str()).chars().count(), LIMIT + 1);
    }
}
