//! The rules as a regular expression, for those who can read nothing else: JSON Schema, an `<input pattern>`.

use alloc::string::{String, ToString};

use crate::check::rules;
use crate::format::{Alphabet, CountryRule, LENGTH, Ruleset, Segment};

/// An expression that every canonical code matches. It allows more than the rules do: which pairs of letters are a
/// country is a table, and what reads as a placeholder is no matter of single characters.
///
/// ```
/// use humanoid_id::{Ruleset, pattern};
/// assert_eq!(pattern(&Ruleset::default()), "^[A-Z]{2}[0-9A-Z]{27}$");
/// ```
#[must_use]
pub fn pattern(rules: &Ruleset) -> String {
    let country = Segment::Country.width();
    let body = class(rules::alphabet(Segment::Serial, rules));
    let country_class = class(rules::alphabet(Segment::Country, rules));
    let mut all = String::from("^");
    match rules.country {
        CountryRule::CnOnly => all += "CN",
        _ => all.extend([&country_class, "{", &country.to_string(), "}"]),
    }
    all.extend([&body, "{", &(LENGTH - country).to_string(), "}$"]);
    all
}

/// A set of characters in brackets, each run of three and more as a range.
fn class(set: Alphabet) -> String {
    let mut class = String::from("[");
    let mut rest = set.characters().peekable();
    while let Some(first) = rest.next() {
        let mut last = first;
        while let Some(next) = rest.next_if(|&next| u32::from(next) == u32::from(last) + 1) {
            last = next;
        }
        class.push(first);
        if u32::from(last) > u32::from(first) + 1 {
            class.push('-');
        }
        if last != first {
            class.push(last);
        }
    }
    class.push(']');
    class
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Reaction;

    #[test]
    fn the_pattern_follows_the_rules() {
        let rules = Ruleset { alphabet: Alphabet::ALNUM34, country: CountryRule::CnOnly, ..Ruleset::default() };
        assert_eq!(pattern(&rules), "^CN[0-9A-HJ-NP-Z]{27}$");
        let rules = Ruleset { country: CountryRule::Any, ambiguous: Reaction::Error, ..Ruleset::default() };
        assert_eq!(pattern(&rules), "^[0-9A-Z]{2}[0-9A-HJ-NP-Z]{27}$");
        let rules = Ruleset { alphabet: Alphabet::of("01ABZ").unwrap(), ..Ruleset::default() };
        assert_eq!(pattern(&rules), "^[A-Z]{2}[01ABZ]{27}$");
    }
}
