//! Rules, codes and texts to try the laws on.

use humanoid_id::check_character::System;
use humanoid_id::{
    Alphabet, Alphabets, Case, CheckRule, CountryRule, LENGTH, Reaction, Ruleset, Separators, Severity, Status,
    UnicodeRule, check,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Any rules, for texts that are still being typed.
pub fn rules() -> impl Strategy<Value = Ruleset> {
    let alphabet = prop_oneof![
        3 => Just(Alphabet::ALNUM36),
        1 => select(vec![Alphabet::ALNUM34, Alphabet::ALNUM33, Alphabet::USCC31, Alphabet::DIGITS]),
        1 => select(vec!["01", "IO", "O0", "AB", "7"]).prop_map(|set| Alphabet::of(set).unwrap_or(Alphabet::EMPTY)),
    ];
    let reaction = || select(vec![Reaction::Warn, Reaction::Error, Reaction::Ignore]);
    let country = select(vec![CountryRule::Assigned, CountryRule::CnOnly, CountryRule::AnyLetters, CountryRule::Any]);
    let separators = prop_oneof![
        2 => Just(Separators::Lenient),
        1 => Just(Separators::None),
        1 => select(vec!["-", ":|", " ", "\u{ff5c}", "😀", "A", "\u{200b}", ""])
            .prop_map(|set| Separators::Characters(set.into())),
    ];
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (alphabet, reaction(), reaction(), country, separators, flags).prop_map(
        |(alphabet, ambiguous, placeholder, country, separators, (user, reserved, strict, ascii))| Ruleset {
            alphabets: Alphabets::all(alphabet),
            ambiguous,
            placeholder,
            country,
            separators,
            allow_user_assigned: user,
            allow_reserved: reserved,
            case: if strict { Case::Strict } else { Case::Fold },
            unicode: if ascii { UnicodeRule::AsciiOnly } else { UnicodeRule::Fold },
            ..Ruleset::default()
        },
    )
}

/// Rules of an edition to come: an alphabet for each segment, and a check character that is computed over any places.
pub fn checked_rules() -> impl Strategy<Value = Ruleset> {
    let sets = || select(vec![Alphabet::ALNUM36, Alphabet::ALNUM34, Alphabet::ALNUM33]);
    let system = select(vec![System::Mod37_36, System::Mod37_2, System::Mod1271_36]);
    let over = select(vec![vec![0..11, 13..27], vec![2..6, 12..27], vec![12..27], vec![13..27], vec![13..29]]);
    (rules(), sets(), sets(), system, over, any::<bool>()).prop_map(|(rules, few, many, system, over, is_last)| {
        let alphabets = match system {
            System::Mod1271_36 => Alphabets::all(Alphabet::ALNUM36),
            _ => Alphabets { enterprise: Alphabet::DIGITS, model: few, serial: many },
        };
        let at = if is_last && over.iter().all(|range| range.end < 28) { 27 } else { 11 };
        let check = CheckRule::new(system, at, &over, Severity::Error).filter(|check| check.suits(&alphabets));
        Ruleset { alphabets, ambiguous: Reaction::Warn, check, ..rules }
    })
}

/// The default rules half of the time, any others the other half.
pub fn mostly_default() -> impl Strategy<Value = Ruleset> {
    prop_oneof![Just(Ruleset::default()), rules()]
}

/// Which of several, as often as asked.
pub type Picks = Vec<u8>;

pub fn picks() -> impl Strategy<Value = Picks> {
    vec(any::<u8>(), LENGTH)
}

/// Go on from a text with what the report says may come next, to the end; `None` where the text cannot be gone on from.
pub fn follow(start: &str, picks: &[u8], rules: &Ruleset) -> Option<String> {
    let mut text = start.to_string();
    for pick in picks.iter().cycle() {
        let report = check(text.as_str(), rules);
        match report.status {
            Status::Valid => return Some(text),
            Status::Invalid => return None,
            Status::Incomplete => {
                let next = report.next.expect("an incomplete text says what may come next");
                assert_eq!(next.remaining + next.position, LENGTH);
                let allowed: Vec<char> = next.allowed.characters().collect();
                text.push(allowed[usize::from(*pick) % allowed.len()]);
                let steps = text.chars().count() - start.chars().count();
                assert!(steps <= LENGTH, "no end to {text:?} under {rules:?}");
            }
        }
    }
    None
}

/// A code that is valid under the rules, where there is one.
pub fn code(picks: &[u8], rules: &Ruleset) -> Option<String> {
    follow("", picks, rules)
}

/// A code as somebody may write it under the rules: small letters, full-width forms, separators, what cannot be seen.
pub fn dressed(code: &str, picks: &[u8], rules: &Ruleset) -> String {
    let folds = rules.unicode == UnicodeRule::Fold;
    let between: Vec<char> = [' ', '-', '·', '/', '\u{3000}', '\u{2013}', '\u{ff5c}', ':', '。', '\n']
        .into_iter()
        .filter(|it| rules.separators.contains(*it) && (folds || it.is_ascii()))
        .collect();
    let mut text = String::new();
    let around = |pick: u8| if pick % 8 == 0 { " " } else { "" };
    text.push_str(around(picks[0]));
    for (place, character) in code.chars().enumerate() {
        let pick = picks[place % picks.len()].rotate_left(3);
        if pick % 5 == 0 && !between.is_empty() && place > 0 {
            text.push(between[usize::from(pick) % between.len()]);
        }
        if pick % 11 == 0 && folds {
            text.push(['\u{200b}', '\u{feff}', '\u{ad}', '\u{202e}'][usize::from(pick) % 4]);
        }
        let small = pick % 3 == 0 && rules.case == Case::Fold;
        let character = if small { character.to_ascii_lowercase() } else { character };
        let wide = pick % 7 == 0 && folds;
        text.push(if wide { wide_form(character) } else { character });
    }
    text.push_str(around(picks[1]));
    text
}

/// The full-width form of an ASCII character.
fn wide_form(ascii: char) -> char {
    char::from_u32(u32::from(ascii) + 0xFEE0).expect("a full-width form")
}

/// The ASCII counterpart of a full-width form, in upper case; any other character as it is.
pub fn read(character: char) -> char {
    let narrow = match character {
        '\u{ff01}'..='\u{ff5e}' => u8::try_from(u32::from(character) - 0xFEE0).map_or(character, char::from),
        _ => character,
    };
    narrow.to_ascii_uppercase()
}

/// Any text, and rather one that means trouble.
pub fn text() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "CN",
        "cn",
        "TEST",
        "H1A001",
        "20260522A00000001",
        "0000",
        "UK",
        "86",
        "X",
        "O",
        "I",
        "Q",
        "ZZ",
        "C",
        "0",
        " ",
        "-",
        "·",
        "/",
        "。",
        "\u{3000}",
        "\u{a0}",
        "\r\n",
        "\0",
        "#",
        ",",
        "%20",
        "%",
        "%E7%A0%81",
        "ＣＮ",
        "ｔｅ",
        "１",
        "－",
        "\u{200b}",
        "\u{feff}",
        "\u{202e}",
        "\u{ad}",
        "\u{fe0f}",
        "С",
        "Ν",
        "Ⅿ",
        "𝐀",
        "①",
        "²",
        "〇",
        "🇨",
        "é",
        "ſ",
        "\u{301}",
        "编码",
        "😀",
        "👩‍🔧",
        "\u{e0041}",
        "\u{fffd}",
        "11010519491231002X",
        "91350100M000100Y43",
        "1M8GDM9AXKP042788",
        "https://example.com/r?id=",
        "CHN",
        "156",
    ]);
    prop_oneof![
        4 => vec(pieces, 0..12).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => "[0-9A-Z]{0,31}",
        1 => "[A-Z]{2}[0-9A-Za-z -]{20,34}",
    ]
}

