//! What a code says, as data: names and texts are those of the registries that were asked.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::check::{HumanoidId, Status};
use crate::issue::Issue;
use crate::registry::{Attribute, Listing, Meaning, Names, RegistryInfo};
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

/// What a code was held against. It never says that a code was given to a robot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assurance<'r> {
    /// The highest that holds.
    pub level: Level,
    /// The registry that answered: for the model, or else for the enterprise.
    pub registry: Option<&'r RegistryInfo>,
    /// All that were asked, in the order of their layers, which a listing's `layer` counts.
    pub registries: Vec<&'r RegistryInfo>,
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
