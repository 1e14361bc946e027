//! Makers' own numbers and codes in files: the one written from the other, or both held against each other.
//!
//! A row goes out as it came, with three cells in front of it: what was written, and where nothing could be, the issue
//! and room for its sentence. Output is UTF-8 with the delimiter of the file; of rows without one, and of what comes
//! unpacked or as JSON, it is CSV.

mod table;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::bulk::checker::Checker;
use crate::bulk::duplicates::Seen;
use crate::bulk::judge::registries::Registries;
use crate::bulk::options::{Column, Duplicates, Format, Options};
use crate::bulk::plan::{Plan, PlanError};
use crate::bulk::rows::encoding::ReadGb18030;
use crate::bulk::rows::row::Row;
use crate::check::{HumanoidId, check};
use crate::format::{LENGTH, Ruleset, Segment};
use crate::issue::{Issue, IssueCode, Param, Severity};
use crate::json::Json;
use crate::meaning::{Numbering, Parts, number_of};
use crate::registry::Knowledge;
use crate::registry::layout::{GIVEN_TWICE, NO_CHECK_CHARACTER};
use table::Table;

/// Which columns there are, and what is the same in all rows.
#[derive(Clone, Debug, Default)]
pub struct NumberColumns {
    /// The maker's own number. Alone, codes are written from it.
    pub number: Option<Column>,
    /// The code. Alone, numbers are written from it; beside a number, the two are held against each other.
    pub code: Option<Column>,
    /// The model of each row, where codes are written.
    pub model: Option<Column>,
    /// Country, enterprise and model of all rows.
    pub segments: [Option<String>; 3],
}

/// What came of the rows so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberSummary {
    /// Rows of data.
    pub rows: u64,
    /// Rows for which there is a code or a number, or whose two agree.
    pub written: u64,
    /// Rows without a number or a code.
    pub blank: u64,
    /// Rows with an error.
    pub faulty: u64,
    /// Of these, rows whose number cannot be given out: its check character may not stand in a code.
    pub no_check_character: u64,
    /// How many rows have an issue, by the issue; of all there are.
    pub issues: Vec<(IssueCode, u64)>,
}

/// Writes the one from the other, in a file that comes in pieces.
///
/// ```
/// use humanoid_id::{Registry, bulk::{Column, NumberColumns, Numbers, Options, Registries, read_gb18030}};
/// let registry = Registry::from_json(include_str!("../../../pkg-template/sample-registry.json")).unwrap();
/// let options = Options { registries: Registries::new([registry], None), ..Options::default() };
/// let segments = ["CN", "TST3", "LX0100"].map(|it| Some(it.to_string()));
/// let columns = NumberColumns { number: Some(Column::Name("no".into())), segments, ..NumberColumns::default() };
/// let mut numbers = Numbers::new(options, columns, read_gb18030);
/// numbers.push(b"no,colour\nLX-2621-4711,red\nLX-2699-1,blue\n")?;
/// numbers.finish()?;
/// let written = String::from_utf8(numbers.take_written()).unwrap();
/// assert_eq!(written, "humanoid_id,issue,message,no,colour\n\
///     CNTST3LX01002621000000004711B,,,LX-2621-4711,red\n\
///     ,serial-layout-mismatch,,LX-2699-1,blue\n");
/// # Ok::<(), humanoid_id::bulk::PlanError>(())
/// ```
pub struct Numbers {
    checker: Checker,
    work: Work,
}

impl Numbers {
    /// Begin. Of the options, columns of codes and duplicates do not count.
    #[must_use]
    pub fn new(options: Options, columns: NumberColumns, read_gb18030: ReadGb18030) -> Self {
        let texts: Vec<Column> =
            [&columns.number, &columns.code, &columns.model].into_iter().flatten().cloned().collect();
        let registries = options.registries.clone();
        let rules = Ruleset { is_final: true, ..options.rules.clone() };
        let options =
            Options { texts, column: None, columns: None, duplicates: Duplicates::Off, every_row: true, ..options };
        let task = match (&columns.number, &columns.code) {
            (Some(_), None) => Task::Codes,
            (None, _) => Task::Numbers,
            _ => Task::Compare,
        };
        let [country, enterprise, model] = columns.segments;
        let work = Work {
            task,
            has_model: columns.model.is_some(),
            parts: Parts { segments: [country, enterprise, model, None], ..Parts::default() },
            rules,
            registries,
            numbering: Numbering::default(),
            seen: Box::new(Seen::expecting(0)),
            table: Table::default(),
            faults: Json::default(),
            has_begun: false,
            summary: NumberSummary::default(),
        };
        Self { checker: Checker::new(options, read_gb18030), work: work.without_faults() }
    }

    /// The rows come unpacked, as [`Checker::unpacked`] has it.
    pub fn unpacked(&mut self, format: Format, first_line: u64, has_header: Option<bool>) {
        self.checker.unpacked(format, first_line, has_header);
    }

