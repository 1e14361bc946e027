//! What a code says, as data: names and texts are those of the registries that were asked.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::check::{HumanoidId, Status};
use crate::issue::Issue;
use crate::tables::country::Country;

/// Everything a well-formed code says, according to which table of which date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'r> {
    /// The code.
    pub id: HumanoidId,
    /// [`Status::Invalid`] where an issue is an error under the rules: the code is well formed, and a registry contradicts it.
    pub status: Status,
    /// Country or region of origin; `None` where the rules let other pairs through.
    pub country: Option<Country>,
    /// The maker.
    pub enterprise: Enterprise<'r>,
    /// The product model.
    pub model: Model<'r>,
    /// The unit.
    pub serial: Serial<'r>,
    /// What the code was held against.
    pub assurance: Assurance<'r>,
    /// All that is to be said of the text and its meaning, in order of place. Warnings and notes only, unless the rules
    /// make what a registry does not list an error.
    pub issues: Vec<Issue>,
}

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

/// The maker of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enterprise<'r> {
    /// Whether a registry lists it; `None` where no registry was asked.
    pub known: Option<bool>,
    /// What the registry says.
    pub listing: Option<Listing<'r>>,
    /// Its unified social credit code, where the registry has it.
    pub credit_code: Option<&'r str>,
}

/// The product model of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model<'r> {
    /// Whether a registry lists it; `None` where no registry was asked.
    pub known: Option<bool>,
    /// What the registry says.
    pub listing: Option<Listing<'r>>,
    /// What else the registry says, in its order.
    pub attributes: Vec<(Cow<'r, str>, Attribute<'r>)>,
    /// What the maker's published layout reads out of the six places.
    pub fields: Vec<DecodedField<'r>>,
}

/// The unit of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Serial<'r> {
    /// The maker's own number, where the layout says how to get it and the serial fits the layout.
    pub in_house: Option<String>,
    /// What the maker's published layout reads out of the seventeen places.
    pub fields: Vec<DecodedField<'r>>,
}

/// What a registry says of an enterprise or a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing<'r> {
    /// Its name.
    pub name: Names<'r>,
    /// Whether it is active.
    pub status: Standing,
    /// The first day on which it is valid, `YYYY-MM-DD`.
    pub valid_from: Option<&'r str>,
    /// The last such day.
    pub valid_to: Option<&'r str>,
    /// The index of the registry that answered, among those that were asked.
    pub layer: usize,
}

/// Whether an enterprise or a model is active, by the registry's word, or by its dates where a day was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// In use.
    #[default]
    Active,
    /// No longer.
    Retired,
    /// Not yet.
    Planned,
}

impl Standing {
    /// Every standing there is.
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
pub struct Source {
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

/// A field that a layout reads out of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedField<'r> {
    /// Its name in the layout.
    pub name: &'r str,
    /// Its kind: `literal`, `choice`, `digits`, `alnum`, `date`, `sequence`, `check`.
    pub kind: &'static str,
    /// What people call it, where the layout says so.
    pub label: Option<&'r Names<'static>>,
    /// Its places in the code, half-open.
    pub places: Range<usize>,
    /// Where it stands, half-open, in units of the text that was given.
    pub span: Range<usize>,
    /// What they mean; `None` where they mean nothing else or do not fit the layout.
    pub meaning: Option<Meaning<'r>>,
    /// What of it every code has, as JSON.
    pub(crate) head: &'r str,
}

impl DecodedField<'_> {
    /// The characters of its places in the code that was decoded.
    ///
    /// ```
    /// use humanoid_id::{decode, Knowledge, Registry, Ruleset};
    /// let registry = Registry::from_json(include_str!("../../pkg-template/sample-registry.json")).unwrap();
    /// let knowledge = Knowledge { registries: &[&registry], on: None };
    /// let decoded = decode("CNTESTH1A00120260522A00000001", &Ruleset::default(), knowledge).unwrap();
    /// let date = &decoded.serial.fields[0];
    /// assert_eq!((date.name, date.value(&decoded.id)), ("date", "20260522"));
    /// ```
    #[must_use]
    pub fn value<'c>(&self, id: &'c HumanoidId) -> &'c str {
        id.as_str().get(self.places.clone()).unwrap_or_default()
    }
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

/// What a code was held against. It never says that a code was given to a robot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assurance<'r> {
    /// The highest that holds.
    pub level: Level,
    /// The registry that answered: for the model, or else for the enterprise.
    pub registry: Option<&'r Source>,
    /// All that were asked, in the order of their layers, which a listing's `layer` counts.
    pub registries: Vec<&'r Source>,
}

/// How far a code could be followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It is well formed, and that is all.
    #[default]
    Structure,
    /// And it fits a layout that its maker published.
    Layout,
    /// Or better: a registry lists its enterprise and its model.
    Registry,
}

impl Level {
    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Layout => "layout",
            Self::Registry => "registry",
        }
    }
}
