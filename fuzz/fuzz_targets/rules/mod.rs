//! Any rules, out of a fuzzer's bytes.

use arbitrary::Arbitrary;
use humanoid_id::{Alphabet, Alphabets, Case, CountryRule, Reaction, RegistryRule, Ruleset, Separators, UnicodeRule};

#[derive(Arbitrary, Debug)]
pub struct Choice {
    alphabet: u64,
    reactions: [u8; 2],
    country: u8,
    flags: u8,
    separators: Option<Option<String>>,
}

impl Choice {
    pub fn rules(&self) -> Ruleset {
        let alphabet = match self.alphabet {
            0 => Alphabet::ALNUM36,
            bits => Alphabet::ALNUM36
                .characters()
                .enumerate()
                .filter(|(index, _)| bits >> index & 1 == 1)
                .filter_map(|(_, character)| u8::try_from(character).ok())
                .fold(Alphabet::EMPTY, Alphabet::with),
        };
        let reaction = |pick: u8| [Reaction::Warn, Reaction::Error, Reaction::Ignore][usize::from(pick % 3)];
        let countries = [CountryRule::Assigned, CountryRule::CnOnly, CountryRule::AnyLetters, CountryRule::Any];
        let flag = |bit: u8| self.flags >> bit & 1 == 1;
        Ruleset {
            alphabets: Alphabets::all(alphabet),
            ambiguous: reaction(self.reactions[0]),
            placeholder: reaction(self.reactions[1]),
            country: countries[usize::from(self.country % 4)],
            allow_user_assigned: flag(0),
            allow_reserved: flag(1),
            case: if flag(2) { Case::Strict } else { Case::Fold },
            unicode: if flag(3) { UnicodeRule::AsciiOnly } else { UnicodeRule::Fold },
            registry: if flag(4) { RegistryRule::Error } else { RegistryRule::Warn },
            is_final: flag(5),
            separators: match &self.separators {
                None => Separators::Lenient,
                Some(None) => Separators::None,
                // As many as an option takes.
                Some(Some(characters)) => Separators::Characters(characters.chars().take(64).collect()),
            },
            ..Ruleset::DEFAULT
        }
    }
}
