//! The rules as a regular expression, for those who can read nothing else: JSON Schema, an `<input pattern>`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::check::rules;
use crate::format::{Alphabet, CountryRule, Ruleset, Segment};

/// An expression that every canonical code matches. It allows more than the rules do: which pairs of letters are a
/// country is a table, and what reads as a placeholder is no matter of single characters.
///
/// ```
/// use humanoid_id::{Ruleset, pattern};
/// assert_eq!(pattern(&Ruleset::default()), "^[A-Z]{2}[0-9A-Z]{27}$");
/// ```
#[must_use]
pub fn pattern(rules: &Ruleset) -> String {
    let mut all = String::from("^");
    let mut rest = Segment::ALL.as_slice();
    if rules.country == CountryRule::CnOnly {
        all += "CN";
        rest = &Segment::ALL[1..];
    }
    // Neighbouring segments of the same characters are one piece.
    let is_same = |one: &Segment, other: &Segment| rules::alphabet(*one, rules) == rules::alphabet(*other, rules);
    for run in rest.chunk_by(is_same) {
        let width: usize = run.iter().map(|segment| segment.width()).sum();
        let set = run.first().map_or(Alphabet::EMPTY, |segment| rules::alphabet(*segment, rules));
        all.extend([&class(set), "{", &width.to_string(), "}"]);
    }
    all += "$";
    all
}

/// A set of characters in brackets, each run of three and more as a range.
fn class(set: Alphabet) -> String {
    let characters: Vec<char> = set.characters().collect();
    let mut class = String::from("[");
    for run in characters.chunk_by(|&one, &next| u32::from(next) == u32::from(one) + 1) {
        match run {
            [first, _, .., last] => class.extend([first, &'-', last]),
            few => class.extend(few),
        }
    }
    class.push(']');
    class
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Alphabets, Reaction};

    #[test]
    fn the_pattern_follows_the_rules() {
        let rules = Ruleset {
            alphabets: Alphabets::all(Alphabet::ALNUM34),
            country: CountryRule::CnOnly,
            ..Ruleset::default()
        };
        assert_eq!(pattern(&rules), "^CN[0-9A-HJ-NP-Z]{27}$");
        let rules = Ruleset { country: CountryRule::Any, ambiguous: Reaction::Error, ..Ruleset::default() };
        assert_eq!(pattern(&rules), "^[0-9A-Z]{2}[0-9A-HJ-NP-Z]{27}$");
        let numeric = Alphabets { enterprise: Alphabet::DIGITS, ..Alphabets::all(Alphabet::ALNUM34) };
        let rules = Ruleset { alphabets: numeric, ..Ruleset::default() };
        assert_eq!(pattern(&rules), "^[A-Z]{2}[0-9]{4}[0-9A-HJ-NP-Z]{23}$");
        let rules = Ruleset { alphabets: Alphabets::all(Alphabet::of("01ABZ").unwrap()), ..Ruleset::default() };
        assert_eq!(pattern(&rules), "^[A-Z]{2}[01ABZ]{27}$");
    }
}
