//! What a registry says: names, statuses, attributes, and which registry of which day it is.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::json::Json;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names<'r> {
    /// English.
    pub en: Cow<'r, str>,
    /// Chinese.
    pub zh: Cow<'r, str>,
}

impl Names<'_> {
    /// The same, of its own.
    #[must_use]
    pub fn into_owned(self) -> Names<'static> {
        Names { en: Cow::Owned(self.en.into_owned()), zh: Cow::Owned(self.zh.into_owned()) }
    }
}

/// What a registry says of an enterprise or a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing<'r> {
    /// Its name.
    pub name: Names<'r>,
    /// Whether it is active.
    pub status: ListingStatus,
    /// The first day on which it is valid, `YYYY-MM-DD`.
    pub valid_from: Option<&'r str>,
    /// The last such day.
    pub valid_to: Option<&'r str>,
    /// The index of the registry that answered, among those that were asked.
    pub layer: usize,
}

/// Whether an enterprise or a model is active, by the registry's word, or by its dates where a day was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListingStatus {
    /// In use.
    #[default]
    Active,
    /// No longer.
    Retired,
    /// Not yet.
    Planned,
}

impl ListingStatus {
    /// Every status there is.
    pub const ALL: [Self; 3] = [Self::Active, Self::Retired, Self::Planned];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Retired => "retired",
            Self::Planned => "planned",
        }
    }
}

/// Which registry, of which day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegistryInfo {
    /// Who publishes it.
    pub issuer: Names<'static>,
    /// The day it describes, `YYYY-MM-DD`.
    pub as_of: String,
    /// Its number in the issuer's series.
    pub sequence: u64,
    /// The same as JSON, written once: every answer has it.
    pub(crate) head: String,
}

/// What a registry says of a model beyond its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attribute<'r> {
    /// A text.
    Text(Cow<'r, str>),
    /// A text in both languages.
    Names(Names<'r>),
    /// A number, as the document writes it.
    Number(&'r str),
    /// Yes or no.
    Flag(bool),
}

/// What the characters of a field mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning<'r> {
    /// A date in the notation of ISO 8601, as exact as the field is: `2026-05-22`, `2026-W21`, `2026`.
    Date(String),
    /// A running number.
    Number(u64),
    /// One of several things.
    Name(&'r Names<'static>),
    /// A text without its padding.
    Text(String),
}

impl RegistryInfo {
    pub(super) fn to_json(&self) -> String {
        let mut json = Json::default();
        json.put(r#"{"issuer":"#).names(Some(&self.issuer));
        json.put(r#","asOf":"#).plain(Some(&self.as_of));
        json.put(r#","sequence":"#).number(self.sequence);
        json.put("}");
        json.finish()
    }
}

impl Json {
    /// A text in both languages, or `null`.
    pub fn names(&mut self, names: Option<&Names<'_>>) {
        let Some(Names { en, zh }) = names else { return self.raw("null") };
        self.put(r#"{"en":"#).text(en);
        self.put(r#","zh":"#).text(zh);
        self.put("}");
    }
}
