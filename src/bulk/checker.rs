//! A file that comes in pieces: what has come and is not dealt with yet, and how the file is read.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ops::ControlFlow;

use crate::bulk::duplicates::Seen;
use crate::bulk::judge::Judge;
use crate::bulk::judge::registries::Registries;
use crate::bulk::options::{Duplicates, Format, Options};
use crate::bulk::plan::letters::{LetterCounts, LetterInUse};
use crate::bulk::plan::{FileBeginning, HEAD, MANY, MOST_HEAD, Plan, PlanError, beginning_of};
use crate::bulk::rows::encoding::{Encoding, FromUtf16, ReadGb18030};
use crate::bulk::rows::transcoding::Transcoding;
use crate::bulk::rows::{DuplicateSearch, RowLines};
use crate::bulk::rows::{Rows, Sink};
use crate::bulk::summary::Summary;
use crate::format::Reaction;

mod deferred;
mod part;

pub use part::{Cut, Part};

/// Bytes that are written anew at once: the rows of a document have no line ends, so that much of it may have come before
/// the first is known, and each of its bytes may become a row.
const STEP: usize = 1 << 15;

/// Checks a file that comes in pieces.
///
/// ```
/// use humanoid_id::bulk::{Checker, Duplicates, Options, read_gb18030};
/// let options = Options { duplicates: Duplicates::Exact, ..Options::default() };
/// let mut checker = Checker::new(options, read_gb18030);
/// let file = b"no,code\r\n1,CNTESTH1A00120260522A00000001\r\n2,\"CNTESTH1A0\r\n3,CNTESTH1A00120260522A00000001\r\n";
/// let mut told = Vec::new();
/// checker.push(file, &mut |row| told.push((row.number, row.line, row.report().issues[0].code.id())))?;
/// let summary = checker.finish(&mut |row| told.push((row.number, row.line, row.report().issues[0].code.id())))?;
/// assert_eq!(told, [(2, 3, "row-shape"), (3, 4, "duplicate")]);
/// assert_eq!((summary.rows, summary.valid, summary.invalid, summary.duplicates), (3, 2, 1, 1));
/// # Ok::<(), humanoid_id::bulk::PlanError>(())
/// ```
pub struct Checker {
    options: Options,
    read_gb18030: ReadGb18030,
    /// The line that the first row stands on.
    first_line: u64,
    /// What has come and is not dealt with: the first `filled` bytes. The rest is room for more.
    bytes: Vec<u8>,
    filled: usize,
    /// What has come and is still to be written anew, a step at a time.
    waiting: Vec<u8>,
    /// How much of that is written.
    rewritten: usize,
    stage: Stage,
    /// How many bytes say how the file is spelled, and are no text.
    mark: u64,
    /// How many bytes came before these.
    passed: u64,
    /// How many there will be in all, as far as is known.
    expected: u64,
    summary: Summary,
    places: Vec<Place>,
    /// How codes are to be compared, where that was settled before the first row, and what is known of rows by now.
    search: DuplicateSearch,
    lines: Option<RowLines>,
    /// The number of the first row: those of several files are numbered on.
    first_number: u64,
    /// What was said of the format and the first row, before a workbook said otherwise.
    asked: (Format, Option<bool>),
}

/// Where a row begins, so that it can be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    /// The number of the row.
    number: u64,
    /// The line it begins on.
    line: u64,
    /// How many bytes come before it.
    offset: u64,
}

enum Stage {
    /// Not enough has come to know how to read it.
    Beginning,
    /// Under way.
    Rows(Box<Rows>),
}

impl Checker {
    /// A checker of one file.
    #[must_use]
    pub fn new(options: Options, read_gb18030: ReadGb18030) -> Self {
        Self {
            asked: (options.format, options.header),
            options,
            read_gb18030,
            first_line: 1,
            first_number: 1,
            lines: None,
            bytes: Vec::new(),
            filled: 0,
            waiting: Vec::new(),
            rewritten: 0,
            mark: 0,
            passed: 0,
            expected: 0,
            stage: Stage::Beginning,
            summary: Summary::default(),
            places: Vec::new(),
            search: DuplicateSearch::Off,
        }
    }

