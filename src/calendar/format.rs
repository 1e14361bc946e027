//! Dates as makers write them into codes, and as ISO 8601 writes them.
//!
//! A format is a template: `Y` year, `M` month, `D` day of the month (of the year where there is no month), `W` week of
//! ISO 8601; behind a `W` that stands for itself the week is `w`, as in `26W22`. Two digits of a year are those of 2000 to 2099. `vin-year` is one character for a model year as vehicles
//! have it, in the round of thirty years that began in 2010: no humanoid robot is older.

use alloc::string::{String, ToString};

use super::days::{Parts, is_day, is_in_calendar, is_of_week, month_of, replaced, week_of, weeks_of};
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

    /// Whether there is such a day or week.
    pub fn is_date(self, value: &str) -> bool {
        self.parts(value).is_some()
    }

    /// The date in the notation of ISO 8601, as exact as the format is; `None` where there is no such day or week.
    pub fn read(self, value: &str) -> Option<String> {
        let date = self.parts(value)?;
        let mut iso = String::new();
        push_number(&mut iso, date.year, 4);
        if date.week > 0 {
            iso.push_str("-W");
            push_number(&mut iso, date.week, 2);
        }
        for part in [date.month, date.day].into_iter().filter(|part| *part > 0) {
            iso.push('-');
            push_number(&mut iso, part, 2);
        }
        Some(iso)
    }

    /// Year and week, year, month and day, or the year alone.
    fn parts(self, value: &str) -> Option<Parts> {
        if self.is_vin_year() {
            let index = VIN_YEARS.bytes().position(|it| value.as_bytes() == [it])?;
            return Some(Parts { year: FIRST_VIN_YEAR + index as u64, ..Parts::default() });
        }
        let mut date = Parts::read(self.0, value)?;
        if date.week > 0 {
            return (date.week <= weeks_of(date.year)).then_some(date);
        }
        if self.0 == "YYYYDDD" {
            (date.month, date.day) = month_of(date.year, date.day);
        }
        is_in_calendar(date.year, date.month, date.day).then_some(date)
    }

    /// Whether a text is written as a date of this format, and there is no such date.
    pub fn is_missing_from_calendar(self, text: &str) -> bool {
        let is_there = if text.len() == self.width() {
            self.is_date(text)
        } else {
            Self("YYYY-MM-DD").is_date(text) || Self("YYYYWW").is_date(&text.replacen("-W", "", 1))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::days::days_of;

    fn format(name: &str) -> DateFormat {
        DateFormat::at(DateFormat::ALL.iter().position(|it| *it == name).unwrap()).unwrap()
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
}
