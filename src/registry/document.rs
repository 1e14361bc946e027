//! The document `humanoid-id-registry/1`: what it has, in which limits, and how it becomes a [`Registry`].
//!
//! `registry.schema.json` says the same to editors and other programs; a test holds the two together.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::check_character::System;
use crate::format::Alphabet;
use crate::format::{LENGTH, Segment};
use crate::json::push_number;
use crate::json::reader::Reading;
use crate::registry::consistency::{Sample, pointer};
use crate::registry::key::{Key, Places};
use crate::registry::layouts::{check_systems, layouts};
use crate::registry::listing::{Attribute, ListingStatus};
use crate::registry::loader::{Loader, Member, TEXT, is_text};
use crate::registry::sort::sort;
use crate::registry::{Entry, Registry};

/// The name and version of the format.
pub(crate) const FORMAT: &str = "humanoid-id-registry/1";
const MAX_ENTERPRISES: usize = 20_000;
const MAX_MODELS: usize = 250_000;
const MAX_SAMPLES: usize = 16;
const MAX_ATTRIBUTES: usize = 64;

const DOCUMENT: [Member; 11] = [
    ("format", "\"humanoid-id-registry/1\""),
    ("issuer", "who publishes it, in both languages"),
    ("asOf", "the day it describes"),
    ("sequence", "its number in the issuer's series"),
    ("source", "where it comes from"),
    ("licence", "on what terms it may be used"),
    ("enterprises", "a list"),
    ("models", "a list"),
    ("$schema", ""),
    ("covers", ""),
    ("layout", ""),
];

/// The members of an enterprise and of a model stand in one order, so that one function reads both.
const ENTERPRISE: [Member; 9] = [
    ("country", "two letters"),
    ("code", "four of 0-9A-Z"),
    ("name", "its name in both languages"),
    ("status", "\"active\", \"retired\" or \"planned\""),
    ("samples", "a list of at least one code"),
    ("validFrom", ""),
    ("validTo", ""),
    ("creditCode", ""),
    ("layout", ""),
];
const MODEL: [Member; 9] = [
    ENTERPRISE[0],
    ("code", "six of 0-9A-Z"),
    ENTERPRISE[2],
    ENTERPRISE[3],
    ("enterprise", "four of 0-9A-Z"),
    ENTERPRISE[5],
    ENTERPRISE[6],
    ("attributes", ""),
    ENTERPRISE[8],
];

impl Registry {
    pub(super) fn read(loader: &mut Loader<'_>) -> Reading<Self> {
        let mut registry = Self::default();
        let mut samples = Vec::new();
        loader.members(&DOCUMENT, 8, &mut |it, member| {
            match member {
                "format" => drop(it.plain(DOCUMENT[0].1, &|text| text == FORMAT)?),
                "issuer" => registry.source.issuer = it.names()?.into_owned(),
                "asOf" => registry.source.as_of = it.day()?.to_string(),
                "sequence" => {
                    registry.source.sequence = it.whole("a whole number of up to 15 digits")?.unwrap_or_default();
                }
                "source" => registry.origin = it.text(TEXT)?.into_owned(),
                "licence" => registry.licence = it.text(TEXT)?.into_owned(),
                "enterprises" => {
                    registry.enterprises =
                        it.elements(MAX_ENTERPRISES, &mut |it, index| registry.entry(it, index, Some(&mut samples)))?;
                }
                "models" => {
                    registry.models = it.elements(MAX_MODELS, &mut |it, index| registry.entry(it, index, None))?;
                }
                "covers" => registry.covers = covers(it)?,
                "layout" => {
                    let faults = it.faults.len();
                    registry.general = layouts(it)?;
                    let sound = if it.faults.len() == faults { registry.general.as_slice() } else { &[] };
                    for layouts in sound {
                        check_systems(it, layouts, &Places::default())?;
                    }
                }
                _ => drop(it.any_text("a text")?),
            }
            Ok(())
        })?;
        loader.reader.end()?;
        let listed = [("/enterprises", registry.enterprises), ("/models", registry.models)];
        for ((list, count), _) in listed.into_iter().zip(registry.covers).filter(|((_, count), it)| !it && *count > 0) {
            let mut found = String::new();
            push_number(&mut found, count as u64, 1);
            loader.tell_of(list, "an empty list, as covers does not name it", &found)?;
        }
        sort(&mut registry.keys, &mut registry.entries);
        let places = 0u32..;
        let makers = registry.keys.iter().zip(places).filter(|(key, _)| !key.is_model());
        registry.makers = makers.map(|(_, at)| at).collect();
        let behind = registry.keys.iter().zip(&registry.entries).skip(1);
        for (before, (key, entry)) in registry.keys.iter().zip(behind) {
            if before == key {
                loader.tell_of(&pointer(*key, entry), "an entry that is not there before", &key.text())?;
            }
        }
        if loader.faults.is_empty() {
            registry.check_samples(loader, &samples)?;
            registry.check_entries(loader)?;
        }
        Ok(registry)
    }

