//! Places to what is shown: folded where they fold, with a separator where a segment begins.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::check::{Character, Cleaned, EditKind, LIMIT, Place, Stretch, Style, Text, normalize};
use crate::format::{Alphabet, LENGTH, Ruleset, Segment};
use crate::live::shown::Shown;

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
    let mut cleaned = normalize(&*field.value, rules);
    let joint = grouping.between();
    let joint = if joint.chars().all(|separator| rules.separators.contains(separator)) { joint } else { "" };
    let keeps_last = keeps_last && is_joint(cleaned.places.len()) && ends_in_separator(&cleaned);

    let [start, end] = [field.selection.start, field.selection.end].map(|offset| Caret::at(offset, &cleaned.places));
    // What is shown reads in the same places, and between them stands what is put there. Where it holds anything but
    // capitals and digits, which stay as they came and may be read as something else, somebody has to look again.
    let is_plain = cleaned.places.iter().all(|place| Alphabet::ALNUM36.contains(place.byte));
    let mut value = Vec::with_capacity(field.value.len() + Segment::ALL.len());
    cleaned.edits.clear();
    for (index, place) in cleaned.places.iter_mut().enumerate() {
        if is_joint(index) {
            separate(&mut value, joint, EditKind::Separator, &mut cleaned.edits);
        }
        let start = value.len();
        let point = point(place);
        push(&mut value, point);
        place.character = Character { point, start, end: value.len() };
    }
    if keeps_last {
        let kind = if joint.chars().all(char::is_whitespace) { EditKind::Trim } else { EditKind::Separator };
        separate(&mut value, joint, kind, &mut cleaned.edits);
    }
    let selection = start.shown(&cleaned.places, value.len())..end.shown(&cleaned.places, value.len());
    if *value == *field.value && selection == field.selection {
        let cleaned = if is_plain { cleaned } else { normalize(&*value, rules) };
        debug_assert_eq!(cleaned, normalize(&*value, rules));
        return Arranged::AsItIs(cleaned);
    }
    let settled = Shown { value: Cow::Owned(value), selection };
    if is_plain && settled.value.len() <= LIMIT {
        debug_assert_eq!(cleaned, normalize(&*settled.value, rules));
        return Arranged::Settled(settled, cleaned);
    }
    Arranged::Anew(settled)
}

/// A caret among places.
struct Caret {
    /// How many places stand before it.
    behind: usize,
    /// Whether anything stands between the last of them and it.
    is_past: bool,
}

impl Caret {
    fn at(offset: usize, places: &[Place]) -> Self {
        let behind = places.partition_point(|place| place.character.end <= offset);
        let before = behind.checked_sub(1).and_then(|before| places.get(before));
        Self { behind, is_past: before.is_some_and(|place| place.character.end < offset) }
    }

    /// Its offset among the same places as they are shown. At a joint it stays on the side it was on.
    fn shown(&self, places: &[Place], end: usize) -> usize {
        let Some(before) = self.behind.checked_sub(1) else { return 0 };
        let next = places.get(self.behind).map_or(end, |place| place.character.start);
        places.get(before).filter(|_| !self.is_past).map_or(next, |place| place.character.end)
    }
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
    match (u16::try_from(point), char::from_u32(point)) {
        (Ok(unit), _) => value.push(unit),
        (Err(_), Some(character)) => value.extend_from_slice(character.encode_utf16(&mut [0; 2])),
        (Err(_), None) => {}
    }
}
