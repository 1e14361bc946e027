//! What a code looks like: the certain part, and one option for every unknown.

mod alphabet;
mod check_rule;
mod layout;
mod options;
mod packed;
mod ruleset;
mod severities;

pub use alphabet::{Alphabet, Alphabets};
pub use check_rule::CheckRule;
pub use layout::{LENGTH, Segment};
pub use options::{OptionError, OptionValue, SettledOption};
pub(crate) use options::{joined, quoted};
pub use ruleset::{
    Case, CountryRule, LayoutRule, RULESET_ID, Reaction, RegistryRule, Ruleset, Separators, UnicodeRule,
};
pub use severities::Severities;
