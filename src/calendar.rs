//! Dates as makers write them into codes, and as ISO 8601 writes them.
//!
//! A format is a template: `Y` year, `M` month, `D` day of the month (of the year where there is no month), `W` week of
//! ISO 8601; behind a `W` that stands for itself the week is `w`, as in `26W22`. Two digits of a year are those of 2000 to 2099. `vin-year` is one character for a model year as vehicles
//! have it, in the round of thirty years that began in 2010: no humanoid robot is older.

use alloc::string::{String, ToString};

use crate::json::push_number;

/// One of the published formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DateFormat(&'static str);

const VIN_YEAR: &str = "vin-year";
const VIN_YEARS: &str = "ABCDEFGHJKLMNPRSTVWXY123456789";
const FIRST_VIN_YEAR: u64 = 2010;

impl DateFormat {
    pub const ALL: [&'static str; 8] =
        ["YYYYMMDD", "YYMMDD", "YYYYDDD", "YYYYWW", "YYWW", "YYYYWww", "YYWww", VIN_YEAR];

    /// The format of an index in the list above.
    pub fn at(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied().map(Self)
    }

    pub const fn name(self) -> &'static str {
        self.0
    }

    /// The characters that it may hold.
    pub const fn characters(self) -> &'static str {
        match self.0.as_bytes() {
            _ if self.is_vin_year() => VIN_YEARS,
            [.., b'w'] => "0123456789W",
            _ => "0123456789",
        }
    }

    /// How ISO 8601 writes what it holds.
    pub fn notation(self) -> &'static str {
        match self.0 {
            VIN_YEAR => "YYYY",
            name if is_of_week(name) => "YYYY-Www, YYYY-MM-DD",
            _ => "YYYY-MM-DD",
        }
    }

    /// The parts that it has: year, month, day, week.
    pub fn letters(self) -> impl Iterator<Item = u8> + Clone {
        let (is_year, template) = (self.is_vin_year(), self.0);
        b"YMDW".iter().copied().filter(move |letter| match letter {
            _ if is_year => *letter == b'Y',
            // Of a day of the year the month is known.
            b'M' => template.contains('M') || template.contains('D'),
            letter => template.contains(char::from(*letter)),
        })
    }

    /// The years that it can write, where those are not all of four digits.
    pub fn years(self) -> Option<&'static str> {
        match self.0 {
            VIN_YEAR => Some("2010-2039"),
            name if name.starts_with("YYYY") => None,
            _ => Some("2000-2099"),
        }
    }

    /// How many places it takes.
    pub const fn width(self) -> usize {
        if self.is_vin_year() { 1 } else { self.0.len() }
    }

    const fn is_vin_year(self) -> bool {
        self.0.len() == VIN_YEAR.len() && self.0.as_bytes()[0] == b'v'
    }

    /// The date in the notation of ISO 8601, as exact as the format is; `None` where there is no such day or week.
    pub fn read(self, value: &str) -> Option<String> {
        let mut iso = String::new();
        if self.is_vin_year() {
            let index = VIN_YEARS.bytes().position(|it| value.as_bytes() == [it])?;
            push_number(&mut iso, FIRST_VIN_YEAR + index as u64, 4);
            return Some(iso);
        }
        let date = Parts::read(self.0, value)?;
        push_number(&mut iso, date.year, 4);
        if date.week > 0 {
            iso.push_str("-W");
            push_number(&mut iso, date.week, 2);
            return (date.week <= weeks_of(date.year)).then_some(iso);
        }
        let (mut month, mut day) = (date.month, date.day);
        if self.0 == "YYYYDDD" {
            month = 1;
            while month <= 12 && day > days_of(date.year, month) {
                day -= days_of(date.year, month);
                month += 1;
            }
        }
        let exists = (1..=12).contains(&month) && (1..=days_of(date.year, month)).contains(&day);
        for part in [month, day] {
            iso.push('-');
            push_number(&mut iso, part, 2);
        }
        exists.then_some(iso)
    }

    /// Whether a text is written as a date of this format, and there is no such date.
    pub fn is_missing_from_calendar(self, text: &str) -> bool {
        let is_there = if text.len() == self.width() {
            self.read(text).is_some()
        } else {
            [Self("YYYY-MM-DD").read(text), Self("YYYYWW").read(&text.replacen("-W", "", 1))]
                .iter()
                .any(Option::is_some)
        };
        let forms = [(self.0, text.to_string()), ("YYYY-MM-DD", text.to_string()), ("YYYY-WWW", replaced(text))];
        !is_there && forms.iter().any(|(form, text)| Parts::read(form, text).is_some())
    }

    /// The places for a date in that notation; `None` where it is no date of this format. Where a week is wanted, a day
    /// stands for the week that it falls into.
    pub fn write(self, iso: &str) -> Option<String> {
        if is_of_week(self.0) && is_day(iso) {
            return self.write(&week_of(&Parts::read("YYYY-MM-DD", iso)?));
        }
        let notation = ["YYYY-MM-DD", "YYYY-WWW", "YYYY"].into_iter().find(|it| it.len() == iso.len())?;
        // The first W of the second notation stands for itself.
        let mut date = Parts::read(notation, &replaced(iso))?;
        let mut places = String::new();
        if self.is_vin_year() {
            let index = usize::try_from(date.year.checked_sub(FIRST_VIN_YEAR)?).ok()?;
            places.push(char::from(*VIN_YEARS.as_bytes().get(index)?));
        } else {
            if self.0 == "YYYYDDD" {
                date.day = date.day_of_year();
            }
            let mut rest = self.0.as_bytes();
            while let Some(&letter) = rest.first() {
                let width = rest.iter().take_while(|it| **it == letter).count();
                let number = match letter {
                    b'Y' if width == 2 => date.year % 100,
                    b'Y' => date.year,
                    b'M' => date.month,
                    b'D' => date.day,
                    b'W' if self.0.ends_with('w') => {
                        places.push('W');
                        rest = rest.get(width..)?;
                        continue;
                    }
                    _ => date.week,
                };
                push_number(&mut places, number, width);
                rest = rest.get(width..)?;
            }
        }
        // What reads back as something else is another century's, another notation's, or no date at all.
        (self.read(&places).as_deref() == Some(iso)).then_some(places)
    }
}

