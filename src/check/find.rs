//! Codes inside any text: a label, a message, the address behind a QR code. Nothing is ever fetched.
//!
//! A run of letters and digits with something else on both sides is a candidate where it has 29 places. So is a row of
//! runs with little but separators between them, cut nowhere before the serial but where segments are cut, and with a
//! digit in its serial. Anything looser would read codes into prose. And a row that holds a person's number is prose.

use alloc::vec::Vec;
use core::ops::Range;

use crate::check::id::{HumanoidId, Shape};
use crate::check::normalize::{Place, is_invisible, narrow};
use crate::check::rules;
use crate::check::text::{Character, Text};
use crate::format::{Case, LENGTH, Ruleset, Segment, UnicodeRule};
use crate::privacy::person::Last;

/// A code and where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Found {
    /// The code.
    pub id: HumanoidId,
    /// Where, half-open, in units of the text that was given.
    #[cfg_attr(feature = "serde", serde(rename = "range", serialize_with = "crate::check::as_pair"))]
    pub span: Range<usize>,
}

/// Find every code in a text, in order. Two codes are two: which one is meant is not for us to say.
///
/// A text of any length takes time in proportion to its length. In an address, an escaped character such as `%2F` separates like any other.
///
/// ```
/// use humanoid_id::{find, Ruleset};
/// let text = "see https://example.com/r?id=CNTESTH1A00120260522A00000001#top";
/// let found = find(text, &Ruleset::default());
/// assert_eq!(&text[found[0].span.clone()], "CNTESTH1A00120260522A00000001");
/// ```
#[must_use]
pub fn find(text: impl Text, rules: &Ruleset) -> Vec<Found> {
    let mut all = Vec::new();
    find_each(text, rules, &mut |found| all.push(found));
    all
}

/// [`find`], one code after another.
pub fn find_each(text: impl Text, rules: &Ruleset, tell: &mut dyn FnMut(Found)) {
    let mut runs = Runs { characters: text.characters(), rules, gap: None, is_element: false };
    while let Some(first) = runs.next() {
        let start = first.span.start;
        // A row that begins here and is no code may hide one that begins with its second run.
        let mut ahead = runs.clone();
        if let Some((id, end)) = code_from(first, &mut ahead, rules) {
            tell(Found { id, span: start..end });
            runs = ahead;
        }
    }
}

/// The code that a run makes with those behind it, and where it ends.
fn code_from(first: Run, ahead: &mut dyn Iterator<Item = Run>, rules: &Ruleset) -> Option<(HumanoidId, usize)> {
    let mut shape = Shape::default();
    let mut last = Last::default();
    let mut holds_person = false;
    let mut run = first;
    loop {
        last.is_inside = false;
        for &byte in run.shape.places() {
            shape.push(byte);
            last.push(byte);
        }
        holds_person |= last.are_citizen_id();
        let cut_inside_segment =
            shape.len < Segment::Serial.range().start && Segment::at(shape.len) == Segment::at(shape.len - 1);
        if cut_inside_segment || shape.len > LENGTH || run.shape.len > LENGTH {
            return None;
        }
        if shape.len == LENGTH {
            let is_row = run.shape.len < LENGTH;
            let is_prose = is_row && (holds_person || !shape.part(Segment::Serial).iter().any(u8::is_ascii_digit));
            let is_code = !is_prose && rules::first_error(&shape, rules).0.is_none();
            return is_code.then(|| (HumanoidId::from_checked(&shape), run.span.end));
        }
        run = ahead.next().filter(|run| run.is_joined)?;
    }
}

/// Letters and digits without anything between them.
struct Run {
    shape: Shape,
    span: Range<usize>,
    /// Whether a few separators are all that stands between the run before and this one.
    is_joined: bool,
    /// Whether it begins where an element of a GS1 symbol does: with the number of the element, or that of others before it.
    is_element: bool,
}

#[derive(Clone)]
struct Runs<'r, I> {
    characters: I,
    rules: &'r Ruleset,
    /// What stands between the last run and here: how many separators, if nothing else.
    gap: Option<usize>,
    /// Whether the next run is an element of a GS1 symbol.
    is_element: bool,
}

/// What ends an element of a GS1 symbol.
const ELEMENT_END: u8 = 0x1D;

/// Units that the two digits of an escape take.
const ESCAPED: usize = 2;

/// As in `CN - TEST`, or a line end and an indent.
const WIDEST_JOINT: usize = 3;

