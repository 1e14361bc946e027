//! Laws of the live input, over a model of what a browser does before anybody is asked.

use std::ops::Range;

use humanoid_id::live::{Change, Field, Gesture, Settled, Source, apply};
use humanoid_id::{
    Alphabet, Alphabets, Case, IssueCode, LENGTH, Reaction, Ruleset, Sample, Separators, Severity, Status, Style,
    UnicodeRule, check, sample,
};
use proptest::prelude::*;

const CODE: &str = "CNTESTH1A00120260522A00000001";
const SHOWN: &str = "CN TEST H1A001 20260522A00000001";

/// A text field as a browser has it, with the live input behind it.
#[derive(Clone, Debug)]
struct Input {
    field: Field,
    grouping: Style,
    rules: Ruleset,
    /// Whether the state before each change is passed along.
    remembers: bool,
}

impl Input {
    fn new(grouping: Style) -> Self {
        Self { field: Field::default(), grouping, rules: Ruleset::default(), remembers: true }
    }

    fn change(&mut self, part: Range<usize>, text: &str, gesture: Gesture) -> Settled {
        let mut now = self.field.clone();
        let caret = part.start + text.encode_utf16().count();
        now.value.splice(part, text.encode_utf16());
        now.selection = caret..caret;
        let before = self.remembers.then_some(&self.field);
        let settled = apply(Change { now: &now, before, gesture, composing: false }, self.grouping, &self.rules);
        self.field = settled.field.clone();
        settled
    }

    fn insert(&mut self, text: &str, source: Source) -> Settled {
        self.change(self.field.selection.clone(), text, Gesture::Insert(source))
    }

    fn key(&mut self, text: &str) -> Settled {
        self.insert(text, Source::Key)
    }

    fn paste(&mut self, text: &str) -> Settled {
        self.insert(text, Source::Paste)
    }

    fn backspace(&mut self) -> Settled {
        let Range { start, end } = self.field.selection.clone();
        let part = if start == end { start.saturating_sub(1)..end } else { start..end };
        self.change(part, "", Gesture::DeleteBackward)
    }

    fn delete(&mut self) -> Settled {
        let Range { start, end } = self.field.selection.clone();
        let part = if start == end { start..(end + 1).min(self.field.value.len()) } else { start..end };
        self.change(part, "", Gesture::DeleteForward)
    }

    fn caret(&mut self, at: usize) {
        self.field.selection = at..at;
    }

    /// The text with the caret drawn in it.
    fn drawn(&self) -> String {
        let half = |range| String::from_utf16_lossy(&self.field.value[range]);
        let at = self.field.selection.start;
        format!("{}|{}", half(0..at), half(at..self.field.value.len()))
    }

    /// Its characters without separators.
    fn places(&self) -> String {
        self.field.text().replace([' ', '-'], "")
    }

    /// How many of them stand before an offset.
    fn places_before(&self, offset: usize) -> usize {
        self.field.value[..offset].iter().filter(|unit| **unit != 32 && **unit != 45).count()
    }

    /// An offset with so many of them before it; at a joint either side.
    fn offset_of(&self, place: usize, far: bool) -> usize {
        let offsets = (0..=self.field.value.len()).filter(|&offset| self.places_before(offset) == place);
        (if far { offsets.max() } else { offsets.min() }).expect("as many places")
    }
}

fn typed(text: &str, grouping: Style) -> Input {
    let mut input = Input::new(grouping);
    text.chars().for_each(|key| drop(input.key(&key.to_string())));
    input
}

