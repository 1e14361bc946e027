//! Plain data as numbers, for a door that reads memory: the module's glue makes objects of them, and no text has to be
//! written, copied and parsed in between.
//!
//! A text that stands in the text that was asked about is told by its place there, and the reader cuts it out. What has
//! a name is told by its number in the list of its type, such as [`IssueCode::ALL`](crate::IssueCode::ALL).
//!
//! ```text
//! report  = status understood { value: segment } [ next ] count { issue } count { edit }
//! next    = segment position remaining remainingInSegment value
//! issue   = code severity segment+1 start end count { value: fact, in the order of IssueCode::params }
//! edit    = kind start end value: from value: to
//! settled = shared count { unit } start end report note
//! note    = 0 | 1 source value: text start end | 2 source value: text code
//! found   = count { value: id start end }
//! value   = 0 number | length*4+1 { unit } | length*4+2 start | 3 digits letters
//! ```
//!
//! `understood` has a bit for each segment, the first one lowest; `next` follows where the status is incomplete, and
//! `segment` is 0 where an issue is of the whole text. Of a settled text so many units are `shared` with what was there,
//! and the others follow; a report on it cuts from it, a note from what was there. The last value is a set of digits and
//! capitals, each of them a bit.

use alloc::vec::Vec;
use core::ops::Range;

use crate::format::Alphabet;

/// What a check found, as numbers; see the source for how they are laid out. The package's glue reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record(Vec<u32>);

impl Record {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The numbers.
    #[must_use]
    pub fn words(&self) -> &[u32] {
        &self.0
    }

    /// Begin anew, in the same memory.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// How many, where, or which of a list. All of them count units of a text, or less.
    #[allow(clippy::cast_possible_truncation, reason = "no text in memory has 2^32 units")]
    pub(crate) fn number(&mut self, number: usize) {
        self.0.push(number as u32);
    }

    pub(crate) fn span(&mut self, span: &Range<usize>) {
        self.number(span.start);
        self.number(span.end);
    }

    /// A value that is a count.
    pub(crate) fn count(&mut self, count: usize) {
        self.number(0);
        self.number(count);
    }

    /// A value that is part of the text that was asked about.
    pub(crate) fn slice(&mut self, span: &Range<usize>) {
        self.number(span.len() << 2 | 2);
        self.number(span.start);
    }

    /// A value that is some other text.
    pub(crate) fn text(&mut self, characters: &mut dyn Iterator<Item = char>) {
        let head = self.0.len();
        self.number(0);
        for character in characters {
            self.0.extend(character.encode_utf16(&mut [0; 2]).iter().map(|unit| u32::from(*unit)));
        }
        let length = self.0.len() - head - 1;
        if let Some(head) = self.0.get_mut(head) {
            #[allow(clippy::cast_possible_truncation, reason = "as above")]
            let tagged = (length << 2 | 1) as u32;
            *head = tagged;
        }
    }

    /// How many units, and the units.
    pub(crate) fn units(&mut self, units: &[u16]) {
        self.number(units.len());
        self.0.extend(units.iter().map(|unit| u32::from(*unit)));
    }

    /// A value that is a set of characters.
    pub(crate) fn characters(&mut self, set: Alphabet) {
        let (digits, letters) = set.bits();
        self.0.extend_from_slice(&[3, digits, letters]);
    }
}
