//! Sets of the 36 characters, and which segment has which.

use core::fmt;

use super::Segment;

/// The characters that places 3 to 29 may hold: any part of `0-9A-Z`.
///
/// ```
/// use humanoid_id::Alphabet;
/// assert!(Alphabet::ALNUM36.contains(b'O'));
/// assert!(!Alphabet::ALNUM34.contains(b'O'));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Alphabet([u64; 2]);

impl Alphabet {
    /// No character at all.
    pub const EMPTY: Self = Self([0; 2]);
    /// `0-9A-Z`: the only published claim is "numerals and Latin letters" (B).
    pub const ALNUM36: Self = Self::from_bytes(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    /// Without I and O, as in China's code for civil drones.
    pub const ALNUM34: Self = Self::from_bytes(b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ");
    /// Without I, O and Q, as in a vehicle identification number.
    pub const ALNUM33: Self = Self::from_bytes(b"0123456789ABCDEFGHJKLMNPRSTUVWXYZ");
    /// The 31 characters of the unified social credit code, GB 32100.
    pub const USCC31: Self = Self::from_bytes(b"0123456789ABCDEFGHJKLMNPQRTUWXY");
    /// `A-Z`.
    pub const LETTERS: Self = Self::from_bytes(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    /// `0-9`.
    pub const DIGITS: Self = Self::from_bytes(b"0123456789");

    pub(super) const NAMED: [(&'static str, Self); 5] = [
        ("alnum36", Self::ALNUM36),
        ("alnum34", Self::ALNUM34),
        ("alnum33", Self::ALNUM33),
        ("uscc31", Self::USCC31),
        ("digits", Self::DIGITS),
    ];

    const fn from_bytes(characters: &[u8]) -> Self {
        let mut set = Self::EMPTY;
        let mut index = 0;
        while index < characters.len() {
            set = set.with(characters[index]);
            index += 1;
        }
        set
    }

    /// The characters of a text; `None` where one is not of `0-9A-Z` or there are fewer than two.
    #[must_use]
    pub fn of(characters: &str) -> Option<Self> {
        let fits = characters.bytes().all(|byte| Self::ALNUM36.contains(byte));
        let set = Self::from_bytes(characters.as_bytes());
        (fits && set.len() >= 2).then_some(set)
    }

    /// The set that is published under a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, set)| *set)
    }

    /// The characters that both have.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self([self.0[0] & other.0[0], self.0[1] & other.0[1]])
    }

    /// Whether every character of it is one of another.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        self.0[0] & !other.0[0] == 0 && self.0[1] & !other.0[1] == 0
    }

    /// The same and one character more; anything but `0-9A-Z` is in no alphabet and adds nothing.
    #[must_use]
    pub const fn with(mut self, byte: u8) -> Self {
        if matches!(byte, b'0'..=b'9' | b'A'..=b'Z') {
            self.0[(byte >> 6) as usize] |= 1 << (byte & 63);
        }
        self
    }

    /// The same without one ASCII character.
    #[must_use]
    pub const fn without(mut self, byte: u8) -> Self {
        self.0[(byte >> 6) as usize & 1] &= !(1 << (byte & 63));
        self
    }

    /// Whether a byte is one of its characters.
    #[must_use]
    #[inline]
    pub const fn contains(self, byte: u8) -> bool {
        byte < 128 && self.0[(byte >> 6) as usize] >> (byte & 63) & 1 == 1
    }

    /// How many characters it has.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.0[0].count_ones() + self.0[1].count_ones()) as usize
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Its characters in ASCII order.
    pub fn characters(self) -> impl Iterator<Item = char> {
        (0..128u8).filter(move |&byte| self.contains(byte)).map(char::from)
    }

    /// The set whose digits and letters are these bits.
    #[must_use]
    pub const fn from_bits(digits: u32, letters: u32) -> Self {
        Self([((digits & 0x3FF) as u64) << b'0', ((letters & 0x3FF_FFFF) as u64) << (b'A' & 63)])
    }

    /// Its digits and its letters as bits, `0` and `A` the lowest.
    #[allow(clippy::cast_possible_truncation, reason = "10 and 26 bits")]
    #[must_use]
    pub const fn bits(self) -> (u32, u32) {
        ((self.0[0] >> b'0') as u32, (self.0[1] >> (b'A' & 63)) as u32)
    }

    /// Its characters as one text, written into a buffer.
    pub(crate) fn text(self, buffer: &mut [u8; 36]) -> &str {
        let mut end = 0;
        for byte in (b'0'..=b'Z').filter(|&byte| self.contains(byte)) {
            if let Some(place) = buffer.get_mut(end) {
                *place = byte;
                end += 1;
            }
        }
        buffer.get(..end).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// The name of a published set, if it is one.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Self::NAMED.iter().find(|(_, set)| *set == self).map(|(name, _)| *name)
    }
}

/// The characters of enterprise, model and serial; what the country segment holds is the country rule's to say.
///
/// ```
/// use humanoid_id::{Alphabet, Alphabets, Segment};
/// let numeric_enterprises = Alphabets { enterprise: Alphabet::DIGITS, ..Alphabets::all(Alphabet::ALNUM34) };
/// assert_eq!(numeric_enterprises.of(Segment::Serial), Alphabet::ALNUM34);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Alphabets {
    /// The characters of places 3 to 6.
    pub enterprise: Alphabet,
    /// The characters of places 7 to 12.
    pub model: Alphabet,
    /// The characters of places 13 to 29.
    pub serial: Alphabet,
}

impl Alphabets {
    /// One set for all three.
    #[must_use]
    pub const fn all(set: Alphabet) -> Self {
        Self { enterprise: set, model: set, serial: set }
    }

    /// The set of a segment; for the country, the 36 among which the country rule chooses.
    #[must_use]
    #[inline]
    pub const fn of(&self, segment: Segment) -> Alphabet {
        match segment {
            Segment::Country => Alphabet::ALNUM36,
            Segment::Enterprise => self.enterprise,
            Segment::Model => self.model,
            Segment::Serial => self.serial,
        }
    }

    /// The characters that all three have.
    #[must_use]
    pub const fn common(&self) -> Alphabet {
        self.enterprise.and(self.model).and(self.serial)
    }

    /// The one set, where all three have the same.
    #[must_use]
    pub fn same(&self) -> Option<Alphabet> {
        (self.enterprise == self.model && self.model == self.serial).then_some(self.serial)
    }
}

impl fmt::Debug for Alphabet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Alphabet({self})")
    }
}

/// Its characters, one after another.
impl fmt::Display for Alphabet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.characters().try_for_each(|character| write!(f, "{character}"))
    }
}
