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

use crate::bulk::damaged_words::{resembles_code, words};
use crate::bulk::judge::blanks::is_word_for_nothing;
use crate::bulk::judge::dates::is_date;
use crate::bulk::judge::numbers::{DIGITS_KEPT, has_fraction, is_digits, is_rounded, is_scientific, whole_number};
use crate::bulk::judge::totals::{is_amount, is_total};
use crate::bulk::judge::wrappers::{is_wrapped, trimmed, without_wrappers};
use crate::check::{
    EditKind, Report, Status, check, code_point, find, first_error, is_invisible, narrow, normalize, only_code,
    surrounds,
};
use crate::format::{LENGTH, Ruleset, Segment, Separators};
use crate::issue::{Issue, IssueCode, Severity};

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
pub(in crate::bulk) fn check_finished(text: &str, rules: &Ruleset) -> Report {
    let content = trimmed(text, surrounds);
    let wrapped = is_wrapped(text, &content);
    let bare = without_wrappers(text, wrapped.then_some(content.clone()));
    if trimmed(&bare, surrounds).is_empty() {
        return alone(Issue::new(IssueCode::Blank, 0..text.len()));
    }
    if is_word_for_nothing(bare.trim_matches(surrounds)) {
        return alone(Issue::new(IssueCode::Blank, content));
    }
    if is_total(&text[content.clone()]) {
        return alone(Issue::new(IssueCode::TotalsRow, content));
    }
    // Ordinary space around a code is nothing to tell of, however much there is.
    let inside = trimmed(&bare, |it| it.is_ascii_whitespace());
    let mut report = check_value(&bare[inside.clone()], rules);
    for span in report.issues.iter_mut().map(|it| &mut it.span).chain(report.edits.iter_mut().map(|it| &mut it.span)) {
        *span = span.start + inside.start..span.end + inside.start;
    }
    if !report.issues.iter().any(|it| it.code == IssueCode::TextAroundCode) {
        report.issues.extend(beyond_ascii(&bare, &report));
    }
    if wrapped {
        report.issues.insert(0, Issue::new(IssueCode::SpreadsheetFormula, content));
    }
    report
}

/// Whether a text may be no code that stands there as it is: nothing at all, something in wrappers, a number that a
/// spreadsheet wrote. `false` only where [`check_finished`] finds none of these.
pub(in crate::bulk) fn may_be_damaged(text: &[u8]) -> bool {
    match text.trim_ascii_start() {
        [] | [b'=' | b'"' | b'\'' | b'0'..=b'9' | b'+' | b'-' | b'\x0b', ..] => is_damaged(text),
        [first, ..] => !first.is_ascii() && is_damaged(text),
    }
}

fn is_damaged(text: &[u8]) -> bool {
    let Ok(text) = core::str::from_utf8(text) else { return true };
    let content = trimmed(text, surrounds);
    let number = &text[content.clone()];
    content.is_empty() || is_wrapped(text, &content) || number_damage(number).is_some()
}

/// What a spreadsheet made of a code, if it is a number that can only come from one.
fn number_damage(number: &str) -> Option<IssueCode> {
    if is_scientific(number) {
        Some(IssueCode::SpreadsheetScientific)
    } else if is_rounded(whole_number(number).as_deref().unwrap_or(number).as_bytes()) {
        Some(IssueCode::SpreadsheetRounded)
    } else {
        None
    }
}

fn check_value(value: &str, rules: &Ruleset) -> Report {
    let content = trimmed(value, surrounds);
    let number = &value[content.clone()];
    if let Some(code) = number_damage(number) {
        return alone(Issue::new(code, content).with("found", number));
    }
    let report = check(value, rules);
    if report.issues.iter().any(|it| it.code == IssueCode::TextAroundCode) {
        if let Some(inside) = without_around(value, rules) {
            return inside;
        }
    }
    if report.status != Status::Valid && value.len() >= 2 * LENGTH {
        let count = count_codes(value, rules);
        if count > 1 {
            return alone(Issue::new(IssueCode::SeveralCodes, content).with("count", count));
        }
    }
    report
}

