//! The inner loops over bytes: 16 at a time where the module has `simd128`, one at a time everywhere else.
//!
//! Two questions are asked of every byte of an export. Which bytes could end a field or a row ([`marks`])? And is a
//! code one that nothing can be said about ([`Plain::has_body`], [`Plain::rows`])? Neither knows a rule of the format:
//! which characters pass is worked out from the [`Ruleset`], and what does not pass goes to the rules themselves, so a
//! mistake here could cost time but never an answer. The law tests hold the portable path
//! against the rules, and the vectors hold the module against the native build.
#![allow(unsafe_code, reason = "vector loads take raw pointers; every one is made from a reference that covers it")]

use crate::format::{Alphabet, LENGTH, Reaction, Ruleset, Segment};

/// Bytes that [`marks`] looks at in one go, one bit each.
pub(in crate::bulk) const BLOCK: usize = 64;

/// The bytes that can end a field or a row. A `None` is replaced by the line feed, which is looked for anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bulk) struct Marks {
    delimiter: u8,
    quote: u8,
}

impl Marks {
    pub fn new(delimiter: Option<u8>, quote: Option<u8>) -> Self {
        Self { delimiter: delimiter.unwrap_or(b'\n'), quote: quote.unwrap_or(b'\n') }
    }

    /// Where all of them stand.
    #[inline]
    pub fn of(self, block: &[u8; BLOCK]) -> u64 {
        let Apart { delimiters, quotes, lines } = self.apart(block);
        delimiters | quotes | lines
    }

    /// Where each kind of them stands.
    #[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
    pub fn apart(self, block: &[u8; BLOCK]) -> Apart {
        let at = |wanted: u8| block.iter().rev().fold(0, |bits, &byte| bits << 1 | u64::from(byte == wanted));
        let (cr, lf) = (at(b'\r'), at(b'\n'));
        Apart { delimiters: at(self.delimiter), quotes: at(self.quote), lines: lf | cr & !(lf >> 1) }
    }

    /// Where each kind of them stands.
    #[cfg(all(target_family = "wasm", target_feature = "simd128"))]
    #[inline]
    pub fn apart(self, block: &[u8; BLOCK]) -> Apart {
        use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat};
        let [first, second, third, fourth] = [0, 16, 32, 48].map(|at| load(block, at));
        let of = |byte| {
            let all = u8x16_splat(byte);
            let at = |bytes| u64::from(u8x16_bitmask(u8x16_eq(bytes, all)));
            at(first) | at(second) << 16 | at(third) << 32 | at(fourth) << 48
        };
        let (cr, lf) = (of(b'\r'), of(b'\n'));
        Apart { delimiters: of(self.delimiter), quotes: of(self.quote), lines: lf | cr & !(lf >> 1) }
    }
}

/// Where the bytes of a block stand that can end a field or a row: bit 0 is the first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bulk) struct Apart {
    pub delimiters: u64,
    pub quotes: u64,
    /// Carriage returns and line feeds. A carriage return with its line feed behind it in the block is left out.
    pub lines: u64,
}

/// Sixteen bytes of a block.
#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
#[inline]
fn load<const N: usize>(bytes: &[u8; N], at: usize) -> core::arch::wasm32::v128 {
    assert!(at + 16 <= N);
    // SAFETY: the sixteen bytes lie within the array, as the line above says; a wasm load needs no alignment.
    unsafe { core::arch::wasm32::v128_load(bytes.as_ptr().add(at).cast()) }
}

/// Where model and serial begin: what stands before is looked up, not scanned.
pub(in crate::bulk) const BODY: usize = Segment::Model.range().start;

#[cfg(all(target_family = "wasm", target_feature = "simd128"))]
const MODEL: usize = Segment::Model.width();
const SERIAL: usize = Segment::Serial.range().start;

/// The bodies (model and serial) that no rule has anything to say about, under given rules.
#[derive(Clone, Copy, Debug)]
pub(in crate::bulk) struct Plain {
    set: Alphabet,
    repeats_are_plain: bool,
    /// For a low half of a byte, which high halves make a plain character; and which bit stands for which high half.
    #[cfg(all(target_family = "wasm", target_feature = "simd128"))]
    halves: [core::arch::wasm32::v128; 2],
}

