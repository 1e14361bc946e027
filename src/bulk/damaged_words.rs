//! Words within a text that look like a code, whole or damaged: where one stands that nobody reads, a row may be hidden.

use crate::format::LENGTH;

/// A word of so many bytes is near enough to a code: a place was lost, or two were added.
const NEAR: core::ops::RangeInclusive<usize> = LENGTH - 2..=LENGTH + 2;
/// So many of its bytes are letters or digits at least, and so many of these digits.
const FEWEST: usize = LENGTH - 5;
const FEWEST_DIGITS: usize = 6;
const FEWEST_LETTERS: usize = 2;

/// The words of a text: what stands between spaces, line ends, the signs of tables, lists and tags, and whatever is not ASCII.
pub(in crate::bulk) fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_between = |byte: &u8| !byte.is_ascii_graphic() || br#"<>,;|/\"'`()[]{}=:"#.contains(byte);
    text.split(is_between).filter(|word| !word.is_empty())
}

/// Whether a word looks like a code: about as long, capitals and digits, and hardly anything else.
pub(in crate::bulk) fn resembles_code(word: &[u8]) -> bool {
    let count = |is: fn(&u8) -> bool| word.iter().filter(|byte| is(byte)).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_uppercase));
    NEAR.contains(&word.len()) && digits >= FEWEST_DIGITS && letters >= FEWEST_LETTERS && digits + letters >= FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_a_code_is_told_from_other_long_words() {
        for (text, expected) in [
            ("CNTESTH1A001202605#2A00000003", true),
            ("see CNTESTH1A00120260522A0000000, please", true),
            ("<td>CNTESTH1A00120260522A00000001</td>", true),
            ("d41d8cd98f00b204e9800998ecf8427e", false),
            ("123e4567-e89b-12d3-a456-426614174000", false),
            ("20260522000000000000000000001", false),
            ("INTERNATIONALISATIONSBEAUFTRAGTER", false),
            ("NOREAD", false),
        ] {
            assert_eq!(words(text.as_bytes()).any(resembles_code), expected, "{text}");
        }
    }
}
