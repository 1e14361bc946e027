//! Places to what is shown: folded where they fold, with a separator where a segment begins.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::settle::Shown;
use crate::check::{Character, Cleaned, EditKind, LIMIT, Place, Stretch, Style, Text, normalize};
use crate::layout::{LENGTH, Segment};
use crate::ruleset::{Alphabet, Ruleset};

/// What becomes of a text.
pub(super) enum Arranged<'f> {
    /// It is shown in another way, with the selection between the same places, and may have to be arranged again.
    Anew(Shown<'f>),
    /// It is shown in another way, which will do; that is how it reads.
    Settled(Shown<'f>, Cleaned),
    /// It is as it should be; this is how it reads.
    AsItIs(Cleaned),
    /// It is too long to be looked at.
    TooLong,
}

/// What to show instead of a text, if anything.
pub(super) fn arrange<'f>(field: &Shown<'f>, keeps_last: bool, grouping: Style, rules: &Ruleset) -> Arranged<'f> {
    if (&*field.value).units() > LIMIT {
        return Arranged::TooLong;
    }
    let cleaned = normalize(&*field.value, rules);
    let joint = grouping.between();
    let joint = if joint.chars().all(|separator| rules.separators.contains(separator)) { joint } else { "" };
    let keeps_last = keeps_last && is_joint(cleaned.places.len()) && ends_in_separator(&cleaned);

    let mut value = Vec::with_capacity(field.value.len() + Segment::ALL.len());
    // How that reads, as long as it is letters and digits.
    let mut shown = Cleaned { places: Vec::with_capacity(cleaned.places.len()), edits: Vec::new() };
    for (index, place) in cleaned.places.iter().enumerate() {
        if is_joint(index) {
            separate(&mut value, joint, EditKind::Separator, &mut shown.edits);
        }
        let start = value.len();
        let point = point(place);
        push(&mut value, point);
        shown.places.push(Place { byte: place.byte, character: Character { point, start, end: value.len() } });
    }
    if keeps_last {
        let kind = if joint.trim().is_empty() { EditKind::Trim } else { EditKind::Separator };
        separate(&mut value, joint, kind, &mut shown.edits);
    }

    let moved = |offset: usize| {
        let behind = cleaned.places.partition_point(|place| place.character.end <= offset);
        let Some(before) = behind.checked_sub(1) else { return 0 };
        // At a joint the caret stays on the side it was on.
        let is_past = cleaned.places.get(before).is_some_and(|place| place.character.end < offset);
        let next = shown.places.get(behind).map_or(value.len(), |place| place.character.start);
        shown.places.get(before).filter(|_| !is_past).map_or(next, |place| place.character.end)
    };
    let selection = moved(field.selection.start)..moved(field.selection.end);
    if *value == *field.value && selection == field.selection {
        return Arranged::AsItIs(cleaned);
    }
    let settled = Shown { value: Cow::Owned(value), selection };
    // Letters and digits read as themselves, and what stands between them was put there.
    if settled.value.len() <= LIMIT && cleaned.places.iter().all(|place| Alphabet::ALNUM36.contains(place.byte)) {
        debug_assert_eq!(shown, normalize(&*settled.value, rules));
        return Arranged::Settled(settled, shown);
    }
    Arranged::Anew(settled)
}

/// Append a separator, and that it is one.
fn separate(value: &mut Vec<u16>, joint: &str, kind: EditKind, edits: &mut Vec<Stretch>) {
    let start = value.len();
    value.extend(joint.encode_utf16());
    if value.len() > start {
        edits.push(Stretch { kind, span: start..value.len() });
    }
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
