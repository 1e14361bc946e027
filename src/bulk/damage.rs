//! What spreadsheets do to codes, told by name.
//!
//! Tried with `LibreOffice`, pandas, pyarrow and `openpyxl`: 29 digits are written as `8.61599900120261E+028`, with two or
//! three exponent digits and either `e`; a cell of format `0` keeps fifteen digits and writes zeros for the rest;
//! text is protected as `="…"` or with a leading apostrophe; a column of a segment alone loses its leading zeros. A code
//! in one column that starts with two letters was damaged by nothing tried.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use crate::check::{Report, Status, check, find, normalize};
use crate::issue::{Issue, IssueCode, Severity};
use crate::layout::{LENGTH, Segment};
use crate::ruleset::{Ruleset, Separators};

/// Check the text of a cell: a code, or what a spreadsheet made of one.
///
/// The text is finished: what could still be continued is too short. Spans are in bytes of the text given.
///
/// ```
/// use humanoid_id::{Ruleset, bulk::check_cell};
/// let rules = Ruleset::default();
/// let code = |text| check_cell(text, &rules).issues[0].code.id();
/// assert_eq!(code("8.61599900120261E+028"), "spreadsheet-scientific");
/// assert_eq!(code("86159990012026000000000000000"), "spreadsheet-rounded");
/// assert_eq!(code("=\"CNTESTH1A00120260522A00000001\""), "spreadsheet-formula");
/// assert_eq!(code("合计"), "totals-row");
/// assert_eq!(code(" "), "blank");
/// ```
#[must_use]
pub fn check_cell(text: &str, rules: &Ruleset) -> Report {
    check_finished(text, &Ruleset { is_final: true, ..rules.clone() })
}

/// As [`check_cell`], by rules that say that the text is finished.
pub(super) fn check_finished(text: &str, rules: &Ruleset) -> Report {
    let content = trimmed(text);
    if content.is_empty() {
        return alone(Issue::new(IssueCode::Blank, 0..text.len()));
    }
    if is_total(&text[content.clone()]) {
        return alone(Issue::new(IssueCode::TotalsRow, content));
    }
    let inside = unwrapped(text, content.clone());
    let mut report = check_value(&text[inside.clone()], rules);
    for span in report.issues.iter_mut().map(|it| &mut it.span).chain(report.edits.iter_mut().map(|it| &mut it.span)) {
        *span = span.start + inside.start..span.end + inside.start;
    }
    if inside != content {
        report.issues.insert(0, Issue::new(IssueCode::SpreadsheetFormula, content));
    }
    report
}

fn check_value(value: &str, rules: &Ruleset) -> Report {
    let whole = || 0..value.len();
    if is_scientific(value) {
        return alone(Issue::new(IssueCode::SpreadsheetScientific, whole()).with("found", value));
    }
    if is_rounded(value.as_bytes()) {
        return alone(Issue::new(IssueCode::SpreadsheetRounded, whole()).with("found", value));
    }
    let report = check(value, rules);
    if report.status != Status::Valid && value.len() >= 2 * LENGTH {
        let count = count_codes(value, rules);
        if count > 1 {
            return alone(Issue::new(IssueCode::SeveralCodes, whole()).with("count", count));
        }
    }
    report
}

#[cold]
fn count_codes(text: &str, rules: &Ruleset) -> usize {
    find(text, rules).len()
}

/// Check a code that stands in four columns: country, enterprise, model and serial.
///
/// Spans are in bytes of the four texts with one space between each two, as [`joined`] writes them.
///
/// ```
/// use humanoid_id::{Ruleset, bulk::check_parts};
/// let rules = Ruleset::default();
/// let report = check_parts(["CN", "12", "H1A001", "20260522A00000001"], &rules);
/// assert_eq!(report.issues[0].code.id(), "lost-leading-zeros");
/// assert_eq!(report.issues[0].span, 3..5);
/// ```
#[must_use]
pub fn check_parts(parts: [&str; 4], rules: &Ruleset) -> Report {
    check_parts_with(parts, rules, |_, _| None)
}

