//! The layouts of a document: lists of fields, each held against the others and against its segment.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::calendar::{DatePart, days_within};
use crate::format::{Alphabet, LENGTH, Segment, joined};
use crate::json::push_number;
use crate::json::reader::Reading;
use crate::registry::fields::field;
use crate::registry::key::Places;
use crate::registry::layout::field::{Code, Field, Kind, Set};
use crate::registry::layout::{Item, Layout};
use crate::registry::loader::{Loader, Member};

/// What a maker says of its model and serial codes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layouts {
    pub model: Option<Layout>,
    pub serial: Option<Layout>,
    /// The first day on which units are made by them; nothing where they are from the beginning.
    pub valid_from: String,
    /// Where they stand in the document.
    pointer: String,
}

impl Layouts {
    /// The day, week or year in which a unit was made.
    pub fn production(&self, code: &Code) -> Option<String> {
        [&self.serial, &self.model].into_iter().flatten().find_map(|it| it.production(code))
    }

    /// Whether they have a date by which units are judged.
    pub fn is_dated(&self) -> bool {
        let mut fields = [&self.serial, &self.model].into_iter().flatten().flat_map(|it| &it.fields);
        fields.any(|field| field.is_production)
    }

    pub fn fits(&self, code: &Code) -> bool {
        [&self.serial, &self.model].into_iter().flatten().all(|it| it.fits(code))
    }
}

/// Of several layouts, in the order of their days, those that a code was made by: whose days are those that they read out of
/// it, or else that it fits, or else those of a day.
pub(super) fn in_force<'l>(all: &'l [Layouts], code: &Code, on: &str) -> Option<&'l Layouts> {
    if let [] | [_] = all {
        return all.first();
    }
    let begins_after = |at: usize, first: &str| all.get(at + 1).is_none_or(|next| first < next.valid_from.as_str());
    let is_own = |(at, layouts): &(usize, &Layouts)| {
        let days = layouts.production(code).and_then(|iso| days_within(&iso));
        days.is_some_and(|(first, last)| layouts.valid_from <= last && begins_after(*at, &first))
    };
    let own = || all.iter().enumerate().rev().filter(is_own).map(|(_, it)| it);
    let fitting = own().find(|it| it.fits(code)).or_else(|| own().next());
    let undated = || all.iter().rev().find(|it| !it.is_dated() && it.fits(code));
    fitting.or_else(undated).or_else(|| all.iter().rev().find(|it| it.valid_from.as_str() <= on)).or(all.first())
}

const DATE_PARTS: &str = "YYYY, YY, MM, DD, WW, DDD, YYYYMM, YYMM, MMDD, YYYYMMDD, YYMMDD, YYYYWW or YYWW";
const MOST_VERSIONS: usize = 100;
const LAYOUTS: [Member; 4] = [("model", ""), ("serial", ""), ("inHouse", ""), ("validFrom", "")];

/// `layout` of a document, an enterprise or a model: one, or a list of some that follow each other, in the order of their days.
pub(super) fn layouts(loader: &mut Loader<'_>) -> Reading<Vec<Layouts>> {
    let mut all = Vec::new();
    if loader.reader.peek() != b'[' {
        all.push(layouts_of(loader)?);
        return Ok(all);
    }
    loader.elements(MOST_VERSIONS, &mut |it, _| {
        all.push(layouts_of(it)?);
        Ok(())
    })?;
    all.sort_by(|one, other| one.valid_from.cmp(&other.valid_from));
    for (one, other) in all.iter().zip(all.iter().skip(1)).filter(|(one, other)| one.valid_from == other.valid_from) {
        let pointer = joined(&[other.pointer.as_str().max(&one.pointer), "/validFrom"], "");
        loader.tell_of(&pointer, "a day that no other layout of this list has", &other.valid_from)?;
    }
    Ok(all)
}

fn layouts_of(loader: &mut Loader<'_>) -> Reading<Layouts> {
    let mut layouts = Layouts { pointer: loader.pointer(), ..Layouts::default() };
    let faults = loader.faults.len();
    // Its fields may stand behind it in the document.
    let (mut in_house, mut in_house_pointer) = (None, String::new());
    loader.members(&LAYOUTS, 0, &mut |it, member| {
        match member {
            "model" => layouts.model = Some(layout(it, Segment::Model, layouts.serial.as_ref())?),
            "serial" => layouts.serial = Some(layout(it, Segment::Serial, layouts.model.as_ref())?),
            "validFrom" => layouts.valid_from = it.day()?.into(),
            _ => (in_house, in_house_pointer) = (Some(items(it)?), it.pointer()),
        }
        Ok(())
    })?;
    let fields = [&layouts.model, &layouts.serial].into_iter().flatten().flat_map(|it| &it.fields);
    if let Some(second) = fields.filter(|field| field.is_production).nth(1) {
        loader.tell("one date at most whose role is production", &second.name)?;
    }
    // Of fields that are faulty themselves it would only be told once more.
    if let Some(parts) = in_house.filter(|_| loader.faults.len() == faults) {
        let Layouts { model, serial, .. } = &mut layouts;
        match serial {
            Some(serial) => {
                serial.in_house = Some(one_to_one(loader, model.as_ref(), serial, &in_house_pointer, parts)?);
            }
            None => loader.tell_of(&in_house_pointer, "a layout of the serial beside it", "none")?,
        }
    }
    Ok(layouts)
}