    /// A checker that reads the file again from somewhere before a row, every row of it reported; and how many bytes
    /// come before that. `None` where nothing is known about the file yet.
    #[must_use]
    pub fn again(&self, number: u64) -> Option<(Self, u64)> {
        let Stage::Rows(rows) = &self.stage else { return None };
        let options = Options { duplicates: Duplicates::Off, every_row: true, ..self.options.clone() };
        let mut again = Self::new(options, self.read_gb18030);
        let at = self.places.partition_point(|place| place.number <= number);
        // Bytes of UTF-16 are not the bytes that were read, so there it starts from the beginning.
        let place = self.places.get(at.checked_sub(1)?).filter(|_| rows.transcoding.is_none());
        let Some(&place) = place else { return Some((again, 0)) };
        again.stage = Stage::Rows(Box::new(self.rows_from(rows, place, true)));
        Some((again, place.offset))
    }

    /// Rows from somewhere on, compared with none.
    fn rows_from(&self, rows: &Rows, place: Place, every_row: bool) -> Rows {
        let data = rows.judge.plan.header.map_or(0, |it| self.mark + it.bytes as u64 + 1);
        Rows {
            judge: Judge::of(&self.options, &rows.judge.plan, self.read_gb18030),
            search: DuplicateSearch::Off,
            transcoding: None,
            every_row,
            ahead: usize::try_from(data.saturating_sub(place.offset)).unwrap_or(0),
            number: place.number,
            line: place.line,
            is_skipping: false,
            pending: Vec::new(),
            lines: RowLines::default(),
        }
    }

    /// The rows come unpacked from a workbook or a table, as the module `sheet` has it; to be said before the first. What
    /// comes before `first_line` was left out, and has no cells.
    pub fn unpacked(&mut self, format: Format, first_line: u64, has_header: Option<bool>) {
        self.options.format = format;
        self.first_line = first_line;
        self.options.header = has_header.or(self.options.header);
    }

    /// How large the file is, where that is known: room for its codes is made at once.
    pub fn expect(&mut self, bytes: u64) {
        self.expected = bytes;
    }

    /// The next piece.
    ///
    /// # Errors
    /// Where the file has no such column; the beginning tells.
    pub fn push(&mut self, piece: &[u8], sink: &mut Sink<'_>) -> Result<(), PlanError> {
        // In parts, so that a large piece is not copied as a whole.
        for part in piece.chunks(1 << 18) {
            self.room(part.len()).copy_from_slice(part);
            self.take(part.len(), sink)?;
            while self.is_behind() {
                self.take(0, sink)?;
            }
        }
        Ok(())
    }

