//! What somebody probably meant: single edits that make a text valid, each with its reason. Nothing is ever applied.
//!
//! Only edits with a reason are looked for. Of the 28 ways to drop one of 29 zeros, or the thousand ways to fill a gap,
//! none is better than another, so none is offered; a registry may know better, and then those that lead to a listed
//! model are. With a registry or a check character every edit that leaves nothing to say is looked for by arithmetic, and
//! kept as long as there are few. Suggestions of one rank are equals; their order is that of the reasons below, then of place.

mod ways;

use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::Range;

use crate::check::{Cleaned, HumanoidId, LIMIT, Shape, Text, code_within, first_finding, normalize};
use crate::format::{LENGTH, Ruleset, Segment};
use crate::issue::IssueCode;
use crate::meaning::suggestion::{SuggestedEdit, SuggestedEditKind, Suggestion, SuggestionReason};
use crate::privacy::holds_citizen_id;
use crate::registry::ListingStatus;
use crate::registry::layout::field::{Code, Field};
use crate::registry::{Answer, Knowledge, answer};

/// The codes that a text was probably meant to be: one edit away, with a reason each.
///
/// A valid code only gets suggestions for its ambiguous letters.
///
/// ```
/// use humanoid_id::{suggest, Ruleset, SuggestionReason};
/// let suggestions = suggest("CHNTESTH1A00120260522A00000001", &Ruleset::default());
/// assert_eq!(suggestions[0].id.as_str(), "CNTESTH1A00120260522A00000001");
/// assert_eq!(suggestions[0].reason, SuggestionReason::CountryForm);
/// ```
#[must_use]
pub fn suggest(text: impl Text, rules: &Ruleset) -> Vec<Suggestion> {
    suggest_with(text, rules, Knowledge::default())
}

