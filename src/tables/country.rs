//! Country codes: GB/T 2659.1-2022, a modified adoption of ISO 3166-1:2020.
//!
//! The country segment is said to follow GB/T 2659.1. Its Chinese edition lists the codes of ISO 3166-1 (the 249
//! assigned ones; its differences are names and an index), so the codes are ISO's. Their names are prose, and stand with
//! the rest of what is said in a language.
//!
//! The table is `country.tsv`, one line per code, for people; what the program reads is cut out of it at compile time.

use crate::tables::columns::{self, ALPHA_3, ASSIGNED, NUMERIC};

/// The day on which the table was last held against its sources.
pub const AS_OF: &str = "2026-11-23";

pub use crate::tables::columns::COUNT;

/// What two letters are in ISO 3166-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// One of the 249 countries and regions.
    Assigned,
    /// Left to users and never assigned: `AA`, `QM`-`QZ`, `XA`-`XZ`, `ZZ`.
    UserAssigned,
    /// Reserved exceptionally, such as `EU` or `UK`.
    Reserved,
    /// Reserved for a while after its country's code changed, such as `YU`.
    Withdrawn,
    /// None of these, or not two upper-case letters.
    Unassigned,
}

/// What two upper-case letters are.
///
/// ```
/// use humanoid_id::country::{status, Status};
/// assert_eq!(status(b'C', b'N'), Status::Assigned);
/// assert_eq!(status(b'X', b'X'), Status::UserAssigned);
/// assert_eq!(status(b'8', b'6'), Status::Unassigned);
/// ```
#[inline]
#[must_use]
pub const fn status(first: u8, second: u8) -> Status {
    if is_assigned(first, second) { Status::Assigned } else { status_of_unassigned(first, second) }
}

/// Whether two bytes are an assigned code: two subtractions and a bit, for the road that only says yes or no.
///
/// ```
/// use humanoid_id::country::is_assigned;
/// assert!(is_assigned(b'M', b'O') && !is_assigned(b'm', b'o'));
/// ```
#[inline]
#[must_use]
pub const fn is_assigned(first: u8, second: u8) -> bool {
    let column = second.wrapping_sub(b'A');
    column < 26 && second_letters(first) >> column & 1 == 1
}

/// The letters that may follow a first one in an assigned code, as bits: `A` is bit 0.
///
/// ```
/// use humanoid_id::country::second_letters;
/// assert_eq!(second_letters(b'J'), 1 << 4 | 1 << 12 | 1 << 14 | 1 << 15); // JE JM JO JP
/// ```
#[inline]
#[must_use]
pub const fn second_letters(first: u8) -> u32 {
    let row = first.wrapping_sub(b'A');
    if row < 26 { ASSIGNED[row as usize] } else { 0 }
}

/// The same for any status; of [`Status::Unassigned`], those that make no code at all.
///
/// ```
/// use humanoid_id::country::{second_letters_with, Status};
/// assert_eq!(second_letters_with(b'X', Status::UserAssigned), (1 << 26) - 1);
/// ```
#[must_use]
pub fn second_letters_with(first: u8, wanted: Status) -> u32 {
    (b'A'..=b'Z').filter(|&second| status(first, second) == wanted).fold(0, |bits, second| bits | 1 << (second - b'A'))
}

/// The assigned code that somebody who writes a reserved one means, where that is beyond doubt.
///
/// ```
/// use humanoid_id::country::likely_meant;
/// assert_eq!(likely_meant(b'U', b'K'), Some("GB"));
/// assert_eq!(likely_meant(b'E', b'U'), None);
/// ```
#[must_use]
pub const fn likely_meant(first: u8, second: u8) -> Option<&'static str> {
    match (first, second) {
        (b'U', b'K') => Some("GB"),
        _ => None,
    }
}

