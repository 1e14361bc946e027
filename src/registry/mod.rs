//! What a portal or a maker publishes about enterprises and models, read once and asked often.

mod consistency;
mod document;
mod fields;
mod key;
mod knowledge;
pub(crate) mod layout;
mod layouts;
mod listing;
mod loader;
mod sort;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

pub use crate::calendar::Day;
pub(crate) use crate::calendar::Days;
use crate::json::Json;
pub(crate) use crate::json::reader::Reading;
use crate::json::reader::{Reader, unescaped};
use crate::registry::layout::field::Code;
use key::Key;
pub use knowledge::Knowledge;
pub(crate) use knowledge::{Answer, RegistryHit, answer, answer_by};
use layouts::Layouts;
pub use listing::{Attribute, Listing, ListingStatus, Meaning, Names, RegistryInfo};
pub use loader::Fault;
pub(crate) use loader::{Loader, Member, TEXT, is_text};

/// A registry document that was read and found good.
///
/// It keeps the document's text and an index of 40 bytes an entry: names are read when they are asked for.
///
/// ```
/// use humanoid_id::Registry;
/// let faults = Registry::from_json(r#"{ "format": "humanoid-id-registry/2" }"#).unwrap_err();
/// assert_eq!(faults[0].pointer, "/format");
/// assert_eq!(faults[0].expected, "\"humanoid-id-registry/1\"");
/// ```
#[derive(Clone)]
pub struct Registry {
    text: String,
    source: RegistryInfo,
    origin: String,
    licence: String,
    enterprises: usize,
    models: usize,
    /// In order; an enterprise stands right before its models.
    keys: Vec<Key>,
    /// Where the enterprises stand among them: one is found among these, and a model among those of its enterprise.
    makers: Vec<u32>,
    /// Those of the keys. Apart from them, because a search goes over keys only.
    entries: Vec<Entry>,
    /// Of the entries that have some, each in the order of their days.
    layouts: Vec<Vec<Layouts>>,
    /// For all enterprises that it lists and that have none.
    general: Vec<Layouts>,
    /// Whether it lists all enterprises and all models: what it does not cover it knows nothing of.
    covers: [bool; 2],
}

/// An enterprise or a model: what is asked for often, and where in the text the rest stands (0 for nothing).
#[derive(Clone, Copy, Default)]
pub(crate) struct Entry {
    /// Its place in its list.
    index: u32,
    name: u32,
    attributes: u32,
    credit_code: u32,
    valid_from: u32,
    valid_to: u32,
    /// One more than the index of its layouts.
    layouts: u32,
    standing: ListingStatus,
}

impl Default for Registry {
    fn default() -> Self {
        Self {
            text: String::new(),
            source: RegistryInfo::default(),
            origin: String::new(),
            licence: String::new(),
            enterprises: 0,
            models: 0,
            keys: Vec::new(),
            makers: Vec::new(),
            entries: Vec::new(),
            layouts: Vec::new(),
            general: Vec::new(),
            covers: [true; 2],
        }
    }
}

/// What is expected of a document of more than [`Registry::MAX_BYTES`], and what was found.
const TOO_LARGE: (&str, &str) = ("at most 33554432 bytes", "more");

impl Registry {
    /// Bytes of a document at most; a hundred thousand models take twenty millions.
    pub const MAX_BYTES: usize = 32 << 20;

    /// Read a document.
    ///
    /// # Errors
    /// Every fault of the document, a thousand at most. One fault, and nothing of the document is used.
    pub fn from_json(text: impl Into<String>) -> Result<Self, Vec<Fault>> {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let mut loader = Loader::new(&text, 0);
        let read = if text.len() > Self::MAX_BYTES {
            loader.tell(TOO_LARGE.0, TOO_LARGE.1).map(|()| Self::default())
        } else {
            Self::read(&mut loader)
        };
        let read = read.map_err(|stop| loader.give_up(stop, &text)).ok();
        let faults = loader.faults;
        match read {
            Some(mut registry) if faults.is_empty() => {
                registry.source.head = registry.source.to_json().as_str().into();
                Ok(Self { text, ..registry })
            }
            _ => Err(faults),
        }
    }

    /// Read a document as UTF-8.
    ///
    /// # Errors
    /// As [`Registry::from_json`].
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, Vec<Fault>> {
        match String::from_utf8(bytes) {
            Ok(text) => Self::from_json(text),
            Err(error) => {
                // Whoever brings no more than shows that it is too large may have cut a character in two.
                let is_large = error.as_bytes().len() > Self::MAX_BYTES;
                let (expected, found) = if is_large { TOO_LARGE } else { ("UTF-8", "other bytes") };
                Err(Vec::from([Fault { pointer: String::new(), expected: expected.into(), found: found.into() }]))
            }
        }
    }

    /// Who publishes it, for which day.
    #[must_use]
    pub const fn source(&self) -> &RegistryInfo {
        &self.source
    }

    /// How many enterprises it lists.
    #[must_use]
    pub const fn enterprises(&self) -> usize {
        self.enterprises
    }

