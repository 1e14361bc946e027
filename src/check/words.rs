//! Yes or no under the default rules, eight places at a time.
//!
//! The one place where the rules are said twice, because one place after the other costs three times as long as a
//! regular expression takes; a test holds every character at every place against [`first_error`](crate::check::first_error).

use crate::format::LENGTH;
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

/// Whether a code of which [`is_canonical`] is true has certainly nothing remarkable: it is China's, no letter in it is
/// easily misread, and none of its segments repeats one character. Where this is false the rules have to be asked.
///
/// ```
/// use humanoid_id::is_unremarkable;
/// let mut bytes = [0; 32];
/// bytes[..29].copy_from_slice(b"CNTESTH1A00120260522A00000001");
/// let word = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
/// assert!(is_unremarkable([word(0), word(8), word(16), word(24)]));
/// ```
#[inline]
#[must_use]
pub const fn is_unremarkable([a, b, c, d]: [u64; WORDS]) -> bool {
    // Two neighbours that differ, among those of a segment that stand in one word: places 2 to 5, 8 to 11, 16 to 23.
    let changes =
        differences(a) & 0x00FF_FFFF_0000 != 0 && differences(b) & 0x00FF_FFFF != 0 && differences(c) << 8 != 0;
    let [first, second, ..] = a.to_le_bytes();
    let clear = legible(a) & legible(b) & legible(c) & legible(d) & HIGH == HIGH;
    changes && clear && first == b'C' && second == b'N'
}

/// Zero in every byte that equals the one after it.
const fn differences(word: u64) -> u64 {
    word ^ (word >> 8)
}

/// The high bit of every byte that is none of I, O and Q; all bytes are ASCII.
const fn legible(word: u64) -> u64 {
    differs_from(word, b'I') & differs_from(word, b'O') & differs_from(word, b'Q')
}

const fn differs_from(word: u64, letter: u8) -> u64 {
    at_least(word ^ (letter as u64 * ONES), 1)
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
    use crate::format::Ruleset;

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

    #[test]
    fn what_is_unremarkable_gets_no_remark() {
        let told = |places: &[u8; LENGTH]| is_unremarkable(words(places, 0));
        let mut unremarkable = 0;
        for start in [*b"CNTESTH1A00120260522A00000001", *b"CN000A00001Z00000000000000010"] {
            for place in 0..LENGTH {
                for byte in 0..=u8::MAX {
                    let mut places = start;
                    places[place] = byte;
                    if is_canonical(words(&places, 0)) && told(&places) {
                        assert_eq!(first_error(&places, &Ruleset::DEFAULT), Ok(false), "{byte:#x} at {place}");
                        unremarkable += 1;
                    }
                }
            }
        }
        assert!(unremarkable > 27 * 33, "{unremarkable}");
        for repeated in
            [b"CN7777H1A00120260522A00000001", b"CNTEST77777720260522A00000001", b"CNTESTH1A00177777777777777777"]
        {
            assert!(!told(repeated));
        }
    }
}
