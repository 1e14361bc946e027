//! The document `humanoid-id-rules/1`: what it has, and how it becomes an [`Edition`].
//!
//! `rules.schema.json` says the same to editors and other programs; a test holds the two together.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use crate::check_character::System;
use crate::editions::Edition;
use crate::format::{Alphabet, CheckRule, LENGTH, OptionValue, Ruleset, Severities, quoted};
use crate::issue::{IssueCode, Severity};
use crate::json::reader::Reading;
use crate::registry::{Fault, Loader, Member, Names, TEXT};

/// The name and version of the format.
pub(crate) const FORMAT: &str = "humanoid-id-rules/1";
/// Bytes of a document at most.
const MAX_BYTES: usize = 1 << 16;
const MAX_ID: usize = 80;

const DOCUMENT: [Member; 12] = [
    ("format", "\"humanoid-id-rules/1\""),
    ("id", ID),
    ("name", "its name in both languages"),
    ("source", "where the rules come from"),
    ("asOf", "the day it describes"),
    ("validFrom", ""),
    ("validTo", ""),
    ("options", ""),
    ("alphabets", ""),
    ("check", ""),
    ("severities", ""),
    ("$schema", ""),
];
const ID: &str = "1 to 80 of a-z, 0-9, - / and .";

const CHECK: [Member; 4] = [
    ("system", System::NAMES),
    ("at", "the place of the check character, counted from 0"),
    ("over", "the places that it is computed over, as [from, to] counted from 0"),
    ("severity", ""),
];
const SEVERITY: &str = "error, warning or info";
const SEVERITY_OR_OFF: &str = "error, warning, info or off";
const PLACE: &str = "a place of the code, counted from 0, as a number without quotes";

pub(super) fn read(text: &str) -> Result<Edition, Vec<Fault>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut loader = Loader::new(text, 0);
    let read = if text.len() > MAX_BYTES {
        loader.tell("at most 65536 bytes", "more").map(|()| None)
    } else {
        edition(&mut loader).map(Some)
    };
    let read = read.unwrap_or_else(|stop| {
        loader.give_up(stop, text);
        None
    });
    match read {
        Some(edition) if loader.faults.is_empty() => Ok(edition),
        _ => Err(loader.faults),
    }
}

fn edition(loader: &mut Loader<'_>) -> Reading<Edition> {
    let mut edition = Edition {
        id: String::new(),
        name: Names::default(),
        source: String::new(),
        as_of: String::new(),
        valid_from: None,
        valid_to: None,
        rules: Ruleset::DEFAULT,
    };
    // Alphabets of segments are finer than the one of the options, wherever they stand in the document.
    let mut alphabets = [None; 3];
    let mut check = None;
    loader.members(&DOCUMENT, 5, &mut |it, member| {
        match member {
            "format" => drop(it.plain(DOCUMENT[0].1, &|text| text == FORMAT)?),
            "id" => edition.id = it.plain(ID, &is_id)?.unwrap_or_default().to_string(),
            "name" => edition.name = it.names()?.into_owned(),
            "source" => edition.source = it.text(TEXT)?.into_owned(),
            "asOf" => edition.as_of = it.day()?.to_string(),
            "validFrom" => edition.valid_from = Some(it.day()?.to_string()),
            "validTo" => edition.valid_to = Some(it.day()?.to_string()),
            "options" => options(it, &mut edition.rules)?,
            "alphabets" => alphabets = segment_alphabets(it)?,
            "check" => check = Some(check_rule(it)?),
            "severities" => edition.rules.severities = severities(it)?,
            _ => drop(it.any_text("a text")?),
        }
        Ok(())
    })?;
    loader.reader.end()?;
    if let (Some(from), Some(to)) = (&edition.valid_from, &edition.valid_to) {
        if to < from {
            loader.tell_of("/validTo", "a day not before validFrom", to)?;
        }
    }
    let own = &mut edition.rules.alphabets;
    for (set, place) in alphabets.into_iter().zip([&mut own.enterprise, &mut own.model, &mut own.serial]) {
        *place = set.unwrap_or(*place);
    }
    if let Some(rule) = check.flatten() {
        if !rule.suits(&edition.rules.alphabets) {
            const EXPECTED: &str = "a system that takes every character of the places it covers, and of whose checks \
                 enough can stand in the code";
            loader.tell_of("/check/system", EXPECTED, rule.system().name())?;
        }
        edition.rules.check = Some(rule);
    }
    Ok(edition)
}

fn is_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.');
    (1..=MAX_ID).contains(&text.len()) && text.bytes().all(fits)
}

/// Options by the names that every door has for them.
pub(super) fn options(loader: &mut Loader<'_>, rules: &mut Ruleset) -> Reading {
    loader.object(&mut |it, name| {
        let text: Cow<'_, str>;
        let value = match it.reader.peek() {
            b'"' => {
                text = it.any_text("a text")?;
                OptionValue::Name(&text)
            }
            b'{' => {
                text = characters(it)?;
                OptionValue::Characters(&text)
            }
            b'[' => {
                it.reader.skip()?;
                OptionValue::Other("a list")
            }
            _ => match it.reader.scalar()? {
                "true" => OptionValue::Flag(true),
                "false" => OptionValue::Flag(false),
                other => OptionValue::Other(other),
            },
        };
        match rules.set(&name, value) {
            Ok(()) => Ok(()),
            Err(error) => it.tell_of(&it.pointer(), error.expected, &error.found),
        }
    })
}

