//! How much of a text a target compares in every way that it knows.

/// A longer text, such as a whole file from `tests/hostile`, is read once and no more: the comparisons would take minutes.
pub const LONG: usize = 1 << 14;