impl<I: Iterator<Item = Character> + Clone> Iterator for Runs<'_, I> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let mut run: Option<Run> = None;
        let mut after_escape = false;
        while let Some(it) = self.characters.next() {
            let (mut place, separates) = reading(it, self.rules);
            let mut span = it.span();
            // `%20` and, in a query, `+` stand for a space; where the rules name them, for themselves.
            let stands_for = match char::from_u32(it.point) {
                Some('+') if separates == Separates::Codes => Some(' '),
                Some('%') if separates == Separates::Codes => self.skip_escape(after_escape),
                _ => None,
            };
            after_escape = stands_for.is_some() && it.point == u32::from(b'%');
            if let Some(character) = stands_for.filter(char::is_ascii_alphanumeric) {
                let escaped = Character { point: character.into(), ..it };
                (place, span.end) = (reading(escaped, self.rules).0, it.end + ESCAPED);
            }
            match (place, &mut run) {
                (Some(byte), Some(run)) => {
                    // The number of an element, or all of the one before it, stands in front of the code.
                    if run.is_element && byte.is_ascii_uppercase() && run.shape.places().iter().all(u8::is_ascii_digit)
                    {
                        *run = Run { shape: Shape::default(), span: span.clone(), is_joined: false, is_element: true };
                    }
                    run.shape.push(byte);
                    run.span.end = span.end;
                }
                (Some(byte), None) => {
                    let is_joined = self.gap.is_some_and(|width| width <= WIDEST_JOINT);
                    let is_element = core::mem::take(&mut self.is_element);
                    run = Some(Run { shape: core::iter::once(byte).collect(), span, is_joined, is_element });
                }
                (None, _) if separates == Separates::Not => {}
                (None, run) => {
                    let ended = run.take();
                    let so_far = if ended.is_some() { Some(0) } else { self.gap };
                    self.is_element =
                        it.point == u32::from(ELEMENT_END) || it.point == u32::from(b']') && self.skip_symbology();
                    let separates = stands_for.map_or(separates, |character| self.separates(character));
                    self.gap = so_far.filter(|_| separates == Separates::Segments).map(|width| width + 1);
                    if ended.is_some() {
                        return ended;
                    }
                }
            }
        }
        run
    }
}

impl<I: Iterator<Item = Character> + Clone> Runs<'_, I> {
    /// Skip the two characters of an escape in an address, behind its `%`, and tell what it stands for: an ASCII
    /// character, or U+FFFD for a byte of a longer one.
    ///
    /// `%20` to `%7E` is an escape; what stands for a byte of a longer character is one beside another, so that a code
    /// right behind a per cent sign keeps its country.
    fn skip_escape(&mut self, after_escape: bool) -> Option<char> {
        let mut ahead = self.characters.clone();
        let mut digit = || ahead.next().and_then(|it| char::from_u32(it.point)?.to_digit(16));
        let byte = digit()? * 16 + digit()?;
        let beside_another = after_escape || ahead.clone().next().is_some_and(|it| it.point == u32::from(b'%'));
        if !(0x20..0x80).contains(&byte) && !beside_another {
            return None;
        }
        self.characters = ahead;
        char::from_u32(byte).filter(char::is_ascii).or(Some(char::REPLACEMENT_CHARACTER))
    }

    /// Skip what a scanner puts behind `]` to tell the kind of a symbol: a letter and a digit, as in `]Q1`.
    fn skip_symbology(&mut self) -> bool {
        let mut ahead = self.characters.clone();
        let mut next = || ahead.next().and_then(|it| char::from_u32(it.point));
        let is_one = next().is_some_and(|it| it.is_ascii_alphabetic()) && next().is_some_and(|it| it.is_ascii_digit());
        if is_one {
            self.characters = ahead;
        }
        is_one
    }

    fn separates(&self, character: char) -> Separates {
        if self.rules.separators.contains(character) { Separates::Segments } else { Separates::Codes }
    }
}

#[derive(PartialEq, Eq)]
enum Separates {
    /// Invisible: as if it were not there.
    Not,
    /// May stand between the segments of one code.
    Segments,
    /// Ends a code.
    Codes,
}

