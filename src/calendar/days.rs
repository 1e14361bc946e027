//! Days, weeks, months and years, as ISO 8601 writes them.

use alloc::string::{String, ToString};

use crate::json::push_number;

/// Whether a text is a day as `YYYY-MM-DD`.
pub(crate) fn is_day(text: &str) -> bool {
    Parts::read("YYYY-MM-DD", text).is_some_and(|it| is_in_calendar(it.year, it.month, it.day))
}

/// The day after a day.
pub(crate) fn day_after(day: &str) -> Option<String> {
    let Parts { year, month, day, .. } = Parts::read("YYYY-MM-DD", day)?;
    let (year, month, day) = match (month, day) {
        _ if day < days_of(year, month) => (year, month, day + 1),
        (12, _) => (year + 1, 1, 1),
        _ => (year, month + 1, 1),
    };
    Some(day_of(&Parts { year, month, day, week: 0 }))
}

/// The first and the last day of a day, a week, a month or a year in the notation of ISO 8601.
pub(crate) fn days_within(iso: &str) -> Option<(String, String)> {
    let date = |year, month, day| day_of(&Parts { year, month, day, week: 0 });
    match iso.len() {
        10 => is_day(iso).then(|| (iso.to_string(), iso.to_string())),
        8 => {
            let Parts { year, week, .. } = Parts::read("YYYY-WWW", &replaced(iso))?;
            let first = monday_of(year, week)?;
            let last = (0..6).try_fold(first.clone(), |day, _| day_after(&day))?;
            Some((first, last))
        }
        7 => {
            let Parts { year, month, .. } = Parts::read("YYYY-MM", iso)?;
            (1..=12).contains(&month).then(|| (date(year, month, 1), date(year, month, days_of(year, month))))
        }
        _ => Parts::read("YYYY", iso).map(|Parts { year, .. }| (date(year, 1, 1), date(year, 12, 31))),
    }
}

/// The Monday of a week, which may lie in the year before.
fn monday_of(year: u64, week: u64) -> Option<String> {
    // 4 January lies in the first week.
    let before = (first_weekday(year) + 3) % 7;
    let ordinal = 4 + 7 * week.checked_sub(1)?;
    let (year, month, day) = match ordinal.checked_sub(before).filter(|ordinal| *ordinal > 0) {
        Some(ordinal) => {
            let (month, day) = month_of(year, ordinal);
            (year, month, day)
        }
        None => (year.checked_sub(1)?, 12, ordinal + 31 - before),
    };
    Some(day_of(&Parts { year, month, day, week: 0 }))
}

pub(super) fn day_of(date: &Parts) -> String {
    let mut iso = String::new();
    push_number(&mut iso, date.year, 4);
    for part in [date.month, date.day] {
        iso.push('-');
        push_number(&mut iso, part, 2);
    }
    iso
}

#[derive(Default)]
pub(super) struct Parts {
    pub year: u64,
    pub month: u64,
    pub day: u64,
    pub week: u64,
}

impl Parts {
    pub fn read(template: &str, text: &str) -> Option<Self> {
        let mut date = Self::default();
        if template.len() != text.len() {
            return None;
        }
        for (letter, byte) in template.bytes().zip(text.bytes()) {
            let part = match letter {
                b'Y' => &mut date.year,
                b'M' => &mut date.month,
                b'D' => &mut date.day,
                b'W' if template.ends_with('w') && byte == b'W' => continue,
                b'W' if template.ends_with('w') => return None,
                b'W' | b'w' => &mut date.week,
                _ if letter == byte => continue,
                _ => return None,
            };
            *part = *part * 10 + u64::from(byte.is_ascii_digit().then(|| byte - b'0')?);
        }
        if template.starts_with("YY") && !template.starts_with("YYYY") {
            date.year += 2000;
        }
        // A week 00 would be taken for no week at all.
        (date.year > 0 && (date.week > 0 || !is_of_week(template))).then_some(date)
    }

    pub fn day_of_year(&self) -> u64 {
        (1..self.month).map(|month| days_of(self.year, month)).sum::<u64>() + self.day
    }
}

/// The week of a day: that of its Thursday, which may lie in the year before or after.
pub(super) fn week_of(day: &Parts) -> String {
    let (mut year, ordinal) = (day.year, day.day_of_year());
    let weekday = (first_weekday(year) + ordinal - 1) % 7;
    let mut week = (ordinal + 9 - weekday) / 7;
    if week == 0 {
        year -= 1;
        week = weeks_of(year);
    } else if week > weeks_of(year) {
        (year, week) = (year + 1, 1);
    }
    let mut iso = String::new();
    push_number(&mut iso, year, 4);
    iso.push_str("-W");
    push_number(&mut iso, week, 2);
    iso
}

