//! Dates, once: as the calendar has them, as makers write them into codes, and in parts in a maker's own numbers.

mod day;
mod days;
mod format;
mod part;

pub use day::Day;
pub(crate) use day::Days;
pub(crate) use days::{day_after, days_within, is_day, is_in_calendar};
pub(crate) use format::DateFormat;
pub(crate) use part::{DatePart, DateParts};
