//! Columns of texts, as engines hold them: a verdict on each cell and its code, and no report.
//!
//! ```text
//!  29 plain places ---------------------------------------------> valid
//!  anything else --Reader--> places --rules--> the worst finding --> verdict
//!                                    \--what spreadsheets do, other schemes, several codes--> the report's verdict
//! ```
//!
//! What a cell comes to is what [`check_cell`](super::check_cell) says of it, held by a law over millions of texts. A report
//! is only made where a text may be something that the rules of the format know nothing of. To this comes one remark that
//! matters where cells are compared as they are written: [`NotCanonical`](IssueCode::NotCanonical).

mod arrow;
mod options;

use alloc::string::String;
use core::ops::ControlFlow;

pub use arrow::{Offset, TextColumn};

use super::judge::blanks::{is_word_for_nothing, may_be_nothing};
use super::judge::damage::{check_finished, may_be_damaged};
use super::judge::totals::{is_total, may_be_total};
use super::judge::verdict::CellReport;
use super::judge::verdict::{Findings, Judged, RowStatus, Verdict, judged};
use crate::check::{LIMIT, Places, Reader, Shape, every_rule, is_canonical, is_unremarkable, surrounds};
use crate::format::{Case, LENGTH, Ruleset, Segment, Separators};
use crate::issue::{IssueCode, Severity};
use crate::privacy::other_schemes::recognise;
use crate::privacy::person::holds_citizen_id;

/// Where something stands between the segments of a printed code.
const BETWEEN: [usize; 3] =
    [Segment::Country.range().end, Segment::Enterprise.range().end + 1, Segment::Model.range().end + 2];

/// Judges the cells of a column by given rules.
///
/// ```
/// use humanoid_id::bulk::{ColumnJudge, RowStatus};
/// use humanoid_id::{IssueCode, Ruleset};
/// let judge = ColumnJudge::new(&Ruleset::default());
///
/// let cell = judge.cell(b"cn-test-h1a001-20260522A00000001");
/// assert_eq!(cell.verdict.status, RowStatus::Valid);
/// assert_eq!(cell.verdict.code, Some(IssueCode::NotCanonical));
/// assert_eq!(&cell.code.unwrap(), b"CNTESTH1A00120260522A00000001");
///
/// let cell = judge.cell("CNTESTH1A0\u{41e}120260522A00000001".as_bytes());
/// assert_eq!(cell.verdict.status, RowStatus::Invalid);
/// assert_eq!((cell.verdict.code, cell.verdict.place), (Some(IssueCode::LookAlikeCharacter), Some(10)));
/// ```
#[derive(Clone, Debug)]
pub struct ColumnJudge {
    rules: Ruleset,
    /// Whether a good code can be told eight places at a time.
    has_default_rules: bool,
    /// Whether small letters count.
    folds_case: bool,
    reader: Reader,
}

impl Default for ColumnJudge {
    fn default() -> Self {
        Self::new(&Ruleset::DEFAULT)
    }
}

/// What a cell comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it comes to, why, and where.
    pub verdict: Verdict,
    /// The 29 places, where it is a code.
    pub code: Option<[u8; LENGTH]>,
}

impl ColumnJudge {
    /// By these rules. The texts are final: what could be continued is too short.
    #[must_use]
    pub fn new(rules: &Ruleset) -> Self {
        let rules = Ruleset { is_final: true, ..rules.clone() };
        let has_default_rules = rules == Ruleset { is_final: true, ..Ruleset::DEFAULT };
        Self { has_default_rules, folds_case: rules.case == Case::Fold, reader: Reader::new(&rules), rules }
    }

    /// The rules that it judges by.
    #[must_use]
    pub const fn rules(&self) -> &Ruleset {
        &self.rules
    }

    /// The verdict on the text of a cell, in UTF-8; what is no UTF-8 counts as U+FFFD.
    #[inline]
    #[must_use]
    pub fn cell(&self, text: &[u8]) -> Cell {
        match text.first_chunk::<LENGTH>() {
            Some(code) if text.len() == LENGTH && self.is_plain(code) => {
                Cell { verdict: Verdict::CLEAN, code: Some(*code) }
            }
            _ => self.by_the_places(text),
        }
    }

    /// Whether there is nothing to say about 29 places.
    #[inline]
    fn is_plain(&self, code: &[u8; LENGTH]) -> bool {
        self.has_default_rules && is_canonical(code) && is_unremarkable(code)
    }