const fn is_leap(year: u64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub(super) const fn days_of(year: u64, month: u64) -> u64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Month and day of a day of the year, which may be past its end.
pub(super) const fn month_of(year: u64, ordinal: u64) -> (u64, u64) {
    let (mut month, mut day) = (1, ordinal);
    while month <= 12 && day > days_of(year, month) {
        day -= days_of(year, month);
        month += 1;
    }
    (month, day)
}

/// Whether there is such a day.
pub(crate) const fn is_in_calendar(year: u64, month: u64, day: u64) -> bool {
    1 <= month && month <= 12 && 1 <= day && day <= days_of(year, month)
}

/// 53 where the year begins on a Thursday, or is a leap year that begins on a Wednesday; else 52.
pub(super) const fn weeks_of(year: u64) -> u64 {
    let first = first_weekday(year);
    if first == 3 || first == 2 && is_leap(year) { 53 } else { 52 }
}

/// The weekday of 1 January. Monday is 0: that of the year 1 was one.
const fn first_weekday(year: u64) -> u64 {
    let before = year - 1;
    (before * 365 + before / 4 - before / 100 + before / 400) % 7
}

/// `2026-W21` as `2026-021`, so that a week is three digits of its template.
pub(super) fn replaced(iso: &str) -> String {
    let is_week = iso.len() == 8;
    iso.char_indices().map(|(at, it)| if is_week && at == 5 && it == 'W' { '0' } else { it }).collect()
}

pub(super) fn is_of_week(template: &str) -> bool {
    template.ends_with(['W', 'w'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_a_first_and_a_last_day() {
        for (iso, first, last) in [
            ("2026-05-22", "2026-05-22", "2026-05-22"),
            ("2026-W21", "2026-05-18", "2026-05-24"),
            ("2026-W01", "2025-12-29", "2026-01-04"),
            ("2026-W53", "2026-12-28", "2027-01-03"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2026", "2026-01-01", "2026-12-31"),
        ] {
            assert_eq!(days_within(iso), Some((first.into(), last.into())), "{iso}");
        }
        // Every week begins on the day that falls into it, and on a Monday.
        for (year, week) in (2000..2100).flat_map(|year| (1..=weeks_of(year)).map(move |week| (year, week))) {
            let monday = monday_of(year, week).unwrap();
            let parts = Parts::read("YYYY-MM-DD", &monday).unwrap();
            assert_eq!((first_weekday(parts.year) + parts.day_of_year() - 1) % 7, 0, "{monday}");
            assert_eq!(week_of(&parts), alloc::format!("{year}-W{week:02}"));
        }
        for iso in ["", "x", "2026-13", "2026-02-29", "2026-W00", "0000"] {
            assert_eq!(days_within(iso), None, "{iso}");
        }
    }

    #[test]
    fn days_follow_each_other_into_months_and_years() {
        for (day, after) in [
            ("2026-05-22", "2026-05-23"),
            ("2026-05-31", "2026-06-01"),
            ("2027-02-28", "2027-03-01"),
            ("2028-02-28", "2028-02-29"),
            ("2026-12-31", "2027-01-01"),
        ] {
            assert_eq!(day_after(day).as_deref(), Some(after));
        }
    }

    #[test]
    fn a_week_has_the_days_whose_week_it_is() {
        for year in 1999..2060 {
            for week in 1..=weeks_of(year) {
                let iso = alloc::format!("{year:04}-W{week:02}");
                let (first, last) = days_within(&iso).unwrap();
                let mut day = first;
                for at in 0..7 {
                    assert_eq!(week_of(&Parts::read("YYYY-MM-DD", &day).unwrap()), iso, "{day}");
                    if at == 6 {
                        assert_eq!(day, last);
                    }
                    day = day_after(&day).unwrap();
                }
            }
        }
        assert_eq!(days_within("2026"), Some(("2026-01-01".into(), "2026-12-31".into())));
        assert_eq!(days_within("2026-05-22"), Some(("2026-05-22".into(), "2026-05-22".into())));
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        let long: alloc::vec::Vec<_> = (2000..2060).filter(|year| weeks_of(*year) == 53).collect();
        assert_eq!(long, [2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048, 2054]);
    }
}
