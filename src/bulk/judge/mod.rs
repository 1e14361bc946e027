//! What a row's cell is: a code without a remark at a glance, everything else by the rules.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

use crate::bulk::damaged_words::{resembles_code, words};
use crate::bulk::judge::blanks::is_word_for_nothing;
use crate::bulk::judge::damage::{alone, check_finished, check_parts, joined};
use crate::bulk::judge::makers::{Known, Makers};
use crate::bulk::judge::numbers::is_rounded;
use crate::bulk::judge::registries::{Makes, Registries};
use crate::bulk::judge::sheet::{check_typed, check_typed_parts};
use crate::bulk::judge::totals::{is_amount, is_total};
use crate::bulk::judge::verdict::{CellReport, Findings, Judged, judged};
use crate::bulk::options::{Format, Options};
use crate::bulk::plan;
use crate::bulk::plan::{Plan, letters};
use crate::bulk::rows::encoding::ReadGb18030;
use crate::bulk::rows::fast_rows::code_in;
use crate::bulk::rows::json;
use crate::bulk::rows::quoted_rows::{Hidden, hidden_rows};
use crate::bulk::rows::scan::Plain;
use crate::bulk::rows::splitter::{LONGEST, RawRow, Splitter, unquoted};
use crate::bulk::summary::Summary;
use crate::check::{HumanoidId, Report, Shape, Status, every_rule, first_error, surrounds};
use crate::format::{Alphabet, LENGTH, Ruleset};
use crate::issue::{Issue, IssueCode, Severity};
use crate::meaning::{is_doubtful, only_suggestion};
use crate::privacy::{masked, redact};
use crate::registry::Knowledge;

pub(super) mod blanks;
mod cells;
pub(super) mod damage;
mod dates;
mod editions;
pub(super) mod makers;
mod numbers;
pub(super) mod registries;
pub(super) mod sheet;
pub(super) mod totals;
pub(super) mod verdict;
mod wrappers;

use cells::Cells;
use editions::ByEdition;

/// The rules in force, and what has been learned about the file.
pub(in crate::bulk) struct Judge {
    pub rules: Ruleset,
    /// Whether a code with something around it is an error.
    is_strict: bool,
    pub plain: Plain,
    pub plan: Plan,
    read_gb18030: ReadGb18030,
    pub makers: Makers,
    /// Where registries are asked.
    makes: Option<Makes>,
    /// Where several editions of the rules stand side by side: the others.
    by_edition: Option<Box<ByEdition>>,
}

impl Judge {
    /// By what was asked for.
    pub fn of(options: &Options, plan: &Plan, read_gb18030: ReadGb18030) -> Self {
        let one = |rules: &Ruleset| {
            let judge = Self::new(rules.clone(), plan.clone(), read_gb18030);
            judge.strict(options.strict).asking(&options.registries)
        };
        match &options.editions {
            None => one(&options.rules),
            Some(editions) => ByEdition::judge(editions, options.order_of_editions(), &one),
        }
    }

    fn new(rules: Ruleset, plan: Plan, read_gb18030: ReadGb18030) -> Self {
        let rules = Ruleset { is_final: true, ..rules };
        let at_a_glance = Plain::under(&rules);
        Self {
            rules,
            is_strict: false,
            plain: at_a_glance,
            plan,
            read_gb18030,
            makers: Makers::new(),
            makes: None,
            by_edition: None,
        }
    }

    /// The same, and a code with something around it is an error.
    fn strict(self, is_strict: bool) -> Self {
        Self { is_strict, ..self }
    }

    /// The same, and registries are asked.
    fn asking(mut self, registries: &Registries) -> Self {
        self.makes = (!registries.is_empty()).then(|| Makes::new(registries));
        self
    }

    /// Whether form is all that counts.
    #[inline]
    pub fn is_about_form(&self) -> bool {
        self.makes.is_none()
    }

    /// The same rules for codes that stand alone.
    pub fn of_codes(&self) -> Self {
        let plan = Plan { splitter: Splitter::lines(), fields: plan::Fields::One, ..self.plan.clone() };
        let one = |rules: &Ruleset| Self::new(rules.clone(), plan.clone(), self.read_gb18030);
        self.by_edition.as_ref().map_or_else(|| one(&self.rules), |by_edition| by_edition.again(&one))
    }

