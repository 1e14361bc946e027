//! Characters of other scripts that look like one of the 36: a keyboard left in Cyrillic, or a forgery.
//!
//! Unicode keeps the table: the confusables of Technical Standard #39 (<https://www.unicode.org/reports/tr39/>).
//! `look_alike.tsv` holds what stands there for the 36 characters. A test below asks an independent reader of Unicode's
//! table for every character there is, and writes the file anew:
//!
//! ```text
//! UPDATE_LOOK_ALIKE=1 cargo test look_alike
//! ```
//!
//! Letters with accents are not in the table, and neither are the digits of other scripts: they are seen as what they are.
//! The dotted İ of Turkish keyboards is: there it stands on the key of the I.

/// A code point in hexadecimal digits, and the character it looks like, apart by a tab; in the order of code points.
const TABLE: &[u8] = include_bytes!("look_alike.tsv");

/// The capital letter or digit that a character can be taken for.
pub(crate) fn looks_like(point: u32) -> Option<u8> {
    // Most of what is not ASCII is Chinese or Korean, and nothing in these ranges looks like a letter or digit.
    if matches!(point, ..0x80 | 0x4E2C..0xA4D0 | 0xABBF..0xFBA6) {
        return None;
    }
    styled(point).or_else(|| listed(point))
}

/// Alphabets that Unicode repeats whole, in another style: first and last code point, the first character, and after how
/// many they begin again.
fn styled(point: u32) -> Option<u8> {
    const ALPHABETS: [(u32, u32, u8, u32); 14] = [
        (0xB2, 0xB3, b'2', 2),        // raised 2 and 3
        (0xB9, 0xB9, b'1', 1),        // raised 1
        (0x2070, 0x2070, b'0', 1),    // raised 0
        (0x2074, 0x2079, b'4', 6),    // raised digits from 4
        (0x2080, 0x2089, b'0', 10),   // lowered digits
        (0x2460, 0x2468, b'1', 9),    // circled digits
        (0x2474, 0x247C, b'1', 9),    // digits in parentheses
        (0x2488, 0x2490, b'1', 9),    // digits with a full stop
        (0x249C, 0x24B5, b'A', 26),   // letters in parentheses
        (0x24B6, 0x24E9, b'A', 26),   // circled letters, capital and small
        (0x1D400, 0x1D6A3, b'A', 26), // the letters of mathematics, capital and small in turn
        (0x1D7CE, 0x1D7FF, b'0', 10), // the digits of mathematics
        (0x1F130, 0x1F149, b'A', 26), // squared letters
        (0x1F1E6, 0x1F1FF, b'A', 26), // regional indicators: the halves of a flag
    ];
    let (from, _, first, period) = *ALPHABETS.iter().find(|(from, to, ..)| (*from..=*to).contains(&point))?;
    u8::try_from((point - from).checked_rem(period)?).ok().map(|step| first + step)
}

/// What the table says.
fn listed(point: u32) -> Option<u8> {
    let run = STARTS.partition_point(|start| start.point <= point).checked_sub(1)?;
    let Start { point: mut here, step: at } = *STARTS.get(run)?;
    let mut steps = STEPS.get(usize::from(at)..)?.iter();
    for latin in LATIN.get(run * RUN..)?.iter().take(RUN) {
        if here >= point {
            return (here == point).then_some(*latin);
        }
        here += next_step(&mut steps)?;
    }
    None
}

/// A step from one code point to the next, seven bits at a time, the lowest first: as bytes, the table is half as large.
fn next_step<'s>(steps: &mut impl Iterator<Item = &'s u8>) -> Option<u32> {
    let (mut step, mut shift) = (0, 0);
    loop {
        let byte = *steps.next()?;
        step |= u32::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(step);
        }
        shift += 7;
    }
}

/// So many characters are looked through at most.
const RUN: usize = 32;

