//! A check character that the rules ask for: the published structure has none, and an edition of the standard may.

use crate::check_character::{CheckCharacters, System};
use crate::format::{Alphabet, Alphabets, LENGTH, Segment};
use crate::issue::Severity;

/// Where the check characters of a code stand, and over which places they are computed.
///
/// ```
/// use humanoid_id::{CheckRule, Severity, check_character::System};
/// let rule = CheckRule::new(System::Mod37_36, 28, &[0..28], Severity::Error).unwrap();
/// assert_eq!(rule.expected(b"CNTESTH1A00120260522A00000000").unwrap().as_str(), "K");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CheckRule {
    system: System,
    at: usize,
    /// A bit for each place.
    over: u32,
    /// How bad it is when they do not agree.
    pub severity: Severity,
}

impl CheckRule {
    /// A rule, where it is one: the places covered are in order and apart, the check characters stand behind the country
    /// and cover nothing of themselves, and the system takes so many places.
    #[must_use]
    pub fn new(system: System, at: usize, over: &[core::ops::Range<usize>], severity: Severity) -> Option<Self> {
        let mut covered = 0_u32;
        let mut end = 0;
        for range in over {
            if range.start < end || range.is_empty() || range.end > LENGTH {
                return None;
            }
            end = range.end;
            range.clone().for_each(|place| covered |= 1 << place);
        }
        let rule = Self { system, at, over: covered, severity };
        let own = rule.places();
        let is_apart = own.clone().all(|place| !rule.covers(place));
        let fits = system.longest_payload().is_none_or(|longest| covered.count_ones() as usize <= longest);
        let is_inside = at >= Segment::Country.width() && own.end <= LENGTH;
        (covered > 0 && is_inside && is_apart && fits).then_some(rule)
    }

    /// How the check characters are computed.
    #[must_use]
    pub const fn system(&self) -> System {
        self.system
    }

    /// The places of the check characters, half-open.
    #[must_use]
    pub const fn places(&self) -> core::ops::Range<usize> {
        self.at..self.at + self.system.check_length()
    }

    /// Whether a place is one of those that the check characters are computed over.
    #[must_use]
    pub const fn covers(&self, place: usize) -> bool {
        place < LENGTH && self.over >> place & 1 == 1
    }

    /// The ranges that are covered, in order of place.
    #[must_use]
    pub fn ranges(&self) -> alloc::vec::Vec<core::ops::Range<usize>> {
        let mut ranges = alloc::vec::Vec::<core::ops::Range<usize>>::new();
        for place in (0..LENGTH).filter(|place| self.covers(*place)) {
            match ranges.last_mut().filter(|range| range.end == place) {
                Some(range) => range.end += 1,
                None => ranges.push(place..place + 1),
            }
        }
        ranges
    }

    /// One past the last place that has to do with it.
    pub(crate) fn end(&self) -> usize {
        self.places().end.max(self.covered_end())
    }

    /// One past the last place that is covered.
    pub(crate) const fn covered_end(&self) -> usize {
        (u32::BITS - self.over.leading_zeros()) as usize
    }

    /// How many covered places are not among the first so many.
    pub(crate) const fn open(&self, length: usize) -> u32 {
        if length < LENGTH { (self.over >> length).count_ones() } else { 0 }
    }

    /// The check characters that belong to a code; `None` where a covered place holds what the system does not take.
    #[must_use]
    pub fn expected(&self, code: &[u8; LENGTH]) -> Option<CheckCharacters> {
        let mut payload = [0; LENGTH];
        let mut length = 0;
        for (_, byte) in code.iter().enumerate().filter(|(place, _)| self.covers(*place)) {
            if let Some(slot) = payload.get_mut(length) {
                *slot = *byte;
                length += 1;
            }
        }
        self.system.compute(payload.get(..length)?)
    }

    /// Whether a code has the check characters that belong to it.
    #[must_use]
    pub fn agrees(&self, code: &[u8; LENGTH]) -> bool {
        self.expected(code).is_some_and(|right| code.get(self.places()) == Some(right.as_str().as_bytes()))
    }

