//! The assumed part: one option for every unknown of the standard, each with its default, why, and how sure.
//!
//! The specification text is not public. Where reports are silent, a default was chosen so that a real code is rather
//! warned about than wrongly refused; somebody who knows better sets the option. Certainty is given as in the
//! project's notes: A state media say so, B several sources agree, C one source, D our inference.

use alloc::string::{String, ToString};
use core::fmt;

/// The identifier of the default rules, with the month they describe.
pub const RULESET_ID: &str = "cn-humanoid-29/2026-05";

/// The characters that places 3 to 29 may hold: any part of `0-9A-Z`.
///
/// ```
/// use humanoid_id::Alphabet;
/// assert!(Alphabet::ALNUM36.contains(b'O'));
/// assert!(!Alphabet::ALNUM34.contains(b'O'));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Alphabet([u64; 2]);

impl Alphabet {
    /// No character at all.
    pub const EMPTY: Self = Self([0; 2]);
    /// `0-9A-Z`: the only published claim is "numerals and Latin letters" (B).
    pub const ALNUM36: Self = Self::from_bytes(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    /// Without I and O, as in China's code for civil drones.
    pub const ALNUM34: Self = Self::from_bytes(b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ");
    /// Without I, O and Q, as in a vehicle identification number.
    pub const ALNUM33: Self = Self::from_bytes(b"0123456789ABCDEFGHJKLMNPRSTUVWXYZ");
    /// The 31 characters of the unified social credit code, GB 32100.
    pub const USCC31: Self = Self::from_bytes(b"0123456789ABCDEFGHJKLMNPQRTUWXY");
    /// `A-Z`.
    pub const LETTERS: Self = Self::from_bytes(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    /// `0-9`.
    pub const DIGITS: Self = Self::from_bytes(b"0123456789");

    const NAMED: [(&'static str, Self); 5] = [
        ("alnum36", Self::ALNUM36),
        ("alnum34", Self::ALNUM34),
        ("alnum33", Self::ALNUM33),
        ("uscc31", Self::USCC31),
        ("digits", Self::DIGITS),
    ];

    const fn from_bytes(characters: &[u8]) -> Self {
        let mut set = Self::EMPTY;
        let mut index = 0;
        while index < characters.len() {
            set = set.with(characters[index]);
            index += 1;
        }
        set
    }

    /// The characters of a text; `None` where one is not of `0-9A-Z` or there are fewer than two.
    #[must_use]
    pub fn of(characters: &str) -> Option<Self> {
        let fits = characters.bytes().all(|byte| Self::ALNUM36.contains(byte));
        let set = Self::from_bytes(characters.as_bytes());
        (fits && set.len() >= 2).then_some(set)
    }

    /// The set that is published under a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, set)| *set)
    }

    /// The same and one character more; anything but `0-9A-Z` is in no alphabet and adds nothing.
    #[must_use]
    pub const fn with(mut self, byte: u8) -> Self {
        if matches!(byte, b'0'..=b'9' | b'A'..=b'Z') {
            self.0[(byte >> 6) as usize] |= 1 << (byte & 63);
        }
        self
    }

    /// The same without one ASCII character.
    #[must_use]
    pub const fn without(mut self, byte: u8) -> Self {
        self.0[(byte >> 6) as usize & 1] &= !(1 << (byte & 63));
        self
    }

    /// Whether a byte is one of its characters.
    #[must_use]
    #[inline]
    pub const fn contains(self, byte: u8) -> bool {
        byte < 128 && self.0[(byte >> 6) as usize] >> (byte & 63) & 1 == 1
    }

    /// How many characters it has.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.0[0].count_ones() + self.0[1].count_ones()) as usize
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Its characters in ASCII order.
    pub fn characters(self) -> impl Iterator<Item = char> {
        (0..128u8).filter(move |&byte| self.contains(byte)).map(char::from)
    }

    /// The name of a published set, if it is one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Self::NAMED.iter().find(|(_, set)| *set == self).map(|(name, _)| *name)
    }
}

impl fmt::Debug for Alphabet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Alphabet({self})")
    }
}