/// How many characters the table has, and how many bytes the steps between them take.
const SIZE: (usize, usize) = {
    let (mut at, mut lines, mut bytes, mut last) = (0, 0, 0, 0);
    while at < TABLE.len() {
        let (point, _, next) = entry(at);
        assert!(point > last, "lines stand in the order of code points");
        let mut step = if lines == 0 { 0 } else { point - last };
        while step > 0 {
            (step, bytes) = (step >> 7, bytes + 1);
        }
        (lines, at, last) = (lines + 1, next, point);
    }
    (lines, bytes)
};
const COUNT: usize = SIZE.0;

/// Where a run begins.
#[derive(Clone, Copy)]
struct Start {
    point: u32,
    /// Where the step to its second character stands.
    step: u16,
}

/// The characters that are looked like.
static LATIN: [u8; COUNT] = CUT.0;
static STEPS: [u8; SIZE.1] = CUT.1;
static STARTS: [Start; COUNT.div_ceil(RUN)] = CUT.2;

type Cut = ([u8; COUNT], [u8; SIZE.1], [Start; COUNT.div_ceil(RUN)]);

#[allow(clippy::cast_possible_truncation, reason = "seven bits of a step, and a table of two thousand bytes")]
const CUT: Cut = {
    let (mut latins, mut steps) = ([0; COUNT], [0; SIZE.1]);
    let mut starts = [Start { point: 0, step: 0 }; COUNT.div_ceil(RUN)];
    let (mut at, mut line, mut end, mut last) = (0, 0, 0, 0);
    while at < TABLE.len() {
        let (point, latin, next) = entry(at);
        let mut step = if line == 0 { 0 } else { point - last };
        while step > 0 {
            steps[end] = (step & 0x7F) as u8 | if step >> 7 > 0 { 0x80 } else { 0 };
            (step, end) = (step >> 7, end + 1);
        }
        if line % RUN == 0 {
            starts[line / RUN] = Start { point, step: end as u16 };
        }
        latins[line] = latin;
        (at, line, last) = (next, line + 1, point);
    }
    (latins, steps, starts)
};

