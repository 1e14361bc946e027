//! A part of a file, checked by itself, so that several can be checked at a time.
//!
//! Where a row begins is certain only when all before it has been read: a line end may stand inside a quoted field. But
//! it can be guessed, nearly always rightly, from a few rows before it: quotes open only where a field begins, so that
//! whoever begins to read in the middle is soon in step. So every part but the first begins at a guess, and says
//! afterwards where it began and where it got to. Parts are joined in order, and one that did not begin where the one
//! before it had got to is refused, to be checked again from there. Thus a wrong guess costs time and never an answer.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ops::ControlFlow;

use crate::bulk::checker::{Checker, HEAD, MOST_HEAD, Place, Rows, Stage};
use crate::bulk::rows::scan::line_end;
use crate::bulk::rows::splitter::RawRow;
use crate::bulk::{Encoding, Options, PlanError, Sink, Summary};

/// A place in a file at which one part ends and the next begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// How many bytes come before it.
    pub offset: u64,
    /// Whether it stands in an endless line, the rest of which is to be skipped.
    pub is_skipping: bool,
}

/// What a part of a file came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Where it began.
    pub began: Cut,
    /// Where the next one has to begin.
    pub ended: Cut,
    /// How many lines it has.
    pub lines: u64,
    /// How its characters are spelled; `None` where all of them are ASCII.
    pub encoding: Option<Encoding>,
    /// Its counts.
    pub summary: Summary,
}

impl Part {
    /// All of it as numbers, which travel between modules.
    #[must_use]
    pub fn to_words(&self) -> Vec<u64> {
        let Self { began, ended, lines, encoding, summary } = self;
        let cut = |cut: &Cut| [cut.offset, u64::from(cut.is_skipping)];
        let encoding =
            Encoding::ALL.iter().zip(1..).find(|(it, _)| Some(**it) == *encoding).map_or(0, |(_, word)| word);
        [cut(began), cut(ended), [*lines, encoding]].into_iter().flatten().chain(summary.to_words()).collect()
    }

    /// What [`to_words`](Self::to_words) wrote; `None` where it did not.
    #[must_use]
    pub fn from_words(words: &[u64]) -> Option<Self> {
        let (&[began, in_began, ended, in_ended, lines, encoding], summary) = words.split_first_chunk()?;
        let cut = |offset, is_skipping| Cut { offset, is_skipping: is_skipping != 0 };
        let (began, ended) = (cut(began, in_began), cut(ended, in_ended));
        let encoding = Encoding::ALL.into_iter().zip(1..).find(|(_, word)| *word == encoding).map(|(it, _)| it);
        Some(Self { began, ended, lines, encoding, summary: Summary::from_words(summary)? })
    }
}

impl Checker {
    /// How many bytes from the beginning [`look`](Self::look) needs, where there are as many.
    pub const LOOKED_AT: usize = MOST_HEAD;

    /// Find out how the file is read from its beginning, without dealing with any row of it. The checker can then make
    /// [`part`](Self::part)s and [`join`](Self::join) them.
    ///
    /// # Errors
    /// Where the file has no such column.
    pub fn look(&mut self, beginning: &[u8]) -> Result<(), PlanError> {
        self.room(beginning.len()).copy_from_slice(beginning);
        self.filled = beginning.len();
        self.begin(beginning.len() < HEAD)?;
        self.filled = 0;
        self.waiting.clear();
        Ok(())
    }

    /// Whether what was looked at has the columns that were asked for, or one that looks like codes.
    #[must_use]
    pub fn is_likely(&self) -> bool {
        self.plan().is_some_and(|plan| plan.is_likely)
    }

    /// Where the last row begins that begins in these bytes, in all likelihood; they come right before a place where
    /// the file is to be cut, and `is_beginning` where they are all that do.
    #[must_use]
    pub fn likely_start(&self, before: &[u8], is_beginning: bool) -> usize {
        let Stage::Rows(rows) = &self.stage else { return before.len() };
        let start = if is_beginning {
            usize::try_from(self.passed).unwrap_or(0)
        } else {
            match line_end(before) {
                Some(at) if before[at..].starts_with(b"\r\n") => at + 2,
                Some(at) => at + 1,
                None => return before.len(),
            }
        };
        let every = |_: &RawRow| ControlFlow::Continue(());
        rows.judge.plan.splitter.split(before, start.min(before.len()), false, every).0
    }

    /// A checker of a part of this file; its rows and lines are counted from 1. `None` where nothing is known about the
    /// file yet, and where it is not cut: in UTF-16, and where codes are compared with those before them.
    #[must_use]
    pub fn part(&self, from: Cut) -> Option<Self> {
        let Stage::Rows(rows) = &self.stage else { return None };
        if rows.transcoding.is_some() || rows.search.is_on() {
            return None;
        }
        let options = Options { every_row: rows.every_row, ..self.options.clone() };
        let mut part = Self::new(options, self.read_gb18030);
        let place = Place { number: 1, line: 1, offset: from.offset };
        part.passed = from.offset;
        part.stage = Stage::Rows(Box::new(Rows {
            is_skipping: from.is_skipping,
            ..self.rows_from(rows, place, rows.every_row)
        }));
        Some(part)
    }

    /// Where the next row begins, as far as is known.
    #[must_use]
    pub fn reached(&self) -> Cut {
        let is_skipping = matches!(&self.stage, Stage::Rows(rows) if rows.is_skipping);
        Cut { offset: self.passed, is_skipping }
    }

    /// What the part that began there came to, of which all bytes have come; `is_last` where the file ends with it.
    ///
    /// # Errors
    /// None: a part knows how it is read.
    pub fn end_part(&mut self, began: Cut, is_last: bool, sink: &mut Sink<'_>) -> Result<Part, PlanError> {
        if is_last {
            self.finish(sink)?;
        }
        let mut part = Part { began, ended: self.reached(), ..Part::default() };
        if let Stage::Rows(rows) = &mut self.stage {
            rows.judge.count(&mut self.summary);
            part.lines = rows.line - 1;
            part.encoding = rows.judge.plan.encoding;
        }
        part.summary = core::mem::take(&mut self.summary);
        Ok(part)
    }

    /// Put a part behind those that were joined before; `false` where it is not the one that follows.
    #[must_use]
    pub fn join(&mut self, part: &Part) -> bool {
        let reached = self.reached();
        let Stage::Rows(rows) = &mut self.stage else { return false };
        let plan = &mut rows.judge.plan;
        // It may have been read as spelled in another way than what came before it had shown.
        let is_other = plan.encoding.is_some() && part.encoding.is_some() && plan.encoding != part.encoding;
        if part.began != reached || is_other {
            return false;
        }
        if let (None, Some(encoding)) = (plan.encoding, part.encoding) {
            plan.spelled(encoding);
        }
        rows.number += part.summary.rows;
        rows.line += part.lines;
        rows.is_skipping = part.ended.is_skipping;
        self.passed = part.ended.offset;
        self.summary.add(&part.summary);
        self.summary.bytes = part.ended.offset;
        true
    }

    /// The number of the next row and the line it begins on.
    #[must_use]
    pub fn next_row(&self) -> (u64, u64) {
        match &self.stage {
            Stage::Rows(rows) => (rows.number, rows.line),
            Stage::Beginning => (1, 1),
        }
    }
}
