//! Dates, as spreadsheets write what they took for one: a model `MAR1` comes back as `1-Mar`.
//!
//! ```text
//!  1-Mar  Mar-01  1-Mar-26  01-Mar-2026        the month by its name, which is never in capitals
//!  2026-03-01  2026/3/1  2026.3.1              the year first
//!  3/1/2026  1/3/2026  01.03.2026  3/1/26      the year last; of two digits behind a slash
//!  3月1日  2026年3月  2026年3月1日
//!  2026-03-01 00:00:00                         any of them with a time behind it
//! ```
//!
//! All else is none: `H1-A001` and `1-MAR` are segments with a hyphen in them.

use core::ops::RangeInclusive;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Whether a text is a date as spreadsheets write one.
pub(in crate::bulk) fn is_date(text: &str) -> bool {
    let date = text.split_once([' ', 'T']).filter(|(_, time)| is_time(time)).map_or(text, |(date, _)| date);
    is_of_a_named_month(date) || is_of_numbers(date) || is_chinese(date)
}

fn is_of_a_named_month(text: &str) -> bool {
    let mut parts = text.split('-');
    let parts = [parts.next(), parts.next(), parts.next(), parts.next()];
    let is_name = |text| MONTHS.contains(&text);
    match parts {
        [Some(one), Some(other), None, None] => is_day(one) && is_name(other) || is_name(one) && is_any_year(other),
        [Some(day), Some(month), Some(year), None] => is_day(day) && is_name(month) && is_any_year(year),
        _ => false,
    }
}

fn is_of_numbers(text: &str) -> bool {
    ['-', '/', '.'].into_iter().any(|mark| {
        let mut parts = text.split(mark);
        let (Some(one), Some(two), Some(three), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return false;
        };
        let has_year_last = mark == '/' && is_any_year(three) || mark == '.' && is_year(three);
        is_year(one) && is_month(two) && is_day(three)
            || has_year_last && (is_month(one) && is_day(two) || is_day(one) && is_month(two))
    })
}

fn is_chinese(text: &str) -> bool {
    let (year, rest) = text.split_once('年').map_or((None, text), |(year, rest)| (Some(year), rest));
    let Some((month, day)) = rest.split_once('月') else { return false };
    let has_day = day.strip_suffix('日').is_some_and(is_day);
    year.is_none_or(is_any_year) && is_month(month) && (has_day || year.is_some() && day.is_empty())
}

/// `0:00`, `00:00:00.000`, `12:00:00 AM`, `00:00:00Z`.
fn is_time(text: &str) -> bool {
    let text = text.trim_end_matches([' ', 'A', 'P', 'M', 'Z']);
    text.contains(':') && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b':' | b'.'))
}

fn is_any_year(text: &str) -> bool {
    is_year(text) || text.len() == 2 && is_within(text, 0..=99)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_within(text, 1900..=2099)
}

fn is_month(text: &str) -> bool {
    text.len() <= 2 && is_within(text, 1..=12)
}

fn is_day(text: &str) -> bool {
    text.len() <= 2 && is_within(text, 1..=31)
}

/// Digits, and the number is one of these.
fn is_within(text: &str, numbers: RangeInclusive<u16>) -> bool {
    !text.starts_with('+') && text.parse().is_ok_and(|number| numbers.contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_write_for_a_date_is_one() {
        for text in [
            "1-Mar",
            "Mar-01",
            "Mar-2026",
            "1-Mar-26",
            "01-Mar-2026",
            "2026-03-01",
            "2026/3/1",
            "2026.3.1",
            "3/1/2026",
            "31/3/2026",
            "01.03.2026",
            "3/1/26",
            "3月1日",
            "2026年3月",
            "2026年3月1日",
            "2026-03-01 00:00:00",
            "2026-03-01T00:00:00.000Z",
            "2026/3/1 0:00",
            "3/1/2026 12:00:00 AM",
        ] {
            assert!(is_date(text), "{text}");
        }
    }

    #[test]
    fn segments_with_marks_in_them_are_no_dates() {
        for text in [
            "",
            "MAR1",
            "1-MAR",
            "1-mar",
            "MAR-01",
            "32-Mar",
            "H1-A001",
            "26-3-1",
            "20-26-31",
            "2026-13",
            "2026-3",
            "1-2-3-4",
            "13/13/26",
            "1.3.26",
            "1800-3-1",
            "2026-05-22-A00000001",
            "2026-0522-000000001",
            "TE-ST",
            "TEST 1:2",
            "+1-Mar",
            "3月",
            "3月1",
            "3月32日",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
