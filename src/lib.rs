//! Check, read and write China's 29-character humanoid-robot identity code.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
// The code below never uses it; the `cdylib` that wasm-pack asks for needs an allocator and a panic handler to link.
#[cfg(not(target_os = "none"))]
extern crate std;

mod check {
    pub mod other_schemes;
}
pub mod check_character;
mod issue;
mod layout;
mod message;
mod ruleset;
mod tables;

pub use check::other_schemes::{self, Scheme};
pub use issue::{Issue, IssueCode, Param, Severity};
pub use layout::{LENGTH, Segment};
pub use message::{Locale, edit_sentence, message, notice, reason_sentence, sentence, status_label};
pub use ruleset::{
    Alphabet, Case, CountryRule, OptionError, OptionValue, RULESET_ID, Reaction, RegistryRule, Ruleset, Separators,
    SettledOption, UnicodeRule,
};
pub use tables::country::{self, Country};