    /// Room for the next piece, for a host that writes it in place; [`take`](Self::take) then says how much came.
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        if self.bytes.len() < self.filled + length {
            self.bytes.resize(self.filled + length, 0);
        }
        &mut self.bytes[self.filled..self.filled + length]
    }

    /// Deal with the next piece, which stands in the room.
    ///
    /// # Errors
    /// Where the file has no such column; the beginning tells.
    pub fn take(&mut self, length: usize, sink: &mut Sink<'_>) -> Result<(), PlanError> {
        self.summary.bytes += length as u64;
        match &mut self.stage {
            Stage::Beginning => {
                self.filled += length;
                if beginning_of(&self.bytes[..self.filled]).is_none() {
                    return Ok(());
                }
                self.begin(false)?;
                self.transcode();
                self.rows(false, sink);
                self.stored()
            }
            Stage::Rows(rows) => {
                if rows.transcoding.is_some() {
                    self.waiting.extend_from_slice(&self.bytes[self.filled..self.filled + length]);
                    self.transcode();
                } else {
                    self.filled += length;
                }
                self.rows(false, sink);
                self.stored()
            }
        }
    }

    /// No bytes follow: how a short file is read is found out now. A host that hands rows on looks whether the checker
    /// [`is_behind`](Self::is_behind) before it calls [`finish_rows`](Self::finish_rows).
    ///
    /// # Errors
    /// Where the file has no such column.
    pub fn settle(&mut self) -> Result<(), PlanError> {
        if matches!(self.stage, Stage::Beginning) {
            self.begin(true)?;
        }
        Ok(())
    }

    /// Whether some of what has come is not dealt with although rows are whole in it: a host that hands rows on takes
    /// nothing more ([`take`](Self::take) of 0 bytes) until there is none.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Write the next of what waits anew.
    fn transcode(&mut self) {
        let Stage::Rows(rows) = &mut self.stage else { return };
        let Some(transcoding) = &mut rows.transcoding else { return };
        let step = self.rewritten..self.waiting.len().min(self.rewritten + STEP);
        self.bytes.truncate(self.filled);
        transcoding.read(&self.waiting[step.clone()], false, &mut self.bytes);
        self.filled = self.bytes.len();
        self.rewritten = step.end;
        if self.rewritten == self.waiting.len() {
            self.waiting.clear();
            self.rewritten = 0;
        }
    }

    /// Nothing follows.
    ///
    /// # Errors
    /// Where the file has no such column.
    pub fn finish(&mut self, sink: &mut Sink<'_>) -> Result<&Summary, PlanError> {
        self.finish_rows(sink)?;
        while self.compare()? > 0 {}
        Ok(&self.summary)
    }

    /// Nothing follows; [`compare`](Self::compare) is still to be called where codes are compared afterwards.
    ///
    /// # Errors
    /// Where the file has no such column.
    pub fn finish_rows(&mut self, sink: &mut Sink<'_>) -> Result<(), PlanError> {
        self.settle()?;
        while self.is_behind() {
            self.transcode();
            self.rows(false, sink);
        }
        let transcoding = match &mut self.stage {
            Stage::Rows(rows) => rows.transcoding.as_mut(),
            Stage::Beginning => None,
        };
        if let Some(transcoding) = transcoding {
            self.bytes.truncate(self.filled);
            transcoding.read(&[], true, &mut self.bytes);
            self.filled = self.bytes.len();
        }
        self.drop_end_marks();
        self.rows(true, sink);
        if let Stage::Rows(rows) = &mut self.stage {
            rows.finish(&mut self.summary, sink);
            self.summary.compared_all = rows.search.is_complete();
            rows.judge.count(&mut self.summary);
        }
        self.stored()
    }

    /// Begin the next of several files, whose codes are compared with those of all before: the rows of one have passed
    /// ([`finish_rows`](Self::finish_rows)), or it cannot be read on. Rows are numbered on; all else begins anew.
    pub fn next_file(&mut self) {
        if let Stage::Rows(rows) = core::mem::replace(&mut self.stage, Stage::Beginning) {
            self.first_number = rows.number;
            self.search = rows.search;
            self.lines = Some(rows.lines);
        }
        (self.options.format, self.options.header) = self.asked;
        self.first_line = 1;
        (self.filled, self.mark, self.passed) = (0, 0, 0);
        self.summary = Summary::default();
        self.waiting.clear();
        self.rewritten = 0;
        self.places.clear();
    }

    /// Leave out what DOS and CP/M end a text with.
    fn drop_end_marks(&mut self) {
        const END: u8 = 0x1A;
        while self.bytes[..self.filled].ends_with(&[END]) {
            self.filled -= 1;
        }
    }

    /// How the file is read; `None` while too little of it has come.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        match &self.stage {
            Stage::Beginning => None,
            Stage::Rows(rows) => Some(&rows.judge.plan),
        }
    }

    /// What good codes are held against.
    #[must_use]
    pub fn registries(&self) -> &Registries {
        &self.options.registries
    }

    /// The place of the edition of the rules that a code is held against first, where several were asked for.
    #[must_use]
    pub fn first_edition(&self) -> usize {
        self.options.order_of_editions().first().copied().unwrap_or_default()
    }

    /// The counts so far.
    #[must_use]
    pub fn so_far(&self) -> &Summary {
        &self.summary
    }

    /// Bytes that finding duplicates takes.
    #[must_use]
    pub fn memory(&self) -> usize {
        match &self.stage {
            Stage::Rows(rows) => rows.search.memory() + rows.lines.memory(),
            Stage::Beginning => 0,
        }
    }

    /// Look at the beginning and find out how to read on.
    fn begin(&mut self, is_last: bool) -> Result<(), PlanError> {
        let length = beginning_of(&self.bytes[..self.filled]).unwrap_or(self.filled);
        let head = &self.bytes[..length];
        let is_whole = is_last && self.filled == length;
        let said = self.options.format.is_typed().then_some(Encoding::Utf8).or(self.options.encoding);
        let (encoding, mark) = match said {
            Some(said) => (Some(said), said.mark_length(head)),
            None => Encoding::detect(head),
        };
        let head = &head[mark..];
        let transcoding = match encoding {
            Some(Encoding::Utf16Le) => Some(Transcoding::Utf16(FromUtf16::default())),
            _ => Plan::document(head, is_whole, &self.options)?.map(Transcoding::Json),
        };
        let mut text = Vec::new();
        if let Some(transcoding) = &transcoding {
            transcoding.clone().read(head, is_whole, &mut text);
        }
        let bytes = if transcoding.is_some() { &text[..] } else { head };
        let lines = bytes.split(|&byte| byte == b'\n').count() as u64;
        let rows_expected = self.expected.saturating_mul(lines) / bytes.len().max(1) as u64;
        let head = FileBeginning { bytes, is_whole, encoding, read_gb18030: self.read_gb18030 };
        let options = match transcoding {
            Some(Transcoding::Json(_)) => &Options { format: Format::JsonLines, ..self.options.clone() },
            _ => &self.options,
        };
        let mut plan = match (encoding, said) {
            (Some(Encoding::Gb18030), None) => Plan::of_guessed(&head, options)?,
            _ => Plan::of(&head, options)?,
        };
        plan.letters_in_use = letters_in_use(&head, &plan, options);
        if let Some(header) = &mut plan.header {
            header.line = header.line + self.first_line - 1;
        }
        self.bytes.copy_within(mark..self.filled, 0);
        self.filled -= mark;
        self.mark = mark as u64;
        self.passed = self.mark;
        if transcoding.is_some() {
            self.waiting.extend_from_slice(&self.bytes[..self.filled]);
            self.filled = 0;
        }
        let search = match core::mem::take(&mut self.search) {
            DuplicateSearch::Off if self.options.duplicates != Duplicates::Off => DuplicateSearch::InTurn {
                seen: Box::new(Seen::expecting(usize::try_from(rows_expected).unwrap_or(usize::MAX))),
                near: (self.options.duplicates == Duplicates::Near).then(Box::default),
            },
            settled => settled,
        };
        let is_near = matches!(search, DuplicateSearch::InTurn { near: Some(_), .. });
        self.stage = Stage::Rows(Box::new(Rows {
            // Up to the first byte of it, so that it may be longer than what was looked at.
            ahead: plan.header.map_or(0, |it| it.bytes + 1),
            judge: Judge::of(&self.options, &plan, self.read_gb18030),
            search,
            transcoding,
            every_row: self.options.every_row,
            number: self.first_number,
            line: self.first_line,
            is_skipping: false,
            pending: Vec::new(),
            lines: self.lines.take().unwrap_or_else(|| if is_near { RowLines::all() } else { RowLines::default() }),
        }));
        Ok(())
    }

    /// Every whole row that has come.
    fn rows(&mut self, is_last: bool, sink: &mut Sink<'_>) {
        let Stage::Rows(rows) = &mut self.stage else { return };
        let bytes = &self.bytes[..self.filled];
        if !rows.is_skipping {
            self.places.push(Place { number: rows.number, line: rows.line, offset: self.passed });
        }
        let rest = rows.each(bytes, is_last, &mut self.summary, sink);
        rows.settle(bytes, &mut self.summary, sink);
        self.passed += rest as u64;
        self.bytes.copy_within(rest..self.filled, 0);
        self.filled -= rest;
    }
}

/// Letters that the codes of a beginning use, where the rules warn of letters.
fn letters_in_use(head: &FileBeginning<'_>, plan: &Plan, options: &Options) -> Vec<LetterInUse> {
    if options.rules.ambiguous != Reaction::Warn {
        return Vec::new();
    }
    let ahead = plan.header.map_or(0, |it| it.bytes + 1);
    let mut judge = Judge::of(options, plan, head.read_gb18030);
    let (mut counts, mut rows) = (LetterCounts::default(), 0);
    plan.splitter.split(head.bytes, 0, head.is_whole, |row| {
        if row.span.start >= ahead {
            rows += 1;
            judge.row(head.bytes, row).code.iter().for_each(|code| counts.note(code));
        }
        if rows < MANY { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    counts.in_use()
}