    /// How many models it lists.
    #[must_use]
    pub const fn models(&self) -> usize {
        self.models
    }

    /// What it is, as JSON: `{ registry: { issuer, asOf, sequence }, source, licence, enterprises, models }`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Json::default();
        json.open('{');
        json.key("registry");
        json.put(&self.source.head);
        json.member("source", Some(&self.origin));
        json.member("licence", Some(&self.licence));
        json.key("enterprises");
        json.number(self.enterprises as u64);
        json.key("models");
        json.number(self.models as u64);
        json.close('}');
        json.finish()
    }

    /// The entries of an enterprise and of a model of it, found by one search for the enterprise.
    fn entries_of(&self, enterprise: Key, model: Key) -> [Option<&Entry>; 2] {
        let at = |maker: usize| self.makers.get(maker).map(|at| *at as usize);
        let is_before = |at: &u32| self.keys.get(*at as usize).is_some_and(|maker| *maker <= enterprise);
        let behind = self.makers.partition_point(is_before);
        let from = behind.checked_sub(1).and_then(at).unwrap_or(0);
        let among = self.keys.get(from..at(behind).unwrap_or(self.keys.len())).unwrap_or_default();
        let first = among.first().filter(|first| **first == enterprise).map(|_| 0);
        [first, among.binary_search(&model).ok()].map(|found| self.entries.get(from + found?))
    }

    /// Whether it has an entry of the enterprise, or of a model of it.
    pub(crate) fn has_maker(&self, code: &Code) -> bool {
        let enterprise = Key::of_enterprise(code);
        let first = self.keys.get(self.keys.partition_point(|key| *key < enterprise));
        first.is_some_and(|first| first.is_of(enterprise))
    }

    /// The layouts of an entry, in the order of their days.
    fn layouts_of(&self, entry: &Entry) -> &[Layouts] {
        let index = (entry.layouts as usize).checked_sub(1);
        index.and_then(|index| self.layouts.get(index)).map_or(&[], Vec::as_slice)
    }

    /// Whether it lists all of them there are: enterprises, or else models.
    pub(crate) const fn covers(&self, models: bool) -> bool {
        self.covers[models as usize]
    }

    /// A reader at a value of the text, which was found good when the document was read.
    fn value(&self, at: u32) -> Option<Reader<'_>> {
        (at > 0).then(|| Reader::new(&self.text, at as usize))
    }

    /// A code or a day.
    fn plain(&self, at: u32) -> Option<&str> {
        self.value(at)?.string().ok()
    }

    fn names(&self, at: u32) -> Option<Names<'_>> {
        let (mut reader, mut names) = (self.value(at)?, Names::default());
        reader.open().ok()?;
        for turn in 0.. {
            let Some(name) = reader.member(turn == 0).ok()? else { break };
            match &*unescaped(name) {
                "en" => names.en = unescaped(reader.string().ok()?),
                "zh" => names.zh = unescaped(reader.string().ok()?),
                _ => reader.skip().ok()?,
            }
        }
        Some(names)
    }

    /// Its status: in some days, where they are asked for. On one of them it is to be valid.
    fn standing(&self, entry: &Entry, on: Option<&Days>) -> ListingStatus {
        on.map_or(entry.standing, |days| {
            let (from, to) = (self.plain(entry.valid_from), self.plain(entry.valid_to));
            let within = from.filter(|from| days.first.as_str() < *from && *from <= days.last.as_str());
            standing_on(within.unwrap_or(&days.first), from, to, entry.standing, &self.source.as_of)
        })
    }

    pub(crate) fn listing(&self, entry: &Entry, layer: usize, on: Option<&Days>) -> Listing<'_> {
        let (from, to) = (self.plain(entry.valid_from), self.plain(entry.valid_to));
        let status = self.standing(entry, on);
        let name = self.names(entry.name).unwrap_or_default();
        Listing { name, status, valid_from: from, valid_to: to, layer }
    }

    pub(crate) fn attributes(&self, entry: &Entry) -> Vec<(Cow<'_, str>, Attribute<'_>)> {
        let at = entry.attributes as usize;
        let attributes = (at > 0).then(|| document::attributes(&mut Loader::new(&self.text, at)).ok());
        attributes.flatten().unwrap_or_default()
    }

    pub(crate) fn credit_code(&self, entry: &Entry) -> Option<&str> {
        self.plain(entry.credit_code)
    }
}

/// The status on a day of what has one on the day that the document describes: the days that are given go on from there.
fn standing_on(day: &str, from: Option<&str>, to: Option<&str>, standing: ListingStatus, as_of: &str) -> ListingStatus {
    match standing {
        _ if from.is_some_and(|from| day < from) => ListingStatus::Planned,
        _ if to.is_some_and(|to| to < day) => ListingStatus::Retired,
        // Who retired before the last day was withdrawn, and nobody says when.
        ListingStatus::Retired if to.is_some_and(|to| to < as_of) => ListingStatus::Active,
        ListingStatus::Planned if from.is_some() => ListingStatus::Active,
        _ => standing,
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Registry({})", self.to_json())
    }
}