/// `2026-W21` as `2026-021`, so that a week is three digits of its template.
fn replaced(iso: &str) -> String {
    let is_week = iso.len() == 8;
    iso.char_indices().map(|(at, it)| if is_week && at == 5 && it == 'W' { '0' } else { it }).collect()
}

fn is_of_week(template: &str) -> bool {
    template.ends_with(['W', 'w'])
}

/// Some parts of a date, as a maker's own number writes them: two digits of the year, or the day alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DatePart(&'static str);

impl DatePart {
    pub const ALL: [&'static str; 13] =
        ["YYYY", "YY", "MM", "DD", "WW", "DDD", "YYYYMM", "YYMM", "MMDD", "YYYYMMDD", "YYMMDD", "YYYYWW", "YYWW"];

    /// The parts of an index in the list above.
    pub fn at(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied().map(Self)
    }

    pub const fn name(self) -> &'static str {
        self.0
    }

    pub const fn width(self) -> usize {
        self.0.len()
    }

    /// The parts as letters: year, month, day, week.
    pub fn letters(self) -> impl Iterator<Item = u8> {
        let letters = self.0.as_bytes();
        (0..letters.len()).filter(|at| letters.get(at.wrapping_sub(1)) != letters.get(*at)).map(|at| letters[at])
    }

    /// Those of a date of ISO 8601; `None` where two digits do not tell its year.
    pub fn write(self, iso: &str) -> Option<String> {
        let date = DateParts::of(iso)?;
        let mut digits = String::new();
        let mut rest = self.0.as_bytes();
        while let Some(&letter) = rest.first() {
            let width = rest.iter().take_while(|it| **it == letter).count();
            let number = match (letter, width) {
                (b'Y', 2) if date.0.year / 100 != 20 => return None,
                (b'Y', 2) => date.0.year % 100,
                (b'Y', _) => date.0.year,
                (b'M', _) => date.0.month,
                (b'D', 3) => date.0.day_of_year(),
                (b'D', _) => date.0.day,
                _ => date.0.week,
            };
            push_number(&mut digits, number, width);
            rest = rest.get(width..)?;
        }
        Some(digits)
    }
}

/// A date that is put together of its parts.
#[derive(Default)]
pub(crate) struct DateParts(Parts, bool);

impl DateParts {
    /// Those of a date of ISO 8601.
    fn of(iso: &str) -> Option<Self> {
        let template = ["YYYY-MM-DD", "YYYY-WWW", "YYYY"].into_iter().find(|it| it.len() == iso.len())?;
        Parts::read(template, &replaced(iso)).map(|parts| Self(parts, false))
    }

