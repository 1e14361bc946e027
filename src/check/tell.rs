//! What a check found, as numbers; see [`Record`] for what stands where.

use crate::check::code_point;
use crate::check::examine::{Examined, Fact, NO_TEXT, examined, read_as};
use crate::check::find::{Found, find};
use crate::check::normalize::Place;
use crate::check::report::Next;
use crate::check::text::Text;
use crate::format::Ruleset;
use crate::format::Segment;
use crate::record::Record;

impl Record {
    /// What [`check`](crate::check) tells.
    ///
    /// ```
    /// use humanoid_id::{Record, Ruleset};
    /// let mut record = Record::new();
    /// record.check("CNTESTH1A00120260522A00000001", &Ruleset::default());
    /// assert_eq!(record.words()[..2], [0, 0b1111]); // valid, and all four segments are understood
    /// ```
    pub fn check(&mut self, text: impl Text, rules: &Ruleset) {
        self.clear();
        self.examined(&examined(text, rules), text, rules);
    }

    /// What [`Report::too_long_to_check`](crate::Report::too_long_to_check) tells.
    pub fn too_long_to_check(&mut self, length: usize) {
        self.clear();
        self.examined(&Examined::too_long(length), NO_TEXT, &Ruleset::DEFAULT);
    }

    /// What [`Report::not_a_string`](crate::Report::not_a_string) tells.
    pub fn not_a_string(&mut self, kind: &str) {
        self.clear();
        self.examined(&Examined::not_a_string(kind), NO_TEXT, &Ruleset::DEFAULT);
    }

    /// What [`find`](crate::find) finds.
    pub fn find(&mut self, text: impl Text, rules: &Ruleset) {
        self.clear();
        let found = find(text, rules);
        self.number(found.len());
        for Found { id, span } in found {
            let points = text.part(span.clone()).characters().map(|it| it.point);
            if points.eq(id.as_bytes().iter().map(|byte| u32::from(*byte))) {
                self.slice(&span);
            } else {
                self.text(&mut id.as_bytes().iter().copied().map(char::from));
            }
            self.span(&span);
        }
    }

    pub(crate) fn examined(&mut self, examined: &Examined, text: impl Text, rules: &Ruleset) {
        let Examined { cleaned, status, next, told, .. } = examined;
        self.number(*status as usize);
        let bit = |segment: &Segment| usize::from(examined.understands(*segment));
        self.number(Segment::ALL.iter().rev().fold(0, |bits, segment| bits << 1 | bit(segment)));
        for segment in Segment::ALL.into_iter().filter(|it| examined.understands(*it)) {
            self.places(cleaned.places.get(segment.range()).unwrap_or_default());
        }
        if let Some(Next { segment, position, remaining, remaining_in_segment, allowed }) = next {
            self.number(*segment as usize);
            self.number(*position);
            self.number(*remaining);
            self.number(*remaining_in_segment);
            self.characters(*allowed);
        }
        self.number(told.len());
        for told in told {
            self.number(told.code as usize);
            self.number(told.severity as usize);
            self.number(told.segment.map_or(0, |segment| segment as usize + 1));
            self.span(&told.span);
            let facts = examined.facts(told, rules);
            self.number(facts.iter().flatten().count());
            facts.iter().flatten().for_each(|fact| self.fact(fact));
        }
        self.number(cleaned.edits.len());
        for edit in &cleaned.edits {
            self.number(edit.kind as usize);
            self.span(&edit.span);
            if edit.is_from_text(text) {
                self.slice(&edit.span);
            } else {
                self.text(&mut edit.from(text));
            }
            self.text(&mut edit.to(text));
        }
    }

    fn fact(&mut self, fact: &Fact<'_>) {
        match fact {
            Fact::Number(number) => self.count(*number),
            Fact::Text(text) => self.text(&mut text.chars()),
            Fact::Character(character) => self.text(&mut character.encode_utf8(&mut [0; 4]).chars()),
            Fact::CodePoint(point) => self.text(&mut code_point(*point)),
            Fact::Characters(set) => self.characters(*set),
            Fact::CheckCharacters(right) => self.text(&mut right.as_str().chars()),
            Fact::Places(places) => self.places(places),
        }
    }

    /// What places were read as; by their place in the text where they stand there just so.
    fn places(&mut self, places: &[Place]) {
        let is_itself = |it: &Place| it.character.point == u32::from(it.byte);
        match places {
            [first, .., last]
                if last.character.end - first.character.start == places.len() && places.iter().all(is_itself) =>
            {
                self.slice(&(first.character.start..last.character.end));
            }
            _ => self.text(&mut read_as(places)),
        }
    }
}
