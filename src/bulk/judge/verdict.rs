//! What a row comes to, in short: what the fast road carries of everything that a report says.

use alloc::boxed::Box;
use alloc::string::String;
use core::ops::Range;

use crate::check::{EditKind, Report};
use crate::format::LENGTH;
use crate::issue::{Issue, IssueCode, Severity};

/// What a row comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum RowStatus {
    /// A well-formed code.
    Valid,
    /// A well-formed code, and a warning about it.
    Warned,
    /// Not a code.
    Invalid,
    /// Nothing that should be one: an empty cell, a row of totals.
    Skipped,
}

impl RowStatus {
    /// Every one there is, in their order.
    pub const ALL: [Self; 4] = [Self::Valid, Self::Warned, Self::Invalid, Self::Skipped];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Warned => "warned",
            Self::Invalid => "invalid",
            Self::Skipped => "skipped",
        }
    }
}

/// What a row comes to, why, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What it comes to.
    pub status: RowStatus,
    /// The first of what is worst about it.
    pub code: Option<IssueCode>,
    /// The place of the code where that is, counted from 0; `None` where it concerns the cell as a whole.
    pub place: Option<u8>,
}

/// The byte of a row that there is nothing to say about.
pub const NO_CODE: u8 = 0;
/// The byte of a remark that concerns the cell as a whole.
pub const NO_PLACE: u8 = 255;

/// A verdict in three bytes: status, issue code from 1, and place. A null row is skipped.
///
/// ```
/// use humanoid_id::IssueCode;
/// use humanoid_id::bulk::{ColumnJudge, RowStatus, verdict_bytes};
/// let verdict = |text: &str| verdict_bytes(Some(ColumnJudge::default().cell(text.as_bytes()).verdict));
/// assert_eq!(verdict("CNTESTH1A00120260522A00000001"), [RowStatus::Valid as u8, 0, 255]);
/// let code = IssueCode::CharacterNotAllowed as u8 + 1;
/// assert_eq!(verdict("CNTESTH1A#0120260522A00000001"), [RowStatus::Invalid as u8, code, 9]);
/// assert_eq!(verdict_bytes(None), [RowStatus::Skipped as u8, 0, 255]);
/// ```
#[inline]
#[must_use]
pub fn verdict_bytes(verdict: Option<Verdict>) -> [u8; 3] {
    match verdict {
        Some(Verdict { status, code, place }) => {
            [status as u8, code.map_or(NO_CODE, |code| code as u8 + 1), place.unwrap_or(NO_PLACE)]
        }
        None => [RowStatus::Skipped as u8, NO_CODE, NO_PLACE],
    }
}

impl Verdict {
    pub(in crate::bulk) const CLEAN: Self = Self { status: RowStatus::Valid, code: None, place: None };

    const fn skipped(code: IssueCode) -> Self {
        Self { status: RowStatus::Skipped, code: Some(code), place: None }
    }
}

/// A text that was judged and everything there is to say about it.
#[derive(Clone, Debug)]
pub(in crate::bulk) struct CellReport {
    pub text: String,
    /// Spans are in bytes of the text.
    pub report: Report,
    /// Where several editions of the rules stand side by side: the place of the one that judged, in the order given.
    pub edition: Option<usize>,
}

/// A cell judged: the verdict, the codes of all issues as bits, and the code if it is one.
pub(in crate::bulk) struct Judged {
    pub verdict: Verdict,
    pub issues: u64,
    pub code: Option<[u8; LENGTH]>,
    /// Whether the maker of the code was counted.
    pub is_counted: bool,
    /// Everything there is to say, where it took that to judge.
    pub cell: Option<Box<CellReport>>,
}

/// What there is to say about a code: all issues as bits, and of the worst the first.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::bulk) struct Findings {
    issues: u64,
    worst: Option<Finding>,
}

#[derive(Clone, Copy, Debug)]
struct Finding {
    code: IssueCode,
    severity: Severity,
    /// Where it begins and ends among the places of the code; `None` where it concerns the cell as a whole.
    places: Option<(usize, usize)>,
}

impl Findings {
    /// Note an issue. Of equals the first counts.
    pub fn add(&mut self, code: IssueCode, severity: Severity, places: &Range<usize>) {
        self.issues |= bit(code);
        self.hold(Finding { code, severity, places: Some((places.start, places.end)) });
    }