    #[inline(never)]
    fn by_the_places(&self, text: &[u8]) -> Cell {
        if let Some(mut code) = self.of_printed_length(text) {
            if self.folds_case {
                code = upper(&code);
            }
            if self.is_plain(&code) {
                return Cell { verdict: Verdict::of_info(IssueCode::NotCanonical), code: Some(code) };
            }
        }
        if text.len() > LIMIT || may_be_damaged(text) {
            return self.by_the_report(text);
        }
        let mut places = Places::EMPTY;
        if !self.reader.read(text, &mut places) {
            return self.by_the_report(text);
        }
        let (shape, is_ascii) = (places.shape(), text.is_ascii());
        if shape.len == LENGTH && is_ascii && self.is_plain(&shape.bytes) {
            return Cell { verdict: Verdict::of_info(IssueCode::NotCanonical), code: Some(shape.bytes) };
        }
        let mut findings = self.findings(&shape);
        if !findings.are_of_a_code() {
            let may_be_more = shape.len > LENGTH || self.may_be_other_scheme(&places, text) || is_word(text);
            return if may_be_more {
                self.by_the_report(text)
            } else {
                Cell { verdict: findings.of(&shape.bytes).verdict, code: None }
            };
        }
        if !is_ascii {
            findings.add_behind(IssueCode::SpreadsheetCharacters, Severity::Warning);
        }
        let Judged { verdict, code, .. } = findings.of(&shape.bytes);
        Cell { verdict: verdict.beside(text == shape.bytes), code }
    }

    /// A text of 29 characters, or one in which one character that is left out stands between the segments.
    #[inline]
    fn of_printed_length(&self, text: &[u8]) -> Option<[u8; LENGTH]> {
        if let Ok(code) = text.try_into() {
            return Some(code);
        }
        let text: &[u8; LENGTH + BETWEEN.len()] = text.try_into().ok()?;
        if !BETWEEN.iter().all(|&place| self.reader.leaves_out(text[place])) {
            return None;
        }
        let mut code = [0; LENGTH];
        for (passed, segment) in Segment::ALL.into_iter().enumerate() {
            let (from, to) = (segment.range().start, segment.range().end);
            code[from..to].copy_from_slice(&text[from + passed..to + passed]);
        }
        Some(code)
    }

    /// What the rules find. Under the default rules no error follows on that of a place that stands before it, the length
    /// aside, so the first of them is the worst.
    fn findings(&self, shape: &Shape) -> Findings {
        let mut findings = Findings::default();
        let _ = every_rule(shape, &self.rules, &mut |finding| {
            let is_length = matches!(finding.code, IssueCode::TooShort | IssueCode::TooLong);
            let is_worst = finding.severity == Severity::Error && self.has_default_rules && !is_length;
            findings.add(finding.code, finding.severity, &finding.places);
            if is_worst { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        findings
    }

    fn may_be_other_scheme(&self, places: &Places, text: &[u8]) -> bool {
        places.may_hold_citizen_id() && core::str::from_utf8(text).is_ok_and(holds_citizen_id)
            || matches!(self.rules.separators, Separators::Characters(_))
            || recognise(places.shape().places()).is_some()
    }

    #[cold]
    #[inline(never)]
    fn by_the_report(&self, text: &[u8]) -> Cell {
        let text = String::from_utf8_lossy(text);
        let report = check_finished(&text, &self.rules);
        let Judged { verdict, code, .. } =
            judged(CellReport { text: text.clone().into_owned(), report, edition: None });
        let is_canonical = code.is_none_or(|code| text.as_bytes() == code);
        Cell { verdict: verdict.beside(is_canonical), code }
    }
}

/// Whether a text is a word for a total, or for nothing.
fn is_word(text: &[u8]) -> bool {
    let is_word = |text: &str| is_total(text) || is_word_for_nothing(text);
    (may_be_total(text) || may_be_nothing(text))
        && core::str::from_utf8(text).is_ok_and(|text| is_word(text.trim_matches(surrounds)))
}

/// The same in capital letters, eight places at a time: the last eight overlap those before.
#[inline]
fn upper(code: &[u8; LENGTH]) -> [u8; LENGTH] {
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    let mut capitals = [0; LENGTH];
    for from in [0, 8, 16, LENGTH - 8] {
        let eight = code[from..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        // In the high bit of each byte: whether it is a small letter.
        let low = eight & !HIGH;
        let from_a = low + u64::from_le_bytes([0x80 - b'a'; 8]);
        let beyond_z = low + u64::from_le_bytes([0x80 - b'z' - 1; 8]);
        let small = from_a & !beyond_z & !eight & HIGH;
        capitals[from..from + 8].copy_from_slice(&(eight ^ (small >> 2)).to_le_bytes());
    }
    capitals
}

impl Verdict {
    /// A good code, and something worth knowing about it.
    const fn of_info(code: IssueCode) -> Self {
        Self { status: RowStatus::Valid, code: Some(code), place: None }
    }

    /// The same where a text is not the code as it is written: of all that is merely worth knowing, this is told.
    fn beside(self, is_canonical: bool) -> Self {
        if is_canonical || self.status != RowStatus::Valid { self } else { Self::of_info(IssueCode::NotCanonical) }
    }
}