    /// Find out how the file is read from its beginning.
    ///
    /// # Errors
    /// Where the file has no such column.
    pub fn look(&mut self, beginning: &[u8]) -> Result<(), PlanError> {
        self.checker.look(beginning)
    }

    /// How the file is read; `None` while too little of it has come.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        self.checker.plan()
    }

    /// The next piece.
    ///
    /// # Errors
    /// Where the file has no such column; the beginning tells.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), PlanError> {
        let Self { checker, work } = self;
        checker.push(piece, &mut |row| work.row(&row))
    }

    /// Room for the next piece; [`take`](Self::take) then says how much came.
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        self.checker.room(length)
    }

    /// Deal with the next piece, which stands in the room.
    ///
    /// # Errors
    /// As [`push`](Self::push).
    pub fn take(&mut self, length: usize) -> Result<(), PlanError> {
        let Self { checker, work } = self;
        checker.take(length, &mut |row| work.row(&row))
    }

    /// Nothing follows.
    ///
    /// # Errors
    /// As [`push`](Self::push).
    pub fn finish(&mut self) -> Result<(), PlanError> {
        let Self { checker, work } = self;
        checker.finish(&mut |row| work.row(&row))?;
        if let Some(plan) = checker.plan() {
            work.begin(plan, "\n");
        }
        Ok(())
    }

    /// What was written since the last call.
    pub fn take_written(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.work.table.bytes)
    }

    /// The rows with an issue since the last call, as JSON: `[{ at, row, line, issue }]`. `at` is where in the bytes that
    /// were written the sentence of the issue belongs.
    pub fn take_faults(&mut self) -> String {
        let mut faults = core::mem::take(&mut self.work.faults);
        self.work.faults.open('[');
        faults.close(']');
        faults.finish()
    }

    /// What the rows came to so far.
    #[must_use]
    pub const fn summary(&self) -> &NumberSummary {
        &self.work.summary
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Task {
    Codes,
    Numbers,
    Compare,
}

struct Work {
    task: Task,
    has_model: bool,
    /// What all rows have in common, and the number of the row.
    parts: Parts,
    rules: Ruleset,
    registries: Registries,
    numbering: Numbering,
    /// Codes that were written: one is given to one unit.
    seen: Box<Seen>,
    table: Table,
    faults: Json,
    has_begun: bool,
    summary: NumberSummary,
}

/// What a row comes to: what is written, and what there is to say.
type Outcome = (Option<String>, Vec<Issue>);

impl Work {
    fn without_faults(mut self) -> Self {
        self.faults.open('[');
        self
    }

    /// The row that names the columns, where there is one.
    fn begin(&mut self, plan: &Plan, line_end: &str) {
        if core::mem::replace(&mut self.has_begun, true) {
            return;
        }
        let is_json = plan.format == Format::JsonLines;
        let names = if is_json { &plan.names } else { &plan.header_row };
        if plan.header.is_none() && !is_json {
            return;
        }
        let delimiter = plan.delimiter.unwrap_or(',');
        let own = if self.task == Task::Numbers { "in_house" } else { "humanoid_id" };
        for name in [own, "issue", "message"].into_iter().chain(names.iter().map(String::as_str)) {
            if !self.table.bytes.is_empty() {
                self.table.put_delimiter(delimiter);
            }
            self.table.put_cell(name, delimiter);
        }
        self.table.end_row(line_end);
    }

    fn row(&mut self, row: &Row<'_>) {
        let line_end = row.line_end();
        self.begin(row.plan(), line_end);
        let line_end = if line_end.is_empty() { "\n" } else { line_end };
        if row.is_empty_line() {
            self.table.end_row(line_end);
            return;
        }
        self.summary.rows += 1;
        let (text, issues) = self.outcome(row);
        let worst = |severity| issues.iter().find(|issue| issue.severity == severity);
        let error = worst(Severity::Error);
        let shown = error.or_else(|| {
            // What there is to say about a whole make is counted, and not told of every unit.
            let warning = issues.iter().find(|it| it.severity == Severity::Warning && !is_of_make(it.code));
            warning.or_else(|| worst(Severity::Info).filter(|it| it.code == IssueCode::Blank))
        });
        for issue in &issues {
            match self.summary.issues.iter_mut().find(|(code, _)| *code == issue.code) {
                Some((_, rows)) => *rows += 1,
                None => self.summary.issues.push((issue.code, 1)),
            }
        }
        let has_none =
            |issue: &Issue| matches!(issue.param("reason"), Some(Param::Text(it)) if it == NO_CHECK_CHARACTER);
        match (error, &text) {
            (Some(_), _) => {
                self.summary.faulty += 1;
                self.summary.no_check_character += u64::from(issues.iter().any(has_none));
            }
            (None, Some(_)) => self.summary.written += 1,
            (None, None) => self.summary.blank += 1,
        }
        let delimiter = row.plan().delimiter.unwrap_or(',');
        self.table.put_cell(text.as_deref().filter(|_| error.is_none()).unwrap_or_default(), delimiter);
        self.table.put_delimiter(delimiter);
        if let Some(issue) = shown {
            self.table.bytes.extend(issue.code.id().bytes());
        }
        self.table.put_delimiter(delimiter);
        if let Some(issue) = shown {
            let faults = &mut self.faults;
            faults.open('{');
            faults.put(r#""at":"#).number(self.table.bytes.len() as u64);
            faults.put(r#","row":"#).number(row.number);
            faults.put(r#","line":"#).number(row.line);
            faults.put(r#","issue":"#).issue(issue);
            faults.put("}");
        }
        self.table.put_delimiter(delimiter);
        self.table.put_row(row, delimiter);
        self.table.end_row(line_end);
    }

    fn outcome(&mut self, row: &Row<'_>) -> Outcome {
        let Some(texts) = row.texts() else { return (None, Vec::from([row.misshapen()])) };
        let mut read: Vec<Cow<'_, str>> = Vec::with_capacity(texts.len());
        for text in texts {
            match text {
                Ok(text) => read.push(text),
                Err(issue) => return (None, Vec::from([issue])),
            }
        }
        let count = if self.task == Task::Compare { 2 } else { 1 };
        if read.iter().take(count).all(|text| text.trim().is_empty()) {
            return (None, Vec::from([Issue::new(IssueCode::Blank, 0..0)]));
        }
        let [first, others @ ..] = read.as_slice() else { return (None, Vec::new()) };
        // A row may not be read again, but its texts may.
        let list: Vec<_> = self.registries.iter().collect();
        let knowledge = Knowledge { registries: &list, on: self.registries.on() };
        match (self.task, others) {
            (Task::Numbers, _) => number_of(&**first, &self.rules, knowledge),
            (Task::Compare, [code, ..]) => {
                let report = check(&**code, &self.rules);
                let Some(id) = report.id else { return (None, report.issues) };
                compared(&id, first, &self.parts, &self.rules, knowledge)
            }
            _ => {
                if let Some(model) = others.first().filter(|_| self.has_model) {
                    self.parts.segments[Segment::Model as usize] = Some(model.trim().into());
                }
                let number = self.parts.in_house.get_or_insert_default();
                number.clear();
                number.push_str(first);
                let (id, issues) = self.numbering.code_of(&self.parts, &self.rules, knowledge);
                match id {
                    Some(id) => self.given_once(&id, row.number, issues),
                    None => (None, issues),
                }
            }
        }
    }

    /// A code that an earlier row has is not given out again.
    fn given_once(&mut self, id: &HumanoidId, row: u64, mut issues: Vec<Issue>) -> Outcome {
        self.seen.expect(1);
        let earlier = self.seen.prepare(id.as_bytes()).and_then(|code| self.seen.first(&code, row));
        if let Some(first) = earlier {
            let first = usize::try_from(first).unwrap_or(usize::MAX);
            let issue = Issue::new(IssueCode::Duplicate, 0..LENGTH).with("row", first);
            issues.push(Issue { severity: Severity::Error, ..issue });
        }
        (Some(id.as_str().into()), issues)
    }
}

/// Whether it is about an enterprise or a model, and not about the unit.
const fn is_of_make(code: IssueCode) -> bool {
    matches!(
        code,
        IssueCode::EnterpriseUnknown | IssueCode::EnterpriseRetired | IssueCode::ModelUnknown | IssueCode::ModelRetired
    )
}

/// A code beside the number that it was written from; segments that are the same in all rows are to be those of the code.
fn compared(id: &HumanoidId, number: &str, common: &Parts, rules: &Ruleset, knowledge: Knowledge<'_, '_>) -> Outcome {
    for (segment, given) in Segment::ALL.into_iter().zip(&common.segments) {
        let found = id.segment(segment);
        if given.as_ref().is_some_and(|given| !given.eq_ignore_ascii_case(found)) {
            let issue = Issue::new(IssueCode::SerialLayoutMismatch, segment.range());
            let issue = issue.with("field", segment.name()).with("expected", given.clone().unwrap_or_default());
            return (None, Vec::from([Issue { severity: Severity::Error, ..issue.with("found", found) }]));
        }
    }
    let segments = Segment::ALL.map(|segment| Some(id.segment(segment).into()));
    let parts = Parts { segments, in_house: Some(number.into()), ..Parts::default() };
    let mut report = crate::meaning::compose(&parts, rules, knowledge);
    // Here the one was not given beside the other by mistake: both are there, and are to say the same.
    for (name, value) in report.issues.iter_mut().flat_map(|issue| &mut issue.params) {
        if *name == "reason" && *value == Param::from(GIVEN_TWICE) {
            *value = "disagree".into();
        }
    }
    (report.id.map(|id| id.as_str().into()), report.issues)
}
