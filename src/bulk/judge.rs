//! What a row's cell is: a code without a remark at a glance, everything else by the rules.

use alloc::borrow::Cow;
use alloc::string::String;
use core::ops::ControlFlow;

use super::damage::{alone, check_cell, check_parts, is_rounded, is_total, joined};
use super::encoding::{Encoding, ReadGb18030};
use super::heads::{Heads, Known};
use super::plan::Plan;
use super::scan::Plain;
use super::splitter::{Record, Splitter, unquoted};
use super::{json, plan};
use crate::check::{EditKind, Report, Shape, every_rule, redact};
use crate::issue::{Issue, IssueCode, Severity};
use crate::layout::LENGTH;
use crate::ruleset::{Alphabet, Ruleset};

/// What a row comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Standing {
    /// A well-formed code.
    Valid,
    /// A well-formed code, and a warning about it.
    Warned,
    /// Not a code.
    Invalid,
    /// Nothing that should be one: an empty cell, a row of totals.
    Skipped,
}

/// What a row comes to, why, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What it comes to.
    pub standing: Standing,
    /// The first of what is worst about it.
    pub code: Option<IssueCode>,
    /// The place of the code where that is, counted from 0; `None` where it concerns the cell as a whole.
    pub place: Option<u8>,
}

impl Verdict {
    pub(super) const CLEAN: Self = Self { standing: Standing::Valid, code: None, place: None };

    const fn skipped(code: IssueCode) -> Self {
        Self { standing: Standing::Skipped, code: Some(code), place: None }
    }
}

/// The rules in force, and what has been learned about the file.
pub(super) struct Judge {
    pub rules: Ruleset,
    pub plain: Plain,
    pub plan: Plan,
    read_gb18030: ReadGb18030,
    pub heads: Heads,
}

/// A cell judged: the verdict, the codes of all issues as bits, and the code if it is one.
pub(super) struct Judged {
    pub verdict: Verdict,
    pub issues: u64,
    pub code: Option<[u8; LENGTH]>,
    /// Whether the maker of the code was counted.
    pub is_counted: bool,
}

impl Judge {
    pub fn new(rules: Ruleset, plan: Plan, read_gb18030: ReadGb18030) -> Self {
        let rules = Ruleset { is_final: true, ..rules };
        let at_a_glance = Plain::under(&rules);
        Self { rules, plain: at_a_glance, plan, read_gb18030, heads: Heads::new() }
    }

    /// The same rules for codes that stand alone.
    pub fn of_codes(&self) -> Self {
        let plan = Plan { splitter: Splitter::lines(), fields: plan::Fields::One, ..self.plan.clone() };
        Self::new(self.rules.clone(), plan, self.read_gb18030)
    }

    /// The verdict on a row.
    #[inline]
    pub fn row(&mut self, bytes: &[u8], record: &Record) -> Judged {
        if let Some(code) = self.at_a_glance(bytes, record) {
            if self.plain.has_body(code) {
                if let Some(known) = self.heads.of(code) {
                    known.count += 1;
                    return Judged {
                        verdict: known.verdict,
                        issues: known.issues,
                        code: Some(*code),
                        is_counted: true,
                    };
                }
                return self.by_the_rules_and_learn(code);
            }
            if code.iter().all(|&byte| Alphabet::ALNUM36.contains(byte)) {
                return self.by_the_rules(code);
            }
        }
        self.by_the_report(bytes, record)
    }

