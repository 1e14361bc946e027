//! What a call found, as numbers: `pkg-template/src/module/answer.ts` makes objects of them, and no text has to be written,
//! copied and parsed in between.
//!
//! A text that stands in the text that was asked about is told by its place there, and the reader cuts it out. What has
//! a name is told by its number in the list of its type, such as [`IssueCode::ALL`](humanoid_id::IssueCode::ALL).
//!
//! ```text
//! report  = status understood { value: segment } [ next ] count { issue } count { edit }
//! next    = segment position remaining remainingInSegment value
//! issue   = code severity segment+1 start end count { value: fact, in the order of IssueCode::params }
//! edit    = kind start end value: from value: to
//! settled = shared count { unit } start end report note
//! note    = 0 | 1 source value: text start end | 2 source value: text code
//! found   = count { value: id start end }
//! value   = length*4 { unit } | length*4+1 start | digits*4+2 letters | number*8+3 | point*8+7
//! ```
//!
//! `understood` has a bit for each segment, the first one lowest; `next` follows where the status is incomplete, and
//! `segment` is 0 where an issue is of the whole text. The first `shared` units of a settled text are those of the text that
//! was there, and the others follow; a report on a settled text cuts from it, a note from the text that was there. The
//! values are a text, a slice, a set of digits and capitals with a bit each, a number, and a code point as `U+0041`.

use alloc::vec::Vec;
use core::ops::Range;

use humanoid_id::live::{Field, Note, Outcome};
use humanoid_id::reading::{Fact, Place, Reading, Stretch};
use humanoid_id::{Alphabet, Found, Next, Ruleset, Segment, Text};

#[derive(Default)]
pub struct Answer(Vec<u32>);

impl Answer {
    /// Leave the numbers where they are for the caller, and tell their address.
    pub fn leave(self) -> usize {
        self.0.leak().as_ptr().expose_provenance()
    }

    /// How many, where, or which of a list. All of them count units of a text, or less.
    #[allow(clippy::cast_possible_truncation, reason = "a module has 2^32 bytes of memory at most")]
    pub fn number(&mut self, number: usize) {
        self.0.push(number as u32);
    }

    /// The count that the first number was kept free for.
    #[allow(clippy::cast_possible_truncation, reason = "as above")]
    pub fn count(mut self, count: usize) -> Self {
        if let Some(first) = self.0.first_mut() {
            *first = count as u32;
        }
        self
    }

    fn span(&mut self, span: &Range<usize>) {
        self.number(span.start);
        self.number(span.end);
    }

    /// A text that is a part of the text that was asked about.
    fn slice(&mut self, span: &Range<usize>) {
        self.number(span.len() << 2 | 1);
        self.number(span.start);
    }

    /// Any other text.
    pub fn text(mut self, characters: &mut dyn Iterator<Item = char>) -> Self {
        self.characters(characters);
        self
    }

    fn characters(&mut self, characters: &mut dyn Iterator<Item = char>) {
        let head = self.0.len();
        self.number(0);
        for character in characters {
            let point = u32::from(character);
            if point > 0xFFFF {
                self.0.push(0xD7C0 + (point >> 10));
                self.0.push(0xDC00 | point & 0x3FF);
            } else {
                self.0.push(point);
            }
        }
        let length = self.0.len() - head - 1;
        if let Some(head) = self.0.get_mut(head) {
            #[allow(clippy::cast_possible_truncation, reason = "as above")]
            let tagged = (length << 2) as u32;
            *head = tagged;
        }
    }

    fn set(&mut self, set: Alphabet) {
        let (digits, letters) = set.bits();
        self.0.extend_from_slice(&[digits << 2 | 2, letters]);
    }

    /// A code that was found in a text.
    pub fn found(&mut self, Found { id, span }: &Found, text: &[u16]) {
        let bytes = id.as_bytes();
        if text.part(span.clone()).iter().copied().eq(bytes.iter().map(|byte| u16::from(*byte))) {
            self.slice(span);
        } else {
            self.characters(&mut bytes.iter().copied().map(char::from));
        }
        self.span(span);
    }

