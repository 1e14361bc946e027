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
mod settle;
mod shown;

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::check::{Report, Style};
use crate::format::Ruleset;
use crate::issue::IssueCode;
pub use settle::{Note, Outcome, outcome};
pub use shown::Shown;

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
    /// Every source there is.
    pub const ALL: [Self; 3] = [Self::Key, Self::Paste, Self::Drop];

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
    /// The part that was used: the only code in it, or the first of the same.
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
    /// What [`check`](crate::check) says of it.
    pub report: Report,
    /// Where not all that was put in was used.
    pub taken: Option<Taken>,
    /// Where what was put in was not used.
    pub rejected: Option<Rejected>,
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
    let Outcome { shown, reading, note } = outcome(change, grouping, rules);
    let report = reading.report(&*shown.value, rules);
    let text = |inserted: Range<usize>| change.now.value[inserted].to_vec();
    let (mut taken, mut rejected) = (None, None);
    match note {
        Some(Note::Taken { source, inserted, span }) => taken = Some(Taken { source, text: text(inserted), span }),
        Some(Note::Rejected { source, inserted, code }) => {
            rejected = Some(Rejected { source, text: text(inserted), code });
        }
        None => {}
    }
    Settled { field: Field { value: shown.value.into_owned(), selection: shown.selection }, report, taken, rejected }
}
