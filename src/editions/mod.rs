//! Editions of the rules: documents `humanoid-id-rules/1`, each of which settles every unknown for a time.
//!
//! The structure of 29 places is certain and no edition changes it. An edition says which characters each segment may
//! hold, which check characters a code has, and how bad each issue is. It is data: no pattern language, no code. The
//! default rules are such a document, read by the same door.

mod document;
mod text;

use alloc::string::String;
use alloc::vec::Vec;

use crate::format::{OptionError, Ruleset};
use crate::registry::{Day, Fault, Names};

/// The documents of the package, the default one first. An edition that was published never changes.
const PUBLISHED: [&str; 1] = [include_str!("cn-humanoid-29-2026-05.json")];

/// Characters of an unknown identifier that are repeated at most.
const MAX_FOUND: usize = 60;

/// An edition of the rules.
///
/// ```
/// use humanoid_id::{Edition, Ruleset, RULESET_ID};
/// let edition = Edition::published(RULESET_ID).unwrap();
/// assert_eq!(edition.rules, Ruleset::default());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its identifier: answers name it as `rulesetId`.
    pub id: String,
    /// Its name.
    pub name: Names<'static>,
    /// Where the rules come from.
    pub source: String,
    /// The day it describes, `YYYY-MM-DD`.
    pub as_of: String,
    /// The first day on which codes are given out by it.
    pub valid_from: Option<String>,
    /// The last such day.
    pub valid_to: Option<String>,
    /// The rules.
    pub rules: Ruleset,
}

impl Edition {
    /// Read a document.
    ///
    /// # Errors
    /// Every fault of the document, each with its JSON pointer. One fault, and nothing of the document is used.
    ///
    /// ```
    /// use humanoid_id::{check, Edition, Status};
    /// let edition = Edition::from_json(r#"{
    ///     "format": "humanoid-id-rules/1", "id": "example/2027-01", "name": { "en": "Example", "zh": "示例" },
    ///     "source": "an example", "asOf": "2027-01-01",
    ///     "alphabets": { "enterprise": "digits", "model": "alnum34", "serial": "alnum34" },
    ///     "check": { "system": "iso-7064-mod-37-36", "at": 28, "over": [[0, 28]] }
    /// }"#).unwrap();
    /// assert_eq!(check("CN0001H1A00120260522A00000009", &edition.rules).status, Status::Valid);
    /// assert_eq!(check("CN0001H1A00120260522A00000001", &edition.rules).status, Status::Invalid);
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Vec<Fault>> {
        let edition = document::read(text)?;
        let settles = |it: &Self| (it.rules.clone(), it.valid_from.clone(), it.valid_to.clone());
        // Answers name the edition by its identifier, so none of the package's is anybody else's.
        if Self::published(&edition.id).is_some_and(|published| settles(&published) != settles(&edition)) {
            let expected = "an id of its own; under this one the package has other rules".into();
            return Err(Vec::from([Fault { pointer: "/id".into(), expected, found: edition.id }]));
        }
        Ok(edition)
    }

    /// What somebody gives as rules: a document, or the identifier of an edition of the package.
    ///
    /// # Errors
    /// As [`Edition::from_json`]; of an identifier that no edition has, one fault.
    pub fn given(text: &str) -> Result<Self, Vec<Fault>> {
        let is_document = text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
        if is_document {
            return Self::from_json(text);
        }
        Self::published(text).ok_or_else(|| {
            let expected = ["a document, or one of ", &Self::ids().join(", ")].concat().into();
            Vec::from([Fault { pointer: String::new(), expected, found: text.chars().take(MAX_FOUND).collect() }])
        })
    }

    /// The same as an option `edition`, whose refusal is one sentence: that of the first fault.
    ///
    /// # Errors
    /// [`OptionError`] as of any other option.
    pub fn as_option(text: &str) -> Result<Self, OptionError> {
        Self::given(text).map_err(|faults| {
            let first = faults.into_iter().next();
            let (pointer, expected, found) = first.map(|it| (it.pointer, it.expected, it.found)).unwrap_or_default();
            let place = if pointer.is_empty() { String::new() } else { [" at ", &pointer].concat() };
            OptionError { option: "edition".into(), expected: [&*expected, &place].concat(), found }
        })
    }

