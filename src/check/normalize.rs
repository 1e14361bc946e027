//! From any text to its places: every change recorded, every place mapped back to the text as it came.
//!
//! Four things are done, and nothing else: white space around the text goes, invisible characters go, full-width forms
//! become ASCII and lower case becomes upper, separators go. It is deliberately not NFKC,
//! which would turn `²` and `①` into digits.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::check::text::{Character, Text};
use crate::format::{Alphabet, Case, LENGTH, Ruleset, UnicodeRule};
use crate::tables::look_alike::looks_like;

/// What was done to a part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum EditKind {
    /// White space around the text was left out.
    Trim,
    /// Full-width forms were read as ASCII.
    Width,
    /// Lower case was read as upper case.
    Case,
    /// Separators were left out.
    Separator,
    /// Invisible characters were left out.
    Invisible,
}

impl EditKind {
    /// Every kind there is.
    pub const ALL: [Self; 5] = [Self::Trim, Self::Width, Self::Case, Self::Separator, Self::Invisible];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trim => "trim",
            Self::Width => "width",
            Self::Case => "case",
            Self::Separator => "separator",
            Self::Invisible => "invisible",
        }
    }
}

/// One change that reading the text took, over neighbouring characters.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Edit {
    /// What was done.
    pub kind: EditKind,
    /// Where, half-open, in units of the text that was given.
    #[cfg_attr(feature = "serde", serde(rename = "range", serialize_with = "crate::check::as_pair"))]
    pub span: Range<usize>,
    /// What stood there.
    pub from: String,
    /// What it was read as.
    pub to: String,
}

/// A character that counts, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The ASCII character that it was read as, or one of the two marks below.
    pub byte: u8,
    /// The character as it came.
    pub character: Character,
}

impl Place {
    /// Not ASCII.
    pub const FOREIGN: u8 = 0xFF;
    /// Not ASCII, and looks like one of the 36.
    pub const LOOK_ALIKE: u8 = 0xFE;

    /// Where it stands, half-open, in units of the text that was given.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.character.span()
    }
}

/// Neighbouring characters to which the same was done: an [`Edit`] without its texts, which the text that was read has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What was done.
    pub kind: EditKind,
    /// Where, half-open, in units of the text that was given.
    pub span: Range<usize>,
}

impl Stretch {
    /// What stood there. Where case changed, width has already.
    pub fn from(&self, text: impl Text) -> impl Iterator<Item = char> {
        let is_read = self.kind == EditKind::Case;
        self.characters(text).map(move |it| if is_read { narrow(it) } else { it })
    }

    /// What it was read as.
    pub fn to(&self, text: impl Text) -> impl Iterator<Item = char> {
        let kind = self.kind;
        self.characters(text).filter_map(move |it| match kind {
            EditKind::Width => Some(narrow(it)),
            EditKind::Case => Some(narrow(it).to_ascii_uppercase()),
            EditKind::Trim | EditKind::Separator | EditKind::Invisible => None,
        })
    }

    /// Whether [`from`](Self::from) is what stands in the text.
    pub fn is_from_text(&self, text: impl Text) -> bool {
        self.kind != EditKind::Case || text.part(self.span.clone()).characters().all(|it| it.point < 0x80)
    }

    fn characters(&self, text: impl Text) -> impl Iterator<Item = char> {
        text.part(self.span.clone()).characters().filter_map(|it| char::from_u32(it.point))
    }

    pub(crate) fn spelt(&self, text: impl Text) -> Edit {
        Edit { kind: self.kind, span: self.span.clone(), from: self.from(text).collect(), to: self.to(text).collect() }
    }
}

/// A text read: its places, and what reading it took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cleaned {
    /// The characters that count, in order.
    pub places: Vec<Place>,
    /// What was left out or read as something else, in order of place.
    pub edits: Vec<Stretch>,
}

impl Cleaned {
    /// Every character counts, as it is.
    pub fn as_it_stands(text: impl Text) -> Self {
        let place = |character: Character| Place { byte: ascii_or_mark(character.point), character };
        Self { places: text.characters().map(place).collect(), edits: Vec::new() }
    }

    fn record(&mut self, kind: EditKind, character: Character) {
        // A width edit and a case edit may take turns over the same characters, so the one to join is one of the last two.
        let joined = self.edits.iter_mut().rev().take(2).find(|it| it.kind == kind);
        match joined {
            Some(it) if it.span.end == character.start => it.span.end = character.end,
            _ => self.edits.push(Stretch { kind, span: character.span() }),
        }
    }

    /// A character that counts.
    fn read(&mut self, character: Character, narrow: char, byte: u8) {
        if u32::from(byte) != u32::from(narrow) && byte.is_ascii_uppercase() {
            self.record(EditKind::Case, character);
        }
        self.place(character, byte);
    }

    /// Where places stand in the text. What is missing is missing behind the last one; `None` where there is none.
    pub fn span_of(&self, places: &Range<usize>) -> Option<Range<usize>> {
        match (self.places.get(places.clone()).unwrap_or_default(), self.places.as_slice()) {
            ([first, .., last], _) => Some(first.character.start..last.character.end),
            ([only], _) => Some(only.character.span()),
            ([], [.., last]) => Some(last.character.end..last.character.end),
            ([], []) => None,
        }
    }

    fn place(&mut self, character: Character, byte: u8) {
        self.places.push(Place { byte, character });
    }
}

