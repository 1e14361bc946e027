//! The ways to edit a text by one step, each with its reason.

use alloc::vec::Vec;

use crate::check::{HumanoidId, Place};
use crate::format::{Alphabet, LENGTH, Reaction, Segment};
use crate::issue::Severity;
use crate::meaning::decode::confirmed;
use crate::meaning::suggest::{BEST, MAKE, MOST_WAYS, Search, fields_of};
use crate::meaning::suggestion::{SuggestedEditKind, Suggestion, SuggestionReason};
use crate::registry::layout::field::Field;
use crate::tables::confusion::{likely_digit, look_alike, neighbours};
use crate::tables::country::{self, Country};
use crate::tables::look_alike::looks_like;

impl Search<'_> {
    /// I and O may be 1 and 0, in a code that is valid as it stands.
    pub(super) fn read_ambiguous_letters(&mut self) {
        if self.rules.ambiguous == Reaction::Ignore {
            return;
        }
        let confirmed = confirmed(&HumanoidId::from_checked(&self.shape), self.knowledge);
        for place in Segment::Enterprise.range().start..LENGTH {
            if confirmed.iter().any(|range| range.contains(&place)) {
                continue;
            }
            let Some(digit) = likely_digit(self.shape.bytes[place]) else { continue };
            self.offer(SuggestionReason::LooksAlike, SuggestedEditKind::Replace, place..place + 1, &[digit]);
        }
    }

    pub(super) fn replace_one(&mut self) {
        use SuggestionReason::{KeyboardNeighbour, LooksAlike};
        let open = if self.shape.len == LENGTH { self.open } else { u32::MAX };
        for (index, place) in self.cleaned.places.iter().enumerate().filter(|(index, _)| open >> index & 1 == 1) {
            // What looks like a letter that looks like a digit may be either.
            let latin = looks_like(place.character.point).filter(|_| place.byte == Place::LOOK_ALIKE);
            let meant = [latin, latin.and_then(likely_digit)];
            let alike = Alphabet::ALNUM36.characters().filter_map(|to| u8::try_from(to).ok());
            for to in alike.filter(|&to| meant.contains(&Some(to)) || look_alike(place.byte, to)) {
                self.offer(LooksAlike, SuggestedEditKind::Replace, index..index + 1, &[to]);
            }
            for to in neighbours(place.byte) {
                self.offer(KeyboardNeighbour, SuggestedEditKind::Replace, index..index + 1, &[to]);
            }
        }
    }

    pub(super) fn swap_two(&mut self) {
        let bytes = self.shape.bytes;
        for (index, pair) in bytes.windows(2).enumerate() {
            let swapped = [pair[1], pair[0]];
            self.offer(SuggestionReason::Swapped, SuggestedEditKind::Swap, index..index + 2, &swapped);
        }
    }

    pub(super) fn delete_one(&mut self) {
        let bytes: Vec<u8> = self.bytes().collect();
        for (index, &byte) in bytes.iter().enumerate() {
            let reason = if !Alphabet::ALNUM36.contains(byte) {
                SuggestionReason::StrayCharacter
            } else if bytes.get(index + 1) == Some(&byte) {
                SuggestionReason::Doubled
            } else {
                continue;
            };
            self.offer(reason, SuggestedEditKind::Delete, index..index + 1, &[]);
        }
    }

    /// Any character, whatever it is; where it stands twice, there is a better reason.
    pub(super) fn delete_any(&mut self) {
        let bytes: Vec<u8> = self.bytes().collect();
        for index in 0..bytes.len() {
            let is_twice = |at: usize| bytes.get(at).is_some() && bytes.get(at) == bytes.get(at + 1);
            if !is_twice(index) && !index.checked_sub(1).is_some_and(is_twice) {
                self.offer(SuggestionReason::StrayCharacter, SuggestedEditKind::Delete, index..index + 1, &[]);
            }
        }
    }

    /// Half of `CN`, where what stands there is no country: no other pair is as likely.
    pub(super) fn complete_country(&mut self) {
        let [first, second, ..] = self.shape.bytes;
        if country::is_assigned(first, second) {
            return;
        }
        for (place, letter, is_half) in [(0, b'C', first == b'N'), (1, b'N', first == b'C')] {
            if is_half {
                self.offer(SuggestionReason::Missing, SuggestedEditKind::Insert, place..place, &[letter]);
            }
        }
    }

    /// Any character into any gap: there are a thousand ways, of which the registries leave few.
    pub(super) fn insert_one(&mut self) {
        for gap in 0..LENGTH {
            for to in Alphabet::ALNUM36.characters().filter_map(|to| u8::try_from(to).ok()) {
                self.offer(SuggestionReason::Missing, SuggestedEditKind::Insert, gap..gap, &[to]);
            }
        }
    }

    /// The country in a form of so many places, in its two letters.
    pub(super) fn replace_country(&mut self, width: usize) {
        let Some(written) = self.shape.bytes.get(..width) else { return };
        let is_it = |it: &Country| [it.alpha3(), it.numeric()].iter().any(|form| form.as_bytes() == written);
        let (reason, meant) = match *written {
            // As telephones and bar codes of goods have it.
            [b'8', b'6'] | [b'+', b'8', b'6'] => (SuggestionReason::CountryForm, Country::of("CN")),
            [first, second] => {
                (SuggestionReason::ReservedCountry, country::likely_meant(first, second).and_then(Country::of))
            }
            _ => (SuggestionReason::CountryForm, Country::all().find(is_it)),
        };
        if let Some(meant) = meant {
            self.offer(reason, SuggestedEditKind::Replace, 0..width, meant.alpha2().as_bytes());
        }
    }

    /// Any other character in any place, where every check agrees then: of a thousand ways arithmetic leaves a few.
    pub(super) fn compute_one(&mut self) {
        let is_checked = self.rules.check.is_some_and(|check| check.severity == Severity::Error);
        let is_informed = !self.knowledge.registries.is_empty();
        if !is_informed && !is_checked {
            return;
        }
        let least = core::mem::replace(&mut self.least, if is_informed { BEST } else { 0 });
        let code = self.shape.bytes;
        let answer = self.answer(&code);
        let is_listed = answer.enterprise.is_some() && answer.model.is_some();
        let is_same_layout = is_informed && answer.versions <= 1;
        let unfit: Vec<&Field> = fields_of(&answer).filter(|field| !field.fits(&code)).collect();
        for place in 0..LENGTH {
            // Nothing in these places leads to what the registries know whole.
            let is_idle = match Segment::at(place) {
                Segment::Serial => !is_listed || unfit.iter().any(|field| !field.depends_on(place)),
                Segment::Model => answer.enterprise.is_none(),
                _ => false,
            };
            if is_same_layout && is_idle {
                continue;
            }
            for to in Alphabet::ALNUM36.characters().filter_map(|to| u8::try_from(to).ok()) {
                let mut changed = code;
                changed[place] = to;
                let is_unfit = || place >= MAKE && unfit.iter().any(|field| !field.fits(&changed));
                if changed != code && !(is_same_layout && is_unfit()) {
                    self.offer(SuggestionReason::ChecksAgree, SuggestedEditKind::Replace, place..place + 1, &[to]);
                }
            }
        }
        self.least = least;
        let is_computed = |it: &Suggestion| it.reason == SuggestionReason::ChecksAgree;
        if self.suggestions.iter().filter(|it| is_computed(it)).count() > MOST_WAYS {
            self.suggestions.retain(|it| !is_computed(it));
        }
    }
}
