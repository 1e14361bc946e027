//! A column of texts in Arrow's form: one buffer of bytes, and where each text begins and ends in it.

use core::fmt;

/// A place in the buffer of bytes, as columns hold it: 32 bits, or 64 in large columns.
pub trait Offset: Copy + fmt::Debug {
    /// The place; `None` where it is negative or beyond what a machine can address.
    fn place(self) -> Option<usize>;
}

impl Offset for i32 {
    #[inline]
    fn place(self) -> Option<usize> {
        usize::try_from(self).ok()
    }
}

impl Offset for i64 {
    #[inline]
    fn place(self) -> Option<usize> {
        usize::try_from(self).ok()
    }
}

/// A column of texts: of row `n` the bytes from `offsets[n]` to `offsets[n + 1]`, and nothing where its bit in `validity` is 0.
///
/// ```
/// use humanoid_id::bulk::TextColumn;
/// let column = TextColumn { offsets: &[0, 2, 2, 4], data: b"CNDE", validity: Some(&[0b1010]), first_bit: 1 };
/// let texts: Vec<_> = column.texts().collect();
/// assert_eq!(texts, [Some(&b"CN"[..]), None, Some(b"DE")]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TextColumn<'a, O: Offset> {
    /// Where the texts begin and end: one more than there are rows.
    pub offsets: &'a [O],
    /// The bytes of all texts.
    pub data: &'a [u8],
    /// A bit for each row, the lowest first: 0 where the row is null. `None` where no row is.
    pub validity: Option<&'a [u8]>,
    /// Which of those bits is the first row's.
    pub first_bit: usize,
}

impl<'a, O: Offset> TextColumn<'a, O> {
    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// The texts in their order, `None` where a row is null. Offsets that lead nowhere make an empty text.
    pub fn texts(&self) -> impl Iterator<Item = Option<&'a [u8]>> {
        let Self { offsets, data, validity, first_bit } = *self;
        offsets.windows(2).enumerate().map(move |(row, ends)| {
            let is_null = validity.is_some_and(|bits| !bit(bits, first_bit + row));
            if is_null {
                return None;
            }
            let [start, end] = ends else { return Some(&data[..0]) };
            Some(start.place().zip(end.place()).and_then(|(start, end)| data.get(start..end)).unwrap_or_default())
        })
    }
}

/// A bit of a bit map; what lies beyond it is 0.
#[inline]
fn bit(bits: &[u8], at: usize) -> bool {
    bits.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn offsets_that_lead_nowhere_make_empty_texts() {
        for offsets in [[0, 5], [-1, 2], [3, 1], [i32::MIN, i32::MAX]] {
            let wide = offsets.map(i64::from);
            let column = TextColumn { offsets: &offsets, data: b"CNDE", validity: None, first_bit: 0 };
            assert_eq!(column.texts().collect::<Vec<_>>(), [Some(&b""[..])]);
            let column = TextColumn { offsets: &wide, data: b"CNDE", validity: None, first_bit: 0 };
            assert_eq!(column.texts().collect::<Vec<_>>(), [Some(&b""[..])]);
        }
    }

    #[test]
    fn a_validity_that_is_too_short_makes_nulls() {
        let column = TextColumn { offsets: &[0, 1, 2], data: b"AB", validity: Some(&[0xff]), first_bit: 7 };
        assert_eq!(column.texts().collect::<Vec<_>>(), [Some(&b"A"[..]), None]);
        let none = TextColumn::<i32> { offsets: &[], data: b"", validity: None, first_bit: 0 };
        assert_eq!((none.rows(), none.texts().count()), (0, 0));
    }
}
