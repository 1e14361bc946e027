//! What a code looks like: the certain part, and one option for every unknown.

mod alphabet;
mod layout;
mod options;
mod ruleset;

pub use alphabet::Alphabet;
pub use layout::{LENGTH, Segment};
pub use options::{OptionError, OptionValue, SettledOption};
pub(crate) use options::{joined, quoted};
pub use ruleset::{Case, CountryRule, RULESET_ID, Reaction, RegistryRule, Ruleset, Separators, UnicodeRule};
