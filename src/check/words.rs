//! Yes or no under the default rules, eight places at a time.
//!
//! The one place where the rules are said twice, because one place after the other costs three times as long as a
//! regular expression takes; a test holds every character at every place against [`first_error`](super::first_error).

use crate::layout::LENGTH;
use crate::tables::country;

/// The words that a code fills, eight places each.
pub const WORDS: usize = LENGTH.div_ceil(8);

/// Whether 29 places are a valid code under the default rules.
///
/// The first place is the lowest byte of the first word; what lies past the last place is not looked at.
///
/// ```
/// use humanoid_id::is_canonical;
/// let mut bytes = [0; 32];
/// bytes[..29].copy_from_slice(b"CNTESTH1A00120260522A00000001");
/// let word = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
/// assert!(is_canonical([word(0), word(8), word(16), word(24)]));
/// ```
#[inline]
#[must_use]
pub const fn is_canonical([a, b, c, d]: [u64; WORDS]) -> bool {
    // Past the end every place holds a zero, which is as good as any.
    const BEYOND: u64 = u64::MAX << (8 * (LENGTH % 8));
    let d = d & !BEYOND | ZEROS & BEYOND;
    let [first, second, ..] = a.to_le_bytes();
    // No byte may reach the sums below with its high bit set: it would carry into its neighbour.
    let ascii = (a | b | c | d) & HIGH == 0;
    let alnum = alnum(a) & alnum(b) & alnum(c) & alnum(d) & HIGH == HIGH;
    ascii & alnum & country::is_assigned(first, second)
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;
const ZEROS: u64 = b'0' as u64 * ONES;

/// The high bit of every byte that is one of `0-9A-Z`; all bytes are ASCII.
const fn alnum(word: u64) -> u64 {
    at_least(word, b'0') & !at_least(word, b'9' + 1) | at_least(word, b'A') & !at_least(word, b'Z' + 1)
}

/// The high bit of every byte that is no less than a limit; the other bits mean nothing.
const fn at_least(word: u64, limit: u8) -> u64 {
    word.wrapping_add((128 - limit as u64) * ONES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::first_error;
    use crate::ruleset::Ruleset;

    fn words(places: &[u8; LENGTH], beyond: u8) -> [u64; WORDS] {
        let mut words = [0; WORDS];
        for (place, byte) in places.iter().copied().chain([beyond; 8 * WORDS - LENGTH]).enumerate() {
            words[place / 8] |= u64::from(byte) << (8 * (place % 8));
        }
        words
    }

    #[test]
    fn every_byte_at_every_place_is_judged_as_the_rules_judge_it() {
        for start in [*b"CNTESTH1A00120260522A00000001", *b"FR0000000000ZZZZZZZZZZZZZZZZZ"] {
            for place in 0..LENGTH {
                for byte in 0..=u8::MAX {
                    let mut places = start;
                    places[place] = byte;
                    let by_the_rules = first_error(&places, &Ruleset::DEFAULT).is_ok();
                    for beyond in [0, b'A', 0xff] {
                        assert_eq!(is_canonical(words(&places, beyond)), by_the_rules, "{byte:#x} at {place}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_pair_of_letters_is_judged_as_the_rules_judge_it() {
        for first in 0..128 {
            for second in 0..128 {
                let mut places = *b"CNTESTH1A00120260522A00000001";
                [places[0], places[1]] = [first, second];
                let by_the_rules = first_error(&places, &Ruleset::DEFAULT).is_ok();
                assert_eq!(is_canonical(words(&places, 0)), by_the_rules);
            }
        }
    }
}