/// Any text of UTF-16, lone surrogates and all.
pub fn units() -> impl Strategy<Value = Vec<u16>> {
    let unit = prop_oneof![
        4 => (0x20_u16..0x7f).boxed(),
        1 => (0xD7FE_u16..0xE001).boxed(),
        1 => any::<u16>().boxed(),
    ];
    prop_oneof![
        2 => vec(unit, 0..40),
        1 => (text(), vec((any::<prop::sample::Index>(), 0xD7FE_u16..0xE001), 0..3)).prop_map(|(text, strays)| {
            let mut units: Vec<u16> = text.encode_utf16().collect();
            for (at, stray) in strays {
                units.insert(at.index(units.len() + 1), stray);
            }
            units
        }),
    ]
}

/// A text with one character changed, left out, put in or swapped with its neighbour.
pub fn edited(text: &str, at: usize, pick: u8) -> String {
    const OTHERS: [char; 16] =
        ['O', '0', 'X', '9', 'z', '#', ' ', 'С', 'é', '😀', '\u{200b}', 'Ｘ', '编', '\0', '①', '-'];
    let mut characters: Vec<char> = text.chars().collect();
    let other = OTHERS[usize::from(pick >> 2) % OTHERS.len()];
    let at = at % characters.len().max(1);
    match pick % 4 {
        _ if characters.is_empty() => characters.push(other),
        0 => characters[at] = other,
        1 => drop(characters.remove(at)),
        2 => characters.insert(at, other),
        _ if at + 1 < characters.len() => characters.swap(at, at + 1),
        _ => characters.push(other),
    }
    characters.into_iter().collect()
}
