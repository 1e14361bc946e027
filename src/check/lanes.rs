//! Yes or no under the default rules, eight places at a time.
//!
//! The one place where the rules are said twice, because one place after the other costs three times as long as a
//! regular expression takes; a test holds every character at every place against [`first_error`](crate::check::first_error).

use crate::format::LENGTH;
use crate::tables::country;

/// Whether 29 characters are a valid code under the default rules.
///
/// ```
/// use humanoid_id::is_canonical;
/// assert!(is_canonical(b"CNTESTH1A00120260522A00000001"));
/// assert!(!is_canonical(b"cntesth1a00120260522a00000001"));
/// ```
#[inline]
#[must_use]
pub fn is_canonical(code: &[u8; LENGTH]) -> bool {
    let [a, b, c, d] = lanes(code);
    let [first, second, ..] = *code;
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
/// assert!(is_unremarkable(b"CNTESTH1A00120260522A00000001"));
/// assert!(!is_unremarkable(b"DETESTH1A0O120260522A00000001"));
/// ```
#[inline]
#[must_use]
pub fn is_unremarkable(code: &[u8; LENGTH]) -> bool {
    let [a, b, c, d] = lanes(code);
    // Two neighbours that differ, among those of a segment that stand in one lane: places 2 to 5, 8 to 11, 16 to 23.
    let changes =
        differences(a) & 0x00FF_FFFF_0000 != 0 && differences(b) & 0x00FF_FFFF != 0 && differences(c) << 8 != 0;
    let clear = legible(a) & legible(b) & legible(c) & legible(d) & HIGH == HIGH;
    changes && clear && code.starts_with(b"CN")
}

/// The places of a code, eight to a lane, the first one lowest; past the end every place holds a zero, which is as good as
/// any.
#[inline]
fn lanes(code: &[u8; LENGTH]) -> [u64; 4] {
    const BEYOND: usize = 32 - LENGTH;
    let lane =
        |from: usize| code.get(from..).and_then(<[u8]>::first_chunk).map_or(0, |eight| u64::from_le_bytes(*eight));
    let last = lane(LENGTH - 8) >> (8 * BEYOND) | ZEROS << (8 * (8 - BEYOND));
    [lane(0), lane(8), lane(16), last]
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

    #[test]
    fn every_byte_at_every_place_is_judged_as_the_rules_judge_it() {
        for start in [*b"CNTESTH1A00120260522A00000001", *b"FR0000000000ZZZZZZZZZZZZZZZZZ"] {
            for place in 0..LENGTH {
                for byte in 0..=u8::MAX {
                    let mut code = start;
                    code[place] = byte;
                    let by_the_rules = first_error(&code, &Ruleset::DEFAULT).is_ok();
                    assert_eq!(is_canonical(&code), by_the_rules, "{byte:#x} at {place}");
                }
            }
        }
    }

    #[test]
    fn every_pair_of_letters_is_judged_as_the_rules_judge_it() {
        for first in 0..128 {
            for second in 0..128 {
                let mut code = *b"CNTESTH1A00120260522A00000001";
                [code[0], code[1]] = [first, second];
                let by_the_rules = first_error(&code, &Ruleset::DEFAULT).is_ok();
                assert_eq!(is_canonical(&code), by_the_rules);
            }
        }
    }

    #[test]
    fn an_unremarkable_code_gets_no_remark() {
        let mut unremarkable = 0;
        for start in [*b"CNTESTH1A00120260522A00000001", *b"CN000A00001Z00000000000000010"] {
            for place in 0..LENGTH {
                for byte in 0..=u8::MAX {
                    let mut code = start;
                    code[place] = byte;
                    if is_canonical(&code) && is_unremarkable(&code) {
                        assert_eq!(first_error(&code, &Ruleset::DEFAULT), Ok(false), "{byte:#x} at {place}");
                        unremarkable += 1;
                    }
                }
            }
        }
        assert!(unremarkable > 27 * 33, "{unremarkable}");
        for repeated in
            [b"CN7777H1A00120260522A00000001", b"CNTEST77777720260522A00000001", b"CNTESTH1A00177777777777777777"]
        {
            assert!(!is_unremarkable(repeated));
        }
    }
}
