//! A text that is still being typed: what to show, where the caret goes, and what may come next.
//!
//! The browser has already made its own change when anybody hears of it; [`apply`] looks at the outcome and settles
//! it. It remembers nothing: whoever has the state before the change passes it along, and it is used for three things
//! that the outcome alone does not tell: what exactly was inserted, whether a deletion took nothing but a separator,
//! and what to go back to when a paste is not taken.
//!
//! ```text
//!  CN TE|ST H1A001       what the person sees; grouped 2-4-6-17
//!  C N T E | S T H 1 …   its places; the caret keeps its place among them, whatever happens to the separators
//! ```
//!
//! Separators and invisible characters are not part of a code and come and go freely. Everything else that is typed
//! stays visible, if need be to be complained of, or it is told in [`Settled::taken`] or [`Settled::rejected`].

mod arrange;

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::check::{LIMIT, Report, Status, Style, check, examine, find, normalize};
use crate::issue::IssueCode;
use crate::json::Json;
use crate::layout::LENGTH;
use crate::ruleset::Ruleset;
use arrange::{Arranged, arrange};

/// The text of an input and its selection, in UTF-16 as browsers and most toolkits count; lone surrogates survive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The text.
    pub value: Vec<u16>,
    /// What is selected; empty where there is only a caret.
    pub selection: Range<usize>,
}

impl Field {
    /// A text with the caret at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let value: Vec<_> = text.encode_utf16().collect();
        Self { selection: value.len()..value.len(), value }
    }

    /// The text; a lone surrogate reads as U+FFFD.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf16_lossy(&self.value)
    }

    /// The same with a selection that lies inside the text.
    fn bounded(&self) -> Self {
        let end = self.selection.end.min(self.value.len());
        Self { value: self.value.clone(), selection: self.selection.start.min(end)..end }
    }

    /// The same with a part replaced and the caret behind what took its place.
    fn replaced(&self, part: Range<usize>, by: &[u16]) -> Self {
        let mut value = self.value.clone();
        let caret = part.start + by.len();
        value.splice(part, by.iter().copied());
        Self { value, selection: caret..caret }
    }
}

/// How a text came into the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Source {
    /// A key, an input method, a scanner, autofill: whatever is neither of the others.
    #[default]
    Key,
    /// The clipboard.
    Paste,
    /// Dragged in.
    Drop,
}

impl Source {
    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Paste => "paste",
            Self::Drop => "drop",
        }
    }
}

/// What was done to the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// Something was put in.
    Insert(Source),
    /// Something before the caret was deleted.
    DeleteBackward,
    /// Something behind the caret was deleted.
    DeleteForward,
    /// What was selected was deleted.
    Delete,
    /// An earlier or later state came back.
    Restore,
}

impl Default for Gesture {
    fn default() -> Self {
        Self::Insert(Source::Key)
    }
}

/// A change of a field, after the fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The field as it is now, the browser's own change included.
    pub now: &'a Field,
    /// The field as it was. Without it, what is there now counts as inserted into nothing.
    pub before: Option<&'a Field>,
    /// What was done.
    pub gesture: Gesture,
    /// Whether an input method is still composing: then nothing is rewritten.
    pub composing: bool,
}

/// Part of a text that was put in and used; the rest was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// How it came.
    pub source: Source,
    /// All that came.
    pub text: Vec<u16>,
    /// The part that was used: the only code in it.
    pub span: Range<usize>,
}

/// A text that was put in and not taken: the field is as it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// How it came.
    pub source: Source,
    /// All that came.
    pub text: Vec<u16>,
    /// Why: `several-codes` or `too-long-to-check`.
    pub code: IssueCode,
}

/// A field settled, and what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What to show, and what to select.
    pub field: Field,
    /// What [`check`] says of it.
    pub report: Report,
    /// Where not all that was put in was used.
    pub taken: Option<Taken>,
    /// Where what was put in was not used.
    pub rejected: Option<Rejected>,
}

