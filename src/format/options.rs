//! Options by name: how a host language, a page or a command line sets the rules, and what it is told when it cannot.

use alloc::string::{String, ToString};
use core::fmt;

use crate::format::{
    Alphabet, Alphabets, Case, CountryRule, LayoutRule, Reaction, RegistryRule, Ruleset, Separators, UnicodeRule,
};

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
        joined(&["option `", &self.option, "`: expected ", &self.expected, ", found ", &self.found], "")
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
    pub const OPTIONS: [&'static str; 12] = [
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
        "layout",
        "final",
    ];

    /// The choices of an option that are names, in their order; of a switch `false` and `true`. None of one that there is not.
    #[must_use]
    pub fn choices(option: &str) -> &'static [&'static str] {
        match option {
            "alphabet" => &["alnum36", "alnum34", "alnum33", "uscc31", "digits"],
            "ambiguous" | "placeholder" => Reaction::NAMES,
            "case" => Case::NAMES,
            "country" => CountryRule::NAMES,
            "separators" => &["lenient", "none"],
            "unicode" => UnicodeRule::NAMES,
            "registry" => RegistryRule::NAMES,
            "layout" => LayoutRule::NAMES,
            "allowUserAssigned" | "allowReserved" | "final" => &["false", "true"],
            _ => &[],
        }
    }

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
        let names = |names: &[&str]| quoted(&joined(names, "\" or \""));
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
            .map(|alphabet| self.alphabets = Alphabets::all(alphabet))
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
                Characters(characters) if Separators::may_be(characters) => {
                    Some(Separators::Characters(characters.to_string()))
                }
                _ => None,
            }
            .map(|separators| self.separators = separators)
            .ok_or_else(|| {
                names(&["lenient", "none"])
                    + " or { characters }, at most 64, without letters, digits and anything past U+FFFF"
            }),
            "unicode" => choose!(unicode, UnicodeRule),
            "registry" => choose!(registry, RegistryRule),
            "layout" => choose!(layout, LayoutRule),
            "final" => switch!(is_final),
            _ => Err("one of ".to_string() + &joined(&Self::OPTIONS, ", ")),
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

    /// One option's value by name; `None` where there is no such option, or where the segments differ in it.
    #[must_use]
    pub fn get(&self, option: &str) -> Option<SettledOption> {
        use SettledOption::{Characters, Flag, Name};
        Some(match option {
            "alphabet" => {
                let set = self.alphabets.same()?;
                set.name().map_or_else(|| Characters(set.characters().collect()), Name)
            }
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
            "layout" => Name(self.layout.name()),
            "final" => Flag(self.is_final),
            _ => return None,
        })
    }
}

/// As in a message. (`{:?}` would bring 3 kB of escapes into the module.)
pub(crate) fn quoted(text: &str) -> String {
    joined(&["\"", text, "\""], "")
}

/// Texts in a row. (The library's `join` reckons the length beforehand, and weighs 400 bytes of gzip.)
pub(crate) fn joined(texts: &[&str], between: &str) -> String {
    let mut all = String::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            all.push_str(between);
        }
        all.push_str(text);
    }
    all
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
