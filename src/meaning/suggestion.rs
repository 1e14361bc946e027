//! What is suggested, as data: a code, the edit that leads to it, and why.

use alloc::string::String;
use core::ops::Range;

use crate::check::HumanoidId;

/// Why an edit is suggested, most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SuggestionReason {
    /// The country is written in another of its forms: `CHN`, `156`, `86` or `+86` for `CN`.
    CountryForm,
    /// The code is reserved and commonly written for another: `UK` for `GB`.
    ReservedCountry,
    /// The two characters look alike.
    LooksAlike,
    /// A character that is no part of any code stands in between, or one without which a registry knows the whole.
    StrayCharacter,
    /// Two neighbours changed places.
    Swapped,
    /// A character was typed twice.
    Doubled,
    /// One letter of the country is missing.
    Missing,
    /// The two keys are neighbours, or one key with and without Shift.
    KeyboardNeighbour,
    /// Something stands around the code.
    TextAround,
    /// With another character in its place the check character, the layout and the registry agree, and few others do.
    ChecksAgree,
}

impl SuggestionReason {
    /// Every reason there is.
    pub const ALL: [Self; 10] = [
        Self::CountryForm,
        Self::ReservedCountry,
        Self::LooksAlike,
        Self::StrayCharacter,
        Self::Swapped,
        Self::Doubled,
        Self::Missing,
        Self::KeyboardNeighbour,
        Self::TextAround,
        Self::ChecksAgree,
    ];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CountryForm => "country-form",
            Self::ReservedCountry => "reserved-country",
            Self::LooksAlike => "looks-alike",
            Self::StrayCharacter => "stray-character",
            Self::Swapped => "swapped",
            Self::Doubled => "doubled",
            Self::Missing => "missing",
            Self::KeyboardNeighbour => "keyboard-neighbour",
            Self::TextAround => "text-around",
            Self::ChecksAgree => "checks-agree",
        }
    }
}

/// What an edit does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum SuggestedEditKind {
    /// Characters become others.
    Replace,
    /// A character goes.
    Delete,
    /// A character comes.
    Insert,
    /// Two neighbours change places.
    Swap,
}

impl SuggestedEditKind {
    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Replace => "replace",
            Self::Delete => "delete",
            Self::Insert => "insert",
            Self::Swap => "swap",
        }
    }
}

/// One edit of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SuggestedEdit {
    /// What it does.
    pub kind: SuggestedEditKind,
    /// Where, half-open, in units of the text that was given.
    #[cfg_attr(feature = "serde", serde(rename = "range", serialize_with = "crate::check::as_pair"))]
    pub span: Range<usize>,
    /// The characters there that count.
    pub from: String,
    /// What they become.
    pub to: String,
}

/// A code that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Suggestion {
    /// The code.
    pub id: HumanoidId,
    /// The single edit that leads to it.
    pub edit: SuggestedEdit,
    /// Why.
    pub reason: SuggestionReason,
    /// 1 for the best by what is known of enterprise, model and layout; those of one rank are equals.
    pub rank: usize,
}