    /// Take some parts more, as they are written; `None` where they are no digits.
    pub fn take(&mut self, part: DatePart, digits: &str) -> Option<()> {
        if digits.len() != part.width() || !digits.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        let Self(date, is_ordinal) = self;
        for (letter, digit) in part.0.bytes().zip(digits.bytes()) {
            let number = match letter {
                b'Y' => &mut date.year,
                b'M' => &mut date.month,
                b'D' => &mut date.day,
                _ => &mut date.week,
            };
            *number = *number * 10 + u64::from(digit - b'0');
        }
        if part.0.starts_with("YY") && !part.0.starts_with("YYYY") {
            date.year += 2000;
        }
        *is_ordinal |= part.0 == "DDD";
        Some(())
    }

    /// The date in the notation of ISO 8601; it may be none of the calendar.
    pub fn iso(&self) -> String {
        let Self(date, is_ordinal) = self;
        let mut iso = String::new();
        push_number(&mut iso, date.year, 4);
        if date.week > 0 {
            iso.push_str("-W");
            push_number(&mut iso, date.week, 2);
        } else if *is_ordinal {
            let mut places = iso.clone();
            push_number(&mut places, date.day, 3);
            return DateFormat("YYYYDDD").read(&places).unwrap_or(places);
        } else if date.month > 0 {
            for part in [date.month, date.day] {
                iso.push('-');
                push_number(&mut iso, part, 2);
            }
        }
        iso
    }
}

/// Whether a text is a day as `YYYY-MM-DD`.
pub(crate) fn is_day(text: &str) -> bool {
    DateFormat("YYYY-MM-DD").read(text).is_some()
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
    let (mut year, mut month) = (year, 1);
    let mut day = ordinal + 31 - before;
    if day > 31 {
        day -= 31;
    } else {
        (year, month) = (year.checked_sub(1)?, 12);
    }
    while day > days_of(year, month) {
        day -= days_of(year, month);
        month += 1;
    }
    Some(day_of(&Parts { year, month, day, week: 0 }))
}

fn day_of(date: &Parts) -> String {
    let mut iso = String::new();
    push_number(&mut iso, date.year, 4);
    for part in [date.month, date.day] {
        iso.push('-');
        push_number(&mut iso, part, 2);
    }
    iso
}

#[derive(Default)]
struct Parts {
    year: u64,
    month: u64,
    day: u64,
    week: u64,
}

