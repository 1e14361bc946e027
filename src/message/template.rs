//! Sentences with places for facts.
//!
//! ```text
//!   {name}       a fact: a parameter of the issue, or `segment` and `width` from where it lies
//!   [one|two|…]  the first alternative whose facts are all known; nothing where there is none
//! ```
//!
//! Facts outside brackets are not used, so a sentence reads well whatever is known. A fact is put in as it stands and
//! is never read as a template. One that cannot be shown faithfully (controls, direction marks, invisible characters)
//! counts as unknown, so a text from outside cannot rearrange a page or a log line.

use alloc::string::String;

use crate::message::Words;

/// The longest fact that is shown whole, in characters, and the longest list of names to choose from.
pub(crate) const SHOWN: usize = 40;
pub(crate) const LISTED: usize = 1000;

/// One pass over characters: searching and slicing a `str` would bring 7 kB of `core` into the module.
pub(crate) fn fill(template: &str, fact: &dyn Fn(&str) -> Option<String>) -> String {
    #[derive(PartialEq)]
    enum Choice {
        Open,
        Lacking,
        Made,
    }
    let mut out = String::new();
    let (mut choice, mut choice_start, mut name_start) = (Choice::Open, 0, 0);
    for character in template.chars() {
        match character {
            '[' => choice_start = out.len(),
            ']' => choice = Choice::Open,
            '|' => choice = if choice == Choice::Lacking { Choice::Open } else { Choice::Made },
            _ if choice != Choice::Open => {}
            '{' => name_start = out.len(),
            '}' => {
                let name = out.split_off(name_start);
                if let Some(value) = fact(&name) {
                    out.push_str(&value);
                } else {
                    out.truncate(choice_start);
                    choice = Choice::Lacking;
                }
            }
            _ => out.push(character),
        }
    }
    out
}

/// A text from outside as a sentence may hold it; `None` where it cannot be shown faithfully.
pub(crate) fn shown(text: &str, most: usize) -> Option<String> {
    let mut out = String::new();
    for (count, character) in text.chars().enumerate() {
        if !is_visible(character) {
            return None;
        }
        if count == most {
            out.push('…');
            break;
        }
        out.push(character);
    }
    (!out.is_empty() && !out.starts_with(' ') && !out.ends_with(' ')).then_some(out)
}

/// Whether a character has a shape of its own and leaves its neighbours alone. Unassigned ones are not known here.
fn is_visible(character: char) -> bool {
    !matches!(u32::from(character),
        0..=0x1f | 0x7f..=0xa0 | 0xad | 0x1680 | 0x2000..=0x200f | 0x2028..=0x202f | 0x205f..=0x206f | 0x2800 | 0x3000
        // marks that sit on the character before, and letters without ink
        | 0x300..=0x36f | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f
        | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f | 0x3164 | 0xffa0 | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a
        // letters that run from right to left
        | 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff
        // private use, specials, tags, and what stands for a lone surrogate
        | 0xe000..=0xf8ff | 0xfff0..=0xffff | 0xe0000..)
}

/// A set of characters as a person would say it: `0-9, A-Z without I O`.
pub(super) fn ranges(characters: &str, words: &Words) -> String {
    let has = |place: &u8| characters.bytes().any(|character| character == *place);
    let [comma, before, between, after] = [0, 1, 2, 3].map(|place| words.signs.at(place));
    let mut out = String::new();
    for group in [b'0'..=b'9', b'A'..=b'Z'] {
        let missing = group.clone().filter(|place| !has(place));
        if missing.clone().count() * 4 <= group.len() {
            push_run(&mut out, comma, *group.start(), *group.end());
            let mut open = before;
            for place in missing {
                out.push_str(open);
                out.push(char::from(place));
                open = between;
            }
            out.push_str(if open == before { "" } else { after });
        } else {
            let mut rest = group.filter(has).peekable();
            while let Some(first) = rest.next() {
                let mut last = first;
                while let Some(next) = rest.next_if(|next| *next == last + 1) {
                    last = next;
                }
                push_run(&mut out, comma, first, last);
            }
        }
    }
    out
}

fn push_run(out: &mut String, comma: &str, first: u8, last: u8) {
    if !out.is_empty() {
        out.push_str(comma);
    }
    out.push(char::from(first));
    if last > first {
        out.push_str(if last == first + 1 { comma } else { "-" });
        out.push(char::from(last));
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::message::Locale;

    #[test]
    fn a_set_is_said_in_ranges() {
        for (characters, said) in [
            ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0-9, A-Z"),
            ("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", "0-9, A-Z without I O"),
            ("0123456789", "0-9"),
            ("01X", "0, 1, X"),
            ("KMNOPY", "K, M-P, Y"),
            ("", ""),
        ] {
            assert_eq!(ranges(characters, Locale::En.words()), said);
        }
        assert_eq!(ranges("ABCDEFGHJKLMNPQRSTUVWXYZ", Locale::ZhCn.words()), "A-Z（不含I、O）");
    }

    #[test]
    fn the_first_alternative_with_all_its_facts_is_said() {
        let only_b = |name: &str| (name == "b").then(|| "{a}[x]".to_string());
        assert_eq!(fill("1[ {a} {b}| {b}| c]2[ {a}]3", &only_b), "1 {a}[x]23");
    }

    #[test]
    fn what_would_disturb_a_page_is_not_shown() {
        for text in ["", " ", "\n", "a\u{202e}b", "\u{200b}", "\u{301}", "\u{fffd}", "\u{e0041}", "\u{3000}", "\u{5d0}"]
        {
            assert_eq!(shown(text, SHOWN), None, "{text:?}");
        }
        for text in ["*", "А", "产", "🤖", "production date"] {
            assert_eq!(shown(text, SHOWN).as_deref(), Some(text));
        }
        assert_eq!(shown(&"é".repeat(41), SHOWN).map(|text| text.chars().count()), Some(41));
    }
}