impl Plain {
    /// The characters without those that call for a remark, and segments of one repeated character only where they do
    /// not.
    pub fn under(rules: &Ruleset) -> Self {
        let remarked = if rules.ambiguous == Reaction::Ignore { "" } else { "IOQ" };
        // Where a check character is asked for, each code has to be computed over.
        let plain = if rules.check.is_some() { Alphabet::EMPTY } else { rules.alphabets.common() };
        let set = remarked.bytes().fold(plain, Alphabet::without);
        Self {
            set,
            repeats_are_plain: rules.placeholder == Reaction::Ignore,
            #[cfg(all(target_family = "wasm", target_feature = "simd128"))]
            halves: Self::halves(set),
        }
    }

    #[cfg(all(target_family = "wasm", target_feature = "simd128"))]
    fn halves(set: Alphabet) -> [core::arch::wasm32::v128; 2] {
        let (mut low, mut high) = ([0_u8; 16], [0_u8; 16]);
        for character in set.characters().filter_map(|it| u8::try_from(it).ok()) {
            low[usize::from(character & 15)] |= 1 << (character >> 4);
            high[usize::from(character >> 4)] = 1 << (character >> 4);
        }
        [load(&low, 0), load(&high, 0)]
    }

    /// Whether no rule has anything to say about the places from [`BODY`] on.
    #[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
    pub fn has_body(&self, code: &[u8; LENGTH]) -> bool {
        let repeats = |part: &[u8]| part.windows(2).all(|pair| pair[0] == pair[1]);
        code[BODY..].iter().all(|&byte| self.set.contains(byte))
            && (self.repeats_are_plain || !(repeats(&code[BODY..SERIAL]) || repeats(&code[SERIAL..])))
    }

    /// Whether no rule has anything to say about the places from [`BODY`] on.
    #[cfg(all(target_family = "wasm", target_feature = "simd128"))]
    #[inline]
    pub fn has_body(&self, code: &[u8; LENGTH]) -> bool {
        use core::arch::wasm32::{
            i8x16_all_true, u8x16_bitmask, u8x16_eq, u8x16_shr, u8x16_splat, u8x16_swizzle, v128_and,
        };
        let [low, high] = self.halves;
        let passes = |bytes| {
            let by_low = u8x16_swizzle(low, v128_and(bytes, u8x16_splat(15)));
            v128_and(by_low, u8x16_swizzle(high, u8x16_shr(bytes, 4)))
        };
        // Two loads that overlap cover the 23 places; a lane of zero is a character that does not pass.
        let (first, second) = (load(code, BODY), load(code, LENGTH - 16));
        let [first_passes, second_passes] = [passes(first), passes(second)];
        if !(i8x16_all_true(first_passes) && i8x16_all_true(second_passes)) {
            return false;
        }
        // A segment repeats where every place equals the next; of the serial the first ten pairs are seen for nothing.
        let pairs = u8x16_bitmask(u8x16_eq(first, load(code, BODY + 1)));
        let model = (1 << (MODEL - 1)) - 1;
        let serial = !0_u16 << MODEL;
        let repeats = pairs & model == model
            || pairs & serial == serial && i8x16_all_true(u8x16_eq(load(code, SERIAL), load(code, SERIAL + 1)));
        self.repeats_are_plain || !repeats
    }

    /// How many rows at the beginning hold a code that is `known` up to its body, has a plain body and ends in `end`.
    #[inline]
    pub fn rows(&self, bytes: &[u8], end: &[u8], known: impl FnMut(&[u8; LENGTH]) -> bool) -> usize {
        match end {
            b"\n" => self.rows_of(bytes, b"\n", known),
            b"\r\n" => self.rows_of(bytes, b"\r\n", known),
            _ => 0,
        }
    }