/// What a character is to a run: a place of it, or how it separates.
fn reading(it: Character, rules: &Ruleset) -> (Option<u8>, Separates) {
    let Some(character) = char::from_u32(it.point) else { return (None, Separates::Codes) };
    let folds = rules.unicode == UnicodeRule::Fold;
    let read = if folds { narrow(character) } else { character };
    if read.is_ascii_alphanumeric() {
        let folded = if rules.case == Case::Fold { read.to_ascii_uppercase() } else { read };
        return (u8::try_from(folded).ok(), Separates::Not);
    }
    // A Latin, Greek or Cyrillic letter belongs to the word it stands in, and spoils it.
    if matches!(character, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}') && !matches!(character, '×' | '÷') {
        return (Some(Place::FOREIGN), Separates::Not);
    }
    let separates = if !folds && !character.is_ascii() {
        Separates::Codes
    } else if is_invisible(character) {
        Separates::Not
    } else if rules.separators.contains(character) || rules.separators.contains(read) {
        Separates::Segments
    } else {
        Separates::Codes
    };
    (None, separates)
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::*;
    use crate::format::Separators;

    const CODE: &str = "CNTESTH1A00120260522A00000001";

    fn found(text: &str) -> Vec<String> {
        find(text, &Ruleset::default()).iter().map(|it| String::from(&text[it.span.clone()])).collect()
    }

    #[test]
    fn a_code_is_found_between_anything_else() {
        for (before, after) in [
            ("", ""),
            ("序列号：", "，请查收"),
            ("https://example.com/r/", "?lang=zh"),
            ("https://example.com/?q=%E7%A0%81", "%23x"),
            ("https://example.com/?u=https%3A%2F%2Fexample.org%2F", "%2Fview"),
            ("100%", ""),
            ("{\"id\":\"", "\"}"),
            ("WIFI:S:x;", ";"),
            ("\u{feff}", "\u{200b}\n"),
            ("]Q1", "\r"),
            ("]C1", ""),
            ("]C1240", ""),
            ("]d20109501101530003\u{1d}91", "\u{1d}10LOT1"),
            ("]d20109501101530003240", ""),
            ("(01)09501101530003(240)", "(10)LOT1"),
            ("https://id.example.com/01/09501101530003/21/", "?17=290101"),
            ("S/N ", ""),
            ("SN:", ";"),
        ] {
            let text = format!("{before}{CODE}{after}");
            assert_eq!(found(&text), [CODE], "{text}");
        }
    }

    #[test]
    fn a_longer_run_holds_no_code() {
        for text in [format!("{CODE}1"), format!("A{CODE}"), format!("é{CODE}"), format!("{CODE}Ж")] {
            assert_eq!(found(&text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_printed_form_is_found_where_it_is_cut_between_segments() {
        for printed in [
            "CN TEST H1A001 20260522A00000001",
            "CN-TEST-H1A001-20260522A-00000001",
            "CN/TEST/H1A001/20260522A00000001",
            "CN%20TEST%20H1A001%2020260522A00000001",
            "CN+TEST+H1A001+20260522A00000001",
            "%43N%54EST%48%31A00120260522A0000000%31",
            "CN\u{fe63}TEST\u{30fc}H1A001\u{fe63}20260522A00000001",
            "CNTEST H1A001\r\n20260522A00000001",
            "ＣＮ\u{3000}TEST\u{3000}H1A001\u{3000}20260522A00000001",
        ] {
            assert_eq!(found(&format!("A1 {printed}. x")), [printed]);
        }
        assert_eq!(found("CNT ESTH1A001 20260522A00000001"), [] as [&str; 0]);
    }

    #[test]
    fn what_the_rules_name_a_separator_stands_for_itself() {
        let rules =
            |characters| Ruleset { separators: Separators::Characters(String::from(characters)), ..Ruleset::default() };
        let printed = |separator| format!("CN{separator}TEST{separator}H1A001{separator}20260522A00000001");
        for separator in ["+", "%"] {
            let found = find(printed(separator).as_str(), &rules(separator));
            assert_eq!(found.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), [CODE], "{separator}");
        }
        assert!(find(printed("+").as_str(), &rules("-")).is_empty());
    }

    #[test]
    fn two_codes_are_two() {
        let other = "CNTESTH1A00120260522A00000002";
        assert_eq!(found(&format!("{CODE}{CODE}")), [] as [&str; 0]);
        assert_eq!(found(&format!("{CODE} {other}")), [CODE, other]);
        assert_eq!(found(&format!("{CODE}%20{other}")), [CODE, other]);
    }

    #[test]
    fn prose_is_not_read_as_a_code() {
        assert_eq!(found("in some places robots running there"), [] as [&str; 0]);
        assert_eq!(found("IN SOME PLACES ROBOTS WALK THERE OK"), [] as [&str; 0]);
    }

    #[test]
    fn a_persons_number_is_no_part_of_a_code() {
        assert_eq!(found("in case 110105 19491231 002x 12345"), [] as [&str; 0]);
        assert_eq!(found("CN TEST 110105-19491231002X-12345"), [] as [&str; 0]);
        // Its digits may stand in a run that is longer by chance.
        let longer = "CN 1101 051949 1231002X123456789";
        assert_eq!(found(longer), [longer]);
    }
}
