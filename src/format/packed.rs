//! Rules as numbers, for a boundary that only numbers cross.
//!
//! ```text
//!  choices        two bits each, by their place in `Ruleset::choices`, in the order of `Ruleset::OPTIONS` without the first
//!  digits letters of enterprise, of model and of serial: the alphabet's digits and its letters, a bit each
//!  check          0, or system+1 | place << 8 | severity << 16
//!  over           the places that the check characters are computed over, a bit each
//!  count          how many severities follow
//!  severity …     issue << 2 | severity, where 3 leaves the issue out
//!  separator …    where `separators` is a list of the caller's own: its characters
//! ```

use alloc::string::String;
use alloc::vec::Vec;

use super::{
    Alphabet, Alphabets, Case, CheckRule, CountryRule, LENGTH, LayoutRule, Reaction, RegistryRule, Ruleset, Separators,
    Severities, UnicodeRule,
};
use crate::check_character::System;
use crate::issue::{IssueCode, Severity};

/// What stands for an issue that is left out.
const OFF: u32 = 3;

impl Ruleset {
    /// The rules that numbers stand for; no numbers at all are the default rules.
    ///
    /// ```
    /// use humanoid_id::{CountryRule, Ruleset};
    /// assert_eq!(Ruleset::from_packed(&[]), Ruleset::DEFAULT);
    /// let rules = Ruleset { country: CountryRule::CnOnly, ..Ruleset::DEFAULT };
    /// assert_eq!(Ruleset::from_packed(&rules.packed()), rules);
    /// ```
    #[must_use]
    pub fn from_packed(numbers: &[u32]) -> Self {
        let [choices, d0, l0, d1, l1, d2, l2, check, over, count, rest @ ..] = numbers else { return Self::DEFAULT };
        let (set, own) = rest.split_at_checked(*count as usize).unwrap_or_default();
        let mut severities = Severities::AS_LISTED;
        for one in set {
            if let Some(code) = IssueCode::ALL.get((one >> 2) as usize) {
                severities.set(*code, Severity::ALL.get((one & 3) as usize).copied());
            }
        }
        let choice = |at: u32| choices >> (2 * at) & 3;
        let reaction = |at| match choice(at) {
            0 => Reaction::Warn,
            1 => Reaction::Error,
            _ => Reaction::Ignore,
        };
        Self {
            alphabets: Alphabets {
                enterprise: Alphabet::from_bits(*d0, *l0),
                model: Alphabet::from_bits(*d1, *l1),
                serial: Alphabet::from_bits(*d2, *l2),
            },
            ambiguous: reaction(0),
            case: if choice(1) == 0 { Case::Fold } else { Case::Strict },
            country: match choice(2) {
                0 => CountryRule::Assigned,
                1 => CountryRule::CnOnly,
                2 => CountryRule::AnyLetters,
                _ => CountryRule::Any,
            },
            allow_user_assigned: choice(3) == 1,
            allow_reserved: choice(4) == 1,
            placeholder: reaction(5),
            separators: match choice(6) {
                0 => Separators::Lenient,
                1 => Separators::None,
                _ => Separators::Characters(own.iter().filter_map(|point| char::from_u32(*point)).collect::<String>()),
            },
            unicode: if choice(7) == 0 { UnicodeRule::Fold } else { UnicodeRule::AsciiOnly },
            registry: if choice(8) == 0 { RegistryRule::Warn } else { RegistryRule::Error },
            layout: if choice(9) == 0 { LayoutRule::Warn } else { LayoutRule::Error },
            check: check_from(*check, *over),
            severities,
            is_final: choice(10) == 1,
        }
    }

    /// The numbers that stand for the rules.
    #[must_use]
    pub fn packed(&self) -> Vec<u32> {
        let separators = match self.separators {
            Separators::Lenient => 0,
            Separators::None => 1,
            Separators::Characters(_) => 2,
        };
        let choices = [
            self.ambiguous as u32,
            self.case as u32,
            self.country as u32,
            self.allow_user_assigned.into(),
            self.allow_reserved.into(),
            self.placeholder as u32,
            separators,
            self.unicode as u32,
            self.registry as u32,
            self.layout as u32,
            self.is_final.into(),
        ];
        let mut numbers = alloc::vec![choices.iter().rev().fold(0, |all, choice| all << 2 | choice)];
        for set in [self.alphabets.enterprise, self.alphabets.model, self.alphabets.serial] {
            let (digits, letters) = set.bits();
            numbers.extend([digits, letters]);
        }
        numbers.extend(self.check.as_ref().map_or([0, 0], packed_check));
        let severities: Vec<u32> = self
            .severities
            .iter()
            .map(|(code, severity)| (code as u32) << 2 | severity.map_or(OFF, |severity| severity as u32))
            .collect();
        numbers.push(u32::try_from(severities.len()).unwrap_or_default());
        numbers.extend(severities);
        if let Separators::Characters(own) = &self.separators {
            numbers.extend(own.chars().map(u32::from));
        }
        numbers
    }
}

fn check_from(check: u32, over: u32) -> Option<CheckRule> {
    let system = System::ALL.get((check & 0xFF).checked_sub(1)? as usize)?;
    let severity = Severity::ALL.get((check >> 16 & 3) as usize)?;
    let places: Vec<_> = (0..LENGTH).filter(|place| over >> place & 1 == 1).map(|place| place..place + 1).collect();
    CheckRule::new(*system, (check >> 8 & 0xFF) as usize, &places, *severity)
}

fn packed_check(rule: &CheckRule) -> [u32; 2] {
    let system = System::ALL.iter().position(|system| *system == rule.system()).map_or(0, |at| at + 1);
    let small = |number: usize| u32::try_from(number).unwrap_or_default();
    let over = (0..LENGTH).filter(|place| rule.covers(*place)).fold(0, |all, place| all | 1 << place);
    [small(system) | small(rule.places().start) << 8 | (rule.severity as u32) << 16, over]
}