const fn status_of_unassigned(first: u8, second: u8) -> Status {
    match &[first, second] {
        b"AA" | b"ZZ" | [b'Q', b'M'..=b'Z'] | [b'X', b'A'..=b'Z'] => Status::UserAssigned,
        b"AC" | b"CP" | b"CQ" | b"DG" | b"EA" | b"EU" | b"EZ" | b"FX" | b"IC" | b"SU" | b"TA" | b"UK" | b"UN" => {
            Status::Reserved
        }
        b"AN" | b"BU" | b"CS" | b"NT" | b"TP" | b"YU" | b"ZR" => Status::Withdrawn,
        _ => Status::Unassigned,
    }
}

/// One of the 249 assigned countries and regions.
///
/// ```
/// use humanoid_id::Country;
/// let germany = Country::of("DE").unwrap();
/// assert_eq!((germany.alpha3(), germany.numeric()), ("DEU", "276"));
/// assert_eq!(Country::of("UK"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The country or region of an alpha-2 code in upper case.
    #[must_use]
    pub fn of(alpha2: &str) -> Option<Self> {
        let &[first, second] = alpha2.as_bytes() else { return None };
        is_assigned(first, second).then_some(Self([first, second]))
    }

    /// All of them, by alpha-2 code.
    ///
    /// ```
    /// assert_eq!(humanoid_id::Country::all().count(), 249);
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        let pairs = (b'A'..=b'Z').flat_map(|first| (b'A'..=b'Z').map(move |second| [first, second]));
        pairs.filter(|&[first, second]| is_assigned(first, second)).map(Self)
    }

    /// The code of two letters, such as `CN`.
    #[must_use]
    pub fn alpha2(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The code of three letters, such as `CHN`.
    #[must_use]
    pub fn alpha3(self) -> &'static str {
        ALPHA_3.of(self.0)
    }

    /// The code of three digits, such as `156`.
    #[must_use]
    pub fn numeric(self) -> &'static str {
        NUMERIC.of(self.0)
    }

    /// How many of [`Country::all`] come before it.
    pub(crate) fn place(self) -> usize {
        columns::place(self.0).unwrap_or(COUNT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn every_column_gives_back_the_line_it_was_cut_from() {
        let mut countries = Country::all();
        for line in include_str!("country.tsv").lines() {
            let country = countries.next().expect("a country per line");
            let fields = [country.alpha2(), country.alpha3(), country.numeric()];
            assert_eq!(line.split('\t').collect::<Vec<_>>(), fields);
            assert_eq!(Country::of(country.alpha2()), Some(country));
        }
        assert_eq!(countries.next(), None);
    }

    #[test]
    fn every_pair_of_letters_has_one_status() {
        let count = |wanted| (b'A'..=b'Z').map(|first| second_letters_with(first, wanted).count_ones()).sum::<u32>();
        assert_eq!(count(Status::Assigned), 249);
        assert_eq!(count(Status::UserAssigned), 42);
        assert_eq!(count(Status::Reserved), 13);
        assert_eq!(count(Status::Withdrawn), 7);
        assert_eq!(count(Status::Unassigned), 26 * 26 - 249 - 42 - 13 - 7);
    }

    #[test]
    fn only_upper_case_letters_are_codes() {
        for first in 0..=255_u8 {
            for second in 0..=255_u8 {
                if !(first.is_ascii_uppercase() && second.is_ascii_uppercase()) {
                    assert_eq!(status(first, second), Status::Unassigned, "{first} {second}");
                }
            }
        }
        for text in ["", "C", "CNX", "cn", "中", "\u{e9}"] {
            assert_eq!(Country::of(text), None, "{text}");
        }
    }

    #[test]
    fn second_letters_are_the_assigned_ones() {
        for first in 0..=255_u8 {
            assert_eq!(second_letters(first), second_letters_with(first, Status::Assigned));
        }
    }

    #[test]
    fn what_is_likely_meant_is_assigned_and_what_is_written_is_not() {
        for first in b'A'..=b'Z' {
            for second in b'A'..=b'Z' {
                if let Some(meant) = likely_meant(first, second) {
                    assert_eq!(status(first, second), Status::Reserved);
                    assert!(Country::of(meant).is_some());
                }
            }
        }
    }
}
