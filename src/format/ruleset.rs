//! The assumed part: one option for every unknown of the standard, each with its default, why, and how sure.
//!
//! The specification text is not public. Where reports are silent, a default was chosen so that a real code is rather
//! warned about than wrongly refused; somebody who knows better sets the option. Certainty is given as in the
//! project's notes: A state media say so, B several sources agree, C one source, D our inference.

use alloc::string::String;

use super::{Alphabet, Alphabets, CheckRule, Severities};

/// The identifier of the default rules, with the month they describe.
pub const RULESET_ID: &str = "cn-humanoid-29/2026-05";

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $id:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$inner])* $variant,)* }

        impl $name {
            pub(super) const NAMES: &'static [&'static str] = &[$($id,)*];

            /// Its name as an option's value.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            pub(super) fn from_name(name: &str) -> Option<Self> {
                match name { $($id => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

choices! {
    /// What to do about something that is well formed and suspicious.
    Reaction {
        /// Say it; the code stays valid.
        #[default]
        Warn = "warn",
        /// Refuse the code.
        Error = "error",
        /// Say nothing.
        Ignore = "ignore",
    }
}

choices! {
    /// Lower-case letters. Nobody says; no sibling code has them (D).
    Case {
        /// Read as upper case, and note it.
        #[default]
        Fold = "fold",
        /// Refused.
        Strict = "strict",
    }
}

choices! {
    /// What the country segment may hold. It is said to follow GB/T 2659.1 (C), whose only form of two places is the
    /// alpha-2 code (D, strong).
    CountryRule {
        /// One of the 249 assigned codes.
        #[default]
        Assigned = "assigned",
        /// `CN` alone.
        CnOnly = "cn-only",
        /// Any two letters.
        AnyLetters = "any-letters",
        /// Any two letters or digits.
        Any = "any",
    }
}

choices! {
    /// What is not ASCII.
    UnicodeRule {
        /// Full-width forms become their ASCII counterparts, invisible characters go; both are noted.
        #[default]
        Fold = "fold",
        /// Refused.
        AsciiOnly = "ascii-only",
    }
}

choices! {
    /// An enterprise or model that the given registry does not list.
    RegistryRule {
        /// A warning: a table can be out of date.
        #[default]
        Warn = "warn",
        /// An error.
        Error = "error",
    }
}

choices! {
    /// What does not fit the layout that a maker published: characters of model and serial, and check characters.
    LayoutRule {
        /// A warning: a layout can be out of date, too.
        #[default]
        Warn = "warn",
        /// An error; so is a maker or model that no registry lists where one other character makes the code whole: listed, in
        /// its layout, a check character over that place agreeing.
        Error = "error",
    }
}

/// The characters that may stand between the places and do not count. No printed form is published (D).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Separators {
    /// White space, hyphens and dashes, dot, underscore, middle dot, slash, and what a Chinese keyboard writes for them.
    #[default]
    Lenient,
    /// None: the places follow each other.
    None,
    /// These and no others; the 36 characters and what lies past U+FFFF cannot be separators.
    Characters(String),
}

impl Separators {
    /// Whether a character can be a separator at all: nothing that is read as a place, for it would be both; nothing
    /// past U+FFFF, for half of it, as it comes in UTF-16, would make the beginning of a valid text invalid.
    pub(super) const fn may_be_one(character: char) -> bool {
        !matches!(character, '0'..='9' | 'A'..='Z' | 'a'..='z' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{1_0000}'..)
    }

    /// Whether these can be the separators. Every character of a text is looked for among them.
    pub(super) fn may_be(characters: &str) -> bool {
        characters.chars().count() <= 64 && characters.chars().all(Self::may_be_one)
    }

    /// Whether a character is one of them.
    #[must_use]
    pub fn contains(&self, character: char) -> bool {
        match self {
            Self::Lenient => {
                character.is_whitespace()
                    || matches!(
                        character,
                        '-' | '.' | '_' | '/'
                        | '\u{b7}' | '\u{30fb}' | '\u{ff65}' | '\u{2022}' // middle dots and bullet
                        | '\u{2010}'
                            ..='\u{2015}' | '\u{2212}' // hyphens, dashes, minus
                        | '\u{fe58}' | '\u{fe63}' | '\u{30fc}' | '\u{ff70}' // small forms, and what stands on a Japanese key
                        | '\u{3001}' | '\u{3002}' // what a Chinese keyboard writes for slash and dot
                    )
            }
            Self::None => false,
            Self::Characters(characters) => Self::may_be_one(character) && characters.chars().any(|it| it == character),
        }
    }
}

/// The rules in force: every unknown of the standard and how it is settled.
///
/// ```
/// use humanoid_id::{check, Reaction, Ruleset, Status};
/// let strict = Ruleset { ambiguous: Reaction::Error, ..Ruleset::default() };
/// assert_eq!(check("CNTESTH1A0O120260522A00000001", &strict).status, Status::Invalid);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ruleset {
    /// The characters of places 3 to 29. Default `0-9A-Z`: wrongly refusing a real code is worse than a warning.
    pub alphabets: Alphabets,
    /// I and O in places 3 to 29. Default a warning: the drone code bans both, so they are likely typing errors (D).
    pub ambiguous: Reaction,
    /// Lower-case letters.
    pub case: Case,
    /// What the country segment may hold.
    pub country: CountryRule,
    /// Allow the codes that ISO 3166 leaves to users (`XX`, `ZZ`, …). Default no: they name no origin.
    pub allow_user_assigned: bool,
    /// Allow the codes that are reserved or withdrawn (`EU`, `UK`, `SU`, …). Default no.
    pub allow_reserved: bool,
    /// Segments of one repeated character. Default a warning: `0000` could be legal.
    pub placeholder: Reaction,
    /// What may stand between the places.
    pub separators: Separators,
    /// What is not ASCII.
    pub unicode: UnicodeRule,
    /// What a registry does not list.
    pub registry: RegistryRule,
    /// What does not fit a maker's layout.
    pub layout: LayoutRule,
    /// The check characters of a code. Default none: no report tells of any (D, strong), an edition to come may.
    pub check: Option<CheckRule>,
    /// How bad each issue is, where it is not as the other options say.
    pub severities: Severities,
    /// Whether the text is finished: then what could still be continued is too short. Default no.
    pub is_final: bool,
}

impl Ruleset {
    /// The default rules, `cn-humanoid-29/2026-05`.
    pub const DEFAULT: Self = Self {
        alphabets: Alphabets::all(Alphabet::ALNUM36),
        ambiguous: Reaction::Warn,
        case: Case::Fold,
        country: CountryRule::Assigned,
        allow_user_assigned: false,
        allow_reserved: false,
        placeholder: Reaction::Warn,
        separators: Separators::Lenient,
        unicode: UnicodeRule::Fold,
        registry: RegistryRule::Warn,
        layout: LayoutRule::Warn,
        check: None,
        severities: Severities::AS_LISTED,
        is_final: false,
    };
}

impl Default for Ruleset {
    fn default() -> Self {
        Self::DEFAULT
    }
}