/// The report on the one code of a text, as a cell has it: what stands around it is only warned of.
#[cold]
fn without_around(text: &str, rules: &Ruleset) -> Option<Report> {
    let (id, span) = only_code(text, rules)?;
    // What looks like another code, and is none, may be the one that was meant.
    let rest = [&text.as_bytes()[..span.start], &text.as_bytes()[span.end..]];
    if rest.into_iter().flat_map(words).any(|word| word != id.as_bytes() && resembles_code(word)) {
        return None;
    }
    // In an address letters may be escaped; then their places are not those of the code.
    let as_it_stands = check(&text[span.clone()], rules);
    let is_escaped = as_it_stands.id != Some(id);
    let mut report = if is_escaped { check(id.as_str(), rules) } else { as_it_stands };
    for it in report.issues.iter_mut().map(|it| &mut it.span).chain(report.edits.iter_mut().map(|it| &mut it.span)) {
        *it = if is_escaped { span.clone() } else { it.start + span.start..it.end + span.start };
    }
    let issue = Issue::new(IssueCode::TextAroundCode, span).with("found", id.as_str());
    report.issues.insert(0, Issue { severity: Severity::Warning, ..issue });
    Some(report)
}

/// How many codes a text holds, with something between them or nothing.
#[cold]
fn count_codes(text: &str, rules: &Ruleset) -> usize {
    let places: Vec<u8> = normalize(text, rules).places.iter().map(|place| place.byte).collect();
    let codes = places.chunks_exact(LENGTH);
    let is_code = |code: &[u8]| code.first_chunk().is_some_and(|code| first_error(code, rules).is_ok());
    if codes.remainder().is_empty() && codes.clone().all(is_code) {
        return codes.len();
    }
    let mut found: Vec<_> = find(text, rules).into_iter().map(|it| it.id).collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

/// What a code was read in spite of: whoever compares texts as they are would not find it. Only ASCII counts in a code,
/// so everything else in a text that is one was left out or read as something else.
fn beyond_ascii(text: &str, report: &Report) -> Option<Issue> {
    report.id?;
    let mut characters = text.char_indices().filter(|(_, it)| !it.is_ascii());
    let (start, first) = characters.next()?;
    let (at, last) = characters.next_back().unwrap_or((start, first));
    let kind = match first {
        _ if first.is_whitespace() => "space",
        _ if is_invisible(first) => "invisible",
        _ if narrow(first) != first => "full-width",
        _ => "separator",
    };
    let issue = Issue::new(IssueCode::SpreadsheetCharacters, start..at + last.len_utf8());
    Some(issue.with("kind", kind).with("codePoint", code_point(first.into()).collect::<String>()))
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
pub(in crate::bulk) fn check_parts_with(
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
    let contents = Segment::ALL.map(|segment| {
        let (part, start) = (trimmed(parts[segment as usize], surrounds), spans[segment as usize].start);
        (segment, part.start + start..part.end + start)
    });
    let wrapped = contents.into_iter().filter(|(_, content)| is_wrapped(&text, content));
    let bare = without_wrappers(&text, wrapped.clone().map(|it| it.1));
    if trimmed(&bare, surrounds).is_empty() {
        return alone(Issue::new(IssueCode::Blank, 0..text.len()));
    }
    let cells = Segment::ALL.map(|segment| bare[spans[segment as usize].clone()].trim_matches(surrounds));
    if cells.iter().all(|cell| cell.is_empty() || is_word_for_nothing(cell)) {
        return alone(Issue::new(IssueCode::Blank, 0..text.len()));
    }
    // A word for a total, and nothing behind it that may be a segment of a code.
    if let Some((first, rest)) = cells.iter().position(|cell| !cell.is_empty()).map(|at| cells.split_at(at + 1)) {
        let is_sum = |cell: &&str| cell.is_empty() || is_amount(cell) || is_word_for_nothing(cell);
        if first.last().is_some_and(|word| is_total(word)) && rest.iter().all(is_sum) {
            return alone(Issue::new(IssueCode::TotalsRow, 0..text.len()));
        }
    }
    let rules = Ruleset { is_final: true, ..rules.clone() };
    let faults: Vec<_> = Segment::ALL
        .into_iter()
        .filter_map(|segment| {
            let span = spans[segment as usize].clone();
            fault(segment, span.start).or_else(|| wrong_width(&bare[span.clone()], segment, span, &rules))
        })
        .collect();
    let mut report = if faults.is_empty() { check(&*bare, &spaced(rules)) } else { invalid(faults) };
    for edit in report.edits.iter_mut().filter(|it| it.kind == EditKind::Separator) {
        edit.from = text[edit.span.clone()].into();
    }
    report.issues.extend(beyond_ascii(&bare, &report));
    let told =
        |(segment, content)| Issue { segment: Some(segment), ..Issue::new(IssueCode::SpreadsheetFormula, content) };
    report.issues.splice(0..0, wrapped.map(told));
    report
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
pub(in crate::bulk) fn places(text: &str, report: &Report, parts: bool, rules: &Ruleset) -> Vec<Range<usize>> {
    let wrapped = report.issues.iter().filter(|it| it.code == IssueCode::SpreadsheetFormula);
    let bare = without_wrappers(text, wrapped.map(|it| it.span.clone()));
    let around = report.issues.iter().find(|it| it.code == IssueCode::TextAroundCode);
    let inside = around.map_or(0..bare.len(), |it| it.span.clone());
    let rules = if parts { spaced(rules.clone()) } else { rules.clone() };
    let places = normalize(&bare[inside.clone()], &rules).places;
    places.into_iter().map(|it| it.character.start + inside.start..it.character.end + inside.start).collect()
}

/// The four columns of a code as one text.
#[must_use]
pub fn joined(parts: [&str; 4]) -> String {
    parts.join(" ")
}

/// What is wrong with a part by its width, or by what it became instead of a segment.
fn wrong_width(part: &str, segment: Segment, span: Range<usize>, rules: &Ruleset) -> Option<Issue> {
    let inside = &part[trimmed(part, surrounds)];
    let about = |code| Issue { severity: Severity::Error, segment: Some(segment), ..Issue::new(code, span.clone()) };
    let whole = whole_number(inside);
    let became = if is_scientific(inside) {
        Some(IssueCode::SpreadsheetScientific)
    } else if is_date(inside) {
        Some(IssueCode::SpreadsheetDate)
    } else if whole.as_ref().is_some_and(|whole| whole.len() > DIGITS_KEPT) {
        Some(IssueCode::SpreadsheetRounded)
    } else {
        None
    };
    if let Some(code) = became {
        return Some(about(code).with("found", inside));
    }
    let (width, actual) = (segment.width(), normalize(part, rules).places.len());
    let (code, actual) = match whole {
        Some(whole) if whole.len() < width => (IssueCode::LostLeadingZeros, whole.len()),
        // As many digits as places, but the mark between them made a number of them.
        None if actual == width && has_fraction(inside) => (IssueCode::TooLong, actual + 1),
        None if actual == width => return None,
        None if actual < width && is_digits(inside) => (IssueCode::LostLeadingZeros, actual),
        None if actual < width => (IssueCode::TooShort, actual),
        _ => (IssueCode::TooLong, actual),
    };
    Some(about(code).with("expected", width).with("actual", actual))
}

/// The report on a cell about which there is one thing to say, and it is no code.
pub(in crate::bulk) fn alone(issue: Issue) -> Report {
    invalid(vec![issue])
}

fn invalid(issues: Vec<Issue>) -> Report {
    Report { status: Status::Invalid, id: None, segments: [const { None }; 4], next: None, issues, edits: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "CNTESTH1A00120260522A00000001";

    fn told(text: &str) -> Vec<(&'static str, Range<usize>)> {
        check_cell(text, &Ruleset::default()).issues.iter().map(|it| (it.code.id(), it.span.clone())).collect()
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
