//! The layouts of a document: lists of fields, each held against the others and against its segment.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::format::joined;
use crate::format::{LENGTH, Segment};
use crate::json::push_number;
use crate::json::reader::Reading;
use crate::registry::fields::field;
use crate::registry::key::Places;
use crate::registry::layout::field::{Field, Kind, Set};
use crate::registry::layout::{Item, Layout};
use crate::registry::loader::{Loader, Member};

/// What a maker says of its model and serial codes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layouts {
    pub model: Option<Layout>,
    pub serial: Option<Layout>,
}

const LAYOUTS: [Member; 3] = [("model", ""), ("serial", ""), ("inHouse", "")];

/// `layout` of an enterprise or a model.
pub(super) fn layouts(loader: &mut Loader<'_>) -> Reading<Layouts> {
    let mut layouts = Layouts::default();
    let faults = loader.faults.len();
    // Its fields may stand behind it in the document.
    let (mut in_house, mut in_house_pointer) = (None, String::new());
    loader.members(&LAYOUTS, 0, &mut |it, member| {
        match member {
            "model" => layouts.model = Some(layout(it, Segment::Model, layouts.serial.as_ref())?),
            "serial" => layouts.serial = Some(layout(it, Segment::Serial, layouts.model.as_ref())?),
            _ => (in_house, in_house_pointer) = (Some(items(it)?), it.pointer()),
        }
        Ok(())
    })?;
    // Of fields that are faulty themselves it would only be told once more.
    if let Some(parts) = in_house.filter(|_| loader.faults.len() == faults) {
        match &mut layouts.serial {
            Some(serial) => serial.in_house = Some(one_to_one(loader, serial, &in_house_pointer, parts)?),
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
            let Kind::Check { system, over } = &field.kind else { continue };
            let taken = Set::of(system.payload_alphabet());
            let covered = || over.iter().filter_map(|places| sets.get(places.clone())).flatten();
            let mut strange = String::new();
            for character in covered().flatten().flat_map(|set| set.without(taken)) {
                if !strange.contains(character) {
                    strange.push(character);
                }
            }
            let length = covered().count();
            let mut pointer = joined(&[&loader.pointer(), "/layout/", segment.name(), "/"], "");
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

/// The parts of a number, where it and the serial determine each other: every field that is not known without it stands
/// in it exactly once, and it is plain where each ends.
fn one_to_one(
    loader: &mut Loader<'_>,
    serial: &Layout,
    pointer: &str,
    parts: Vec<(String, bool)>,
) -> Reading<Vec<Item>> {
    let is_known = |field: &Field| matches!(field.kind, Kind::Literal(_) | Kind::Check { .. });
    let mut items: Vec<Item> = Vec::new();
    let mut is_open = false;
    for (at, (text, is_field)) in parts.into_iter().enumerate() {
        let index = serial.field(&text).filter(|_| is_field);
        let field = index.and_then(|index| serial.fields.get(index));
        let expected = if is_open && (is_field || text.starts_with(|it: char| it.is_ascii_alphanumeric())) {
            Some("after a padded field the end, or a text that begins with a sign")
        } else if is_field && field.is_none() {
            Some("the name of a field of the serial")
        } else if field.is_some_and(is_known) {
            Some("a field that is neither a literal nor a check")
        } else if index.is_some_and(|index| items.contains(&Item::Field(index))) {
            Some("each field only once")
        } else {
            None
        };
        is_open = field.is_some_and(|field| field.pad().is_some());
        if let Some(expected) = expected {
            let mut pointer = joined(&[pointer, "/"], "");
            push_number(&mut pointer, at as u64, 1);
            pointer.push_str(if is_field { "/field" } else { "/text" });
            loader.tell_of(&pointer, expected, &text)?;
        }
        items.push(index.map_or(Item::Text(text), Item::Field));
    }
    for (index, field) in serial.fields.iter().enumerate() {
        if !is_known(field) && !items.contains(&Item::Field(index)) {
            let found = joined(&["without ", &field.name], "");
            loader.tell_of(pointer, "every field of the serial but literals and checks", &found)?;
        }
    }
    Ok(items)
}

/// The parts of a maker's own number: a text as it is, or the name of a field.
fn items(loader: &mut Loader<'_>) -> Reading<Vec<(String, bool)>> {
    let mut items = Vec::new();
    loader.elements(2 * Segment::Serial.width() + 1, &mut |it, _| {
        let mut item = (String::new(), false);
        let there = it.members(&[("text", ""), ("field", "")], 0, &mut |it, member| {
            item = (it.part()?.into_owned(), member == "field");
            Ok(())
        })?;
        items.push(item);
        match there {
            0 => it.tell("either text or field", "neither"),
            3 => it.tell("either text or field", "both"),
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