    #[inline]
    fn rows_of<const END: usize>(
        &self,
        bytes: &[u8],
        end: &[u8; END],
        mut known: impl FnMut(&[u8; LENGTH]) -> bool,
    ) -> usize {
        let is_plain = |row: &&[u8]| match row.split_first_chunk::<LENGTH>() {
            Some((code, rest)) => rest == end && self.has_body(code) && known(code),
            None => false,
        };
        bytes.chunks_exact(LENGTH + END).take_while(is_plain).count()
    }
}

/// The place of the first carriage return or line feed.
pub(in crate::bulk) fn line_end(bytes: &[u8]) -> Option<usize> {
    let marks = Marks::new(None, None);
    let mut rest = bytes;
    while let Some((block, after)) = rest.split_first_chunk() {
        let found = marks.of(block);
        if found != 0 {
            let at = bytes.len() - rest.len() + found.trailing_zeros() as usize;
            // The carriage return of a pair has no mark.
            let is_pair = bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r';
            return Some(at - usize::from(is_pair));
        }
        rest = after;
    }
    let place = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'))?;
    Some(bytes.len() - rest.len() + place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::first_error;
    use crate::format::Alphabets;

    const CODE: &[u8; LENGTH] = b"CNTESTH1A00120260522A00000001";

    #[test]
    fn marks_stand_where_the_bytes_are() {
        let mut block = [b'A'; BLOCK];
        let _ = [(0, b','), (15, b'"'), (16, b'\n'), (47, b'\r'), (63, b',')].map(|(at, byte)| block[at] = byte);
        let _ = [(30, b'\r'), (31, b'\n')].map(|(at, byte)| block[at] = byte);
        let bits = 1 | 1 << 15 | 1 << 16 | 1 << 31 | 1 << 47 | 1 << 63;
        assert_eq!(Marks::new(Some(b','), Some(b'"')).of(&block), bits);
        assert_eq!(Marks::new(None, None).of(&block), 1 << 16 | 1 << 31 | 1 << 47);
    }

    #[test]
    fn a_plain_body_is_one_without_any_remark() {
        for rules in [
            Ruleset::default(),
            Ruleset { ambiguous: Reaction::Ignore, placeholder: Reaction::Ignore, ..Ruleset::default() },
            Ruleset { alphabets: Alphabets::all(Alphabet::ALNUM34), ambiguous: Reaction::Error, ..Ruleset::default() },
        ] {
            let plain = Plain::under(&rules);
            for place in BODY..LENGTH {
                for byte in 0..=u8::MAX {
                    let mut code = *CODE;
                    code[place] = byte;
                    let is_clean = first_error(&code, &rules) == Ok(false);
                    assert_eq!(plain.has_body(&code), is_clean, "{byte} at {place}");
                }
            }
            for repeated in [b"CNTEST00000020260522A00000001", b"CNTESTH1A00100000000000000000"] {
                assert_eq!(plain.has_body(repeated), first_error(repeated, &rules) == Ok(false));
            }
        }
    }

    #[test]
    fn plain_rows_are_counted_up_to_the_first_that_is_not() {
        let plain = Plain::under(&Ruleset::default());
        let line = [CODE.as_slice(), b"\r\n"].concat();
        let three = line.repeat(3);
        let any = |_: &[u8; LENGTH]| true;
        assert_eq!(plain.rows(&three, b"\r\n", any), 3);
        assert_eq!(plain.rows(&three, b"\n", any), 0);
        assert_eq!(plain.rows(&three, b"\r\n", |code| code.starts_with(b"DE")), 0);
        assert_eq!(plain.rows(&three[..61], b"\r\n", any), 1);
        assert_eq!(plain.rows(&[line.as_slice(), b"x", &line].concat(), b"\r\n", any), 1);
    }

    #[test]
    fn a_line_end_is_found_in_any_place() {
        for place in 0..200 {
            let mut bytes = [b'A'; 200];
            bytes[place] = b'\r';
            assert_eq!(line_end(&bytes), Some(place));
        }
        assert_eq!(line_end(&[b'A'; 200]), None);
    }
}