/// The text of `{ characters }`.
fn characters<'d>(loader: &mut Loader<'d>) -> Reading<Cow<'d, str>> {
    let mut text = Cow::Borrowed("");
    loader.members(&[("characters", "the characters")], 1, &mut |it, _| {
        text = it.any_text("a text of the characters")?;
        Ok(())
    })?;
    Ok(text)
}

fn segment_alphabets(loader: &mut Loader<'_>) -> Reading<[Option<Alphabet>; 3]> {
    const EXPECTED: &str =
        "alnum36, alnum34, alnum33, uscc31 or digits, or an object with characters, two or more of 0-9A-Z";
    let mut alphabets = [None; 3];
    loader.members(&[("enterprise", ""), ("model", ""), ("serial", "")], 0, &mut |it, member| {
        let (set, found) = if it.reader.peek() == b'{' {
            let text = characters(it)?;
            (Alphabet::of(&text), quoted(&text))
        } else {
            let name = it.any_text(EXPECTED)?;
            (Alphabet::named(&name), quoted(&name))
        };
        if set.is_none() {
            it.tell(EXPECTED, &found)?;
        }
        let at = ["enterprise", "model", "serial"].iter().position(|name| *name == member);
        if let Some(place) = at.and_then(|at| alphabets.get_mut(at)) {
            *place = set;
        }
        Ok(())
    })?;
    Ok(alphabets)
}

fn check_rule(loader: &mut Loader<'_>) -> Reading<Option<CheckRule>> {
    let (mut system, mut at, mut over, mut severity) = (None, None, Vec::new(), Severity::Error);
    let faults = loader.faults.len();
    loader.members(&CHECK, 3, &mut |it, member| {
        match member {
            "system" => {
                let name = it.plain(System::NAMES, &|name| System::from_name(name).is_some())?;
                system = name.and_then(System::from_name);
            }
            "at" => at = place(it, LENGTH - 1)?,
            "over" => over = ranges(it)?,
            _ => {
                let index = it.one_of(&["error", "warning", "info"], SEVERITY)?;
                let named = [Severity::Error, Severity::Warning, Severity::Info];
                severity = index.and_then(|index| named.get(index).copied()).unwrap_or(severity);
            }
        }
        Ok(())
    })?;
    let (Some(system), Some(at), true) = (system, at, loader.faults.len() == faults) else { return Ok(None) };
    let rule = CheckRule::new(system, at, &over, severity);
    if rule.is_none() {
        const EXPECTED: &str = "places in order and apart, as many as the system takes, and none of those of the check \
             characters, which stand behind the country";
        loader.tell_at("over", EXPECTED, "others")?;
    }
    Ok(rule)
}

/// A place, up to the last one that is one.
fn place(loader: &mut Loader<'_>, most: usize) -> Reading<Option<usize>> {
    let found = loader.reader.clone();
    let place = loader.whole(PLACE)?.and_then(|place| usize::try_from(place).ok());
    if place.is_some_and(|place| place > most) {
        let mut found = found;
        loader.tell(PLACE, found.scalar()?)?;
        return Ok(None);
    }
    Ok(place)
}

fn ranges(loader: &mut Loader<'_>) -> Reading<Vec<Range<usize>>> {
    let mut ranges = Vec::new();
    loader.elements(LENGTH, &mut |it, _| {
        let mut ends = Vec::new();
        it.elements(2, &mut |it, _| {
            ends.extend(place(it, LENGTH)?);
            Ok(())
        })?;
        match ends.as_slice() {
            [from, to] if from < to => ranges.push(*from..*to),
            _ => it.tell("[from, to], two places of which the second is larger", "others")?,
        }
        Ok(())
    })?;
    Ok(ranges)
}

fn severities(loader: &mut Loader<'_>) -> Reading<Severities> {
    let mut severities = Severities::AS_LISTED;
    loader.object(&mut |it, name| {
        let code = IssueCode::from_id(&name).filter(|code| Severities::SETTABLE.contains(code));
        let Some(code) = code else {
            let settable: Vec<_> = Severities::SETTABLE.iter().map(|code| code.id()).collect();
            let expected = "an issue whose severity is a matter of the rules: ".to_string() + &settable.join(", ");
            it.reader.skip()?;
            return it.tell_of(&it.pointer(), expected, &name);
        };
        let names = ["error", "warning", "info", "off"];
        let meant = [Some(Severity::Error), Some(Severity::Warning), Some(Severity::Info), None];
        if let Some(severity) = it.one_of(&names, SEVERITY_OR_OFF)?.and_then(|index| meant.get(index)) {
            severities.set(code, *severity);
        }
        Ok(())
    })?;
    Ok(severities)
}
