//! One field of a layout, as a document describes it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::calendar::DateFormat;
use crate::check_character::System;
use crate::format::Segment;
use crate::format::{Alphabet, joined};
use crate::json::push_number;
use crate::json::reader::Reading;
use crate::registry::layout::field::{Choice, Field, Kind, MAX_SEQUENCE_WIDTH, Set};
use crate::registry::listing::Names;
use crate::registry::loader::{Loader, Member};

const MAX_CHOICES: usize = 1296;

/// The members of a field, whatever its kind; the first three it always has.
const FIELD: [Member; 15] = [
    ("name", "letters, digits, _ and -"),
    ("kind", KIND),
    ("width", "how many places it takes"),
    ("label", ""),
    ("value", "the characters that always stand there"),
    ("choices", "a list of choices"),
    ("alphabet", ""),
    ("pad", ""),
    ("format", "the format of the date"),
    ("min", ""),
    ("max", ""),
    ("system", System::NAMES),
    ("over", "the parts that it is computed over, in order"),
    ("role", ""),
    ("avoid", ""),
];
const KIND: &str = "literal, choice, digits, alnum, date, sequence or check";

const FORMATS: &str = "YYYYMMDD, YYMMDD, YYYYDDD, YYYYWW, YYWW, YYYYWww, YYWww or vin-year";

const FIELD_OVER: u32 = 1 << 12;

/// The kinds with the members that each must have and may have, as bits of the list above.
const KINDS: [(&str, u32, u32); 7] = [
    ("literal", 1 << 4, 0),
    ("choice", 1 << 5, 0),
    ("digits", 0, 1 << 7),
    ("alnum", 0, 1 << 6 | 1 << 7),
    ("date", 1 << 8, 1 << 13),
    ("sequence", 0, 1 << 9 | 1 << 10),
    ("check", 1 << 11 | 1 << 12, 1 << 14),
];

/// What the members of a field say, whatever its kind.
struct Given {
    name: String,
    /// An index of [`KINDS`].
    kind: Option<usize>,
    /// `None` where it is no number, which was told.
    width: Option<usize>,
    label: Option<Names<'static>>,
    value: String,
    choices: Vec<Choice>,
    alphabet: Alphabet,
    pad: Option<u8>,
    format: Option<DateFormat>,
    min: u64,
    max: Option<u64>,
    system: Option<System>,
    avoid: Set,
    over: Over,
    is_production: bool,
    /// Which members are there, as bits of [`FIELD`].
    there: u32,
}

/// The names of the parts that a check is computed over, each with the pointer to it.
pub(super) type Over = Vec<(String, String)>;

/// A field that begins at a place. What its check is computed over is known when the whole layout is.
pub(super) fn field(loader: &mut Loader<'_>, start: usize) -> Reading<(Field, Over)> {
    let mut given = Given::read(loader)?;
    let over = core::mem::take(&mut given.over);
    if let Some((kind, needed, allowed)) = given.kind.and_then(|index| KINDS.get(index)) {
        for (index, (member, expected)) in FIELD.iter().enumerate().skip(4) {
            let (is_there, is_needed) = (given.there >> index & 1 == 1, needed >> index & 1 == 1);
            if is_needed && !is_there {
                loader.tell_at(member, expected, "nothing")?;
            } else if is_there && !is_needed && allowed >> index & 1 == 0 {
                loader.tell_at(member, "no such member in this kind of field", kind)?;
            }
        }
        if *kind == "check" && given.there & FIELD_OVER != 0 && over.is_empty() {
            loader.tell_at("over", "at least one part", "none")?;
        }
    }
    let (name, label, places) =
        (given.name.clone(), given.label.take(), start..start + given.width.unwrap_or_default());
    let is_production = given.is_production;
    let kind = given.settle(loader)?;
    Ok((Field { is_production, ..Field::new(name, label, places, kind) }, over))
}

impl Given {
    fn read(loader: &mut Loader<'_>) -> Reading<Self> {
        let mut it = Self {
            name: String::new(),
            kind: None,
            width: None,
            label: None,
            value: String::new(),
            choices: Vec::new(),
            alphabet: Alphabet::ALNUM36,
            pad: None,
            format: None,
            min: 0,
            max: None,
            system: None,
            avoid: Set::default(),
            over: Vec::new(),
            is_production: false,
            there: 0,
        };
        it.there = loader.members(&FIELD, 3, &mut |loader, member| it.member(loader, member))?;
        Ok(it)
    }

    fn member(&mut self, loader: &mut Loader<'_>, member: &str) -> Reading {
        const NUMBER: &str = "a whole number of up to 15 digits";
        match member {
            "name" => self.name = loader.plain(FIELD[0].1, &is_name)?.unwrap_or_default().to_string(),
            "kind" => self.kind = loader.one_of(&KINDS.map(|kind| kind.0), KIND)?,
            "width" => {
                // Wider than any segment is as good a fault as any other width, and sums do not overflow.
                let width = loader.whole(FIELD[2].1)?;
                self.width = width.and_then(|width| usize::try_from(width.min(1_000_000)).ok());
            }
            "label" => self.label = Some(loader.names()?.into_owned()),
            "value" => self.value = characters(loader)?,
            "choices" => self.choices = choices(loader)?,
            "alphabet" => {
                const NAMES: [&str; 4] = ["alnum36", "alnum34", "alnum33", "uscc31"];
                let known = loader.one_of(&NAMES, "alnum36, alnum34, alnum33 or uscc31")?;
                self.alphabet = known.and_then(|at| Alphabet::named(NAMES.get(at)?)).unwrap_or(self.alphabet);
            }
            "pad" => self.pad = loader.code(1, "one of 0-9A-Z")?.bytes().next(),
            "format" => {
                let known = loader.one_of(&DateFormat::ALL, FORMATS)?;
                self.format = known.and_then(DateFormat::at);
            }
            "role" => self.is_production = loader.one_of(&["production"], "\"production\"")?.is_some(),
            "min" => self.min = loader.whole(NUMBER)?.unwrap_or_default(),
            "max" => self.max = loader.whole(NUMBER)?,
            "system" => {
                let known = loader.plain(System::NAMES, &|name| System::from_name(name).is_some())?;
                self.system = known.and_then(System::from_name);
            }
            "avoid" => self.avoid = Set::of(&characters(loader)?),
            _ => {
                loader.elements(Segment::Serial.width(), &mut |loader, _| {
                    let pointer = loader.pointer();
                    self.over.push((loader.text("the name of a part")?.into_owned(), pointer));
                    Ok(())
                })?;
            }
        }
        Ok(())
    }

