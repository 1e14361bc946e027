//! A day, and the days of which a date is one.

use alloc::string::String;

use crate::calendar::days::{days_within, is_day};

/// A day, `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day([u8; 10]);

impl Day {
    /// The day of a text; `None` where there is no such day.
    ///
    /// ```
    /// use humanoid_id::Day;
    /// assert!(Day::new("2028-02-29").is_some() && Day::new("2026-02-29").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes().try_into().ok()?;
        is_day(text).then_some(Self(bytes))
    }

    /// As it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A day, or the days of a week, a month or a year.
#[derive(Clone, Debug)]
pub(crate) struct Days {
    pub first: String,
    pub last: String,
}

impl Days {
    /// Those of a date in the notation of ISO 8601.
    pub fn of(iso: &str) -> Option<Self> {
        days_within(iso).map(|(first, last)| Self { first, last })
    }
}

impl From<Day> for Days {
    fn from(day: Day) -> Self {
        Self { first: day.as_str().into(), last: day.as_str().into() }
    }
}
