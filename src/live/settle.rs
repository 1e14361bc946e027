//! What a change of a field comes to, before anything of it is spelt out.

use alloc::vec::Vec;
use core::ops::Range;

use crate::check::{LIMIT, Reading, Status, Style, find, judge, normalize};
use crate::format::{LENGTH, Ruleset};
use crate::issue::IssueCode;
use crate::live::arrange::{Arranged, arrange};
use crate::live::shown::Shown;
use crate::live::{Change, Gesture, Source};

/// A field settled, before anything of it is spelt out: [`Settled`](super::Settled) without its copies.
#[derive(Clone, Debug)]
pub struct Outcome<'f> {
    /// What to show, and what to select.
    pub shown: Shown<'f>,
    /// What a check says of the text that is shown.
    pub reading: Reading,
    /// Where not all that was put in was used.
    pub note: Option<Note>,
}

/// Not all of what was put in was used. Each range but `span` is in the field as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A part was used.
    Taken {
        /// How it came.
        source: Source,
        /// All that came.
        inserted: Range<usize>,
        /// The part that was used, counted from where `inserted` begins.
        span: Range<usize>,
    },
    /// Nothing was used: the field is as it was before.
    Rejected {
        /// How it came.
        source: Source,
        /// All that came.
        inserted: Range<usize>,
        /// Why.
        code: IssueCode,
    },
}

/// Settle a change as [`apply`](super::apply) does, and spell nothing out.
#[must_use]
pub fn outcome<'f>(change: Change<'f>, grouping: Style, rules: &Ruleset) -> Outcome<'f> {
    let now = Shown::of(change.now);
    if change.composing {
        return Outcome { reading: Reading::of(&*now.value, rules), shown: now, note: None };
    }
    let before = change.before.map(Shown::of);
    let Gesture::Insert(source) = change.gesture else {
        let now = past_the_joint(&now, before.as_ref(), change.gesture, grouping, rules).unwrap_or(now);
        return settle(now, change.gesture == Gesture::Restore, grouping, rules);
    };
    let settled = settle(now.clone(), true, grouping, rules);
    if settled.reading.status() != Status::Invalid {
        return settled;
    }
    let inserted = inserted(before.as_ref(), &now);
    let text = now.part(inserted.clone());
    let code = match find(text, rules).as_slice() {
        // A label often has it twice, as text and in an address.
        [only, again @ ..] if again.iter().all(|it| it.id == only.id) && holds_more(text, rules) => {
            let span = only.span.clone();
            let as_written = text.get(span.clone()).unwrap_or_default();
            // In an address letters may be escaped; then nobody wants the code as it is written there.
            let canonical: Vec<u16> = only.id.as_str().encode_utf16().collect();
            let taken = if holds_more(as_written, rules) { canonical.as_slice() } else { as_written };
            let now = now.replaced(inserted.clone(), taken);
            return Outcome {
                note: Some(Note::Taken { source, inserted, span }),
                ..settle(now, true, grouping, rules)
            };
        }
        // What was typed is never taken back.
        _ if source == Source::Key => return settled,
        [_, _, ..] => IssueCode::SeveralCodes,
        _ if text.len() > LIMIT => IssueCode::TooLongToCheck,
        _ => return settled,
    };
    let note = Some(Note::Rejected { source, inserted, code });
    Outcome { note, ..settle(before.unwrap_or_default(), true, grouping, rules) }
}

/// Whether a text with one code in it says anything beside it.
fn holds_more(text: &[u16], rules: &Ruleset) -> bool {
    text.len() > LIMIT || normalize(text, rules).places.len() != LENGTH
}

/// Show a text as it should be. A separator at the end may stay where the next segment begins; a deletion takes it.
fn settle<'f>(mut shown: Shown<'f>, keeps_last: bool, grouping: Style, rules: &Ruleset) -> Outcome<'f> {
    // Rarely does it take more than one pass: what is left out can bring white space to the edge, or join surrogates.
    // Every pass after the first leaves fewer places, so this ends.
    let cleaned = loop {
        match arrange(&shown, keeps_last, grouping, rules) {
            Arranged::Anew(other) => shown = other,
            Arranged::Settled(other, cleaned) => {
                shown = other;
                break cleaned;
            }
            Arranged::AsItIs(cleaned) => break cleaned,
            Arranged::TooLong => {
                let reading = Reading::too_long_to_check(shown.value.len());
                return Outcome { shown, reading, note: None };
            }
        }
    };
    Outcome { reading: judge(&*shown.value, cleaned, rules), shown, note: None }
}

/// Where a deletion took nothing but the separator between two places, the field with the place next to it gone as
/// well: the key did something, and the person sees what.
fn past_the_joint<'f>(
    now: &Shown<'f>,
    before: Option<&Shown<'f>>,
    gesture: Gesture,
    grouping: Style,
    rules: &Ruleset,
) -> Option<Shown<'f>> {
    let is_backward = gesture == Gesture::DeleteBackward;
    if !now.selection.is_empty() || !is_backward && gesture != Gesture::DeleteForward {
        return None;
    }
    let caret = now.selection.start;
    if now.value.len() >= LIMIT {
        return None;
    }
    let cleaned = normalize(&*now.value, rules);
    let took_a_joint = if let Some(before) = before {
        let were = normalize(before.value.get(..LIMIT).unwrap_or(&before.value), rules).places;
        let same = were.iter().map(|it| it.character.point).eq(cleaned.places.iter().map(|it| it.character.point));
        same && before.selection.is_empty() && now.value.len() < before.value.len()
    } else {
        // Nobody says what was there: it was a separator if putting one back makes the text as it should be.
        let joint: Vec<u16> = grouping.between().encode_utf16().collect();
        let with_joint = now.replaced(caret..caret, &joint);
        !joint.is_empty() && matches!(arrange(&with_joint, false, grouping, rules), Arranged::AsItIs(_))
    };
    let behind = cleaned.places.partition_point(|place| place.character.end <= caret);
    let is_between = (1..cleaned.places.len()).contains(&behind);
    let gone = cleaned.places.get(if is_backward { behind.wrapping_sub(1) } else { behind })?;
    let span = gone.character.span();
    (took_a_joint && is_between).then(|| {
        let without = now.replaced(span.clone(), &[]);
        if is_backward { without } else { Shown { selection: caret..caret, ..without } }
    })
}

/// The part of a field that was put in last.
fn inserted(before: Option<&Shown<'_>>, now: &Shown<'_>) -> Range<usize> {
    let Some(before) = before else { return 0..now.value.len() };
    let (was, is) = (&*before.value, &*now.value);
    let common = |a: &mut dyn Iterator<Item = &u16>, b: &mut dyn Iterator<Item = &u16>| {
        a.zip(b).take_while(|(one, other)| one == other).count()
    };
    // It ends at the caret, or at the end of the selection where the browser selects what was dropped.
    let tail = now.part(now.selection.end..);
    let tail = if was.ends_with(tail) { tail.len() } else { common(&mut was.iter().rev(), &mut is.iter().rev()) };
    let end = is.len() - tail;
    let was_end = was.len() - tail;
    let selected = &before.selection;
    let replaced = was_end == selected.end && is.get(..selected.start) == was.get(..selected.start);
    let start = if replaced && selected.start <= end {
        selected.start
    } else {
        common(&mut was.iter().take(was_end), &mut is.iter().take(end))
    };
    start..end
}
