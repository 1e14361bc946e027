//! How the codes of a file are compared with those of earlier rows, as its rows pass.

use alloc::boxed::Box;

use crate::bulk::duplicates::Seen;
use crate::bulk::duplicates::deferred::{Deferred, DuplicateLookup};
use crate::bulk::rows::near_pass::NearPass;

/// How the codes of a file are compared with those of earlier rows.
#[derive(Default)]
pub(in crate::bulk) enum DuplicateSearch {
    /// Not at all.
    #[default]
    Off,
    /// Each in its turn; and where codes that are almost the same are looked for, what has to be known of the rows then.
    InTurn { seen: Box<Seen>, near: Option<Box<NearPass>> },
    /// When all rows have passed.
    Deferred(Box<Deferred>),
    /// They were compared, and the rows pass once more.
    Lookup(Box<DuplicateLookup>),
}

impl DuplicateSearch {
    /// Whether there is one.
    pub fn is_on(&self) -> bool {
        !matches!(self, Self::Off)
    }

    /// Whether every code was compared with all before it.
    pub fn is_complete(&self) -> bool {
        if let Self::InTurn { seen, .. } = self { seen.is_complete() } else { true }
    }

    /// Whether what memory has no room for could not be stored.
    pub fn has_failed(&self) -> bool {
        match self {
            Self::Deferred(deferred) => deferred.space.has_failed,
            Self::Lookup(lookup) => lookup.has_failed(),
            Self::Off | Self::InTurn { .. } => false,
        }
    }

    /// Bytes in use.
    pub fn memory(&self) -> usize {
        match self {
            Self::InTurn { seen, near } => seen.memory() + near.as_ref().map_or(0, |near| near.memory()),
            Self::Deferred(deferred) => deferred.memory(),
            Self::Off | Self::Lookup(_) => 0,
        }
    }
}