impl Settled {
    /// The same as JSON, in the shape that the package returns.
    ///
    /// ```
    /// use humanoid_id::live::{Change, Field, Gesture, apply};
    /// use humanoid_id::{Ruleset, Style};
    /// let now = Field::new("cnt");
    /// let change = Change { now: &now, before: None, gesture: Gesture::default(), composing: false };
    /// let json = apply(change, Style::Spaced, &Ruleset::default()).to_json();
    /// assert!(json.starts_with(r#"{"value":"CN T","selectionStart":4,"selectionEnd":4,"result":{"#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let Self { field, report, taken, rejected } = self;
        let mut json = Json::default();
        json.put(r#"{"value":"#).units(&field.value);
        json.put(r#","selectionStart":"#).count(field.selection.start);
        json.put(r#","selectionEnd":"#).count(field.selection.end);
        json.put(r#","result":"#).report(report);
        json.put(r#","taken":"#);
        match taken {
            Some(Taken { source, text, span }) => {
                json.put(r#"{"source":""#).put(source.name());
                json.put(r#"","text":"#).units(text);
                json.range(span);
                json.put("}");
            }
            None => json.raw("null"),
        }
        json.put(r#","rejected":"#);
        match rejected {
            Some(Rejected { source, text, code }) => {
                json.put(r#"{"source":""#).put(source.name());
                json.put(r#"","text":"#).units(text);
                json.put(r#","code":""#).put(code.id()).put(r#""}"#);
            }
            None => json.raw("null"),
        }
        json.put("}");
        json.finish()
    }
}

/// Settle a change of a field. The same change always settles the same way, and settling twice is settling once.
///
/// Grouping needs separators that the rules let through; where they do not, the places follow each other.
///
/// ```
/// use humanoid_id::live::{Change, Field, Gesture, apply};
/// use humanoid_id::{Ruleset, Style};
///
/// let now = Field::new("cnt");
/// let change = Change { now: &now, before: None, gesture: Gesture::default(), composing: false };
/// let settled = apply(change, Style::Spaced, &Ruleset::default());
/// assert_eq!(settled.field, Field::new("CN T"));
/// assert_eq!(settled.report.next.unwrap().remaining_in_segment, 3);
/// ```
#[must_use]
pub fn apply(change: Change<'_>, grouping: Style, rules: &Ruleset) -> Settled {
    let now = change.now.bounded();
    if change.composing {
        return Settled { report: check(now.value.as_slice(), rules), field: now, taken: None, rejected: None };
    }
    let Gesture::Insert(source) = change.gesture else {
        let now = past_the_joint(&now, &change, grouping, rules).unwrap_or(now);
        return settle(now, change.gesture == Gesture::Restore, grouping, rules);
    };
    let settled = settle(now.clone(), true, grouping, rules);
    if settled.report.status != Status::Invalid {
        return settled;
    }
    let inserted = inserted(change.before, &now);
    let text = now.value[inserted.clone()].to_vec();
    let reject = |text, code| {
        let before = change.before.map(Field::bounded).unwrap_or_default();
        let rejected = Some(Rejected { source, text, code });
        Settled { rejected, ..settle(before, true, grouping, rules) }
    };
    match find(text.as_slice(), rules).as_slice() {
        [only] if holds_more(&text, rules) => {
            let now = now.replaced(inserted, &text[only.span.clone()]);
            let taken = Some(Taken { source, span: only.span.clone(), text });
            Settled { taken, ..settle(now, true, grouping, rules) }
        }
        // What was typed is never taken back.
        _ if source == Source::Key => settled,
        [_, _, ..] => reject(text, IssueCode::SeveralCodes),
        _ if text.len() > LIMIT => reject(text, IssueCode::TooLongToCheck),
        _ => settled,
    }
}

/// Whether a text with one code in it says anything beside it.
fn holds_more(text: &[u16], rules: &Ruleset) -> bool {
    text.len() > LIMIT || normalize(text, rules).places.len() != LENGTH
}

/// Show a text as it should be. A separator at the end may stay where the next segment begins; a deletion takes it.
fn settle(mut field: Field, keeps_last: bool, grouping: Style, rules: &Ruleset) -> Settled {
    // Rarely does it take more than one pass: what is left out can bring white space to the edge, or join surrogates.
    // Every pass after the first leaves fewer places, so this ends.
    let report = loop {
        match arrange(&field, keeps_last, grouping, rules) {
            Arranged::Anew(other) => field = other,
            Arranged::AsItIs(cleaned) => break examine(field.value.as_slice(), cleaned, rules),
            Arranged::TooLong => break check(field.value.as_slice(), rules),
        }
    };
    Settled { report, field, taken: None, rejected: None }
}

/// Where a deletion took nothing but the separator between two places, the field with the place next to it gone as
/// well: the key did something, and the person sees what.
fn past_the_joint(now: &Field, change: &Change<'_>, grouping: Style, rules: &Ruleset) -> Option<Field> {
    let is_backward = change.gesture == Gesture::DeleteBackward;
    if !now.selection.is_empty() || !is_backward && change.gesture != Gesture::DeleteForward {
        return None;
    }
    let caret = now.selection.start;
    if now.value.len() >= LIMIT {
        return None;
    }
    let cleaned = normalize(now.value.as_slice(), rules);
    let took_a_joint = if let Some(before) = change.before {
        let were = normalize(before.value.get(..LIMIT).unwrap_or(&before.value), rules).places;
        let same = were.iter().map(|it| it.character.point).eq(cleaned.places.iter().map(|it| it.character.point));
        same && before.selection.is_empty() && now.value.len() < before.value.len()
    } else {
        // Nobody says what was there: it was a separator if putting one back makes the text as it should be.
        let joint: Vec<u16> = grouping.between().encode_utf16().collect();
        let with_joint = now.replaced(caret..caret, &joint);
        !joint.is_empty() && !matches!(arrange(&with_joint, false, grouping, rules), Arranged::Anew(_))
    };
    let behind = cleaned.places.partition_point(|place| place.character.end <= caret);
    let is_between = (1..cleaned.places.len()).contains(&behind);
    let gone = cleaned.places.get(if is_backward { behind.wrapping_sub(1) } else { behind })?;
    let span = gone.character.span();
    (took_a_joint && is_between).then(|| {
        let without = now.replaced(span.clone(), &[]);
        if is_backward { without } else { Field { selection: caret..caret, ..without } }
    })
}

/// The part of a field that was put in last.
fn inserted(before: Option<&Field>, now: &Field) -> Range<usize> {
    let Some(before) = before else { return 0..now.value.len() };
    let (was, is) = (before.value.as_slice(), now.value.as_slice());
    let common = |a: &mut dyn Iterator<Item = &u16>, b: &mut dyn Iterator<Item = &u16>| {
        a.zip(b).take_while(|(one, other)| one == other).count()
    };
    // It ends at the caret, or at the end of the selection where the browser selects what was dropped.
    let tail = &is[now.selection.end..];
    let tail = if was.ends_with(tail) { tail.len() } else { common(&mut was.iter().rev(), &mut is.iter().rev()) };
    let end = is.len() - tail;
    let before = before.bounded().selection;
    let replaced = was.len() - tail == before.end && is.get(..before.start) == was.get(..before.start);
    let start = if replaced && before.start <= end {
        before.start
    } else {
        common(&mut was[..was.len() - tail].iter(), &mut is[..end].iter())
    };
    start..end
}