/// Read a text under the rules. The text is within the limit; nothing here looks at how long it is.
pub(crate) fn normalize(text: impl Text, rules: &Ruleset) -> Cleaned {
    let mut cleaned = Cleaned { places: Vec::with_capacity(text.length()), edits: Vec::new() };
    let folds = rules.unicode == UnicodeRule::Fold;
    let readable = |it: &Character| folds || it.point < 0x80;
    let surrounds = |it: &Character| char::from_u32(it.point).is_some_and(surrounds) && readable(it);
    let content_start = text.characters().find(|it| !surrounds(it)).map_or(text.length(), |it| it.start);
    let content_end = text.characters().rev().find(|it| !surrounds(it)).map_or(0, |it| it.end);

    for character in text.characters() {
        // Nearly all there is: under any rules a letter or digit counts.
        if let Ok(byte @ (b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z')) = u8::try_from(character.point) {
            cleaned.read(character, byte.into(), folded(byte, rules));
            continue;
        }
        let Some(char) = char::from_u32(character.point).filter(|_| readable(&character)) else {
            cleaned.place(character, ascii_or_mark(character.point));
            continue;
        };
        let leading = character.end <= content_start;
        let trailing = character.start >= content_end;
        // White space after half a code can only be continued where it may also stand between the places.
        let ends = rules.is_final || cleaned.places.len() >= LENGTH || rules.separators.contains(char);
        let is_around = char.is_whitespace() && (leading || trailing && ends);
        match reading(char, rules) {
            Err(EditKind::Separator) | Ok(_) if is_around => cleaned.record(EditKind::Trim, character),
            Err(kind) => cleaned.record(kind, character),
            Ok(byte) => {
                let narrow = narrow(char);
                if narrow != char && Alphabet::ALNUM36.contains(byte.to_ascii_uppercase()) {
                    cleaned.record(EditKind::Width, character);
                }
                cleaned.read(character, narrow, byte);
            }
        }
    }
    cleaned
}

/// What a character counts as where the rules read all characters, or why it is left out. (White space around a text is
/// left out besides.)
pub(super) fn reading(character: char, rules: &Ruleset) -> Result<u8, EditKind> {
    let narrow = narrow(character);
    if is_invisible(character) {
        Err(EditKind::Invisible)
    } else if rules.separators.contains(character) || rules.separators.contains(narrow) {
        Err(EditKind::Separator)
    } else {
        Ok(match u8::try_from(narrow) {
            Ok(byte) if byte.is_ascii() => folded(byte, rules),
            _ => ascii_or_mark(character.into()),
        })
    }
}

/// White space, and marks that cannot be seen.
pub(crate) fn surrounds(character: char) -> bool {
    character.is_whitespace() || is_invisible(character)
}

/// A letter or digit as it counts.
fn folded(byte: u8, rules: &Ruleset) -> u8 {
    if rules.case == Case::Fold { byte.to_ascii_uppercase() } else { byte }
}

pub(super) fn ascii_or_mark(point: u32) -> u8 {
    match u8::try_from(point) {
        Ok(ascii) if ascii.is_ascii() => ascii,
        _ if looks_like(point).is_some() => Place::LOOK_ALIKE,
        _ => Place::FOREIGN,
    }
}

/// The ASCII counterpart of a full-width form; any other character as it is.
pub(crate) fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}

/// Characters that leave no mark: byte-order mark, zero-width and bidirectional controls, soft hyphen, variation
/// selectors. Those outside the basic plane are left to be complained of: half of such a pair is never a prefix of a
/// valid text.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Separators;

    type Told = (EditKind, Range<usize>, String, String);

    fn read(text: &str, rules: &Ruleset) -> (String, Vec<Told>) {
        let cleaned = normalize(text, rules);
        let bytes = cleaned.places.iter().map(|place| char::from(place.byte)).collect();
        let edits = cleaned.edits.iter().map(|it| it.spelt(text));
        (bytes, edits.map(|it| (it.kind, it.span, it.from, it.to)).collect())
    }

    #[test]
    fn neighbouring_changes_of_a_kind_are_one_edit() {
        let (places, edits) = read("\u{ff43}\u{ff4e}-te", &Ruleset::default());
        assert_eq!(places, "CNTE");
        assert_eq!(
            edits,
            [
                (EditKind::Width, 0..6, "\u{ff43}\u{ff4e}".into(), "cn".into()),
                (EditKind::Case, 0..6, "cn".into(), "CN".into()),
                (EditKind::Separator, 6..7, "-".into(), String::new()),
                (EditKind::Case, 7..9, "te".into(), "TE".into()),
            ]
        );
    }

    #[test]
    fn white_space_around_is_trimmed_and_inside_is_a_separator() {
        let (places, edits) = read("\u{feff} C N\t", &Ruleset::default());
        assert_eq!(places, "CN");
        let kinds: Vec<_> = edits.iter().map(|edit| edit.0).collect();
        assert_eq!(kinds, [EditKind::Invisible, EditKind::Trim, EditKind::Separator, EditKind::Trim]);
    }

    #[test]
    fn space_after_half_a_code_counts_where_spaces_may_not_stand_inside() {
        let none = Ruleset { separators: Separators::None, ..Ruleset::default() };
        assert_eq!(read(" CN ", &none).0, "CN ");
        assert_eq!(read("CNTESTH1A00120260522A00000001 ", &none).0.len(), 29);
    }

    #[test]
    fn ascii_only_leaves_everything_else_in_place() {
        let ascii = Ruleset { unicode: UnicodeRule::AsciiOnly, ..Ruleset::default() };
        let cleaned = normalize("\u{200b}C\u{ff2e}\u{410}", &ascii);
        let bytes: Vec<_> = cleaned.places.iter().map(|place| place.byte).collect();
        assert_eq!(bytes, [Place::FOREIGN, b'C', Place::FOREIGN, Place::LOOK_ALIKE]);
        assert!(cleaned.edits.is_empty());
    }
}
