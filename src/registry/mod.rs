//! What a portal or a maker publishes about enterprises and models, read once and asked often.

mod consistency;
mod document;
mod fields;
mod key;
pub(crate) mod layout;
mod layouts;
mod listing;
mod loader;
mod sort;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::calendar::{days_within, is_day};
use crate::json::Json;
pub(crate) use crate::json::reader::Reading;
use crate::json::reader::{Reader, unescaped};
use crate::registry::layout::Layout;
use crate::registry::layout::field::Code;
use key::Key;
use layouts::{Layouts, in_force};
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

/// A day, `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day([u8; 10]);

impl Day {
    /// The day of a text; `None` where there is no such day.
    ///
    /// ```
    /// use humanoid_id::Day;
    /// assert!(Day::new("2028-02-29").is_some() && Day::new("2026-02-29").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes().try_into().ok()?;
        is_day(text).then_some(Self(bytes))
    }

    /// As it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A day, or the days of a week, a month or a year.
#[derive(Clone, Debug)]
pub(crate) struct Days {
    pub first: String,
    pub last: String,
}

impl Days {
    /// Those of a date in the notation of ISO 8601.
    pub fn of(iso: &str) -> Option<Self> {
        days_within(iso).map(|(first, last)| Self { first, last })
    }
}

impl From<Day> for Days {
    fn from(day: Day) -> Self {
        Self { first: day.as_str().into(), last: day.as_str().into() }
    }
}

/// What codes are held against: registries in layers, and a day.
///
/// ```
/// use humanoid_id::{decode, Knowledge, Ruleset};
/// let nothing = Knowledge::default();
/// let decoded = decode("CNTESTH1A00120260522A00000001", &Ruleset::default(), nothing).unwrap();
/// assert_eq!(decoded.model.known, None);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Knowledge<'l, 'r> {
    /// A later one wins: first the national one, then one's own. An entry wins as a whole.
    pub registries: &'l [&'r Registry],
    /// The day on which enterprise and model are to be valid; without one, only their status says whether they are.
    pub on: Option<Day>,
}

/// What the layers know of a code.
#[derive(Clone, Copy)]
pub(crate) struct Answer<'r> {
    pub enterprise: Option<RegistryHit<'r>>,
    pub model: Option<RegistryHit<'r>>,
    /// Of the model segment and of the serial: the model's own, or else the enterprise's, or else that of all enterprises.
    pub layouts: [Option<&'r Layout>; 2],
    /// How many layouts follow each other where there are most.
    pub versions: usize,
    /// Whether they have a date by which units are judged.
    #[cfg(feature = "bulk")]
    pub is_dated: bool,
}

impl Answer<'_> {
    /// The days of which a code says that its unit was made in them.
    pub fn production(&self, code: &Code) -> Option<Days> {
        let iso = self.layouts.into_iter().flatten().rev().find_map(|it| it.production(code))?;
        Days::of(&iso)
    }
}

/// An entry, in which layer.
#[derive(Clone, Copy)]
pub(crate) struct RegistryHit<'r> {
    pub layer: usize,
    pub registry: &'r Registry,
    pub entry: &'r Entry,
}

impl RegistryHit<'_> {
    pub fn standing(&self, on: Option<Day>) -> ListingStatus {
        self.registry.standing(self.entry, on.map(Days::from).as_ref())
    }
}

pub(crate) fn answer<'r>(layers: &[&'r Registry], code: &Code) -> Answer<'r> {
    answer_by(layers, code, None)
}

/// The same by the layouts of a number, where some follow each other; by those that the code was made by, where none is given.
pub(crate) fn answer_by<'r>(layers: &[&'r Registry], code: &Code, version: Option<usize>) -> Answer<'r> {
    let (of_enterprise, of_model, mut found) = (Key::of_enterprise(code), Key::of_model(code), [None; 2]);
    let mut general: Option<&Registry> = None;
    for (layer, registry) in layers.iter().enumerate().rev() {
        let entries = registry.entries_of(of_enterprise, of_model);
        if !registry.general.is_empty() && entries.iter().any(Option::is_some) {
            general = general.or(Some(registry));
        }
        for (found, entry) in found.iter_mut().zip(entries) {
            *found = found.or_else(|| Some(RegistryHit { layer, registry, entry: entry? }));
        }
    }
    let [enterprise, model] = found;
    let of_hit = |it: RegistryHit<'r>| (it.registry.layouts_of(it.entry), it.registry);
    let of_all = general.map(|it| (it.general.as_slice(), it));
    let all = [model.map(of_hit), enterprise.map(of_hit), of_all];
    let chosen = all.map(|it| {
        let (versions, registry) = it?;
        match version {
            Some(number) => versions.get(number.min(versions.len().checked_sub(1)?)),
            None => in_force(versions, code, &registry.source.as_of),
        }
    });
    let layout = |which: fn(&Layouts) -> Option<&Layout>| chosen.into_iter().flatten().find_map(which);
    let layouts = [layout(|it| it.model.as_ref()), layout(|it| it.serial.as_ref())];
    let versions = all.iter().flatten().map(|(versions, _)| versions.len()).max().unwrap_or(0);
    Answer {
        enterprise,
        model,
        layouts,
        versions,
        #[cfg(feature = "bulk")]
        is_dated: all.iter().flatten().flat_map(|(versions, _)| *versions).any(Layouts::is_dated),
    }
}