/// Its characters, one after another.
impl fmt::Display for Alphabet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.characters().try_for_each(|character| write!(f, "{character}"))
    }
}

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $id:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$inner])* $variant,)* }

        impl $name {
            const NAMES: &'static [&'static str] = &[$($id,)*];

            /// Its name as an option's value.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            fn from_name(name: &str) -> Option<Self> {
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
    const fn may_be_one(character: char) -> bool {
        !matches!(character, '0'..='9' | 'A'..='Z' | 'a'..='z' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{1_0000}'..)
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
    pub alphabet: Alphabet,
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
    /// Whether the text is finished: then what could still be continued is too short. Default no.
    pub is_final: bool,
}

impl Ruleset {
    /// The default rules, `cn-humanoid-29/2026-05`.
    pub const DEFAULT: Self = Self {
        alphabet: Alphabet::ALNUM36,
        ambiguous: Reaction::Warn,
        case: Case::Fold,
        country: CountryRule::Assigned,
        allow_user_assigned: false,
        allow_reserved: false,
        placeholder: Reaction::Warn,
        separators: Separators::Lenient,
        unicode: UnicodeRule::Fold,
        registry: RegistryRule::Warn,
        is_final: false,
    };
}

impl Default for Ruleset {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// The value of an option, as a host language or a command line gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionValue<'a> {
    /// One of the named choices.
    Name(&'a str),
    /// Yes or no.
    Flag(bool),
    /// A set of characters of the caller's own.
    Characters(&'a str),
    /// Anything else; the text says what it was.
    Other(&'a str),
}

/// A wrong option: its name, and what it could have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionError {
    /// The option as it was named.
    pub option: String,
    /// What was given.
    pub found: String,
    /// What it takes.
    pub expected: String,
}

impl OptionError {
    /// What was wrong, in English: it is a programmer who reads it.
    #[must_use]
    pub fn sentence(&self) -> String {
        ["option `", &self.option, "`: expected ", &self.expected, ", found ", &self.found].concat()
    }
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl core::error::Error for OptionError {}

impl Ruleset {
    /// The names of the options, as data and command lines spell them.
    pub const OPTIONS: [&'static str; 11] = [
        "alphabet",
        "ambiguous",
        "case",
        "country",
        "allowUserAssigned",
        "allowReserved",
        "placeholder",
        "separators",
        "unicode",
        "registry",
        "final",
    ];

    /// Set one option by name.
    ///
    /// # Errors
    /// [`OptionError`] where there is no such option, or it does not take this value; nothing is changed then.
    ///
    /// ```
    /// use humanoid_id::{OptionValue, Ruleset};
    /// let mut rules = Ruleset::default();
    /// rules.set("country", OptionValue::Name("cn-only")).unwrap();
    /// let error = rules.set("case", OptionValue::Name("lower")).unwrap_err();
    /// assert_eq!(error.to_string(), r#"option `case`: expected "fold" or "strict", found "lower""#);
    /// ```
    pub fn set(&mut self, option: &str, value: OptionValue<'_>) -> Result<(), OptionError> {
        use OptionValue::{Characters, Flag, Name};
        let names = |names: &[&str]| names.iter().map(|name| quoted(name)).collect::<alloc::vec::Vec<_>>().join(" or ");
        let flag = || "true or false".to_string();
        macro_rules! choose {
            ($field:ident, $type:ident) => {
                match value {
                    Name(name) => $type::from_name(name).map(|choice| self.$field = choice),
                    _ => None,
                }
                .ok_or_else(|| names($type::NAMES))
            };
        }
        macro_rules! switch {
            ($field:ident) => {
                if let Flag(on) = value { Ok(self.$field = on) } else { Err(flag()) }
            };
        }
        let outcome = match option {
            "alphabet" => match value {
                Name(name) => Alphabet::named(name),
                Characters(characters) => Alphabet::of(characters),
                _ => None,
            }
            .map(|alphabet| self.alphabet = alphabet)
            .ok_or_else(|| {
                let known: alloc::vec::Vec<_> = Alphabet::NAMED.iter().map(|(name, _)| *name).collect();
                names(&known) + " or { characters } with two or more of 0-9A-Z"
            }),
            "ambiguous" => choose!(ambiguous, Reaction),
            "case" => choose!(case, Case),
            "country" => choose!(country, CountryRule),
            "allowUserAssigned" => switch!(allow_user_assigned),
            "allowReserved" => switch!(allow_reserved),
            "placeholder" => choose!(placeholder, Reaction),
            "separators" => match value {
                Name("lenient") => Some(Separators::Lenient),
                Name("none") => Some(Separators::None),
                Characters(characters) if characters.chars().all(Separators::may_be_one) => {
                    Some(Separators::Characters(characters.to_string()))
                }
                _ => None,
            }
            .map(|separators| self.separators = separators)
            .ok_or_else(|| {
                names(&["lenient", "none"]) + " or { characters } without letters, digits and anything past U+FFFF"
            }),
            "unicode" => choose!(unicode, UnicodeRule),
            "registry" => choose!(registry, RegistryRule),
            "final" => switch!(is_final),
            _ => Err("one of ".to_string() + &Self::OPTIONS.join(", ")),
        };
        outcome.map_err(|expected| OptionError {
            option: option.to_string(),
            found: match value {
                Name(text) => quoted(text),
                Characters(text) => "{ characters: ".to_string() + &quoted(text) + " }",
                Flag(on) => (if on { "true" } else { "false" }).to_string(),
                OptionValue::Other(kind) => kind.to_string(),
            },
            expected,
        })
    }

    /// One option's value by name; `None` where there is no such option.
    #[must_use]
    pub fn get(&self, option: &str) -> Option<SettledOption> {
        use SettledOption::{Characters, Flag, Name};
        Some(match option {
            "alphabet" => self.alphabet.name().map_or_else(|| Characters(self.alphabet.characters().collect()), Name),
            "ambiguous" => Name(self.ambiguous.name()),
            "case" => Name(self.case.name()),
            "country" => Name(self.country.name()),
            "allowUserAssigned" => Flag(self.allow_user_assigned),
            "allowReserved" => Flag(self.allow_reserved),
            "placeholder" => Name(self.placeholder.name()),
            "separators" => match &self.separators {
                Separators::Lenient => Name("lenient"),
                Separators::None => Name("none"),
                Separators::Characters(characters) => Characters(characters.clone()),
            },
            "unicode" => Name(self.unicode.name()),
            "registry" => Name(self.registry.name()),
            "final" => Flag(self.is_final),
            _ => return None,
        })
    }
}

/// As in a message. (`{:?}` would bring 3 kB of escapes into the module.)
pub(crate) fn quoted(text: &str) -> String {
    ["\"", text, "\""].concat()
}

/// The value that an option has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettledOption {
    /// One of the named choices.
    Name(&'static str),
    /// Yes or no.
    Flag(bool),
    /// A set of characters of the caller's own.
    Characters(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_can_be_set_to_what_it_has() {
        let mut rules = Ruleset::default();
        for option in Ruleset::OPTIONS {
            let value = rules.get(option).expect("a listed option has a value");
            let value = match &value {
                SettledOption::Name(name) => OptionValue::Name(name),
                SettledOption::Flag(on) => OptionValue::Flag(*on),
                SettledOption::Characters(characters) => OptionValue::Characters(characters),
            };
            rules.set(option, value).expect("its own value fits");
            assert!(rules.set(option, OptionValue::Other("a number")).is_err());
        }
        assert_eq!(rules, Ruleset::default());
    }

    #[test]
    fn a_custom_alphabet_needs_two_of_the_36() {
        assert_eq!(Alphabet::of("01").map(Alphabet::len), Some(2));
        assert_eq!(Alphabet::of("11"), None);
        assert_eq!(Alphabet::of("ab"), None);
        assert_eq!(Alphabet::of(""), None);
    }

    #[test]
    fn an_unknown_option_is_named_with_the_choices() {
        let error = Ruleset::default().set("strict", OptionValue::Flag(true)).unwrap_err();
        assert!(error.to_string().contains("`strict`"), "{error}");
        assert!(error.expected.contains("allowReserved"), "{error}");
    }
}