#[test]
fn groups_appear_as_somebody_types() {
    for (text, spaced, hyphenated, off) in [
        ("c", "C|", "C|", "C|"),
        ("cn", "CN|", "CN|", "CN|"),
        ("cnt", "CN T|", "CN-T|", "CNT|"),
        ("cn-t", "CN T|", "CN-T|", "CNT|"),
        ("cntesth", "CN TEST H|", "CN-TEST-H|", "CNTESTH|"),
        ("\u{ff43}\u{ff4e}t", "CN T|", "CN-T|", "CNT|"),
        (
            CODE,
            "CN TEST H1A001 20260522A00000001|",
            "CN-TEST-H1A001-20260522A00000001|",
            "CNTESTH1A00120260522A00000001|",
        ),
    ] {
        assert_eq!(typed(text, Style::Spaced).drawn(), spaced);
        assert_eq!(typed(text, Style::Hyphenated).drawn(), hyphenated);
        assert_eq!(typed(text, Style::Compact).drawn(), off);
    }
}

#[test]
fn a_separator_typed_where_a_segment_ends_stays_until_deleted() {
    let mut input = typed("cn-", Style::Hyphenated);
    assert_eq!(input.drawn(), "CN-|");
    input.backspace();
    assert_eq!(input.drawn(), "CN|");
    assert_eq!(typed("cnt-", Style::Hyphenated).drawn(), "CN-T|");
}

#[test]
fn deleting_a_separator_deletes_the_character_next_to_it() {
    for remembers in [true, false] {
        let mut input = Input { remembers, ..typed(CODE, Style::Spaced) };
        input.caret(3);
        input.backspace();
        assert_eq!(input.drawn(), "C|T ESTH 1A0012 0260522A00000001");
        let mut input = Input { remembers, ..typed(CODE, Style::Spaced) };
        input.caret(2);
        input.delete();
        assert_eq!(input.drawn(), "CN| ESTH 1A0012 0260522A00000001");
    }
}

#[test]
fn deleting_a_selected_separator_deletes_nothing_else() {
    let mut input = typed("CNTEST", Style::Spaced);
    input.field.selection = 2..3;
    input.change(2..3, "", Gesture::Delete);
    assert_eq!(input.drawn(), "CN| TEST");
    input.field.selection = 2..3;
    input.backspace();
    assert_eq!(input.drawn(), "CN| TEST");
}

#[test]
fn what_is_not_allowed_stays_and_is_flagged() {
    let input = typed("cnt#\u{416}", Style::Spaced);
    assert_eq!(input.drawn(), "CN T#\u{416}|");
    let issues = check(input.field.value.as_slice(), &input.rules).issues;
    assert_eq!(issues.iter().map(|issue| issue.span.clone()).collect::<Vec<_>>(), [4..5, 5..6]);
    let mut input = typed(CODE, Style::Spaced);
    let settled = input.paste("EXTRA");
    assert_eq!(input.drawn(), format!("{SHOWN}EXTRA|"));
    assert_eq!(settled.report.issues[0].code, IssueCode::TooLong);
    assert_eq!(settled.rejected, None);
}

#[test]
fn the_only_code_of_a_pasted_text_is_taken_and_said() {
    for text in ["https://example.com/r?id=CNTESTH1A00120260522A00000001#x", "编号：CN-TEST-H1A001-20260522A00000001。"]
    {
        for source in [Source::Paste, Source::Drop, Source::Key] {
            let mut input = Input::new(Style::Spaced);
            let settled = input.insert(text, source);
            assert_eq!(input.drawn(), format!("{SHOWN}|"));
            let taken = settled.taken.unwrap();
            assert_eq!((taken.source, String::from_utf16_lossy(&taken.text)), (source, text.to_string()));
            let used = String::from_utf16_lossy(&taken.text[taken.span]);
            assert_eq!(used.replace('-', ""), CODE);
            assert_eq!(settled.rejected, None);
        }
    }
    let mut input = Input::new(Style::Spaced);
    assert_eq!(input.paste(&format!("  {SHOWN}\r\n")).taken, None);
}

#[test]
fn one_code_that_stands_there_twice_is_one_code() {
    for text in [format!("{CODE} {CODE}"), format!("{SHOWN}\nhttps://example.com/r/{}\n", CODE.to_lowercase())] {
        let mut input = Input::new(Style::Spaced);
        let settled = input.paste(&text);
        assert_eq!(input.drawn(), format!("{SHOWN}|"));
        assert_eq!(settled.taken.unwrap().span.start, 0);
        assert_eq!(settled.rejected, None);
    }
}