/// Check characters that cannot always be computed are told before a code is to have them. Of the segments before its own
/// a layout knows what `places` says (0 where nothing), and of others the layout beside it; the rest may be anything.
pub(super) fn check_systems(loader: &mut Loader<'_>, layouts: &Layouts, places: &Places) -> Reading {
    let mut sets: [Option<Set>; LENGTH] = [None; LENGTH];
    let all = [(Segment::Model, &layouts.model), (Segment::Serial, &layouts.serial)];
    let fields = || all.iter().flat_map(|(_, layout)| layout.iter().flat_map(|layout| &layout.fields));
    for field in fields() {
        let places = sets.get_mut(field.places.clone()).unwrap_or_default();
        places.iter_mut().zip(field.sets()).for_each(|(place, set)| *place = Some(set));
    }
    for (place, byte) in sets.iter_mut().zip(places).filter(|(_, byte)| **byte > 0) {
        *place = Some(Set::default().with(*byte));
    }
    for (segment, layout) in all {
        for (index, field) in layout.iter().flat_map(|layout| &layout.fields).enumerate() {
            let Kind::Check { system, over, .. } = &field.kind else { continue };
            let taken = Set::of(system.payload_alphabet());
            let covered = || over.iter().filter_map(|places| sets.get(places.clone())).flatten();
            let mut strange = String::new();
            for character in covered().flatten().flat_map(|set| set.without(taken)) {
                if !strange.contains(character) {
                    strange.push(character);
                }
            }
            let length = covered().count();
            let mut pointer = joined(&[&layouts.pointer, "/", segment.name(), "/"], "");
            push_number(&mut pointer, index as u64, 1);
            pointer.push_str("/over");
            if !strange.is_empty() {
                loader.tell_of(&pointer, "parts that hold only what the system is computed over", &strange)?;
            } else if system.longest_payload().is_some_and(|most| most < length) {
                let mut found = String::new();
                push_number(&mut found, length as u64, 1);
                loader.tell_of(&pointer, "parts of 17 places at most for gb-32100, of 8 for gb-11714", &found)?;
            }
        }
    }
    Ok(())
}

/// A part of a number as it is described: a text, or the name of a field, and which parts of its date.
#[derive(Default)]
struct Described {
    text: String,
    is_field: bool,
    part: Option<DatePart>,
}

/// The parts of a number, where it and the serial determine each other: every field that is not known without it stands
/// in it exactly once, and it is plain where each ends. Of the model it may say a part, or all.
fn one_to_one(
    loader: &mut Loader<'_>,
    model: Option<&Layout>,
    serial: &Layout,
    pointer: &str,
    parts: Vec<Described>,
) -> Reading<Vec<Item>> {
    let is_known = |field: &Field| matches!(field.kind, Kind::Literal(_) | Kind::Check { .. });
    let kind = Kind::Characters { alphabet: Alphabet::ALNUM36, pad: None };
    let whole_model = Field::new(Segment::Model.name().into(), None, Segment::Model.range(), kind);
    let field_of = |name: &str| {
        let among = |layout: &Layout| layout.field(name).and_then(|index| layout.fields.get(index)).cloned();
        let of_segments = || (name == Segment::Model.name()).then(|| whole_model.clone());
        among(serial).or_else(|| model.and_then(among)).or_else(of_segments)
    };
    let mut items: Vec<Item> = Vec::new();
    let mut is_open = false;
    for (at, Described { text, is_field, part }) in parts.into_iter().enumerate() {
        let field = if is_field { field_of(&text) } else { None };
        let letters = |part: Option<DatePart>| part.map_or_else(|| b"YMDW".to_vec(), |part| part.letters().collect());
        // What stands there already: the same places, and of a date the same parts.
        let is_there = |field: &Field, item: &Item| match item {
            Item::Text(_) => false,
            Item::Field(other, known) => {
                let shares = || letters(*known).iter().any(|it| letters(part).contains(it));
                other.places.start < field.places.end && field.places.start < other.places.end && shares()
            }
        };
        let expected = if is_open && (is_field || text.starts_with(|it: char| it.is_ascii_alphanumeric())) {
            Some("after a padded field the end, or a text that begins with a sign")
        } else if is_field && field.is_none() {
            Some("the name of a field of the serial or the model, or model")
        } else if field.as_ref().is_some_and(is_known) {
            Some("a field that is neither a literal nor a check")
        } else if part.is_some() && !field.as_ref().is_some_and(|it| matches!(it.kind, Kind::Date(_))) {
            Some("a date, where parts of one are asked for")
        } else if field.as_ref().is_some_and(|field| items.iter().any(|item| is_there(field, item))) {
            Some("each field only once")
        } else {
            None
        };
        is_open = field.as_ref().is_some_and(|field| field.pad().is_some());
        if let Some(expected) = expected {
            let mut pointer = joined(&[pointer, "/"], "");
            push_number(&mut pointer, at as u64, 1);
            pointer.push_str(if is_field { "/field" } else { "/text" });
            loader.tell_of(&pointer, expected, &text)?;
        }
        items.push(field.map_or(Item::Text(text), |field| Item::Field(field, part)));
    }
    for field in serial.fields.iter().chain(model.into_iter().flat_map(|it| &it.fields)).filter(|it| !is_known(it)) {
        let of_it = |item: &Item| match item {
            Item::Field(other, part) if other.name == field.name => Some(*part),
            _ => None,
        };
        let parts: Vec<Option<DatePart>> = items.iter().filter_map(of_it).collect();
        let is_of_model = field.places.end <= Segment::Model.range().end;
        let is_whole = match &field.kind {
            _ if parts.is_empty() => is_of_model,
            Kind::Date(format) => {
                let given: Vec<u8> = parts.iter().flatten().flat_map(|part| part.letters()).collect();
                let has_ordinal = parts.iter().flatten().any(|part| part.name() == "DDD");
                let needed = format.letters().filter(|it| !(has_ordinal && *it == b'M'));
                let fits = needed.clone().all(|it| given.contains(&it)) && needed.count() == given.len();
                parts.contains(&None) || fits
            }
            _ => true,
        };
        if !is_whole {
            let found = joined(&["without ", &field.name], "");
            loader.tell_of(pointer, "every field of the serial but literals and checks", &found)?;
        }
    }
    Ok(items)
}