    /// The verdict on a row.
    #[inline]
    pub fn row(&mut self, bytes: &[u8], record: &RawRow) -> Judged {
        match self.by_edition.take() {
            None => self.row_by_these(bytes, record),
            Some(mut by_edition) => {
                let judged = by_edition.row(self, bytes, record);
                self.by_edition = Some(by_edition);
                judged
            }
        }
    }

    /// Put what was counted here with the other counts.
    pub fn count(&mut self, summary: &mut Summary) {
        self.makers.counts().for_each(|(head, count)| summary.count_maker(head, count));
        if let Some(by_edition) = &mut self.by_edition {
            by_edition.count(summary);
        }
    }

    /// By the rules of one edition.
    #[inline]
    fn row_by_these(&mut self, bytes: &[u8], record: &RawRow) -> Judged {
        if record.lines > 1 && self.hidden_rows(bytes, record).is_some() {
            return self.by_the_report(bytes, record);
        }
        if !self.is_about_form() {
            return self.with_registries(bytes, record);
        }
        if let Some(code) = self.at_a_glance(bytes, record) {
            if self.plain.has_body(code) {
                if let Some(known) = self.makers.of(code) {
                    known.count += 1;
                    return Judged {
                        verdict: known.verdict,
                        issues: known.issues,
                        code: Some(*code),
                        is_counted: true,
                        cell: None,
                    };
                }
                if let Some(judged) = self.by_the_rules_and_learn(code) {
                    return judged;
                }
            } else if code.iter().all(|&byte| Alphabet::ALNUM36.contains(byte)) {
                let judged = self.by_the_rules(code);
                if judged.code.is_some() || !self.may_be_header(code) {
                    return judged;
                }
            }
        }
        self.by_the_report(bytes, record)
    }

    /// What a quoted field over several lines hides.
    #[cold]
    fn hidden_rows(&self, bytes: &[u8], record: &RawRow) -> Option<Hidden> {
        if record.lines == 1 || !record.is_sound {
            return None;
        }
        let is_code = |code: &[u8; LENGTH]| {
            let others = self.by_edition.iter().flat_map(|it| it.rules());
            core::iter::once(&self.rules).chain(others).any(|rules| first_error(code, rules).is_ok())
        };
        let width = if self.plan.width == usize::MAX { record.fields } else { self.plan.width };
        hidden_rows(&bytes[record.start..record.end], width, &self.plan.splitter, is_code)
    }