/// As [`check_parts`], where something else may already know what is wrong with a part that begins at a place.
pub(super) fn check_parts_with(
    parts: [&str; 4],
    rules: &Ruleset,
    fault: impl Fn(Segment, usize) -> Option<Issue>,
) -> Report {
    let mut spans = [const { 0..0 }; 4];
    let mut start = 0;
    for (part, span) in parts.into_iter().zip(&mut spans) {
        *span = start..start + part.len();
        start = span.end + 1;
    }
    let text = joined(parts);
    if parts.iter().all(|part| trimmed(part).is_empty()) {
        return alone(Issue::new(IssueCode::Blank, 0..text.len()));
    }
    if parts.iter().any(|part| is_total(&part[trimmed(part)])) {
        return alone(Issue::new(IssueCode::TotalsRow, 0..text.len()));
    }
    let rules = Ruleset { is_final: true, ..rules.clone() };
    let faults: Vec<_> = Segment::ALL
        .into_iter()
        .filter_map(|segment| {
            let span = spans[segment as usize].clone();
            fault(segment, span.start).or_else(|| wrong_width(parts[segment as usize], segment, span, &rules))
        })
        .collect();
    if !faults.is_empty() {
        return invalid(faults);
    }
    check(text.as_str(), &spaced(rules))
}

/// The spaces between parts are ours, so they count as separators whatever the rules say.
fn spaced(rules: Ruleset) -> Ruleset {
    let separators = match rules.separators {
        Separators::None => Separators::Characters(" ".into()),
        Separators::Characters(own) => Separators::Characters(own + " "),
        Separators::Lenient => Separators::Lenient,
    };
    Ruleset { separators, ..rules }
}

/// Where the places of a good code stand in the text that it was found in; `parts` says whether those are [`joined`].
pub(super) fn places(text: &str, report: &Report, parts: bool, rules: &Ruleset) -> Vec<Range<usize>> {
    let is_wrapped = report.issues.iter().any(|it| it.code == IssueCode::SpreadsheetFormula);
    let inside = if is_wrapped { unwrapped(text, trimmed(text)) } else { 0..text.len() };
    let rules = if parts { spaced(rules.clone()) } else { rules.clone() };
    let places = normalize(&text[inside.clone()], &rules).places.into_iter();
    places.map(|it| it.character.start + inside.start..it.character.end + inside.start).collect()
}

/// The four columns of a code as one text.
#[must_use]
pub fn joined(parts: [&str; 4]) -> String {
    parts.join(" ")
}

fn wrong_width(part: &str, segment: Segment, span: Range<usize>, rules: &Ruleset) -> Option<Issue> {
    let inside = &part[trimmed(part)];
    let about = |code, severity| Issue { severity, segment: Some(segment), ..Issue::new(code, span.clone()) };
    if segment == Segment::Serial && is_scientific(inside) {
        return Some(about(IssueCode::SpreadsheetScientific, Severity::Error).with("found", inside));
    }
    let actual = normalize(part, rules).places.len();
    let code = if actual > segment.width() {
        IssueCode::TooLong
    } else if actual == segment.width() {
        return None;
    } else if !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit()) {
        IssueCode::LostLeadingZeros
    } else {
        IssueCode::TooShort
    };
    Some(about(code, Severity::Error).with("expected", segment.width()).with("actual", actual))
}

/// The report on a cell about which there is one thing to say, and it is no code.
pub(super) fn alone(issue: Issue) -> Report {
    invalid(vec![issue])
}

fn invalid(issues: Vec<Issue>) -> Report {
    Report { status: Status::Invalid, id: None, segments: [const { None }; 4], next: None, issues, edits: Vec::new() }
}

/// Where the content stands, without white space and byte-order marks around it.
fn trimmed(text: &str) -> Range<usize> {
    let surrounds = |it: char| it.is_whitespace() || matches!(it, '\u{feff}' | '\u{200b}');
    let start = text.len() - text.trim_start_matches(surrounds).len();
    start..start + text[start..].trim_end_matches(surrounds).len()
}

/// Where the text inside `="…"`, `"…"` or behind an apostrophe stands; the content itself where there is none.
fn unwrapped(text: &str, content: Range<usize>) -> Range<usize> {
    let body = &text[content.clone()];
    let bare = body.strip_prefix('=').unwrap_or(body);
    if let Some(inside) = bare.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
        return content.end - inside.len() - 1..content.end - 1;
    }
    let inside = body.strip_prefix(['\'', '\u{2018}', '\u{ff07}']).unwrap_or(body);
    content.end - inside.len()..content.end
}

/// A number with an exponent. Its sign must be there: `2E0005` is a model like any other.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let mantissa = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.strip_prefix(['+', '-']).unwrap_or("");
    whole.len() == 1 && digits(whole) && digits(fraction) && (1..=3).contains(&power.len()) && digits(power)
}