/// The parts of a maker's own number: a text as it is, or the name of a field.
fn items(loader: &mut Loader<'_>) -> Reading<Vec<Described>> {
    let mut items = Vec::new();
    loader.elements(2 * Segment::Serial.width() + 1, &mut |it, _| {
        let mut item = Described::default();
        let there = it.members(&[("text", ""), ("field", ""), ("format", "")], 0, &mut |it, member| {
            if member == "format" {
                item.part = it.one_of(&DatePart::ALL, DATE_PARTS)?.and_then(DatePart::at);
            } else {
                (item.text, item.is_field) = (it.part()?.into_owned(), member == "field");
            }
            Ok(())
        })?;
        items.push(item);
        match there & 3 {
            0 => it.tell("either text or field", "neither"),
            3 => it.tell("either text or field", "both"),
            1 if there & 4 > 0 => it.tell_at("format", "a field beside it", "a text"),
            _ => Ok(()),
        }
    })?;
    Ok(items)
}

/// The fields of one segment, beside those of the other.
fn layout(loader: &mut Loader<'_>, segment: Segment, other: Option<&Layout>) -> Reading<Layout> {
    let mut layout = Layout::default();
    let mut overs = Vec::new();
    let mut place = segment.range().start;
    loader.elements(segment.width(), &mut |it, _| {
        let (field, over) = field(it, place)?;
        place += field.places.len();
        // A value is given by the name of its field alone.
        let is_taken = [Some(&layout), other].into_iter().flatten().any(|it| it.field(&field.name).is_some());
        if is_taken || Segment::ALL.iter().any(|segment| segment.name() == field.name) {
            it.tell("a name that no other field and no segment has", &field.name)?;
        }
        overs.extend(over.into_iter().map(|(name, pointer)| (layout.fields.len(), name, pointer)));
        layout.fields.push(field);
        Ok(())
    })?;
    // Of a field without a width that was told already.
    let is_measured = layout.fields.iter().all(|field| !field.places.is_empty());
    if is_measured && place != segment.range().end {
        let expected = if segment == Segment::Model { "widths that sum to 6" } else { "widths that sum to 17" };
        let mut found = String::new();
        push_number(&mut found, (place - segment.range().start) as u64, 1);
        loader.tell(expected, &found)?;
    }
    for (index, name, pointer) in overs {
        match part(&layout, segment, index, &name) {
            Some(places) => {
                if let Some(Kind::Check { over, .. }) = layout.fields.get_mut(index).map(|field| &mut field.kind) {
                    over.push(places);
                }
            }
            None => loader.tell_of(
                &pointer,
                "a segment before this one, another field of this layout, or an earlier check",
                &name,
            )?,
        }
    }
    Ok(layout)
}

/// The places of a part that check characters can be computed over.
fn part(layout: &Layout, segment: Segment, of: usize, name: &str) -> Option<Range<usize>> {
    if let Some(named) = Segment::ALL.into_iter().find(|it| it.name() == name) {
        return (named < segment).then(|| named.range());
    }
    let index = layout.field(name)?;
    let field = layout.fields.get(index)?;
    let is_known = index != of && (index < of || !matches!(field.kind, Kind::Check { .. }));
    is_known.then(|| field.places.clone())
}
