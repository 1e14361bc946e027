//! What a portal or a maker publishes about enterprises and models, read once and asked often.

mod document;
mod fields;
mod layouts;
mod loader;
mod reader;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::decoded::{Attribute, Listing, Source, Standing};
use super::layout::Layout;
use super::layout::date::is_day;
use super::layout::field::Code;
use crate::json::Json;
use crate::layout::Segment;
use layouts::Layouts;
pub use loader::Fault;
pub(crate) use loader::{Loader, Member};
pub(crate) use reader::Reading;

/// A registry document that was read and found good.
///
/// It keeps the document's text and an index of 44 bytes an entry: names are read when they are asked for.
///
/// ```
/// use humanoid_id::Registry;
/// let faults = Registry::from_json(r#"{ "format": "humanoid-id-registry/2" }"#).unwrap_err();
/// assert_eq!(faults[0].pointer, "/format");
/// assert_eq!(faults[0].expected, "\"humanoid-id-registry/1\"");
/// ```
#[derive(Clone, Default)]
pub struct Registry {
    text: String,
    source: Source,
    origin: String,
    licence: String,
    enterprises: usize,
    models: usize,
    /// By key; an enterprise stands right before its models.
    entries: Vec<Entry>,
    layouts: Vec<Layouts>,
}

/// The first twelve places of a code; of an enterprise the last six are 0.
type Key = [u8; 12];

/// An enterprise or a model: what is asked for often, and where in the text the rest stands (0 for nothing).
#[derive(Clone, Copy, Default)]
pub(crate) struct Entry {
    key: Key,
    /// Its place in its list.
    index: u32,
    name: u32,
    attributes: u32,
    credit_code: u32,
    valid_from: u32,
    valid_to: u32,
    /// One more than the index of its layouts.
    layouts: u32,
    standing: Standing,
}

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
            loader.tell("at most 33554432 bytes", "more".into()).map(|()| Self::default())
        } else {
            Self::read(&mut loader)
        };
        let read = read.map_err(|stop| loader.give_up(stop, &text)).ok();
        let faults = loader.faults;
        match read {
            Some(registry) if faults.is_empty() => Ok(Self { text, ..registry }),
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
            Err(_) => {
                Err(Vec::from([Fault { pointer: String::new(), expected: "UTF-8", found: "other bytes".into() }]))
            }
        }
    }

    /// Who publishes it, for which day.
    #[must_use]
    pub const fn source(&self) -> &Source {
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
        json.source(Some(&self.source));
        json.member("source", Some(&self.origin));
        json.member("licence", Some(&self.licence));
        json.key("enterprises");
        json.number(self.enterprises as u64);
        json.key("models");
        json.number(self.models as u64);
        json.close('}');
        json.finish()
    }

    /// By key, and entries of one key in the order of the document. A heap sort: the library's would weigh 4 kB in the
    /// module, and what a stranger sends must not make it slow.
    fn sort(&mut self) {
        let order = |entry: &Entry| (entry.key, entry.index);
        let entries = self.entries.as_mut_slice();
        if entries.is_sorted_by_key(order) {
            return;
        }
        let sink = |entries: &mut [Entry], mut root: usize| {
            loop {
                let child = 2 * root + 1;
                let Some(left) = entries.get(child).map(order) else { return };
                let larger = child + usize::from(entries.get(child + 1).is_some_and(|right| order(right) > left));
                if entries.get(root).map(order) >= entries.get(larger).map(order) {
                    return;
                }
                entries.swap(root, larger);
                root = larger;
            }
        };
        (0..entries.len() / 2).rev().for_each(|root| sink(entries, root));
        for end in (1..entries.len()).rev() {
            entries.swap(0, end);
            if let Some(rest) = entries.get_mut(..end) {
                sink(rest, 0);
            }
        }
    }

    fn entry_of(&self, key: &Key) -> Option<&Entry> {
        let at = self.entries.partition_point(|entry| entry.key < *key);
        self.entries.get(at).filter(|entry| entry.key == *key)
    }

    fn layouts_of(&self, entry: &Entry) -> Option<&Layouts> {
        self.layouts.get((entry.layouts as usize).checked_sub(1)?)
    }

    /// A reader at a value of the text that was found good when the document was read.
    fn value(&self, at: u32) -> Option<Loader<'_>> {
        (at > 0).then(|| Loader::new(&self.text, at as usize))
    }

    fn day(&self, at: u32) -> Option<&str> {
        self.value(at)?.day().ok()
    }

    pub(crate) fn listing(&self, entry: &Entry, layer: usize, on: Option<Day>) -> Listing {
        let (from, to) = (self.day(entry.valid_from), self.day(entry.valid_to));
        let status = match on.as_ref().map(Day::as_str) {
            Some(day) if from.is_some_and(|from| day < from) => Standing::Planned,
            Some(day) if to.is_some_and(|to| to < day) => Standing::Retired,
            _ => entry.standing,
        };
        let name = self.value(entry.name).and_then(|mut it| it.names().ok()).unwrap_or_default();
        let [valid_from, valid_to] = [from, to].map(|day| day.map(String::from));
        Listing { name, status, valid_from, valid_to, layer }
    }

    pub(crate) fn attributes(&self, entry: &Entry) -> Vec<(String, Attribute)> {
        self.value(entry.attributes).and_then(|mut it| document::attributes(&mut it).ok()).unwrap_or_default()
    }

    pub(crate) fn credit_code(&self, entry: &Entry) -> Option<String> {
        Some(self.value(entry.credit_code)?.code(18, "").ok()?.into())
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

/// What codes are held against: registries in layers, and a day.
///
/// ```
/// use humanoid_id::{decode, Knowledge, Ruleset};
/// let nothing = Knowledge::default();
/// let decoded = decode("CNTESTH1A00120260522A00000001", &Ruleset::default(), nothing).unwrap();
/// assert_eq!(decoded.model.known, None);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Knowledge<'r> {
    /// A later one wins: first the national one, then one's own. An entry wins as a whole.
    pub registries: &'r [&'r Registry],
    /// The day on which enterprise and model are to be valid; without one, only their status says whether they are.
    pub on: Option<Day>,
}

/// What the layers know of a code.
pub(crate) struct Answer<'r> {
    pub enterprise: Option<Found<'r>>,
    pub model: Option<Found<'r>>,
    /// Of the model segment and of the serial: the model's own, or else the enterprise's.
    pub layouts: [Option<&'r Layout>; 2],
}

/// An entry, in which layer.
#[derive(Clone, Copy)]
pub(crate) struct Found<'r> {
    pub layer: usize,
    pub registry: &'r Registry,
    pub entry: &'r Entry,
}

pub(crate) fn answer<'r>(layers: &[&'r Registry], code: &Code) -> Answer<'r> {
    let find = |segment: Segment| {
        let mut key = Key::default();
        for (to, from) in key.iter_mut().zip(code).take(segment.range().end) {
            *to = *from;
        }
        let layers = layers.iter().enumerate().rev();
        layers
            .into_iter()
            .find_map(|(layer, registry)| Some(Found { layer, registry, entry: registry.entry_of(&key)? }))
    };
    let [enterprise, model] = [Segment::Enterprise, Segment::Model].map(find);
    let layout = |which: fn(&Layouts) -> Option<&Layout>| {
        [model, enterprise].into_iter().flatten().find_map(|it| which(it.registry.layouts_of(it.entry)?))
    };
    let layouts = [layout(|it| it.model.as_ref()), layout(|it| it.serial.as_ref())];
    Answer { enterprise, model, layouts }
}
