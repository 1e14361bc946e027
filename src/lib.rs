//! Check, read and write China's 29-character humanoid-robot identity code.
//!
//! ```text
//!   C N T E S T H 1 A 0 0 1 2 0 2 6 0 5 2 2 A 0 0 0 0 0 0 0 1
//!   └┬┘ └──┬──┘ └────┬────┘ └───────────────┬───────────────┘
//! country enterprise model                serial
//!   2      4         6                     17
//! ```
//!
//! Every humanoid robot in China is to carry such a code. Its structure is certain; what the unpublished specification
//! leaves open is an option of the [`Ruleset`], each with its default and its reason. The code has no check character,
//! so well formed is all that a look at it can tell: never that a robot exists or is known to anybody.
//!
//! ```text
//!  any text --normalize--> places + edits --rules--> HumanoidId --decode--> Decoded
//!                 └───────────────┴────── issues: code, severity, segment, span in the text as it came
//! ```
//!
//! ```
//! use humanoid_id::{check, message, Locale, Ruleset, Status};
//!
//! let report = check("CNTEST-H1A00\u{41e}", &Ruleset::default());
//! assert_eq!(report.status, Status::Invalid);
//! assert_eq!(report.issues[0].span, 12..14); // the Cyrillic letter, in bytes of the text
//! assert!(message(&report.issues[0], Locale::En).contains("U+041E"));
//! ```
//!
//! Texts go in as `&str`, or as `&[u16]` of UTF-16 that may hold lone surrogates; nothing panics on any of them.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

#[cfg(feature = "bulk")]
pub mod bulk;
mod calendar;
mod check;
pub mod check_character;
mod editions;
mod format;
mod issue;
mod json;
pub mod live;
mod meaning;
mod message;
mod privacy;
pub mod records;
mod registry;
mod tables;

pub use check::{
    Edit, EditKind, Found, HumanoidId, LIMIT, Next, Report, Status, Style, Text, check, check_canonical, find,
    find_each, first_error, is_canonical, is_unremarkable, pattern, reading,
};
pub use editions::{Edition, Editions};
pub use format::{
    Alphabet, Alphabets, Case, CheckRule, CountryRule, LENGTH, LayoutRule, OptionError, OptionValue, RULESET_ID,
    Reaction, RegistryRule, Ruleset, Segment, Separators, SettledOption, Severities, UnicodeRule,
};
pub use issue::{Issue, IssueCode, Param, Severity};
pub use meaning::{
    Assurance, ChosenBy, Decoded, DecodedField, EditionFit, Enterprise, Level, Model, Parts, Sample, Serial,
    SuggestedEdit, SuggestedEditKind, Suggestion, SuggestionReason, compose, decode, decode_id, sample, suggest,
    suggest_with,
};
pub use message::{Locale, edit_sentence, input_sentence, message, notice, reason_sentence, sentence, status_label};
pub use privacy::{
    other_schemes::{self, Scheme},
    redact, shape,
};
pub use registry::{Attribute, Day, Fault, Knowledge, Listing, ListingStatus, Meaning, Names, Registry, RegistryInfo};
pub use tables::country::{self, Country};

// The examples of the README and of the guide are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
#[cfg(doctest)]
#[doc = include_str!("../docs/publish-your-registry.md")]
struct Guide;
#[cfg(doctest)]
#[doc = include_str!("../docs/the-standard-is-out.md")]
struct NewEdition;
#[cfg(doctest)]
#[doc = include_str!("../docs/rust.md")]
struct InRust;