#[test]
fn two_codes_are_not_taken_and_the_field_is_as_before() {
    let text = format!("{CODE}, {}2", &CODE[..28]);
    for source in [Source::Paste, Source::Drop] {
        let mut input = typed("CNTE", Style::Spaced);
        input.caret(4);
        let settled = input.insert(&text, source);
        assert_eq!(input.drawn(), "CN T|E");
        let rejected = settled.rejected.unwrap();
        assert_eq!((rejected.source, rejected.code), (source, IssueCode::SeveralCodes));
        assert_eq!(String::from_utf16_lossy(&rejected.text), text);
        assert_eq!(settled.report.status, Status::Incomplete);
    }
}

#[test]
fn a_paste_beyond_all_limits_is_not_taken_unless_it_holds_one_code() {
    let long = "x ".repeat(5_000);
    let mut input = typed("CNTE", Style::Spaced);
    let rejected = input.paste(&long).rejected.unwrap();
    assert_eq!((input.drawn().as_str(), rejected.code), ("CN TE|", IssueCode::TooLongToCheck));
    assert_eq!(rejected.text.len(), long.len());
    let mut input = Input::new(Style::Spaced);
    assert!(input.paste(&format!("{long}{CODE} {long}")).taken.is_some());
    assert_eq!(input.drawn(), format!("{SHOWN}|"));
}

#[test]
fn a_paste_over_a_selection_is_told_apart_from_what_was_there() {
    let mut input = typed(CODE, Style::Spaced);
    input.field.selection = 0..SHOWN.len();
    // It begins like the text it replaces.
    let settled = input.paste(&format!("CN TEST H1A001 {CODE}"));
    assert_eq!(input.drawn(), format!("{SHOWN}|"));
    assert!(settled.taken.is_some());
}

#[test]
fn nothing_is_rewritten_while_composing() {
    let now = Field::new("cnt\u{ff45}");
    let change = Change { now: &now, before: None, gesture: Gesture::default(), composing: true };
    assert_eq!(apply(change, Style::Spaced, &Ruleset::default()).field, now);
}

#[test]
fn where_the_rules_refuse_the_separator_nothing_is_grouped() {
    let rules = Ruleset { separators: Separators::None, ..Ruleset::default() };
    let mut input = Input { rules, ..Input::new(Style::Spaced) };
    let settled = input.paste(CODE);
    assert_eq!((settled.field.text().as_str(), settled.report.status), (CODE, Status::Valid));
}

#[test]
fn what_stays_as_it_came_is_told_with_how_it_was_read() {
    let rules = Ruleset { case: Case::Strict, ..Ruleset::default() };
    let now = Field::new("ｃｎ");
    let change = Change { now: &now, before: None, gesture: Gesture::default(), composing: false };
    let settled = apply(change, Style::Spaced, &rules);
    assert_eq!(settled.field, now);
    assert_eq!(settled.report.edits.len(), 1);
    assert_eq!(settled.report, check(now.value.as_slice(), &rules));
}

fn grouping() -> impl Strategy<Value = Style> {
    prop::sample::select(Style::ALL.to_vec())
}

fn code() -> impl Strategy<Value = String> {
    any::<u64>().prop_map(|seed| {
        let samples = sample(&Sample { seed, ..Sample::default() }).expect("a plain wish");
        samples[0].to_string()
    })
}

#[derive(Clone, Debug)]
enum Act {
    Type(char),
    Paste(String),
    Backspace,
    Delete,
    Move(usize),
    Select(usize, usize),
}

/// Letters in every form, characters that are not allowed, separators.
fn act() -> impl Strategy<Value = Act> {
    let key = prop::sample::select("AZ09cnioＣ９ｚ#Жé-  /".chars().collect::<Vec<_>>());
    prop_oneof![
        4 => key.clone().prop_map(Act::Type),
        1 => prop::collection::vec(key, 0..12).prop_map(|keys| Act::Paste(keys.into_iter().collect())),
        2 => Just(Act::Backspace),
        2 => Just(Act::Delete),
        3 => (0..60_usize).prop_map(Act::Move),
        1 => (0..60_usize, 0..60_usize).prop_map(|(one, other)| Act::Select(one, other)),
    ]
}

