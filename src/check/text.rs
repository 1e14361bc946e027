//! A text as it came: UTF-8 from Rust, UTF-16 from JavaScript, with every character's place in the caller's own units.

use core::ops::Range;

/// Texts are looked at up to this many UTF-16 units; a longer one is a single issue, found in constant time.
pub const LIMIT: usize = 512;

/// One character and where it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Character {
    /// The code point; a lone surrogate of UTF-16 keeps its own number.
    pub point: u32,
    /// Where it stood, in the text's units.
    pub start: usize,
    /// One past it.
    pub end: usize,
}

impl Character {
    /// Where it stood.
    #[must_use]
    pub fn span(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A text that is checked: `&str`, or `&[u16]` of UTF-16 that may hold lone surrogates.
///
/// ```
/// use humanoid_id::{check, Ruleset};
/// let utf16: Vec<u16> = "\u{ff23}N\u{ff23}".encode_utf16().collect();
/// let rules = Ruleset::default();
/// assert_eq!(check(utf16.as_slice(), &rules).edits[1].span, 2..3); // code units
/// assert_eq!(check("\u{ff23}N\u{ff23}", &rules).edits[1].span, 4..7); // bytes
/// ```
pub trait Text: Copy {
    /// Its length in its own units.
    fn length(self) -> usize;
    /// Its length in UTF-16 units, counted no further than one past [`LIMIT`].
    fn units(self) -> usize;
    /// Its characters in order.
    fn characters(self) -> impl DoubleEndedIterator<Item = Character> + Clone;
    /// A part of it, cut where characters end; none where it has no such part.
    #[must_use]
    fn part(self, span: Range<usize>) -> Self;
}

impl Text for &str {
    fn length(self) -> usize {
        self.len()
    }

    fn units(self) -> usize {
        self.encode_utf16().take(LIMIT + 1).count()
    }

    fn characters(self) -> impl DoubleEndedIterator<Item = Character> + Clone {
        self.char_indices().map(|(start, character)| Character {
            point: character.into(),
            start,
            end: start + character.len_utf8(),
        })
    }

    fn part(self, span: Range<usize>) -> Self {
        self.get(span).unwrap_or_default()
    }
}

impl Text for &[u16] {
    fn length(self) -> usize {
        self.len()
    }

    fn units(self) -> usize {
        self.len().min(LIMIT + 1)
    }

    fn characters(self) -> impl DoubleEndedIterator<Item = Character> + Clone {
        Utf16 { units: self, start: 0, end: self.len() }
    }

    fn part(self, span: Range<usize>) -> Self {
        self.get(span).unwrap_or_default()
    }
}

#[derive(Clone)]
struct Utf16<'t> {
    units: &'t [u16],
    start: usize,
    end: usize,
}

/// The character that a high and a low surrogate make.
fn pair(high: u16, low: u16) -> Option<u32> {
    (matches!(high, 0xD800..=0xDBFF) && matches!(low, 0xDC00..=0xDFFF))
        .then(|| 0x1_0000 + ((u32::from(high) - 0xD800) << 10) + (u32::from(low) - 0xDC00))
}

impl Iterator for Utf16<'_> {
    type Item = Character;

    #[inline]
    fn next(&mut self) -> Option<Character> {
        let start = self.start;
        if start == self.end {
            return None;
        }
        let unit = *self.units.get(start)?;
        self.start += 1;
        let mut point = u32::from(unit);
        if matches!(unit, 0xD800..=0xDBFF) && self.start < self.end {
            if let Some(both) = self.units.get(self.start).and_then(|after| pair(unit, *after)) {
                point = both;
                self.start += 1;
            }
        }
        Some(Character { point, start, end: self.start })
    }
}

impl DoubleEndedIterator for Utf16<'_> {
    fn next_back(&mut self) -> Option<Character> {
        let (point, width) = match self.units.get(self.start..self.end)? {
            [] => return None,
            [unit] => (u32::from(*unit), 1),
            [.., before, unit] => pair(*before, *unit).map_or((u32::from(*unit), 1), |point| (point, 2)),
        };
        let end = self.end;
        self.end -= width;
        Some(Character { point, start: self.end, end })
    }
}

/// A code point as it is written: `U+`, then hexadecimal digits, four at least. (`format!` would weigh 2 kB.)
pub(crate) fn code_point(point: u32) -> impl Iterator<Item = char> {
    let digits = (8 - point.leading_zeros() / 4).max(4);
    let digit = move |at: u32| char::from_digit(point >> (4 * at) & 15, 16).map(|digit| digit.to_ascii_uppercase());
    ['U', '+'].into_iter().chain((0..digits).rev().filter_map(digit))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn utf16_reads_the_same_characters_as_utf8() {
        let text = "C\u{ff2e}\u{1d400}\u{7f16}9";
        let units: Vec<u16> = text.encode_utf16().collect();
        let points = |characters: Vec<Character>| characters.iter().map(|it| it.point).collect::<Vec<_>>();
        assert_eq!(points(units.as_slice().characters().collect()), points(text.characters().collect()));
        let mut backwards: Vec<_> = units.as_slice().characters().rev().collect();
        backwards.reverse();
        assert_eq!(backwards, units.as_slice().characters().collect::<Vec<_>>());
    }

    #[test]
    fn a_lone_surrogate_is_one_character() {
        let units = [0xD835_u16, 0x43, 0xDC00];
        let points: Vec<_> = units.as_slice().characters().map(|it| it.point).collect();
        assert_eq!(points, [0xD835, 0x43, 0xDC00]);
    }

    #[test]
    fn the_limit_counts_utf16_units() {
        let wide = "\u{ff23}".repeat(LIMIT);
        assert_eq!(wide.as_str().units(), LIMIT);
        assert_eq!(alloc::format!("{wide}AAA").as_str().units(), LIMIT + 1);
    }
}