    /// The 29 bytes of a cell that has as many, quotes aside.
    #[inline]
    fn at_a_glance<'b>(&self, bytes: &'b [u8], record: &RawRow) -> Option<&'b [u8; LENGTH]> {
        if !self.plan.is_one_field() || !record.is_sound || record.fields <= self.plan.splitter.wanted[0] {
            return None;
        }
        if record.fields > self.plan.width && self.is_too_wide(bytes, record) {
            return None;
        }
        code_in(&bytes[record.cells[0].clone()], self.plan.splitter.quote)
    }

    /// The verdict where registries are asked as well: nothing is known of a code by its maker's name alone.
    #[cold]
    fn with_registries(&mut self, bytes: &[u8], record: &RawRow) -> Judged {
        let is_code = |code: &&[u8; LENGTH]| code.iter().all(|&byte| Alphabet::ALNUM36.contains(byte));
        let Some(code) = self.at_a_glance(bytes, record).filter(is_code) else {
            return self.by_the_report(bytes, record);
        };
        let mut form = self.findings(code, &[]);
        if let Some(makes) = self.makes.as_ref().filter(|_| form.has(IssueCode::AmbiguousLetter)) {
            let id = HumanoidId::from_checked(&Shape { bytes: *code, len: LENGTH });
            form = self.findings(code, &makes.registries().confirmed(&id));
        }
        match &mut self.makes {
            Some(makes) if form.are_of_a_code() => makes.findings(code, &self.rules).and(form).of(code),
            _ => form.of(code),
        }
    }

    /// Nothing is to be said about a plain body, so what is said is said about every code of the maker.
    #[cold]
    fn by_the_rules_and_learn(&mut self, code: &[u8; LENGTH]) -> Option<Judged> {
        if !code.iter().all(|&byte| Alphabet::ALNUM36.contains(byte)) {
            return None;
        }
        let judged = self.by_the_rules(code);
        if judged.code.is_none() && self.may_be_header(code) {
            return None;
        }
        if judged.code.is_some() {
            self.makers.learn(Known::new(code, judged.verdict, judged.issues));
        }
        Some(judged)
    }

    /// Whether 29 places are what stands above the codes.
    #[inline]
    fn may_be_header(&self, code: &[u8; LENGTH]) -> bool {
        self.plan.may_come_again && matches!(self.plan.own_names.as_slice(), [name] if name.as_bytes() == code)
    }

    /// 29 characters of `0-9A-Z` need no reading: the rules say the same about them as the report would.
    fn by_the_rules(&self, code: &[u8; LENGTH]) -> Judged {
        self.findings(code, &[]).of(code)
    }

    /// What the rules find, but for doubts about places that are confirmed.
    fn findings(&self, code: &[u8; LENGTH], confirmed: &[Range<usize>]) -> Findings {
        let mut findings = Findings::default();
        if is_rounded(code) {
            findings.add_of_cell(IssueCode::SpreadsheetRounded);
            return findings;
        }
        let _ = every_rule(&Shape { bytes: *code, len: LENGTH }, &self.rules, &mut |finding| {
            let is_confirmed = confirmed.iter().any(|range| range.contains(&finding.places.start));
            if !(is_confirmed && is_doubtful(finding.code, finding.severity)) {
                let character = code.get(finding.places.start).map_or('\0', |&it| char::from(it));
                let letters = &self.plan.letters_in_use;
                let severity = letters::settled(letters, finding.code, finding.severity, code, character);
                findings.add(finding.code, severity, &finding.places);
            }
            ControlFlow::<()>::Continue(())
        });
        findings
    }

    #[cold]
    #[inline(never)]
    fn by_the_report(&self, bytes: &[u8], record: &RawRow) -> Judged {
        judged(self.report_by_these(bytes, record))
    }

    /// Everything there is to say about a row.
    pub fn cell_report(&self, bytes: &[u8], record: &RawRow) -> CellReport {
        match &self.by_edition {
            None => self.report_by_these(bytes, record),
            Some(by_edition) => by_edition.report(self, bytes, record),
        }
    }

    /// The identifier of an edition of the rules, by its place in the order given.
    pub fn edition_id(&self, place: usize) -> Option<&str> {
        self.by_edition.as_ref()?.id(place)
    }

    /// The code that a text was probably meant to be, by the rules of an edition, where exactly one remains.
    pub fn suggestion(&self, text: &str, edition: Option<usize>) -> Option<HumanoidId> {
        if let (Some(by_edition), Some(edition)) = (&self.by_edition, edition) {
            return by_edition.judge_of(edition).unwrap_or(self).suggestion(text, None);
        }
        match &self.makes {
            Some(makes) => makes.registries().suggestion(text, &self.rules),
            None => only_suggestion(text, &self.rules, Knowledge::default()),
        }
    }

    fn report_by_these(&self, bytes: &[u8], record: &RawRow) -> CellReport {
        let (text, mut report) = match self.cells(bytes, record) {
            None => {
                let row = self.decoded(&bytes[record.start..record.end]);
                let is_blank = record.is_sound && row.chars().all(surrounds);
                let issue = if is_blank { Issue::new(IssueCode::Blank, 0..0) } else { self.misshapen(bytes, record) };
                (row.chars().take(80).collect(), alone(issue))
            }
            Some(Cells::One(text)) => {
                let report = check_finished(&text, &self.rules);
                (text.into_owned(), report)
            }
            Some(others) => self.check_others(&others),
        };
        if !record.is_sound && !report.issues.iter().any(|it| it.code == IssueCode::TooLongToCheck) {
            report = alone(self.misshapen(bytes, record));
        } else if self.may_be_total(&report) && may_stand_in_totals(&text) && self.is_total(bytes, record) {
            // A number or nothing where the code should be, in a row that calls itself a total.
            report = alone(Issue::new(IssueCode::TotalsRow, 0..text.len()));
        } else if report.id.is_none() && self.is_header_again(&text, bytes, record) {
            report = alone(Issue::new(IssueCode::TotalsRow, 0..text.len()));
        } else if record.fields > self.plan.width && self.is_too_wide(bytes, record) {
            // A code that is good all the same is one; anything else may be a field that belongs elsewhere.
            let severity = if report.id.is_some() { Severity::Warning } else { Severity::Error };
            report.issues.insert(0, Issue { severity, ..self.misshapen(bytes, record) });
        }
        if self.is_displaced(&report, bytes, record) {
            report = alone(self.misshapen(bytes, record));
        }
        if let Some(hidden) = self.hidden_rows(bytes, record) {
            let issue = Issue::new(IssueCode::RowsInQuotes, 0..text.len());
            let severity = if hidden == Hidden::Values { Severity::Error } else { Severity::Warning };
            if severity == Severity::Error {
                (report.status, report.id) = (Status::Invalid, None);
            }
            report.issues.insert(0, Issue { severity, ..issue });
        }
        if self.is_strict {
            if let Some(around) = report.issues.iter_mut().find(|it| it.code == IssueCode::TextAroundCode) {
                around.severity = Severity::Error;
                (report.status, report.id) = (Status::Invalid, None);
            }
        }
        if let Some(id) = report.id {
            letters::settle(&self.plan.letters_in_use, &mut report.issues, id.as_bytes());
        }
        if let Some(makes) = self.makes.as_ref().filter(|_| report.id.is_some()) {
            self.ask(makes, &mut report, &text);
        }
        CellReport { text, report, edition: None }
    }

    #[cold]
    fn ask(&self, makes: &Makes, report: &mut Report, text: &str) {
        makes.registries().report(report, text, self.plan.is_in_parts(), &self.rules);
    }

    fn may_be_total(&self, report: &Report) -> bool {
        self.plan.splitter.delimiter.is_some()
            && report.id.is_none()
            && !report.issues.iter().any(|it| it.code == IssueCode::TotalsRow)
    }

    #[inline(never)]
    fn check_others(&self, cells: &Cells<'_>) -> (String, Report) {
        match cells {
            Cells::One(text) => (text.clone().into_owned(), check_finished(text, &self.rules)),
            Cells::Four(parts) => {
                let parts = parts.each_ref().map(AsRef::as_ref);
                (joined(parts), check_parts(parts, &self.rules))
            }
            Cells::OneTyped((kind, text)) => (text.clone(), check_typed(*kind, text, &self.rules)),
            Cells::FourTyped(parts) => {
                let (kinds, texts) = (parts.each_ref().map(|it| it.0), parts.each_ref().map(|it| it.1.as_ref()));
                (joined(texts), check_typed_parts(kinds, texts, &self.rules))
            }
        }
    }

    /// Whether a row has more fields than the table has columns, and more than nothing in them: delimiters alone at the end
    /// of rows are a habit of some programs.
    #[cold]
    fn is_too_wide(&self, bytes: &[u8], record: &RawRow) -> bool {
        let row = &bytes[record.start..record.end];
        let idle = row.iter().rev().take_while(|byte| Some(**byte) == self.plan.splitter.delimiter).count();
        record.fields.saturating_sub(idle) > self.plan.width
    }

    /// Whether nothing stands where the code should in a row that has a field more than others, and what looks like a code
    /// beside it.
    fn is_displaced(&self, report: &Report, bytes: &[u8], record: &RawRow) -> bool {
        record.fields > self.plan.usual_width
            && matches!(report.issues.as_slice(), [issue] if issue.code == IssueCode::Blank)
            && words(&bytes[record.start..record.end]).any(resembles_code)
    }

    /// Whether a row is the one that names the columns, cell by cell, as in files that were joined; its code would be this
    /// text. One cell alone is such a row only where codes go by the name: what stands where codes stand in other rows may
    /// be a bad one.
    #[cold]
    fn is_header_again(&self, text: &str, bytes: &[u8], record: &RawRow) -> bool {
        let is_same = |name: &str, cell: &str| words_of(name).eq(words_of(cell));
        let (names, splitter) = (&self.plan.header_row, &self.plan.splitter);
        if !self.plan.may_come_again || record.fields < names.len() || !is_same(&self.plan.own_names.join(" "), text) {
            return false;
        }
        let mut cells = Vec::new();
        splitter.split_all(&bytes[..record.end], record.start, true, |it| cells.push(it), |_| ControlFlow::Break(()));
        let value_of = |cell: &Range<usize>| {
            let text = self.decoded(&unquoted(&bytes[cell.clone()], splitter.quote)).into_owned();
            if self.plan.format.is_typed() { sheet::opened(&text).1.into_owned() } else { text }
        };
        let agrees = |(place, cell): (usize, &Range<usize>)| {
            is_same(names.get(place).map_or("", String::as_str), &value_of(cell))
        };
        cells.iter().enumerate().all(agrees)
    }

    /// A row that has not the fields of the table, or whose quotes or length make no sense; a line that is no JSON object,
    /// or leads to more than a text.
    #[cold]
    pub fn misshapen(&self, bytes: &[u8], record: &RawRow) -> Issue {
        let about = |code| Issue::new(code, 0..0);
        let needed = self.plan.splitter.wanted[3] + 1;
        let expected = if self.plan.width == usize::MAX { needed } else { self.plan.width };
        if record.is_sound && (record.fields < needed || record.fields > self.plan.width) {
            about(IssueCode::RowShape).with("expected", expected).with("actual", record.fields)
        } else if record.end - record.span.start >= LONGEST {
            about(IssueCode::RowTooLong).with("limit", LONGEST)
        } else if self.plan.format == Format::JsonLines {
            let line = self.decoded(&bytes[record.start..record.end]);
            let key = match &self.plan.fields {
                plan::Fields::Key(key) | plan::Fields::FourKeys([key, ..]) => key,
                plan::Fields::TextKeys(keys) => keys.first().map_or("", String::as_str),
                plan::Fields::One | plan::Fields::Four(_) | plan::Fields::Texts(_) => "",
            };
            let is_row = json::values_of(&line, [key]).is_ok();
            about(IssueCode::RowShape).with("reason", if is_row { "not-a-text" } else { "not-an-object" })
        } else {
            about(IssueCode::RowShape)
        }
    }

    /// Whether the first field that holds more than a number is a word for a total.
    #[inline(never)]
    fn is_total(&self, bytes: &[u8], record: &RawRow) -> bool {
        let row = &bytes[record.start..record.end];
        if row.len() > 1_000 {
            return false;
        }
        let delimiter = self.plan.splitter.delimiter.map_or(',', char::from);
        let quote = self.plan.splitter.quote.map_or('"', char::from);
        // A cell of a sheet begins with a control character where it is no text.
        let surrounds = |it: char| it == quote || it.is_whitespace() || it.is_control();
        let is_number = |field: &&str| field.len() <= 10 && field.bytes().all(|it| matches!(it, b'0'..=b'9' | b'.'));
        let row = self.decoded(row);
        let mut fields = row.split(delimiter).map(|field| field.trim_matches(surrounds));
        if let Some(first) = fields.clone().find(|it| !is_number(it)) {
            return is_total(first);
        }
        // One number below the segments, and nothing else. No count begins with zeros, as a serial does.
        let mut filled = fields.by_ref().filter(|it| !it.is_empty());
        let is_count = filled.next().is_some_and(|it| !it.starts_with('0'));
        self.plan.is_in_parts() && is_count && filled.next().is_none()
    }
}

/// Whether what stands where a code should be may stand there in a row of totals.
fn may_stand_in_totals(text: &str) -> bool {
    let text = text.trim_matches(surrounds);
    text.is_empty() || is_word_for_nothing(text) || is_amount(text) || is_total(text)
}

/// The words of a text, without marks that cannot be seen around it.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.trim_matches(surrounds).split_whitespace()
}

/// A text as it may be shown: what may be a person's number is masked, unless the text is a code alone.
pub(in crate::bulk) fn shown(text: &str, report: &Report) -> String {
    let is_person = |issue: &Issue| {
        issue.code == IssueCode::OtherScheme && issue.param("scheme").is_some_and(|it| *it == "citizen-id".into())
    };
    if report.issues.iter().any(is_person) {
        return redact(text);
    }
    // Of a text that is a code and nothing else, no digits are a person's.
    let is_alone = report.id.is_some() && !report.issues.iter().any(|it| it.code == IssueCode::TextAroundCode);
    if is_alone { text.into() } else { masked(text.into()) }
}
