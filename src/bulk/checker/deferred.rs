//! Codes compared when all rows have passed, as much of them in memory as was allowed.

use alloc::boxed::Box;

use crate::bulk::checker::{Checker, Stage};
use crate::bulk::duplicates::deferred::Deferred;
use crate::bulk::rows::DuplicateSearch;
use crate::bulk::{AnyStore, Duplicates, Options, PlanError};

impl Checker {
    /// Compare codes when all rows have passed, and not each in its turn: to be said before any of them comes. That is
    /// faster and takes less memory: eight bytes a code, mostly, or so many bytes in all where there is a store for the
    /// others. [`compare`](Self::compare) finds the duplicates then, and counts them. They are told by
    /// [`again_with_duplicates`](Self::again_with_duplicates), if it is said here that they will be.
    ///
    /// Likely typing errors are not found like that.
    pub fn defer(&mut self, memory: usize, store: Option<AnyStore>, tells: bool) {
        self.search = DuplicateSearch::Deferred(Box::new(Deferred::new(memory, store, tells)));
    }

    /// Where codes are compared when all rows have passed, and [`finish_rows`](Self::finish_rows) was called: go on with
    /// that. How much is left, in parts of 256.
    ///
    /// # Errors
    /// Where the store failed.
    pub fn compare(&mut self) -> Result<usize, PlanError> {
        let Stage::Rows(rows) = &mut self.stage else { return Ok(0) };
        let left = match &mut rows.search {
            DuplicateSearch::Deferred(deferred) => deferred.compare(&mut self.summary),
            _ => 0,
        };
        self.stored()?;
        Ok(left)
    }

    /// A checker that reads the file once more, from the beginning, and tells every row in its turn as if codes had been
    /// compared in theirs. `None` where they were not compared afterwards.
    pub fn again_with_duplicates(&mut self) -> Option<Self> {
        let Stage::Rows(rows) = &mut self.stage else { return None };
        let lookup = match core::mem::take(&mut rows.search) {
            DuplicateSearch::Deferred(deferred) => deferred.into_lookup(),
            other => {
                rows.search = other;
                return None;
            }
        };
        let (format, header) = self.asked;
        let options = Options { duplicates: Duplicates::Off, format, header, ..self.options.clone() };
        let search = DuplicateSearch::Lookup(Box::new(lookup));
        Some(Self { search, ..Self::new(options, self.read_gb18030) })
    }

    /// Whether what memory has no room for was stored.
    pub(super) fn stored(&self) -> Result<(), PlanError> {
        let Stage::Rows(rows) = &self.stage else { return Ok(()) };
        if rows.search.has_failed() { Err(PlanError::StoreFailed) } else { Ok(()) }
    }
}