    /// An edition of the package, by its identifier.
    #[must_use]
    pub fn published(id: &str) -> Option<Self> {
        let editions = PUBLISHED.iter().filter_map(|text| document::read(text).ok());
        editions.into_iter().find(|edition| edition.id == id)
    }

    /// The identifiers of the editions of the package, the default one first.
    #[must_use]
    pub fn ids() -> Vec<String> {
        PUBLISHED.iter().filter_map(|text| document::read(text).ok()).map(|edition| edition.id).collect()
    }

    /// Whether codes were given out by it on a day. A day that it does not name does not bound it.
    #[must_use]
    pub fn is_in_force(&self, on: &Day) -> bool {
        self.valid_from.as_deref().is_none_or(|from| from <= on.as_str())
            && self.valid_to.as_deref().is_none_or(|to| on.as_str() <= to)
    }
}

/// Several editions, of which a day chooses one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editions(Vec<Edition>);

impl Editions {
    /// Editions side by side, in the order in which they are asked and reported.
    ///
    /// # Errors
    /// The identifier that two of them have, or an empty one where there is no edition at all.
    pub fn new(editions: Vec<Edition>) -> Result<Self, String> {
        if editions.is_empty() {
            return Err(String::new());
        }
        for (at, edition) in editions.iter().enumerate() {
            if editions.iter().skip(at + 1).any(|other| other.id == edition.id) {
                return Err(edition.id.clone());
            }
        }
        Ok(Self(editions))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Edition> {
        self.0.iter()
    }

    /// Their places in the order given, the edition first that came into force last; of those, the last one named.
    #[must_use]
    pub fn newest_first(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.0.len()).rev().collect();
        places.sort_by(|one, other| {
            let from = |place: usize| self.0.get(place).map(|edition| &edition.valid_from);
            from(*other).cmp(&from(*one))
        });
        places
    }

    /// The edition that came into force last; of those, the last one named.
    #[must_use]
    pub fn newest(&self) -> Option<&Edition> {
        self.0.iter().max_by(|one, other| one.valid_from.cmp(&other.valid_from))
    }

    /// The edition in force on every day from one to another; `None` where there is none, or where that changes in between.
    #[must_use]
    pub fn within(&self, first: &Day, last: &Day) -> Option<&Edition> {
        let (first_day, last_day) = (first.as_str(), last.as_str());
        let changes = |edition: &Edition| {
            edition.valid_from.as_deref().is_some_and(|from| first_day < from && from <= last_day)
                || edition.valid_to.as_deref().is_some_and(|to| first_day <= to && to < last_day)
        };
        if self.0.iter().any(changes) { None } else { self.on(first) }
    }

    /// The edition in force on a day: of several the one that began last, and of those the last one named.
    ///
    /// ```
    /// use humanoid_id::{Day, Edition, Editions, RULESET_ID};
    /// let old = Edition { valid_to: Some("2026-12-31".into()), ..Edition::published(RULESET_ID).unwrap() };
    /// let new = Edition { id: "new".into(), valid_from: Some("2027-01-01".into()), ..old.clone() };
    /// let new = Edition { valid_to: None, ..new };
    /// let editions = Editions::new(vec![old, new]).unwrap();
    /// let id = |day: &str| editions.on(&Day::new(day).unwrap()).map(|edition| edition.id.as_str());
    /// assert_eq!(id("2026-12-31"), Some("cn-humanoid-29/2026-05"));
    /// assert_eq!(id("2027-01-01"), Some("new"));
    /// ```
    #[must_use]
    pub fn on(&self, day: &Day) -> Option<&Edition> {
        let in_force = self.0.iter().filter(|edition| edition.is_in_force(day));
        in_force.max_by(|one, other| one.valid_from.cmp(&other.valid_from))
    }
}