    /// Whether there is a check for every payload that the alphabets allow, and some payload for every beginning: the
    /// places covered hold only what the system takes, and so many checks can be written that one last character or
    /// another always gives one of them. Of two check characters some pairs are never computed, so both stand behind what
    /// they cover: in front of it a pair could be typed that no payload has.
    #[must_use]
    pub fn suits(&self, alphabets: &Alphabets) -> bool {
        let set = |text: &str| text.bytes().fold(Alphabet::EMPTY, Alphabet::with);
        let (taken, given) = (set(self.system.payload_alphabet()), self.system.check_alphabet());
        if self.system.check_length() > 1 && self.at < self.covered_end() {
            return false;
        }
        let mut choices = usize::MAX;
        for place in (0..LENGTH).filter(|place| self.covers(*place)) {
            let alphabet = match Segment::at(place) {
                Segment::Country => Alphabet::LETTERS,
                segment => alphabets.of(segment),
            };
            if !alphabet.is_within(taken) {
                return false;
            }
            choices = choices.min(alphabet.len());
        }
        let writable =
            |place: usize| given.bytes().filter(|byte| alphabets.of(Segment::at(place)).contains(*byte)).count();
        let refused: usize = self.places().map(|place| given.len() - writable(place)).sum();
        let all_refused: usize = match self.system.check_length() {
            1 => refused,
            _ => refused * given.len(),
        };
        choices > all_refused
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "most rules cover one range")]
mod tests {
    use super::*;

    const CODE: &[u8; LENGTH] = b"CNTESTH1A00120260522A00000001";

    #[test]
    fn a_rule_covers_places_in_order_and_not_its_own() {
        let rule = |system, at, over: &[core::ops::Range<usize>]| CheckRule::new(system, at, over, Severity::Error);
        assert_eq!(rule(System::Mod37_36, 28, &[2..6, 12..28]).map(|it| it.ranges()), Some(alloc::vec![2..6, 12..28]));
        for (system, at, over) in [
            (System::Mod37_36, 28, &[0..29][..]),
            (System::Mod37_36, 29, &[0..28]),
            (System::Mod1271_36, 28, &[0..28]),
            (System::Mod37_36, 1, &[2..28]),
            (System::Mod37_36, 28, &[]),
            (System::Mod37_36, 28, &[4..4]),
            (System::Mod37_36, 28, &[6..12, 2..6]),
            (System::Mod37_36, 28, &[2..8, 6..12]),
            (System::Gb32100, 28, &[0..28]),
        ] {
            assert_eq!(rule(system, at, over), None, "{} at {at} over {over:?}", system.name());
        }
    }

    #[test]
    fn the_check_is_that_of_the_system_over_the_places_in_their_order() {
        let rule = CheckRule::new(System::Mod37_36, 11, &[2..6, 12..29], Severity::Error).unwrap();
        let payload = [&CODE[2..6], &CODE[12..]].concat();
        assert_eq!(rule.expected(CODE), System::Mod37_36.compute(&payload));
        let mut code = *CODE;
        code[11] = rule.expected(CODE).unwrap().as_str().as_bytes()[0];
        assert!(rule.agrees(&code));
        code[20] = b'9';
        assert!(!rule.agrees(&code));
    }

    #[test]
    fn a_rule_suits_alphabets_that_leave_it_a_choice() {
        let whole = CheckRule::new(System::Mod37_36, 28, &[0..28], Severity::Error).unwrap();
        assert!(whole.suits(&Alphabets::all(Alphabet::ALNUM34)));
        assert!(whole.suits(&Alphabets { enterprise: Alphabet::DIGITS, ..Alphabets::all(Alphabet::ALNUM34) }));
        assert!(!whole.suits(&Alphabets::all(Alphabet::of("01").unwrap())));
        let digits = CheckRule::new(System::Mod11_10, 28, &[2..28], Severity::Error).unwrap();
        assert!(digits.suits(&Alphabets::all(Alphabet::DIGITS)));
        assert!(!digits.suits(&Alphabets::all(Alphabet::ALNUM36)));
        let country = CheckRule::new(System::Mod11_10, 28, &[0..28], Severity::Error).unwrap();
        assert!(!country.suits(&Alphabets::all(Alphabet::DIGITS)), "a country has letters");
        let star = CheckRule::new(System::Mod37_2, 28, &[0..28], Severity::Error).unwrap();
        assert!(star.suits(&Alphabets::all(Alphabet::ALNUM36)), "no code has a star, and the other 36 checks suffice");
    }
}
