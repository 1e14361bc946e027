//! What a code says, as data.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::check::{HumanoidId, Style};
use crate::issue::Issue;
use crate::json::Json;
use crate::message::{Locale, notice};
use crate::tables::country::Country;

/// Everything a well-formed code says, according to which table of which date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The code.
    pub id: HumanoidId,
    /// Country or region of origin; `None` where the rules let other pairs through.
    pub country: Option<Country>,
    /// The maker.
    pub enterprise: Enterprise,
    /// The product model.
    pub model: Model,
    /// The unit.
    pub serial: Serial,
    /// What the code was held against.
    pub assurance: Assurance,
    /// All that is to be said of the text and its meaning, in order of place. Warnings and notes only, unless the rules
    /// make what a registry does not list an error.
    pub issues: Vec<Issue>,
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

/// The maker of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enterprise {
    /// Whether a registry lists it; `None` where no registry was asked.
    pub known: Option<bool>,
    /// What the registry says.
    pub listing: Option<Listing>,
    /// Its unified social credit code, where the registry has it.
    pub credit_code: Option<String>,
}

/// The product model of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// Whether a registry lists it; `None` where no registry was asked.
    pub known: Option<bool>,
    /// What the registry says.
    pub listing: Option<Listing>,
    /// What else the registry says, in its order.
    pub attributes: Vec<(String, Attribute)>,
    /// What the maker's published layout reads out of the six places.
    pub fields: Vec<DecodedField>,
}

/// The unit of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Serial {
    /// The maker's own number, where the layout says how to get it and the serial fits the layout.
    pub in_house: Option<String>,
    /// What the maker's published layout reads out of the seventeen places.
    pub fields: Vec<DecodedField>,
}

/// What a registry says of an enterprise or a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Its name.
    pub name: Names,
    /// Whether it is active.
    pub status: Standing,
    /// The first day on which it is valid, `YYYY-MM-DD`.
    pub valid_from: Option<String>,
    /// The last such day.
    pub valid_to: Option<String>,
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
    pub issuer: Names,
    /// The day it describes, `YYYY-MM-DD`.
    pub as_of: String,
    /// Its number in the issuer's series.
    pub sequence: u64,
}

/// What a registry says of a model beyond its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// A text.
    Text(String),
    /// A text in both languages.
    Names(Names),
    /// A number, as the document writes it.
    Number(String),
    /// Yes or no.
    Flag(bool),
}

/// A field that a layout reads out of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedField {
    /// Its name in the layout.
    pub name: String,
    /// Its kind: `literal`, `choice`, `digits`, `alnum`, `date`, `sequence`, `check`.
    pub kind: &'static str,
    /// What people call it, where the layout says so.
    pub label: Option<Names>,
    /// The characters of its places.
    pub value: String,
    /// Where it stands, half-open, in units of the text that was given.
    pub span: Range<usize>,
    /// What they mean; `None` where they mean nothing else or do not fit the layout.
    pub meaning: Option<Meaning>,
}

/// What the characters of a field mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A date in the notation of ISO 8601, as exact as the field is: `2026-05-22`, `2026-W21`, `2026`.
    Date(String),
    /// A running number.
    Number(u64),
    /// One of several things.
    Name(Names),
    /// A text without its padding.
    Text(String),
}

/// What a code was held against. It never says that a code was given to a robot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assurance {
    /// The highest that holds.
    pub level: Level,
    /// The registry that answered: for the model, or else for the enterprise.
    pub registry: Option<Source>,
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

impl Decoded {
    /// The same as JSON, in the shape that the package returns.
    ///
    /// ```
    /// use humanoid_id::{decode, Knowledge, Ruleset};
    /// let decoded = decode("CNTESTH1A00120260522A00000001", &Ruleset::default(), Knowledge::default()).unwrap();
    /// assert!(decoded.to_json().contains(r#""alpha3":"CHN","numeric":"156","name":{"en":"China","zh":"中国"}"#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Json::default();
        json.open('{');
        json.member("id", Some(self.id.as_str()));
        json.member("display", Some(&self.id.format(Style::Spaced)));

