//! A field as it is shown.

use alloc::borrow::Cow;
use core::ops::Range;
use core::slice::SliceIndex;

use crate::live::Field;

/// What a field shows: the text that was given, or another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown<'f> {
    /// The text.
    pub value: Cow<'f, [u16]>,
    /// What is selected; it lies inside the text.
    pub selection: Range<usize>,
}

impl<'f> Shown<'f> {
    pub(super) fn of(field: &'f Field) -> Self {
        let end = field.selection.end.min(field.value.len());
        Self { value: Cow::Borrowed(&field.value), selection: field.selection.start.min(end)..end }
    }

    /// The same with a part replaced and the caret behind what took its place.
    pub(super) fn replaced(&self, part: Range<usize>, by: &[u16]) -> Self {
        let caret = part.start + by.len();
        let value = [self.part(..part.start), by, self.part(part.end..)].concat();
        Self { value: Cow::Owned(value), selection: caret..caret }
    }

    /// What stands at a range of the text.
    pub(super) fn part(&self, range: impl SliceIndex<[u16], Output = [u16]>) -> &[u16] {
        self.value.get(range).unwrap_or_default()
    }
}