/// The same with registries: suggestions are ranked by whether enterprise and model are listed and the layout fits, and
/// those that are equal by whether enterprise and model are active on the day that is asked for.
///
/// Then a valid code of which the registries have something to say gets those suggestions that leave less to say; and a
/// character that is missing, or one too many, is looked for, as long as the registries leave few ways.
///
/// ```
/// use humanoid_id::{suggest_with, Knowledge, Ruleset};
/// let suggestions = suggest_with("CBTESTH1A00120260522A00000001", &Ruleset::default(), Knowledge::default());
/// assert!(suggestions.iter().all(|suggestion| suggestion.rank == 1)); // nothing is known, so they are equals
/// ```
#[must_use]
pub fn suggest_with(text: impl Text, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> Vec<Suggestion> {
    suggest_at_most(usize::MAX, text, rules, knowledge)
}

/// All of them, or more than so many, of which it does not matter which they are.
fn suggest_at_most(most: usize, text: impl Text, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> Vec<Suggestion> {
    // Nothing of a person's number may be repeated.
    if text.units() > LIMIT || holds_citizen_id(text) {
        return Vec::new();
    }
    let rules = Ruleset { is_final: true, ..rules.clone() };
    let cleaned = normalize(text, &rules);
    // A text at the limit has no room for the character that it lacks.
    if text.units() == LIMIT && cleaned.places.len() < LENGTH {
        return Vec::new();
    }
    let within = code_within(text, &cleaned, &rules);
    // Where more than the form counts, what is found may be dropped again.
    let is_form = within.is_none() && knowledge.registries.is_empty() && rules.check.is_none();
    let most = if is_form { most } else { usize::MAX };
    let mut suggestions = Search { most, ..Search::new(&cleaned, &rules, knowledge) }.suggestions();
    if let Some((id, _)) = within {
        // Where one edit leaves the code alone, that says more.
        suggestions.retain(|suggestion| suggestion.id == id);
        if suggestions.is_empty() {
            suggestions.push(take(text, id));
        }
    }
    suggestions
}

/// The only code that a text was probably meant to be; `None` where there are several, or none.
#[cfg(feature = "bulk")]
pub(crate) fn only_suggestion(text: impl Text, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> Option<HumanoidId> {
    match suggest_at_most(1, text, rules, knowledge).as_slice() {
        [only] => Some(only.id),
        _ => None,
    }
}

/// The code alone, in place of the text that it stands in.
fn take(text: impl Text, id: HumanoidId) -> Suggestion {
    let from = text.characters().map(|it| char::from_u32(it.point).unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let (kind, span) = (SuggestedEditKind::Replace, 0..text.length());
    let edit = SuggestedEdit { kind, span, from, to: id.as_str().into() };
    Suggestion { id, edit, reason: SuggestionReason::TextAround, rank: 1 }
}

struct Search<'t> {
    shape: Shape,
    cleaned: &'t Cleaned,
    rules: &'t Ruleset,
    knowledge: Knowledge<'t, 't>,
    /// The places of which an edit has to change one, a bit for each, as long as it leaves their number as it is.
    open: u32,
    /// What a code must score to be offered.
    least: usize,
    /// What the registries know of codes with these twelve places before the serial.
    make: Option<([u8; MAKE], Answer<'t>)>,
    suggestions: Vec<Suggestion>,
    /// Beyond so many nobody asks which they are.
    most: usize,
}

/// How many points what is known of enterprise, model and layout can give; one more for each of the two that is active on
/// the day that is asked for, which only parts what is equal without it.
const BEST: usize = 3 * LISTED;
const LISTED: usize = 3;

/// The places on which it depends what registries know of a code.
const MAKE: usize = Segment::Serial.range().start;

/// Ways to put a missing character, and to drop one, beyond which none of them helps.
const MOST_WAYS: usize = 36;
const MOST_STRAYS: usize = 12;

impl<'t> Search<'t> {
    fn new(cleaned: &'t Cleaned, rules: &'t Ruleset, knowledge: Knowledge<'t, 't>) -> Self {
        let shape = cleaned.places.iter().map(|place| place.byte).collect();
        let (suggestions, most) = (Vec::new(), usize::MAX);
        Self { shape, cleaned, rules, knowledge, open: u32::MAX, least: 0, make: None, suggestions, most }
    }

    fn suggestions(mut self) -> Vec<Suggestion> {
        let is_informed = !self.knowledge.registries.is_empty();
        let (error, has_remarks) = first_finding(&self.shape, self.rules);
        match (error.is_none(), self.shape.len) {
            (true, _) => {
                if has_remarks {
                    self.read_ambiguous_letters();
                }
                self.least = self.score(&self.shape.bytes.clone()) + 1;
                if is_informed && self.least <= self.best() {
                    self.open = self.improvable();
                    self.replace_one();
                    self.swap_two();
                    self.compute_one();
                    // Beside a code that is known whole, one that is only better known than the text is noise.
                    if self.suggestions.iter().any(|it| it.rank >= BEST) {
                        self.suggestions.retain(|it| it.rank >= BEST);
                    }
                }
            }
            (false, LENGTH) => {
                // Check characters can agree after a change of any place that they cover.
                let error = error.filter(|error| error.code != IssueCode::CheckCharacterWrong);
                self.open = error.map_or(u32::MAX, |error| mask(error.places));
                self.replace_one();
                self.swap_two();
                self.replace_country(Segment::Country.width());
                self.compute_one();
            }
            // One place too many: a country of three places, a key that bounced, a stray sign.
            (false, length) if length == LENGTH + 1 => {
                self.look_up(MOST_STRAYS, Self::delete_any);
                self.replace_country(Segment::Country.width() + 1);
                self.delete_one();
            }
            (false, length) if length == LENGTH - 1 => {
                self.look_up(MOST_WAYS, Self::insert_one);
                // One place too few, where it is known which one.
                self.complete_country();
            }
            // Nothing to mend, or more to mend than one edit can.
            _ => {}
        }
        // Scores become ranks: the list is in their order already.
        let (mut rank, mut score) = (0, usize::MAX);
        for suggestion in &mut self.suggestions {
            if suggestion.rank < score {
                (rank, score) = (rank + 1, suggestion.rank);
            }
            suggestion.rank = rank;
        }
        self.suggestions
    }

    /// Those of many ways that lead to what the registries know whole, if they are few.
    fn look_up(&mut self, most: usize, ways: fn(&mut Self)) {
        if self.knowledge.registries.is_empty() {
            return;
        }
        self.least = BEST;
        ways(self);
        if self.suggestions.len() > most {
            self.suggestions.clear();
        }
        self.least = 0;
    }

    fn best(&self) -> usize {
        if self.knowledge.on.is_some() { BEST + 2 } else { BEST }
    }

    /// By a listed enterprise, a listed model, and a layout without a mismatch. There may be a thousand codes to score, so of
    /// what a registry says of them only the days are read, and these only where a day is asked for.
    fn score(&mut self, code: &Code) -> usize {
        let answer = self.answer(code);
        let found = || [answer.enterprise, answer.model].into_iter().flatten();
        let listed = found().count();
        let on = self.knowledge.on.as_ref();
        let active = on.map_or(0, |on| found().filter(|it| it.standing(Some(*on)) == ListingStatus::Active).count());
        // Where nothing is listed, there is no layout either.
        let fits = listed > 0 && fields_of(&answer).all(|field| field.fits(code));
        LISTED * (listed + usize::from(fits)) + active
    }

    /// What the registries know; most codes differ from the last one in the serial alone.
    fn answer(&mut self, code: &Code) -> Answer<'t> {
        let make: [u8; MAKE] = core::array::from_fn(|place| code[place]);
        let known = self.make.filter(|(known, _)| *known == make).map(|(_, answer)| answer);
        let answer = known.unwrap_or_else(|| answer(self.knowledge.registries, code));
        // Of layouts that follow each other, the serial tells which it is.
        self.make = Some((make, answer)).filter(|_| answer.versions <= 1);
        answer
    }

    /// The places on which what the registries know depends: those of the make, and those of fields that do not fit.
    fn improvable(&mut self) -> u32 {
        let code = self.shape.bytes;
        let answer = self.answer(&code);
        // Of layouts that follow each other, any place may tell which it is.
        if answer.versions > 1 {
            return u32::MAX;
        }
        let unfit: Vec<&Field> = fields_of(&answer).filter(|field| !field.fits(&code)).collect();
        let is_open = |place: &usize| *place < MAKE || unfit.iter().any(|field| field.depends_on(*place));
        (0..LENGTH).filter(is_open).fold(0, |open, place| open | mask(place..place + 1))
    }

    /// Whether a registry has anything of the enterprise.
    fn is_of_maker(&self, code: &Code) -> bool {
        self.knowledge.registries.iter().any(|registry| registry.has_maker(code))
    }

    fn bytes(&self) -> impl Iterator<Item = u8> + Clone {
        self.cleaned.places.iter().map(|place| place.byte)
    }

    /// Keep an edit if it makes the text valid and leads to a code that no better reason led to.
    fn offer(&mut self, reason: SuggestionReason, kind: SuggestedEditKind, places: Range<usize>, to: &[u8]) {
        if self.suggestions.len() > self.most {
            return;
        }
        let shape = if self.shape.len == LENGTH && to.len() == places.len() {
            let mut bytes = self.shape.bytes;
            bytes.iter_mut().skip(places.start).zip(to).for_each(|(place, to)| *place = *to);
            if self.open & mask(places.clone()) == 0 {
                return;
            }
            Shape { bytes, len: LENGTH }
        } else {
            let before = self.bytes().take(places.start);
            before.chain(to.iter().copied()).chain(self.bytes().skip(places.end)).collect()
        };
        if shape.len != LENGTH || self.least > 0 && !self.is_of_maker(&shape.bytes) {
            return;
        }
        // Of a thousand ways the registries leave few, and say so sooner than the rules.
        let rank = self.score(&shape.bytes);
        if rank < self.least || first_finding(&shape, self.rules).0.is_some() {
            return;
        }
        let id = HumanoidId::from_checked(&shape);
        if self.suggestions.iter().any(|known| known.id == id && known.reason <= reason) {
            return;
        }
        self.suggestions.retain(|known| known.id != id);
        let all = &self.cleaned.places;
        let edited = all.get(places.clone()).unwrap_or_default();
        let span = match (edited, all.get(..places.start).unwrap_or_default()) {
            ([first, ..], _) => first.character.start..edited.last().unwrap_or(first).character.end,
            // What is missing is missing behind the place before, or before the first.
            ([], [.., before]) => before.character.end..before.character.end,
            ([], []) => all.first().map_or(0..0, |it| it.character.start..it.character.start),
        };
        let from = edited.iter().filter_map(|place| char::from_u32(place.character.point)).collect();
        let to = to.iter().copied().map(char::from).collect();
        let order = |it: &Suggestion| (Reverse(it.rank), it.reason, it.edit.span.start);
        let new = Suggestion { id, edit: SuggestedEdit { kind, span, from, to }, reason, rank };
        let at = self.suggestions.partition_point(|known| order(known) <= order(&new));
        self.suggestions.insert(at, new);
    }
}

fn mask(places: Range<usize>) -> u32 {
    places.fold(0, |mask, place| mask | 1_u32 << place)
}

/// The fields of the layouts that a code has.
fn fields_of<'r>(answer: &Answer<'r>) -> impl Iterator<Item = &'r Field> + use<'r> {
    answer.layouts.into_iter().flatten().flat_map(|layout| &layout.fields)
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};

    use super::*;

    const CODE: &str = "CNTESTH1A00120260522A00000001";

    fn told(text: &str) -> Vec<(String, SuggestionReason, Range<usize>, String, String)> {
        suggest(text, &Ruleset::default())
            .into_iter()
            .map(|it| (it.id.to_string(), it.reason, it.edit.span, it.edit.from, it.edit.to))
            .collect()
    }

    #[test]
    fn each_reason_has_its_edit() {
        use SuggestionReason::{CountryForm, Doubled, LooksAlike, Missing, StrayCharacter, Swapped};
        for (text, reason, span, from, to) in [
            ("CHNTESTH1A00120260522A00000001", CountryForm, 0..3, "CHN", "CN"),
            ("156TESTH1A00120260522A00000001", CountryForm, 0..3, "156", "CN"),
            ("86TESTH1A00120260522A00000001", CountryForm, 0..2, "86", "CN"),
            ("+86-TESTH1A00120260522A00000001", CountryForm, 0..3, "+86", "CN"),
            ("\u{421}NTESTH1A00120260522A00000001", LooksAlike, 0..2, "\u{421}", "C"),
            ("CNTEST#H1A00120260522A00000001", StrayCharacter, 6..7, "#", ""),
            ("CTNESTH1A00120260522A00000001", Swapped, 1..3, "TN", "NT"),
            ("CNTESTTH1A00120260522A00000001", Doubled, 5..6, "T", ""),
            ("N-TESTH1A00120260522A00000001", Missing, 0..0, "", "C"),
            ("C-TESTH1A00120260522A00000001", Missing, 1..1, "", "N"),
        ] {
            let expected = (CODE.into(), reason, span, from.into(), to.into());
            assert!(told(text).contains(&expected), "{text}: {:?}", told(text));
        }
    }

    #[cfg(feature = "bulk")]
    #[test]
    fn the_only_suggestion_is_the_one_that_stands_alone() {
        let rules = Ruleset::default();
        let mut alone = 0;
        for (place, with) in (0..LENGTH).flat_map(|place| ["0", "O", "Q", "#", "C", "", "88"].map(|with| (place, with)))
        {
            let mut text = CODE.to_string();
            text.replace_range(place..=place, with);
            for text in [text.clone(), alloc::format!("see {text}."), alloc::format!("{CODE} {text}")] {
                let all = suggest(text.as_str(), &rules);
                let only = only_suggestion(text.as_str(), &rules, Knowledge::default());
                assert_eq!(only, all.first().filter(|_| all.len() == 1).map(|it| it.id), "{text}");
                alone += usize::from(only.is_some());
            }
        }
        assert!(alone > 50, "{alone}");
    }

    #[test]
    fn a_reserved_country_leads_to_the_one_that_is_meant() {
        let (id, reason, ..) = told("UKTESTH1A00120260522A00000001").swap_remove(0);
        assert_eq!((id.as_str(), reason), ("GBTESTH1A00120260522A00000001", SuggestionReason::ReservedCountry));
    }

    #[test]
    fn a_neighbouring_key_is_offered_beside_its_equals() {
        let ids: Vec<_> = told("CBTESTH1A00120260522A00000001").into_iter().map(|it| it.0[..2].to_string()).collect();
        assert_eq!(ids, ["GB", "CV", "CN", "CG", "CH"]); // C and G look alike; the rest lies beside B
    }

    #[test]
    fn shift_held_on_a_digit_is_undone() {
        let all = told("CNTESTH1A00120260522A0000000!");
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].0, CODE);
    }

    #[test]
    fn a_valid_code_gets_readings_of_its_ambiguous_letters_only() {
        assert_eq!(told(CODE), []);
        let all = told("CNTESTHIA0O120260522A00000001");
        assert_eq!(all.iter().map(|it| it.3.as_str()).collect::<Vec<_>>(), ["I", "O"]);
    }

    #[test]
    fn nothing_is_offered_without_a_reason() {
        for text in ["", "CN", "11010519491231002X", "CNTESTH1A0012026052A00000001", "CNTESTH1A##120260522A00000001"] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn every_suggestion_is_valid_and_differs() {
        for text in ["XNTESTH1A00120260522A00000001", "C0TESTH1A00120260522A00000001", "CNTEST@H1A00120260522A00000001"]
        {
            let all = told(text);
            let mut ids: Vec<_> = all.iter().map(|it| it.0.clone()).collect();
            assert!(ids.iter().all(|id| id.parse::<HumanoidId>().is_ok()));
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), all.len());
        }
    }
}