/// The line that begins there: code point, character, and where the next line begins.
const fn entry(mut at: usize) -> (u32, u8, usize) {
    let mut point = 0;
    while TABLE[at] != b'\t' {
        point = point << 4
            | match TABLE[at] {
                digit @ b'0'..=b'9' => (digit - b'0') as u32,
                digit @ b'A'..=b'F' => (digit - b'A' + 10) as u32,
                _ => panic!("a line begins with hexadecimal digits"),
            };
        at += 1;
    }
    assert!(TABLE[at + 2] == b'\n', "one character stands behind the tab");
    (point, TABLE[at + 1], at + 3)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use alloc::format;
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;
    use std::collections::BTreeMap;
    use std::fmt::Write as _;

    use unicode_normalization::UnicodeNormalization;
    use unicode_security::{UNICODE_VERSION, skeleton};

    use super::*;

    /// What people take for a digit and Unicode for something else, or not for anything: the zero of Chinese numbers, bars,
    /// and Cyrillic letters like 3, 4 and 6. And the letters of keyboards on which an I has a dot or an S is long.
    const BY_HAND: [(u8, &str); 10] = [
        (b'0', "〇○◯ΘθØø"),
        (b'1', "丨〡∣"),
        (b'3', "ЗзƷʒ"),
        (b'4', "Чч"),
        (b'6', "б"),
        (b'B', "ß"),
        (b'F', "ϜҒ"),
        (b'I', "İ"),
        (b'S', "ſ"),
        (b'E', "ε"),
    ];

    /// The 36 by what Unicode makes of a character that may be confused with one of them, and of one that may not.
    fn prototypes() -> BTreeMap<String, Vec<char>> {
        let mut all: BTreeMap<String, Vec<char>> = BTreeMap::new();
        for latin in ('0'..='9').chain('A'..='Z').chain('a'..='z') {
            all.entry(skeleton(&latin.to_string()).collect()).or_default().push(latin);
        }
        all
    }

    fn confused_with(character: char, prototypes: &BTreeMap<String, Vec<char>>) -> Option<u8> {
        if let Some((latin, _)) = BY_HAND.iter().find(|(_, those)| those.contains(character)) {
            return Some(*latin);
        }
        // The same character in another style.
        let plain: Vec<char> = core::iter::once(character).nfkc().collect();
        if let [plain] = plain[..] {
            if plain.is_ascii_alphanumeric() {
                return u8::try_from(plain.to_ascii_uppercase()).ok();
            }
        }
        // The digits of other scripts are digits, whatever they look like: ٥ is five and no O.
        if character.is_numeric() {
            return None;
        }
        // Codes are read as capital letters. So a small letter is first of all its capital one.
        let capital: Vec<char> = character.to_uppercase().collect();
        let forms = match capital[..] {
            [capital] if capital != character && !capital.is_ascii() => [Some(capital), Some(character)],
            _ => [Some(character), None],
        };
        forms.into_iter().flatten().find_map(|form| {
            let latins = prototypes.get(&skeleton(&form.to_string()).collect::<String>())?;
            // Zero and O are one for Unicode, and so are 1, I and l.
            let is_capital = |it: &&char| it.is_ascii_uppercase();
            let latin = latins.iter().find(is_capital).or(latins.first())?;
            u8::try_from(latin.to_ascii_uppercase()).ok()
        })
    }

    #[test]
    fn the_table_is_what_unicode_says_of_every_character() {
        let prototypes = prototypes();
        let mut lines = String::new();
        let mut wrong = Vec::new();
        // Beyond the first two planes there is nothing but ideographs and tags; full-width forms are read as what they are.
        for character in ('\u{80}'..='\u{1ffff}').filter(|it| !matches!(it, '\u{ff01}'..='\u{ff5e}')) {
            let expected = confused_with(character, &prototypes);
            let point = u32::from(character);
            if let (Some(latin), None) = (expected, styled(point)) {
                writeln!(lines, "{point:04X}\t{}", char::from(latin)).unwrap();
            }
            if expected.is_some() && looks_like(point) != expected || expected.is_none() && listed(point).is_some() {
                wrong.push(format!("{character} U+{point:04X}: {:?}", looks_like(point).map(char::from)));
            }
        }
        if std::env::var_os("UPDATE_LOOK_ALIKE").is_some() {
            std::fs::write("src/tables/look_alike.tsv", lines).unwrap();
            return;
        }
        assert_eq!(UNICODE_VERSION, (18, 0, 0), "of another version the table has to be written anew");
        assert!(lines.as_bytes() == TABLE && wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn each_script_gives_its_latin_counterpart() {
        for (character, latin) in [
            ('С', b'C'),
            ('н', b'H'),
            ('Ν', b'N'),
            ('ν', b'N'),
            ('Ⅿ', b'M'),
            ('𝐂', b'C'),
            ('𝚣', b'Z'),
            ('𝟘', b'0'),
            ('①', b'1'),
            ('¹', b'1'),
            ('²', b'2'),
            ('⁹', b'9'),
            ('₀', b'0'),
            ('ⓩ', b'Z'),
            ('🇨', b'C'),
            ('〇', b'0'),
            ('İ', b'I'),
            ('ı', b'I'),
            ('\u{212a}', b'K'),
        ] {
            assert_eq!(looks_like(character.into()).map(char::from), Some(char::from(latin)), "{character}");
        }
    }

    #[test]
    fn what_is_itself_looks_like_nothing() {
        for character in ['A', '9', 'z', '#', 'é', '编', '😀', '\u{ff23}'] {
            assert_eq!(looks_like(character.into()), None, "{character}");
        }
        assert_eq!(looks_like(0xD800), None);
    }
}
