//! Rows of a spreadsheet or a table of typed columns, as the host that unpacks them hands them over.
//!
//! ```text
//!  序号 US 编码 LF             US (0x1F) between cells, LF behind a row
//!  SO 1 US CNTEST… LF          SO (0x0E) in front of a number, as its shortest decimal
//!  SO 2 US SI =B2&C2 LF        SI (0x0F) in front of a formula that was saved without its result
//! ```
//!
//! There are no quotes; a character that would mean something else follows an escape (0x1B) and is moved up by 0x40.
//!
//! The type of a cell tells what its text cannot: 17 digits of a serial that are a number have been through a double,
//! and only fifteen of them are what somebody entered.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::bulk::judge::damage::{alone, check_cell, check_parts_with};
use crate::bulk::judge::numbers::DIGITS_KEPT;
use crate::check::Report;
use crate::format::Ruleset;
use crate::issue::{Issue, IssueCode, Severity};

/// What stands between cells.
pub(in crate::bulk) const BETWEEN: u8 = 0x1F;

const NUMBER: char = '\u{e}';
const FORMULA: char = '\u{f}';
const ESCAPE: char = '\u{1b}';

/// What a cell holds, apart from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bulk) enum Kind {
    Text,
    Number,
    /// A formula without its result.
    Formula,
}

/// The kind and the text of a cell as it was handed over.
pub(in crate::bulk) fn opened(cell: &str) -> (Kind, Cow<'_, str>) {
    let (kind, text) = match cell.chars().next() {
        Some(NUMBER) => (Kind::Number, &cell[1..]),
        Some(FORMULA) => (Kind::Formula, &cell[1..]),
        _ => (Kind::Text, cell),
    };
    (kind, unescaped(text))
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains(ESCAPE) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut is_moved = false;
    for character in text.chars() {
        match u8::try_from(character) {
            _ if character == ESCAPE && !is_moved => {
                is_moved = true;
                continue;
            }
            Ok(byte @ 0x40..=0x5F) if is_moved => plain.push(char::from(byte - 0x40)),
            _ => plain.push(character),
        }
        is_moved = false;
    }
    Cow::Owned(plain)
}

/// Check a cell by its kind and text.
pub(in crate::bulk) fn check_typed(kind: Kind, text: &str, rules: &Ruleset) -> Report {
    fault(kind, text, 0).map_or_else(|| check_cell(text, rules), alone)
}

/// Check a code that stands in four cells: country, enterprise, model and serial. Spans are as in
/// [`check_parts`](crate::bulk::check_parts).
pub(in crate::bulk) fn check_typed_parts(kinds: [Kind; 4], parts: [&str; 4], rules: &Ruleset) -> Report {
    check_parts_with(parts, rules, |segment, start| {
        let issue = fault(kinds[segment as usize], parts[segment as usize], start)?;
        Some(Issue { segment: Some(segment), ..issue })
    })
}

/// What became of a text that is a number now, or was to be worked out; it begins at `start`.
pub(super) fn fault(kind: Kind, text: &str, start: usize) -> Option<Issue> {
    let digits = || text.bytes().filter(u8::is_ascii_digit).count();
    let code = match kind {
        Kind::Number if text.contains(['e', 'E']) => IssueCode::SpreadsheetScientific,
        Kind::Number if digits() > DIGITS_KEPT => IssueCode::SpreadsheetRounded,
        Kind::Formula if !is_literal(text) => IssueCode::SpreadsheetFormula,
        _ => return None,
    };
    let issue = Issue::new(code, start..start + text.len()).with("found", text);
    Some(Issue { severity: Severity::Error, ..issue })
}

/// `="…"`, which needs no result to be read.
fn is_literal(formula: &str) -> bool {
    let inside = formula.strip_prefix("=\"").and_then(|it| it.strip_suffix('"'));
    inside.is_some_and(|it| !it.contains('"'))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::format::Segment;

    fn told(kind: Kind, text: &str) -> Option<(&'static str, Severity)> {
        check_typed(kind, text, &Ruleset::default()).issues.first().map(|it| (it.code.id(), it.severity))
    }

    #[test]
    fn cells_are_opened_again() {
        assert_eq!(opened("\u{e}12"), (Kind::Number, "12".into()));
        assert_eq!(opened("\u{f}=A1"), (Kind::Formula, "=A1".into()));
        assert_eq!(opened("\u{1b}Na\u{1b}J\u{1b}_\u{1b}[\u{1b}"), (Kind::Text, "\u{e}a\n\u{1f}\u{1b}".into()));
    }

    #[test]
    fn the_kind_of_a_cell_tells_what_its_text_cannot() {
        let rounded = Some(("spreadsheet-rounded", Severity::Error));
        assert_eq!(told(Kind::Number, "20260522000000000"), rounded);
        assert_eq!(told(Kind::Number, "8.61599900120261e+28"), Some(("spreadsheet-scientific", Severity::Error)));
        assert_eq!(told(Kind::Number, "20260522000000"), Some(("country-not-letters", Severity::Error)));
        assert_ne!(told(Kind::Text, "20260522000000000"), rounded);
    }

    #[test]
    fn a_formula_without_its_result_is_read_only_where_it_is_its_own_text() {
        assert_eq!(told(Kind::Formula, "=B2&C2"), Some(("spreadsheet-formula", Severity::Error)));
        assert_eq!(told(Kind::Formula, "=\"CN\"&\"X\""), Some(("spreadsheet-formula", Severity::Error)));
        let report = check_typed(Kind::Formula, "=\"CNTESTH1A00120260522A00000001\"", &Ruleset::default());
        assert!(report.id.is_some() && report.issues[0].severity == Severity::Info);
    }

    #[test]
    fn of_four_cells_each_is_told_by_its_kind() {
        use Kind::{Number, Text};
        let parts = ["CN", "12", "H1A001", "20260522000000000"];
        let report = check_typed_parts([Text, Number, Text, Number], parts, &Ruleset::default());
        let told: Vec<_> = report.issues.iter().map(|it| (it.code.id(), it.segment, it.span.clone())).collect();
        assert_eq!(
            told,
            [
                ("lost-leading-zeros", Some(Segment::Enterprise), 3..5),
                ("spreadsheet-rounded", Some(Segment::Serial), 13..30),
            ]
        );
    }
}