    /// The kind, where its members agree with its width.
    fn settle(self, loader: &mut Loader<'_>) -> Reading<Kind> {
        let (width, pad, mut alphabet) = (self.width.unwrap_or_default(), self.pad, self.alphabet);
        let mut fits = (1..=Segment::Serial.width()).contains(&width);
        let digits = |number: u64| {
            let mut said = String::new();
            push_number(&mut said, number, 1);
            said
        };
        let name = self.kind.and_then(|index| KINDS.get(index)).map_or("", |kind| kind.0);
        let kind = match (name, self.format, self.system) {
            ("literal", ..) => {
                // What is no value of a field was told.
                fits &= self.value.is_empty() || self.value.len() == width;
                Kind::Literal(self.value)
            }
            ("choice", ..) => {
                let is_other = |choice: &Choice| !choice.value.is_empty() && choice.value.len() != width;
                // Where none fits, it is the width that is wrong.
                if self.choices.iter().all(is_other) {
                    fits &= self.choices.is_empty();
                } else if self.width.is_some() {
                    for (at, choice) in self.choices.iter().enumerate().filter(|(_, choice)| is_other(choice)) {
                        let pointer = joined(&[&loader.pointer(), "/choices/", &digits(at as u64), "/value"], "");
                        loader.tell_of(&pointer, "as many characters as the field has places", &choice.value)?;
                    }
                }
                Kind::Choice(self.choices)
            }
            ("date", Some(format), _) => {
                fits &= format.width() == width;
                Kind::Date(format)
            }
            ("sequence", ..) => {
                fits &= width <= MAX_SEQUENCE_WIDTH;
                // By a width that is none nothing is measured.
                let places = if fits { width } else { MAX_SEQUENCE_WIDTH };
                let most = (0..places).fold(1, |power: u64, _| power * 10) - 1;
                let (min, max) = (self.min, self.max.unwrap_or(most));
                if min > most {
                    loader.tell_at("min", "a number that fits the width", &digits(min))?;
                } else if min > max || max > most {
                    loader.tell_at("max", "a number from min on that fits the width", &digits(max))?;
                }
                Kind::Sequence { min, max }
            }
            ("check", _, Some(system)) => {
                fits &= system.check_length() == width;
                if Set::of(system.check_alphabet()).without(self.avoid).next().is_none() {
                    let all: String = self.avoid.without(Set::default()).collect();
                    loader.tell_at("avoid", "characters that leave some check characters", &all)?;
                }
                Kind::Check { system, over: Vec::new(), avoid: self.avoid }
            }
            _ => {
                if name == "digits" {
                    alphabet = Alphabet::DIGITS;
                }
                if let Some(pad) = pad.filter(|pad| !alphabet.contains(*pad)) {
                    let found = char::from(pad).to_string();
                    loader.tell_at("pad", "a character that may stand in the field", &found)?;
                }
                Kind::Characters { alphabet, pad }
            }
        };
        if !fits && self.width.is_some() {
            let expected = "1 to 17, a sequence 1 to 15, and as wide as what stands there";
            loader.tell_at("width", expected, &digits(width as u64))?;
        }
        Ok(kind)
    }
}

fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (1..=40).contains(&text.len()) && text.bytes().all(fits)
}

fn characters(loader: &mut Loader<'_>) -> Reading<String> {
    let fits = |text: &str| !text.is_empty() && text.bytes().all(|byte| Alphabet::ALNUM36.contains(byte));
    Ok(loader.plain("characters of 0-9A-Z", &fits)?.unwrap_or_default().to_string())
}

fn choices(loader: &mut Loader<'_>) -> Reading<Vec<Choice>> {
    let mut choices: Vec<Choice> = Vec::new();
    // Their indices in the order of their values: a document may hold a million of them.
    let mut in_order: Vec<u16> = Vec::new();
    loader.elements(MAX_CHOICES, &mut |it, _| {
        let (mut value, mut label): (_, Option<Names<'static>>) = (String::new(), None);
        it.members(&[("value", "the characters"), ("label", "")], 1, &mut |it, member| {
            match member {
                "value" => value = characters(it)?,
                _ => label = Some(it.names()?.into_owned()),
            }
            Ok(())
        })?;
        let known = |at: &u16| choices.get(usize::from(*at)).map_or("", |choice| &choice.value);
        match in_order.binary_search_by(|at| known(at).cmp(&value)) {
            Ok(_) => it.tell("a value that no other choice has", &value)?,
            Err(at) => in_order.insert(at, u16::try_from(choices.len()).unwrap_or(u16::MAX)),
        }
        choices.push(Choice { value, label });
        Ok(())
    })?;
    if choices.is_empty() {
        loader.tell("at least one choice", "none")?;
    }
    Ok(choices)
}