    /// Everything known about a text.
    pub fn reading(mut self, reading: &Reading, text: &[u16], rules: &Ruleset) -> Self {
        self.report(reading, text, rules);
        self
    }

    fn report(&mut self, reading: &Reading, text: &[u16], rules: &Ruleset) {
        self.number(reading.status() as usize);
        let bit = |segment: &Segment| usize::from(reading.understands(*segment));
        self.number(Segment::ALL.iter().rev().fold(0, |bits, segment| bits << 1 | bit(segment)));
        for segment in Segment::ALL.into_iter().filter(|it| reading.understands(*it)) {
            self.read_as(reading.places().get(segment.range()).unwrap_or_default());
        }
        if let Some(Next { segment, position, remaining, remaining_in_segment, allowed }) = reading.next() {
            self.number(*segment as usize);
            self.number(*position);
            self.number(*remaining);
            self.number(*remaining_in_segment);
            self.set(*allowed);
        }
        self.number(reading.issues().len());
        for issue in reading.issues() {
            self.number(issue.code as usize);
            self.number(issue.severity as usize);
            self.number(issue.segment.map_or(0, |segment| segment as usize + 1));
            self.span(&issue.span);
            let facts = reading.facts(issue, rules);
            self.number(facts.iter().flatten().count());
            facts.iter().flatten().for_each(|fact| self.fact(fact));
        }
        self.number(reading.edits().len());
        for edit in reading.edits() {
            self.edit(edit, text);
        }
    }

    fn edit(&mut self, edit: &Stretch, text: &[u16]) {
        self.number(edit.kind as usize);
        self.span(&edit.span);
        if edit.is_from_text(text) {
            self.slice(&edit.span);
        } else {
            self.characters(&mut edit.from(text));
        }
        self.characters(&mut edit.to(text));
    }

    fn fact(&mut self, fact: &Fact<'_>) {
        match fact {
            Fact::Number(number) => self.number(number << 3 | 3),
            Fact::Text(text) => self.characters(&mut text.chars()),
            Fact::Character(character) => self.characters(&mut core::iter::once(*character)),
            Fact::CodePoint(point) => self.0.push(point << 3 | 7),
            Fact::Characters(set) => self.set(*set),
            Fact::CheckCharacters(right) => self.characters(&mut right.as_str().chars()),
            Fact::Places(places) => self.read_as(places),
            _ => self.number(0),
        }
    }

    /// The characters that places were read as; by their place in the text where they stand there just so.
    fn read_as(&mut self, places: &[Place]) {
        let is_itself = |it: &Place| it.character.point == u32::from(it.byte);
        match places {
            [first, .., last]
                if last.character.end - first.character.start == places.len() && places.iter().all(is_itself) =>
            {
                self.slice(&(first.character.start..last.character.end));
            }
            _ => self.characters(&mut places.iter().map(|place| char::from(place.byte))),
        }
    }

    /// A field settled; `now` is the field as it came.
    pub fn settled(mut self, outcome: &Outcome<'_>, now: &Field, rules: &Ruleset) -> Self {
        let Outcome { shown, reading, note } = outcome;
        let (is, was) = (&*shown.value, &*now.value);
        let shared = is.iter().zip(was).take_while(|(one, other)| one == other).count();
        let rest = is.get(shared..).unwrap_or_default();
        self.number(shared);
        self.number(rest.len());
        self.0.extend(rest.iter().map(|unit| u32::from(*unit)));
        self.span(&shown.selection);
        self.report(reading, is, rules);
        match note {
            None => self.number(0),
            Some(Note::Taken { source, inserted, span }) => {
                self.number(1);
                self.number(*source as usize);
                self.slice(inserted);
                self.span(span);
            }
            Some(Note::Rejected { source, inserted, code }) => {
                self.number(2);
                self.number(*source as usize);
                self.slice(inserted);
                self.number(*code as usize);
            }
        }
        self
    }
}
