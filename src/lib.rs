//! Check, read and write China's 29-character humanoid-robot identity code.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
// The code below never uses it; the `cdylib` that wasm-pack asks for needs an allocator and a panic handler to link.
#[cfg(not(target_os = "none"))]
extern crate std;

mod check;
pub mod check_character;
mod issue;
mod layout;
pub mod live;
mod meaning;
mod message;
mod ruleset;
mod tables;

pub use check::{
    Edit, EditKind, Found, HumanoidId, LIMIT, Next, Report, Status, Style, Text, check, check_canonical, find,
    first_error,
    other_schemes::{self, Scheme},
    redact, shape,
};
pub use issue::{Issue, IssueCode, Param, Severity};
pub use layout::{LENGTH, Segment};
pub use meaning::{
    Assurance, Attribute, Decoded, DecodedField, Enterprise, Level, Listing, Meaning, Model, Names, Sample, Serial,
    Source, Standing, SuggestedEdit, SuggestedEditKind, Suggestion, SuggestionReason, decode, sample, suggest,
};
pub use message::{Locale, edit_sentence, message, notice, reason_sentence, sentence, status_label};
pub use ruleset::{
    Alphabet, Case, CountryRule, OptionError, OptionValue, RULESET_ID, Reaction, RegistryRule, Ruleset, Separators,
    SettledOption, UnicodeRule,
};
pub use tables::country::{self, Country};