impl Parts {
    fn read(template: &str, text: &str) -> Option<Self> {
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

    fn day_of_year(&self) -> u64 {
        (1..self.month).map(|month| days_of(self.year, month)).sum::<u64>() + self.day
    }
}

/// The week of a day: that of its Thursday, which may lie in the year before or after.
fn week_of(day: &Parts) -> String {
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

const fn days_of(year: u64, month: u64) -> u64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// 53 where the year begins on a Thursday, or is a leap year that begins on a Wednesday; else 52.
const fn weeks_of(year: u64) -> u64 {
    let first = first_weekday(year);
    if first == 3 || first == 2 && is_leap(year) { 53 } else { 52 }
}

/// The weekday of 1 January. Monday is 0: that of the year 1 was one.
const fn first_weekday(year: u64) -> u64 {
    let before = year - 1;
    (before * 365 + before / 4 - before / 100 + before / 400) % 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(name: &str) -> DateFormat {
        DateFormat::at(DateFormat::ALL.iter().position(|it| *it == name).unwrap()).unwrap()
    }

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
    fn every_format_is_read_and_written() {
        for (name, value, iso) in [
            ("YYYYMMDD", "20260522", "2026-05-22"),
            ("YYYYMMDD", "20280229", "2028-02-29"),
            ("YYMMDD", "260522", "2026-05-22"),
            ("YYYYDDD", "2026142", "2026-05-22"),
            ("YYYYDDD", "2028366", "2028-12-31"),
            ("YYYYWW", "202621", "2026-W21"),
            ("YYYYWW", "202653", "2026-W53"),
            ("YYWW", "2621", "2026-W21"),
            ("YYYYWww", "2026W22", "2026-W22"),
            ("YYWww", "26W22", "2026-W22"),
            ("vin-year", "A", "2010"),
            ("vin-year", "T", "2026"),
            ("vin-year", "9", "2039"),
        ] {
            assert_eq!(format(name).read(value).as_deref(), Some(iso), "{name} {value}");
            assert_eq!(format(name).write(iso).as_deref(), Some(value), "{name} {iso}");
            assert_eq!(format(name).width(), value.len());
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for (name, value) in [
            ("YYYYMMDD", "20260229"),
            ("YYYYMMDD", "20261301"),
            ("YYYYMMDD", "20260500"),
            ("YYYYMMDD", "00000101"),
            ("YYYYMMDD", "2026052A"),
            ("YYMMDD", "260431"),
            ("YYYYDDD", "2026366"),
            ("YYYYDDD", "2026000"),
            ("YYYYWW", "202753"),
            ("YYWW", "2600"),
            ("YYWww", "26W00"),
            ("YYWww", "26022"),
            ("YYWww", "26w22"),
            ("YYYYWww", "2027W53"),
            ("vin-year", "I"),
            ("vin-year", "0"),
        ] {
            assert_eq!(format(name).read(value), None, "{name} {value}");
        }
    }

    #[test]
    fn the_years_that_are_told_are_those_that_are_written() {
        for name in DateFormat::ALL {
            let format = format(name);
            let Some((first, last)) = format.years().map(|years| years.split_once('-').unwrap()) else { continue };
            let [first, last]: [u64; 2] = [first, last].map(|year| year.parse().unwrap());
            for year in 1..9999 {
                let iso = |rest: &str| alloc::format!("{year:04}{rest}");
                let written = ["", "-06-15", "-W21"].iter().any(|rest| format.write(&iso(rest)).is_some());
                assert_eq!(written, (first..=last).contains(&year), "{name} {year}");
            }
        }
    }

    #[test]
    fn what_the_format_cannot_hold_is_not_written() {
        for (name, iso) in [
            ("YYMMDD", "1926-05-22"),
            ("YYYYMMDD", "2026-W21"),
            ("YYYYMMDD", "2026-02-30"),
            ("YYYYWW", "2026-02-30"),
            ("YYWW", "2000-01-01"), // in the last week of 1999
            ("YYYYWW", "2026-021"),
            ("YYWW", "2126-W21"),
            ("vin-year", "2009"),
            ("vin-year", "2040"),
            ("vin-year", "2026-05-22"),
            ("YYYYMMDD", "\u{ff12}026-05"),
        ] {
            assert_eq!(format(name).write(iso), None, "{name} {iso}");
        }
    }

    #[test]
    fn a_day_stands_for_the_week_of_its_thursday() {
        for (day, week) in [
            ("2026-05-22", "202621"),
            ("2026-01-01", "202601"),
            ("2025-12-29", "202601"),
            ("2025-12-28", "202552"),
            ("2027-01-01", "202653"),
            ("2027-01-03", "202653"),
            ("2027-01-04", "202701"),
            ("2028-02-29", "202809"),
            ("2024-12-31", "202501"),
            ("0001-01-01", "000101"),
        ] {
            assert_eq!(format("YYYYWW").write(day).as_deref(), Some(week), "{day}");
        }
        assert_eq!(format("YYWW").write("2027-01-01").as_deref(), Some("2653"));
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
    fn weeks_follow_each_other_every_seven_days() {
        let mut last = String::new();
        let mut days = 0;
        for year in 1996..2060 {
            for month in 1..=12 {
                for day in 1..=days_of(year, month) {
                    let week = week_of(&Parts { year, month, day, week: 0 });
                    assert_eq!(
                        format("YYYYWW").read(&week.replace("-W", "")),
                        Some(week.clone()),
                        "a week that exists"
                    );
                    if week != last {
                        assert!(week > last && (days == 7 || year == 1996), "{week}");
                        (last, days) = (week, 0);
                    }
                    days += 1;
                }
            }
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
    fn a_date_is_taken_apart_and_put_together_again() {
        let part = |name: &str| DatePart::at(DatePart::ALL.iter().position(|it| *it == name).unwrap()).unwrap();
        for (iso, parts) in [
            ("2026-05-22", &[("YY", "26"), ("MMDD", "0522")][..]),
            ("2026-05-22", &[("DD", "22"), ("MM", "05"), ("YYYY", "2026")]),
            ("2028-12-31", &[("YY", "28"), ("DDD", "366")]),
            ("2026-W22", &[("YY", "26"), ("WW", "22")]),
            ("2026", &[("YY", "26")]),
        ] {
            let mut date = DateParts::default();
            for (name, digits) in parts {
                assert_eq!(part(name).write(iso).as_deref(), Some(*digits), "{iso} {name}");
                date.take(part(name), digits).unwrap();
            }
            assert_eq!(date.iso(), iso);
        }
        assert_eq!(part("YY").write("1999-05-22"), None);
        assert_eq!(DateParts::default().take(part("YY"), "2A"), None);
        assert_eq!(part("YYMM").letters().collect::<alloc::vec::Vec<_>>(), b"YM");
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        let long: alloc::vec::Vec<_> = (2000..2060).filter(|year| weeks_of(*year) == 53).collect();
        assert_eq!(long, [2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048, 2054]);
    }
}
