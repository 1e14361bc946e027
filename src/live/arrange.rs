//! Places to what is shown: folded where they fold, with a separator where a segment begins.

use alloc::vec::Vec;
use core::ops::Range;

use super::Field;
use crate::check::{Cleaned, EditKind, LIMIT, Place, Style, Text, normalize};
use crate::layout::{LENGTH, Segment};
use crate::ruleset::{Alphabet, Ruleset};

/// What becomes of a text.
pub(super) enum Arranged {
    /// It is shown in another way, with the selection between the same places.
    Anew(Field),
    /// It is as it should be; this is how it reads.
    AsItIs(Cleaned),
    /// It is too long to be looked at.
    TooLong,
}

/// What to show instead of a text, if anything.
pub(super) fn arrange(field: &Field, keeps_last: bool, grouping: Style, rules: &Ruleset) -> Arranged {
    if field.value.as_slice().units() > LIMIT {
        return Arranged::TooLong;
    }
    let cleaned = normalize(field.value.as_slice(), rules);
    let joint = grouping.between();
    let joint = if joint.chars().all(|separator| rules.separators.contains(separator)) { joint } else { "" };
    let keeps_last = keeps_last && is_joint(cleaned.places.len()) && ends_in_separator(&cleaned);

    let mut value = Vec::with_capacity(field.value.len() + 3);
    // Where each place begins and ends in what is shown.
    let mut shown: Vec<Range<usize>> = Vec::with_capacity(cleaned.places.len());
    for (index, place) in cleaned.places.iter().enumerate() {
        if is_joint(index) {
            value.extend(joint.encode_utf16());
        }
        let start = value.len();
        push(&mut value, point(place));
        shown.push(start..value.len());
    }
    if keeps_last {
        value.extend(joint.encode_utf16());
    }

    let moved = |offset: usize| {
        let behind = cleaned.places.partition_point(|place| place.character.end <= offset);
        let Some(before) = behind.checked_sub(1) else { return 0 };
        // At a joint the caret stays on the side it was on.
        let is_past = cleaned.places.get(before).is_some_and(|place| place.character.end < offset);
        let next = shown.get(behind).map_or(value.len(), |place| place.start);
        shown.get(before).filter(|_| !is_past).map_or(next, |place| place.end)
    };
    let selection = moved(field.selection.start)..moved(field.selection.end);
    if value == field.value && selection == field.selection {
        return Arranged::AsItIs(cleaned);
    }
    Arranged::Anew(Field { value, selection })
}

/// Whether a separator stands before a place.
fn is_joint(place: usize) -> bool {
    (1..LENGTH).contains(&place) && Segment::at(place).range().start == place
}

/// Whether the person has typed a separator behind the last place.
fn ends_in_separator(cleaned: &Cleaned) -> bool {
    let separates = |kind| matches!(kind, EditKind::Separator | EditKind::Trim);
    let end = cleaned.places.last().map_or(0, |place| place.character.end);
    cleaned.edits.iter().any(|edit| separates(edit.kind) && edit.span.end > end)
}

/// One of the 36 as it is read; anything else as it came, to be complained of.
fn point(place: &Place) -> u32 {
    if Alphabet::ALNUM36.contains(place.byte) { place.byte.into() } else { place.character.point }
}

/// Append a code point; a lone surrogate is one unit that stays as it is.
fn push(value: &mut Vec<u16>, point: u32) {
    match (char::from_u32(point), u16::try_from(point)) {
        (Some(character), _) => value.extend_from_slice(character.encode_utf16(&mut [0; 2])),
        (None, Ok(unit)) => value.push(unit),
        (None, Err(_)) => {}
    }
}
