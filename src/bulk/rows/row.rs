//! A row that there is something to say about.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::bulk::judge::verdict::{CellReport, Verdict};
use crate::bulk::judge::{Judge, sheet, shown};
use crate::bulk::plan::Plan;
use crate::bulk::rows::splitter::RawRow;
use crate::check::{HumanoidId, Report};
use crate::format::LENGTH;
use crate::issue::{Issue, IssueCode, Param};

/// A row that there is something to say about.
pub struct Row<'b> {
    /// Counted from 1 for the first row of data.
    pub number: u64,
    /// The line it begins on, header included, counted from 1.
    pub line: u64,
    /// What it comes to, why and where.
    pub verdict: Verdict,
    /// The row that the same code was first seen in.
    pub duplicate_of: Option<u64>,
    /// The earlier row whose code is almost the same. Such rows come after all others and say nothing else: what else
    /// there was to say about them was said in its turn. Their text is the bare code.
    pub near_to: Option<u64>,
    /// The line that the earlier row of either begins on, where that is known.
    pub line_of_earlier: Option<u64>,
    pub(in crate::bulk) judge: &'b Judge,
    pub(in crate::bulk) bytes: &'b [u8],
    pub(in crate::bulk) record: &'b RawRow,
    /// What there is to say, where judging it took that.
    pub(in crate::bulk) cell: Option<Box<CellReport>>,
}

/// A row as it is told.
pub struct Told<'b> {
    /// The text of the cell, or of the four cells with a space between; a person's number is masked.
    pub text: String,
    /// Everything there is to say about it. Spans are in bytes of the text.
    pub report: Report,
    judge: &'b Judge,
    edition: Option<usize>,
}

impl<'b> Told<'b> {
    /// Where several editions of the rules stand side by side: the identifier of the one that judged.
    #[must_use]
    pub fn ruleset_id(&self) -> Option<&'b str> {
        self.judge.edition_id(self.edition?)
    }

    /// The code that the text was probably meant to be, where exactly one remains, as [`suggest`](crate::suggest) has it.
    #[must_use]
    pub fn suggestion(&self) -> Option<HumanoidId> {
        // A text that lacks more than one place is nothing that one change mends.
        let may_lack_one = self.text.len() >= LENGTH - 1 && self.text.chars().nth(LENGTH - 2).is_some();
        may_lack_one.then(|| self.judge.suggestion(&self.text, self.edition))?
    }
}

impl<'b> Row<'b> {
    /// The text of the cell, or of the four cells with a space between; a person's number is masked.
    #[must_use]
    pub fn text(&self) -> String {
        self.all().text
    }

    /// Whether its line is empty, which other readers skip.
    #[must_use]
    pub fn is_empty_line(&self) -> bool {
        self.record.is_empty()
    }

    /// How its file is read.
    pub(in crate::bulk) fn plan(&self) -> &Plan {
        &self.judge.plan
    }

    /// The texts of the columns that were asked for, in place of a code.
    pub(in crate::bulk) fn texts(&self) -> Option<Vec<Result<Cow<'_, str>, Issue>>> {
        self.judge.texts(self.bytes, self.record)
    }

    /// Why it has not the columns that were asked for.
    pub(in crate::bulk) fn misshapen(&self) -> Issue {
        self.judge.misshapen(self.bytes, self.record)
    }

    /// All of its cells, where they come unpacked.
    pub(in crate::bulk) fn sheet_cells(&self) -> Vec<String> {
        let text = self.line_text();
        text.split(char::from(sheet::BETWEEN)).map(|cell| sheet::opened(cell).1.into_owned()).collect()
    }

    /// All of it as text, without its line end.
    pub(in crate::bulk) fn line_text(&self) -> Cow<'_, str> {
        self.judge.decoded(&self.bytes[self.record.start..self.record.end])
    }

    /// What ends it; nothing at the end of a file.
    pub(in crate::bulk) fn line_end(&self) -> &'static str {
        match &self.bytes[self.record.end..self.record.span.end] {
            [] => "",
            [b'\r', b'\n'] => "\r\n",
            _ => "\n",
        }
    }

    /// Everything there is to say about it. Spans are in bytes of the [`text`](Row::text).
    #[must_use]
    pub fn report(&self) -> Report {
        self.all().report
    }

    /// All that is told of it, in one go.
    #[must_use]
    pub fn told(mut self) -> Told<'b> {
        let cell = self.cell.take().map_or_else(|| self.judge.cell_report(self.bytes, self.record), |cell| *cell);
        let CellReport { text, report, edition } = self.completed(cell);
        Told { text, report, judge: self.judge, edition }
    }

    fn all(&self) -> CellReport {
        let cell = self.cell.as_deref().cloned();
        self.completed(cell.unwrap_or_else(|| self.judge.cell_report(self.bytes, self.record)))
    }

    /// With what there is to say beside other rows, and nothing that is not to be shown.
    fn completed(&self, CellReport { text, mut report, edition }: CellReport) -> CellReport {
        let number = |number: u64| Param::from(usize::try_from(number).unwrap_or(usize::MAX));
        let about_row = |code, row: u64| {
            let mut issue = Issue::new(code, 0..text.len());
            issue.params = [("row", Some(row)), ("line", self.line_of_earlier)]
                .into_iter()
                .filter_map(|(name, value)| Some((name, number(value?))))
                .collect();
            issue
        };
        for issue in report.issues.iter_mut().filter(|it| it.code == IssueCode::RowsInQuotes) {
            issue.params = vec![("from", number(self.line)), ("to", number(self.line + self.record.lines - 1))];
        }
        if let Some(first) = self.duplicate_of {
            report.issues.push(about_row(IssueCode::Duplicate, first));
        }
        if let Some(first) = self.near_to {
            report.issues = vec![about_row(IssueCode::NearDuplicate, first)];
        }
        let told = shown(&text, &report);
        if told != text {
            // Pieces of what is masked are not told either.
            report
                .issues
                .iter_mut()
                .for_each(|it| it.params.retain(|(name, _)| !matches!(*name, "found" | "character" | "codePoint")));
        }
        CellReport { text: told, report, edition }
    }
}

/// Hears of rows.
pub type Sink<'s> = dyn FnMut(Row<'_>) + 's;