        json.key("country");
        json.open('{');
        json.member("alpha2", Some(self.id.country()));
        json.member("alpha3", self.country.map(Country::alpha3));
        json.member("numeric", self.country.map(Country::numeric));
        json.key("name");
        json.names(self.country.map(|country| (country.name_en(), country.name_zh())));
        json.close('}');

        json.key("enterprise");
        json.open('{');
        json.listing(self.id.enterprise(), self.enterprise.known, self.enterprise.listing.as_ref());
        json.member("creditCode", self.enterprise.credit_code.as_deref());
        json.close('}');

        json.key("model");
        json.open('{');
        json.listing(self.id.model(), self.model.known, self.model.listing.as_ref());
        json.key("attributes");
        json.open('{');
        for (name, value) in &self.model.attributes {
            json.foreign_key(name);
            match value {
                Attribute::Text(text) => json.text(text),
                Attribute::Names(names) => json.names(Some((&names.en, &names.zh))),
                Attribute::Number(number) => json.raw(number),
                Attribute::Flag(flag) => json.flag(Some(*flag)),
            }
        }
        json.close('}');
        json.fields(&self.model.fields);
        json.close('}');

        json.key("serial");
        json.open('{');
        json.member("value", Some(self.id.serial()));
        json.member("inHouse", self.serial.in_house.as_deref());
        json.fields(&self.serial.fields);
        json.close('}');

        json.key("assurance");
        json.open('{');
        json.member("level", Some(self.assurance.level.name()));
        json.source(self.assurance.registry.as_ref());
        json.key("notice");
        json.names(Some((notice(Locale::En), notice(Locale::ZhCn))));
        json.close('}');

        json.key("issues");
        json.open('[');
        self.issues.iter().for_each(|issue| json.issue(issue));
        json.close(']');
        json.close('}');
        json.finish()
    }
}

impl Json {
    fn names(&mut self, names: Option<(&str, &str)>) {
        let Some((en, zh)) = names else { return self.raw("null") };
        self.open('{');
        self.member("en", Some(en));
        self.member("zh", Some(zh));
        self.close('}');
    }

    fn listing(&mut self, code: &str, known: Option<bool>, listing: Option<&Listing>) {
        self.member("code", Some(code));
        self.key("known");
        self.flag(known);
        self.key("name");
        self.names(listing.map(|it| (&*it.name.en, &*it.name.zh)));
        self.member("status", listing.map(|it| it.status.name()));
        self.member("validFrom", listing.and_then(|it| it.valid_from.as_deref()));
        self.member("validTo", listing.and_then(|it| it.valid_to.as_deref()));
        self.key("layer");
        match listing {
            Some(listing) => self.number(listing.layer as u64),
            None => self.raw("null"),
        }
    }

    pub fn source(&mut self, source: Option<&Source>) {
        self.key("registry");
        let Some(source) = source else { return self.raw("null") };
        self.open('{');
        self.key("issuer");
        self.names(Some((&source.issuer.en, &source.issuer.zh)));
        self.member("asOf", Some(&source.as_of));
        self.key("sequence");
        self.number(source.sequence);
        self.close('}');
    }

    fn fields(&mut self, fields: &[DecodedField]) {
        self.key("fields");
        self.open('[');
        for field in fields {
            self.open('{');
            self.member("name", Some(&field.name));
            self.member("kind", Some(field.kind));
            self.key("label");
            self.names(field.label.as_ref().map(|it| (&*it.en, &*it.zh)));
            self.member("value", Some(&field.value));
            self.range(&field.span);
            self.key("meaning");
            match &field.meaning {
                Some(Meaning::Date(text) | Meaning::Text(text)) => self.text(text),
                Some(Meaning::Number(number)) => self.number(*number),
                Some(Meaning::Name(names)) => self.names(Some((&names.en, &names.zh))),
                None => self.raw("null"),
            }
            self.close('}');
        }
        self.close(']');
    }
}