    /// Note an error of the cell as a whole.
    pub fn add_of_cell(&mut self, code: IssueCode) {
        self.issues |= bit(code);
        self.hold(Finding { code, severity: Severity::Error, places: None });
    }

    /// Note an issue of the cell as a whole, which of equals comes last.
    pub fn add_behind(&mut self, code: IssueCode, severity: Severity) {
        self.issues |= bit(code);
        if self.worst.is_none_or(|held| severity > held.severity) {
            self.worst = Some(Finding { code, severity, places: None });
        }
    }

    fn hold(&mut self, finding: Finding) {
        let comes_first = |held: Finding| {
            finding.severity > held.severity || finding.severity == held.severity && finding.places < held.places
        };
        if self.worst.is_none_or(comes_first) {
            self.worst = Some(finding);
        }
    }

    /// These and those.
    pub fn and(mut self, others: Self) -> Self {
        self.issues |= others.issues;
        others.worst.into_iter().for_each(|finding| self.hold(finding));
        self
    }

    pub const fn has(&self, code: IssueCode) -> bool {
        self.issues & bit(code) != 0
    }

    /// Whether none of them is an error.
    pub fn are_of_a_code(&self) -> bool {
        self.worst.is_none_or(|it| it.severity != Severity::Error)
    }

    /// The judgement on the code that they were found in.
    pub fn of(self, code: &[u8; LENGTH]) -> Judged {
        let verdict = Verdict {
            status: status(self.worst.map(|it| it.severity)),
            code: self.worst.map(|it| it.code),
            place: self.worst.and_then(|it| u8::try_from(it.places?.0).ok()),
        };
        Judged {
            verdict,
            issues: self.issues,
            code: self.are_of_a_code().then_some(*code),
            is_counted: false,
            cell: None,
        }
    }
}

const _: () = assert!(IssueCode::ALL.len() <= 64, "the codes of a row are kept as bits");

const fn bit(code: IssueCode) -> u64 {
    1 << code as u8
}

const fn status(worst: Option<Severity>) -> RowStatus {
    match worst {
        Some(Severity::Error) => RowStatus::Invalid,
        Some(Severity::Warning) => RowStatus::Warned,
        Some(Severity::Info) | None => RowStatus::Valid,
    }
}

/// A report in short.
pub(in crate::bulk) fn judged(cell: CellReport) -> Judged {
    let CellReport { report, text, .. } = &cell;
    let issues = report.issues.iter().fold(0, |bits, issue| bits | bit(issue.code));
    let mut worst: Option<&Issue> = None;
    for issue in &report.issues {
        if worst.is_none_or(|it| issue.severity > it.severity) {
            worst = Some(issue);
        }
    }
    let code = report.id.map(|id| *id.as_bytes());
    let verdict = match worst {
        Some(issue) if matches!(issue.code, IssueCode::Blank | IssueCode::TotalsRow) => Verdict::skipped(issue.code),
        Some(issue) => {
            Verdict { status: status(Some(issue.severity)), code: Some(issue.code), place: place(issue, text, report) }
        }
        None => Verdict::CLEAN,
    };
    Judged { verdict, issues, code, is_counted: false, cell: Some(Box::new(cell)) }
}

/// The place of the code that an issue of a text begins at: characters that count, up to there.
fn place(issue: &Issue, text: &str, report: &Report) -> Option<u8> {
    issue.segment?;
    let is_dropped = |at: usize| {
        let removes = |kind| matches!(kind, EditKind::Trim | EditKind::Separator | EditKind::Invisible);
        report.edits.iter().any(|edit| removes(edit.kind) && edit.span.contains(&at))
    };
    let wrapper = report.issues.iter().any(|it| it.code == IssueCode::SpreadsheetFormula);
    let is_wrapper = |character: char| wrapper && matches!(character, '=' | '"' | '\'' | '\u{2018}' | '\u{ff07}');
    let count = text
        .char_indices()
        .take_while(|(at, _)| *at < issue.span.start)
        .filter(|&(at, character)| !is_dropped(at) && !is_wrapper(character) && !character.is_whitespace())
        .count();
    u8::try_from(count.min(LENGTH)).ok()
}