    /// An enterprise, where there is somewhere to put its samples; else a model.
    fn entry(&mut self, loader: &mut Loader<'_>, index: usize, mut samples: Option<&mut Vec<Sample>>) -> Reading {
        let is_model = samples.is_none();
        let members = if is_model { &MODEL } else { &ENTERPRISE };
        let mut entry = Entry { index: offset(index), ..Entry::default() };
        let mut places = Places::default();
        let (mut from, mut to, mut is_sound) = ("", "", true);
        let (first_sample, layout_list) = (samples.as_ref().map_or(0, |all| all.len()), &mut self.layouts);
        loader.members(members, 5, &mut |it, member| {
            it.reader.peek();
            let at = offset(it.reader.at());
            match member {
                "country" => {
                    let fits =
                        |text: &str| text.len() == 2 && text.bytes().all(|byte| Alphabet::LETTERS.contains(byte));
                    let country = it.plain("two letters", &fits)?;
                    fill(&mut places, Segment::Country, country.unwrap_or_default());
                }
                "code" if is_model => fill(&mut places, Segment::Model, it.code(6, MODEL[1].1)?),
                "code" => fill(&mut places, Segment::Enterprise, it.code(4, ENTERPRISE[1].1)?),
                "name" => {
                    entry.name = at;
                    it.names()?;
                }
                "status" => {
                    let index = it.one_of(&ListingStatus::ALL.map(ListingStatus::name), ENTERPRISE[3].1)?;
                    entry.standing = index.and_then(|index| ListingStatus::ALL.get(index).copied()).unwrap_or_default();
                }
                "enterprise" | "samples" => match &mut samples {
                    None => fill(&mut places, Segment::Enterprise, it.code(4, MODEL[4].1)?),
                    Some(samples) => {
                        let count = it.elements(MAX_SAMPLES, &mut |it, _| {
                            let code = it.code(LENGTH, "29 of 0-9A-Z")?.as_bytes().try_into();
                            let pointer = it.pointer();
                            samples.extend(code.ok().map(|code| Sample { pointer, enterprise: Key::default(), code }));
                            Ok(())
                        })?;
                        if count == 0 {
                            it.tell(ENTERPRISE[4].1, "none")?;
                        }
                    }
                },
                "validFrom" => (entry.valid_from, from) = (at, it.day()?),
                "validTo" => (entry.valid_to, to) = (at, it.day()?),
                "attributes" => {
                    entry.attributes = at;
                    attributes(it)?;
                }
                "creditCode" => {
                    entry.credit_code = at;
                    it.plain("18 characters of GB 32100 whose check character agrees", &|text| {
                        text.len() == 18 && System::Gb32100.verify(text.as_bytes())
                    })?;
                }
                _ => {
                    let faults = it.faults.len();
                    layout_list.push(layouts(it)?);
                    is_sound = it.faults.len() == faults;
                    entry.layouts = offset(layout_list.len());
                }
            }
            Ok(())
        })?;
        if !to.is_empty() && to < from {
            loader.tell_at("validTo", "a day not before validFrom", to)?;
        }
        for layouts in layout_list.last().filter(|_| entry.layouts > 0 && is_sound).into_iter().flatten() {
            check_systems(loader, layouts, &places)?;
        }
        let key = Key::of(&places);
        for sample in samples.into_iter().flatten().skip(first_sample) {
            sample.enterprise = key;
        }
        // An entry without its code has been told as a fault already.
        let needed = if is_model { Segment::Model } else { Segment::Enterprise };
        if places.iter().take(needed.range().end).all(|byte| *byte > 0) {
            self.keys.push(key);
            self.entries.push(entry);
        }
        Ok(())
    }
}

/// Of which lists a document has all: enterprises, models.
fn covers(loader: &mut Loader<'_>) -> Reading<[bool; 2]> {
    let mut covers = [false; 2];
    loader.elements(2, &mut |it, _| {
        let known = it.one_of(&["enterprises", "models"], "\"enterprises\" or \"models\"")?;
        if let Some(place) = known.and_then(|at| covers.get_mut(at)) {
            *place = true;
        }
        Ok(())
    })?;
    if covers == [false; 2] {
        loader.tell("enterprises, models or both", "neither")?;
    }
    Ok(covers)
}

/// Copy a segment to where it stands in a code.
fn fill(places: &mut Places, segment: Segment, text: &str) {
    if let Some(places) = places.get_mut(segment.range()).filter(|places| places.len() == text.len()) {
        places.copy_from_slice(text.as_bytes());
    }
}

/// Documents are 32 MB at most, so their offsets fit.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What a registry says of a model beyond its name.
pub(super) fn attributes<'d>(loader: &mut Loader<'d>) -> Reading<Vec<(Cow<'d, str>, Attribute<'d>)>> {
    let mut attributes = Vec::new();
    loader.object(&mut |it, name| {
        if attributes.len() == MAX_ATTRIBUTES || attributes.iter().any(|(known, _)| *known == name) {
            return it.refuse("64 members at most, each only once");
        }
        if !is_text(&name) {
            return it.refuse("a name of 1 to 2000 characters, not only spaces, without controls");
        }
        let value = match it.reader.peek() {
            b'"' => Attribute::Text(it.text(TEXT)?),
            b'{' => Attribute::Names(it.names()?),
            b't' | b'f' | b'-' | b'0'..=b'9' => match it.reader.scalar()? {
                "true" => Attribute::Flag(true),
                "false" => Attribute::Flag(false),
                number => Attribute::Number(number),
            },
            _ => return it.refuse("a text, a text in both languages, a number, true or false"),
        };
        attributes.push((name, value));
        Ok(())
    })?;
    Ok(attributes)
}