/// Doubles keep fifteen digits; spreadsheets write zeros for the rest.
const DIGITS_KEPT: usize = 15;

/// All digits, and zeros from the sixteenth on.
pub(super) fn is_rounded(text: &[u8]) -> bool {
    text.len() == LENGTH
        && text.iter().all(u8::is_ascii_digit)
        && text[DIGITS_KEPT..].iter().all(|&byte| byte == b'0')
        && text.iter().any(|&byte| byte != b'0')
}

/// How a row begins that adds up the rows above it.
const TOTALS: [&str; 16] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "总数",
    "累计",
    "汇总",
    "合計",
    "總計",
    "total",
    "totals",
    "subtotal",
    "sum",
    "grand total",
    "count",
    "summary",
];

/// Whether a cell says that its row is a total: one of the words, and at most a colon and a number behind it.
pub(super) fn is_total(text: &str) -> bool {
    // Asked of every cell of a row that is not clean, and hardly any begins like one of the words.
    let Some(first) = text.bytes().next() else { return false };
    if first.is_ascii() && !TOTALS.iter().any(|word| word.as_bytes()[0].eq_ignore_ascii_case(&first)) {
        return false;
    }
    // The longest word with a count behind it.
    if text.len() > 40 || text.bytes().filter(u8::is_ascii_digit).count() > 10 {
        return false;
    }
    let rest = text.trim_end_matches(|it: char| {
        it.is_ascii_digit() || it.is_whitespace() || matches!(it, ':' | '\u{ff1a}' | ',' | '.' | '台' | '条' | '行')
    });
    let bare: String = rest.chars().filter(|it| !it.is_whitespace() || it.is_ascii()).collect();
    TOTALS.iter().any(|word| bare.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "CNTESTH1A00120260522A00000001";

    fn told(text: &str) -> Vec<(&'static str, Range<usize>)> {
        check_cell(text, &Ruleset::default()).issues.iter().map(|it| (it.code.id(), it.span.clone())).collect()
    }

    #[test]
    fn numbers_with_an_exponent_are_scientific() {
        for text in ["8.61599900120261E+028", "8.615999001756395e+28", "8,61599900120261E+28", "1E+28"] {
            assert_eq!(told(text), [("spreadsheet-scientific", 0..text.len())]);
        }
        assert_eq!(told("2E0005")[0].0, "country-not-letters");
    }

    #[test]
    fn wrappers_are_taken_off_and_noted() {
        for (text, span) in [("=\"{}\"", 0..32), ("'{}", 0..30), (" \"{}\" ", 1..32)] {
            let report = check_cell(&text.replace("{}", CODE), &Ruleset::default());
            assert_eq!(report.status, Status::Valid);
            assert_eq!((report.issues[0].code, report.issues[0].span.clone()), (IssueCode::SpreadsheetFormula, span));
        }
        let faulty = "=\"CNTESTH1A0#120260522A00000001\"";
        assert_eq!(told(faulty), [("spreadsheet-formula", 0..32), ("character-not-allowed", 12..13)]);
    }

    #[test]
    fn two_codes_are_two() {
        let both = alloc::format!("{CODE}, DETESTH1A00120260522A00000001");
        assert_eq!(told(&both), [("several-codes", 0..60)]);
    }

    #[test]
    fn totals_are_told_from_text_that_only_contains_the_word() {
        for text in ["合计", "合 计：", "Total 500", "小计:3台", "SUM"] {
            let text = text.replace("合 计", "合计");
            assert_eq!(told(&text)[0].0, "totals-row", "{text}");
        }
        assert_ne!(told("Totally wrong")[0].0, "totals-row");
    }

    #[test]
    fn columns_of_one_segment_are_judged_by_their_width() {
        let report = check_parts(["CN", "TEST", "H1A001", "2.0260522E+016"], &Ruleset::default());
        assert_eq!(report.issues[0].code, IssueCode::SpreadsheetScientific);
        assert_eq!((report.issues[0].segment, report.issues[0].span.clone()), (Some(Segment::Serial), 15..29));
        let none = Ruleset { separators: Separators::None, ..Ruleset::default() };
        let report = check_parts(["CN", "TEST", "H1A001", "20260522A00000001"], &none);
        assert_eq!(report.id.map(|id| id.as_str().len()), Some(LENGTH));
        let report = check_parts(["", "TEST", "H1A001", "20260522A00000001"], &Ruleset::default());
        assert_eq!((report.issues[0].code, report.issues[0].segment), (IssueCode::TooShort, Some(Segment::Country)));
    }
}