/// What a text is without separators, folded: one character for each place.
fn folded(text: &str) -> Vec<char> {
    let fold = |it: char| match it {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(it as u32 - 0xFEE0).expect("full-width ASCII").to_ascii_uppercase(),
        _ => it.to_ascii_uppercase(),
    };
    text.chars().filter(|it| !" -/".contains(*it)).map(fold).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// The model is a text without separators and a caret in it. The field never departs from it: nothing typed
    /// disappears, and the caret stays between the same two characters.
    #[test]
    fn the_field_is_the_plain_text_with_separators(grouping in grouping(), acts in prop::collection::vec(act(), 0..60)) {
        let mut input = Input::new(grouping);
        let (mut model, mut caret) = (Vec::new(), 0..0);
        for act in acts {
            let settled = match act {
                Act::Type(key) => {
                    let places = folded(&key.to_string());
                    caret = caret.start + places.len()..model.splice(caret.clone(), places).count();
                    caret.end = caret.start;
                    input.key(&key.to_string())
                }
                Act::Paste(text) => {
                    let places = folded(&text);
                    let after = caret.start + places.len();
                    model.splice(caret, places);
                    caret = after..after;
                    input.paste(&text)
                }
                Act::Backspace | Act::Delete => {
                    let is_backward = matches!(act, Act::Backspace);
                    let was_a_caret = input.field.selection.is_empty();
                    // A separator behind the last place, or before the first, has nothing but itself to give.
                    let at = input.field.selection.start;
                    let only_separator = was_a_caret && if is_backward {
                        caret.start == model.len() && at > 0 && matches!(input.field.value[at - 1], 32 | 45)
                    } else {
                        caret.start == model.len()
                    };
                    if !was_a_caret {
                        model.drain(caret.clone());
                    } else if only_separator {
                    } else if is_backward && caret.start > 0 {
                        caret.start -= 1;
                        model.remove(caret.start);
                    } else if !is_backward && caret.start < model.len() {
                        model.remove(caret.start);
                    }
                    caret.end = caret.start;
                    if is_backward { input.backspace() } else { input.delete() }
                }
                Act::Move(to) => {
                    input.caret(to.min(input.field.value.len()));
                    caret = input.places_before(input.field.selection.start)..0;
                    caret.end = caret.start;
                    continue;
                }
                Act::Select(one, other) => {
                    let end = input.field.value.len();
                    input.field.selection = one.min(other).min(end)..one.max(other).min(end);
                    let Range { start, end } = input.field.selection.clone();
                    caret = input.places_before(start)..input.places_before(end);
                    continue;
                }
            };
            prop_assert_eq!(input.places(), model.iter().collect::<String>());
            prop_assert_eq!(input.places_before(input.field.selection.start), caret.start);
            prop_assert!(input.field.selection.is_empty());
            prop_assert_eq!((settled.taken, settled.rejected), (None, None));
        }
    }

    /// Any order of keys, with slips corrected on the way, ends with what pasting the code shows.
    #[test]
    fn typing_in_any_order_ends_like_pasting(
        code in code(),
        grouping in grouping(),
        order in Just((0..LENGTH).collect::<Vec<_>>()).prop_shuffle(),
        slips in prop::collection::vec((any::<bool>(), prop::sample::select(vec!["x", "#", "Ｑ", "-", "AB1", "Ж"]), any::<u8>()), LENGTH),
        chunk in 0..LENGTH, width in 0..9_usize,
        remembers in any::<bool>(),
    ) {
        let mut input = Input { remembers, ..Input::new(grouping) };
        let keys: Vec<_> = code.chars().collect();
        let chunk = chunk..(chunk + width).min(LENGTH);
        let mut there: Vec<usize> = Vec::new();
        // The chunk comes by paste, when its first place is due.
        for (place, (far, slip, kind)) in order.into_iter().zip(slips) {
            let range = if chunk.contains(&place) { chunk.clone() } else { place..place + 1 };
            if there.contains(&place) {
                continue;
            }
            let at = there.iter().filter(|&&other| other < range.start).count();
            let offset = input.offset_of(at, far);
            input.caret(offset);
            let text: String = keys[range.clone()].iter().collect();
            match kind % 4 {
                // Somebody slips, and takes it back with one key or the other.
                0 => {
                    input.key(slip);
                    (0..folded(slip).len()).for_each(|_| drop(input.backspace()));
                }
                1 => {
                    input.key(slip);
                    let offset = input.offset_of(at, !far);
                    input.caret(offset);
                    (0..folded(slip).len()).for_each(|_| drop(input.delete()));
                }
                2 => {
                    input.field.selection = offset..offset;
                    input.paste(slip);
                    let end = input.field.selection.end;
                    let start = input.offset_of(at, true).min(end);
                    input.field.selection = start..end;
                }
                _ => {}
            }
            if text.len() > 1 { input.paste(&text.to_ascii_lowercase()); } else { input.key(&text); }
            there.extend(range);
        }
        let mut pasted = Input::new(grouping);
        let settled = pasted.paste(&code);
        prop_assert_eq!(settled.report.status, Status::Valid);
        prop_assert_eq!(input.field.text(), pasted.field.text());
    }

    /// At no key on the way to a valid code is there an error.
    #[test]
    fn a_prefix_shows_no_error(code in code(), grouping in grouping(), between in prop::sample::select(vec!["", " ", "-", "\u{3000}"])) {
        let mut input = Input::new(grouping);
        for key in code.chars() {
            let settled = input.key(&key.to_ascii_lowercase().to_string());
            prop_assert!(settled.report.issues.iter().all(|issue| issue.severity < Severity::Error));
            prop_assert_eq!(settled.report.next.is_none(), settled.report.status == Status::Valid);
            let settled = input.key(between);
            prop_assert!(settled.report.status != Status::Invalid);
        }
        prop_assert_eq!(input.places(), code);
    }

    /// Whatever is there, under whatever rules: settling twice is settling once, and the report is that of what is shown.
    #[test]
    fn settling_twice_is_settling_once(
        value in prop::collection::vec(prop_oneof![
            6 => prop::sample::select("CNTEST01io \u{3000}-/#ＣЖ。\u{200b}\u{fe0f}\n".encode_utf16().collect::<Vec<_>>()),
            1 => prop::sample::select(vec![0xD835_u16, 0xDC00, 0xFFFE]),
        ], 0..70),
        ends in (0..80_usize, 0..80_usize),
        grouping in grouping(),
        separators in prop::sample::select(vec![Separators::Lenient, Separators::None, Separators::Characters("-#".into())]),
        choices in any::<[bool; 4]>(),
    ) {
        let rules = Ruleset {
            separators,
            case: if choices[0] { Case::Fold } else { Case::Strict },
            unicode: if choices[1] { UnicodeRule::Fold } else { UnicodeRule::AsciiOnly },
            ambiguous: if choices[2] { Reaction::Warn } else { Reaction::Error },
            alphabets: Alphabets::all(Alphabet::ALNUM34),
            is_final: choices[3],
            ..Ruleset::default()
        };
        let now = Field { value, selection: ends.0.min(ends.1)..ends.0.max(ends.1) };
        let settle = |now: &Field, before| {
            let gesture = Gesture::Insert(Source::Paste);
            apply(Change { now, before, gesture, composing: false }, grouping, &rules)
        };
        let once = settle(&now, None);
        let twice = settle(&once.field, Some(&once.field));
        prop_assert_eq!(&twice.field, &once.field);
        prop_assert_eq!(&settle(&once.field, None).field, &once.field);
        prop_assert_eq!(&once.report, &check(once.field.value.as_slice(), &rules));
        prop_assert_eq!(settle(&now, None), once);
    }
}