    /// The 29 bytes of a cell that has as many, quotes aside.
    #[inline]
    fn at_a_glance<'b>(&self, bytes: &'b [u8], record: &Record) -> Option<&'b [u8; LENGTH]> {
        if !self.plan.is_one_field() || !record.is_sound || record.fields <= self.plan.splitter.wanted[0] {
            return None;
        }
        let field = &bytes[record.cells[0].clone()];
        match field {
            [quote, inside @ .., last] if inside.len() == LENGTH && quote == last => {
                (Some(*quote) == self.plan.splitter.quote).then(|| inside.first_chunk()).flatten()
            }
            _ if field.len() == LENGTH => field.first_chunk(),
            _ => None,
        }
    }

    /// Nothing is to be said about a plain body, so what is said is said about every code of the maker.
    #[cold]
    fn by_the_rules_and_learn(&mut self, code: &[u8; LENGTH]) -> Judged {
        if !code.iter().all(|&byte| Alphabet::ALNUM36.contains(byte)) {
            let text = String::from_utf8_lossy(code);
            return judged(&check_cell(&text, &self.rules), &text);
        }
        let judged = self.by_the_rules(code);
        if judged.code.is_some() {
            self.heads.learn(Known::new(code, judged.verdict, judged.issues));
        }
        judged
    }

    /// 29 characters of `0-9A-Z` need no reading: the rules say the same about them as the report would.
    fn by_the_rules(&self, code: &[u8; LENGTH]) -> Judged {
        if is_rounded(code) {
            let verdict =
                Verdict { standing: Standing::Invalid, code: Some(IssueCode::SpreadsheetRounded), place: None };
            return Judged { verdict, issues: bit(IssueCode::SpreadsheetRounded), code: None, is_counted: false };
        }
        let mut issues = 0;
        let mut worst: Option<(Severity, usize, usize, IssueCode)> = None;
        let _ = every_rule(&Shape { bytes: *code, len: LENGTH }, &self.rules, &mut |finding| {
            issues |= bit(finding.code);
            let comes_first = |it: (Severity, usize, usize, IssueCode)| {
                finding.severity > it.0
                    || finding.severity == it.0 && (finding.places.start, finding.places.end) < (it.1, it.2)
            };
            if worst.is_none_or(comes_first) {
                worst = Some((finding.severity, finding.places.start, finding.places.end, finding.code));
            }
            ControlFlow::<()>::Continue(())
        });
        let severity = worst.map(|it| it.0);
        let verdict = Verdict {
            standing: standing(severity),
            code: worst.map(|it| it.3),
            place: worst.and_then(|it| u8::try_from(it.1).ok()),
        };
        Judged { verdict, issues, code: (severity != Some(Severity::Error)).then_some(*code), is_counted: false }
    }

    #[cold]
    fn by_the_report(&self, bytes: &[u8], record: &Record) -> Judged {
        judged(&self.report(bytes, record), &self.text(bytes, record))
    }

    /// Everything there is to say about a row. Spans are in bytes of [`Judge::text`].
    pub fn report(&self, bytes: &[u8], record: &Record) -> Report {
        let report = match self.cells(bytes, record) {
            None => return misshapen(record, &self.plan),
            Some(Cells::One(text)) => check_cell(&text, &self.rules),
            Some(Cells::Four(parts)) => check_parts(parts.each_ref().map(AsRef::as_ref), &self.rules),
        };
        if record.is_sound || report.issues.iter().any(|it| it.code == IssueCode::TooLongToCheck) {
            // A number or nothing where the code should be, in a row that calls itself a total.
            let may_be_total = report.id.is_none() && !report.issues.iter().any(|it| it.code == IssueCode::TotalsRow);
            if may_be_total && self.plan.splitter.delimiter.is_some() && self.is_total(bytes, record) {
                let text = self.text(bytes, record);
                return alone(Issue::new(IssueCode::TotalsRow, 0..text.len()));
            }
            return report;
        }
        misshapen(record, &self.plan)
    }

    /// The text that was judged.
    pub fn text(&self, bytes: &[u8], record: &Record) -> String {
        match self.cells(bytes, record) {
            Some(Cells::One(text)) => text.into_owned(),
            Some(Cells::Four(parts)) => joined(parts.each_ref().map(AsRef::as_ref)),
            None => self.decoded(&bytes[record.span.start..record.end]).chars().take(80).collect(),
        }
    }

    fn cells<'b>(&self, bytes: &'b [u8], record: &Record) -> Option<Cells<'b>> {
        let text = |index: usize| {
            let field = &bytes[record.cells[index].clone()];
            match unquoted(field, self.plan.splitter.quote) {
                Cow::Borrowed(field) => self.decoded(field),
                Cow::Owned(field) => Cow::Owned(self.decoded(&field).into_owned()),
            }
        };
        if let plan::Fields::Key(key) = &self.plan.fields {
            let line = self.decoded(&bytes[record.span.start..record.end]);
            return match json::value_of(&line, key) {
                Ok(value) => Some(Cells::One(Cow::Owned(value.unwrap_or_default()))),
                Err(json::NotAnObject) if line.trim().is_empty() => Some(Cells::One(Cow::Borrowed(""))),
                Err(json::NotAnObject) => None,
            };
        }
        let last_wanted = self.plan.splitter.wanted[3];
        let is_empty = record.fields == 1 && record.end == record.span.start;
        if record.fields <= last_wanted && !is_empty {
            return None;
        }
        Some(match self.plan.fields {
            plan::Fields::Four(order) => Cells::Four(order.map(text)),
            _ => Cells::One(text(0)),
        })
    }

    fn decoded<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        if bytes.is_ascii() {
            return String::from_utf8_lossy(bytes);
        }
        match self.plan.encoding.unwrap_or_else(|| Encoding::of_text(bytes)) {
            Encoding::Gb18030 => Cow::Owned((self.read_gb18030)(bytes)),
            Encoding::Utf8 | Encoding::Utf16Le => String::from_utf8_lossy(bytes),
        }
    }

    fn is_total(&self, bytes: &[u8], record: &Record) -> bool {
        let row = self.decoded(&bytes[record.span.start..record.end]);
        let delimiter = self.plan.splitter.delimiter.map_or(',', char::from);
        let quote = self.plan.splitter.quote.map_or('"', char::from);
        row.len() < 1_000 && row.split(delimiter).any(|field| is_total(field.trim_matches(quote).trim()))
    }
}

enum Cells<'b> {
    One(Cow<'b, str>),
    Four([Cow<'b, str>; 4]),
}

const _: () = assert!(IssueCode::ALL.len() <= 64, "the codes of a row are kept as bits");

const fn bit(code: IssueCode) -> u64 {
    1 << code as u8
}

const fn standing(worst: Option<Severity>) -> Standing {
    match worst {
        Some(Severity::Error) => Standing::Invalid,
        Some(Severity::Warning) => Standing::Warned,
        Some(Severity::Info) | None => Standing::Valid,
    }
}

/// A text as it may be shown: a person's number is masked.
pub(super) fn shown(text: String, report: &Report) -> String {
    let is_person = |issue: &Issue| {
        issue.code == IssueCode::OtherScheme && issue.param("scheme").is_some_and(|it| *it == "citizen-id".into())
    };
    if report.issues.iter().any(is_person) { redact(text.as_str()) } else { text }
}

/// A report in short.
fn judged(report: &Report, text: &str) -> Judged {
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
        Some(issue) => Verdict {
            standing: standing(Some(issue.severity)),
            code: Some(issue.code),
            place: place(issue, text, report),
        },
        None => Verdict::CLEAN,
    };
    Judged { verdict, issues, code, is_counted: false }
}

/// A row that has no such field, or whose quotes or length make no sense.
fn misshapen(record: &Record, plan: &Plan) -> Report {
    let issue = Issue::new(IssueCode::RowShape, 0..0);
    let needed = plan.splitter.wanted[3] + 1;
    alone(if record.is_sound && record.fields < needed {
        issue.with("expected", needed).with("actual", record.fields)
    } else {
        issue
    })
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
