//! Parts of a date in a maker's own number, which are put together to a date again.

use alloc::string::String;

use super::days::{Parts, day_of, is_in_calendar, month_of, replaced};
use crate::json::push_number;

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
            let (month, day) = month_of(date.year, date.day);
            if is_in_calendar(date.year, month, day) {
                return day_of(&Parts { year: date.year, month, day, week: 0 });
            }
            push_number(&mut iso, date.day, 3);
        } else if date.month > 0 {
            for part in [date.month, date.day] {
                iso.push('-');
                push_number(&mut iso, part, 2);
            }
        }
        iso
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
