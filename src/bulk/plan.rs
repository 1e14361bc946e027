//! How a file is to be read, found out from its beginning: delimiter, header, and the column with the codes.
//!
//! What was said is taken as said; what was found is told, so that nobody has to guess what was checked. Only the
//! first 64 KiB are looked at, always the same ones, however they arrive.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use super::damage::check_cell;
use super::encoding::{Encoding, ReadGb18030};
use super::json;
use super::options::{Column, Format, Options};
use super::sheet;
use super::splitter::{Splitter, unquoted};
use crate::check::Status;
use crate::issue::IssueCode;
use crate::ruleset::Ruleset;

/// How much of a file is looked at; little where a fuzzer is to get beyond it.
pub(super) const HEAD: usize = if cfg!(fuzzing) { 64 } else { 1 << 16 };

/// How many rows of it.
const SAMPLE: usize = 100;

/// How many columns are named; a beginning of nothing but commas has 65,536.
const MOST_NAMES: usize = 1000;

/// How it was settled which column holds the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnBy {
    /// It was said.
    Given,
    /// There is only one.
    Alone,
    /// It holds codes, or what is left of them.
    Content,
    /// Its name says so.
    Name,
    /// Nothing told, so it is the first.
    Default,
}

impl ColumnBy {
    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Alone => "alone",
            Self::Content => "content",
            Self::Name => "name",
            Self::Default => "default",
        }
    }
}

/// Where the code of a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fields {
    /// In one field.
    One,
    /// In four: for each segment, which of the fields that the splitter is asked for.
    Four([usize; 4]),
    /// In one member of a JSON object.
    Key(String),
}

/// How a file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub(super) splitter: Splitter,
    pub(super) fields: Fields,
    /// How rows are written; never `Auto`.
    pub format: Format,
    /// What stands between fields, where there are several.
    pub delimiter: Option<char>,
    /// Whether the first row names the columns.
    pub has_header: bool,
    /// The columns in use, counted from 1; one, or four. None in JSON lines.
    pub columns: Vec<usize>,
    /// Their names, where there is a header; in JSON lines, the key.
    pub names: Vec<String>,
    /// The names of all columns there are to choose from, empty where they have none; in JSON lines, the keys.
    pub all_names: Vec<String>,
    /// How the column was found.
    pub column_by: ColumnBy,
    /// How characters are spelled; `None` while all of them are ASCII.
    pub encoding: Option<Encoding>,
}

/// Why a file cannot be read as was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// No column of this name; these are the names there are.
    NoSuchColumn(String, Vec<String>),
    /// Columns are counted from 1.
    ColumnZero,
    /// JSON lines have no column by number.
    ColumnByNumber,
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchColumn(name, names) => {
                write!(f, "there is no column `{name}`; the first row has: {}", names.join(", "))
            }
            Self::ColumnZero => f.write_str("columns are counted from 1"),
            Self::ColumnByNumber => f.write_str("a column of JSON lines is named, not numbered"),
        }
    }
}

impl core::error::Error for PlanError {}

impl Plan {
    /// Whether the code is all of one field.
    #[inline]
    pub(super) fn is_one_field(&self) -> bool {
        matches!(self.fields, Fields::One)
    }

    pub(super) fn of(head: &Head<'_>, options: &Options) -> Result<Self, PlanError> {
        let format = match options.format {
            Format::Auto if head.bytes.trim_ascii_start().first() == Some(&b'{') => Format::JsonLines,
            Format::Auto if options.delimiter.is_some() || options.columns.is_some() => Format::Csv,
            Format::Auto if head.delimiter().is_none() && !head.bytes.contains(&b'"') => Format::Lines,
            Format::Auto => Format::Csv,
            said => said,
        };
        match format {
            Format::JsonLines => Self::of_json(head, options),
            _ => Self::of_fields(head, options, format),
        }
    }

    fn of_json(head: &Head<'_>, options: &Options) -> Result<Self, PlanError> {
        let mut members: Vec<(String, Vec<String>)> = Vec::new();
        for row in head.rows(&Splitter::lines()) {
            let _ = json::each_member(&row.concat(), |name, value| {
                let place = members.iter().position(|it| it.0 == name).unwrap_or(members.len());
                if place == members.len() && place < MOST_NAMES {
                    members.push((name.to_string(), Vec::new()));
                }
                if let (Some(value), Some(member)) = (value, members.get_mut(place)) {
                    member.1.push(value);
                }
            });
        }
        let all_names: Vec<_> = members.iter().map(|it| it.0.clone()).collect();
        let (key, column_by) = match &options.column {
            Some(Column::Name(name)) => (name.clone(), ColumnBy::Given),
            Some(Column::Number(_)) => return Err(PlanError::ColumnByNumber),
            None => {
                let scores = members.iter().map(|it| it.1.iter().map(|text| likeness(text, &options.rules)).sum());
                let (place, by) = likeliest(&scores.collect::<Vec<_>>(), &all_names);
                (all_names.get(place).cloned().unwrap_or_default(), by)
            }
        };
        Ok(Self {
            splitter: Splitter::lines(),
            fields: Fields::Key(key.clone()),
            format: Format::JsonLines,
            delimiter: None,
            has_header: false,
            columns: Vec::new(),
            names: alloc::vec![key],
            all_names,
            column_by,
            encoding: head.encoding,
        })
    }

    fn of_fields(head: &Head<'_>, options: &Options, format: Format) -> Result<Self, PlanError> {
        let delimiter = match format {
            _ if format.is_typed() => Some(sheet::BETWEEN),
            Format::Tsv => Some(options.delimiter.unwrap_or(b'\t')),
            Format::Csv => options.delimiter.or_else(|| head.delimiter()).or(Some(b',')),
            _ => None,
        };
        let quote = (format != Format::Lines && !format.is_typed()).then_some(b'"');
        let delimiter_may_trail = delimiter.is_some_and(|it| it >= 0x40) && head.encoding == Some(Encoding::Gb18030);
        let mut splitter = Splitter { delimiter, quote, delimiter_may_trail, wanted: [0; 4] };
        let mut rows = head.rows(&splitter);
        if format.is_typed() {
            rows.iter_mut().flatten().for_each(|cell| *cell = sheet::opened(cell).1.into_owned());
        }
        let first: &[String] = rows.first().map_or(&[], Vec::as_slice);

        let place_of = |column: &Column| match column {
            Column::Number(number) => number.checked_sub(1).ok_or(PlanError::ColumnZero),
            Column::Name(name) => {
                let is_it = |it: &&String| it.trim().eq_ignore_ascii_case(name.trim());
                let found = first.iter().find(is_it).and_then(|found| first.iter().position(|it| it == found));
                found.ok_or_else(|| PlanError::NoSuchColumn(name.clone(), first.to_vec()))
            }
        };
        let is_named = |column: &Column| matches!(column, Column::Name(_));
        let (columns, column_by, names_are_given) = match (&options.columns, &options.column) {
            (Some(four), _) => {
                let places: Result<Vec<_>, _> = four.iter().map(place_of).collect();
                (places?, ColumnBy::Given, four.iter().any(is_named))
            }
            (None, Some(one)) => (alloc::vec![place_of(one)?], ColumnBy::Given, is_named(one)),
            (None, None) => {
                let width = rows.iter().map(Vec::len).max().unwrap_or(1);
                let scores = (0..width).map(|place| {
                    rows.iter().filter_map(|row| row.get(place)).map(|text| likeness(text, &options.rules)).sum()
                });
                let (place, by) = likeliest(&scores.collect::<Vec<_>>(), first);
                (alloc::vec![place], if width == 1 { ColumnBy::Alone } else { by }, false)
            }
        };
        let looks_like_names = || {
            columns.iter().all(|&place| first.get(place).is_some_and(|it| is_label(it)))
                && (columns.len() == 4 || rows.len() > 1)
        };
        let has_header = options.header.unwrap_or_else(|| names_are_given || looks_like_names());
        let names =
            if has_header { columns.iter().filter_map(|&it| first.get(it).cloned()).collect() } else { Vec::new() };

        let width = rows.iter().map(Vec::len).max().unwrap_or(0).min(MOST_NAMES);
        let name_of = |place| first.get(place).filter(|_| has_header).cloned().unwrap_or_default();
        let all_names = (0..width).map(name_of).collect();

        let mut wanted = columns.clone();
        wanted.sort_unstable();
        let fields = match <[usize; 4]>::try_from(columns.as_slice()) {
            Ok(four) => Fields::Four(four.map(|it| wanted.iter().position(|&other| other == it).unwrap_or(0))),
            Err(_) => Fields::One,
        };
        let last = wanted.last().copied().unwrap_or(0);
        splitter.wanted = core::array::from_fn(|index| wanted.get(index).copied().unwrap_or(last));
        Ok(Self {
            splitter,
            fields,
            format,
            delimiter: delimiter.filter(|_| !format.is_typed()).map(char::from),
            has_header,
            columns: columns.into_iter().map(|place| place + 1).collect(),
            names,
            all_names,
            column_by,
            encoding: head.encoding,
        })
    }
}

/// The beginning of a file.
pub(super) struct Head<'b> {
    pub bytes: &'b [u8],
    pub is_whole: bool,
    pub encoding: Option<Encoding>,
    pub read_gb18030: ReadGb18030,
}

impl Head<'_> {
    /// The delimiter that most rows agree about.
    fn delimiter(&self) -> Option<u8> {
        let agreement = |delimiter: u8| {
            let splitter = Splitter { delimiter: Some(delimiter), quote: Some(b'"'), ..Splitter::lines() };
            let mut widths: Vec<usize> = Vec::new();
            self.split(&splitter, |_, fields| widths.push(fields));
            widths.sort_unstable();
            let runs = widths.chunk_by(|one, other| one == other).filter(|run| run[0] > 1);
            runs.map(|run| (run.len(), run[0])).max().filter(|(count, _)| count * 2 > widths.len())
        };
        let agreed = b",\t;|".iter().filter_map(|&delimiter| agreement(delimiter).map(|much| (much, delimiter)));
        // Of equals the first: a comma is likelier than what follows it in the list.
        agreed.rev().max_by_key(|(much, _)| *much).map(|(_, delimiter)| delimiter)
    }

    fn split(&self, splitter: &Splitter, mut each: impl FnMut(&[Range<usize>; 4], usize)) {
        let mut count = 0;
        splitter.split(self.bytes, 0, self.is_whole, |record| {
            if count < SAMPLE && record.end > record.span.start {
                each(&record.cells, record.fields);
                count += 1;
            }
        });
    }

    /// The first rows, as texts. A beginning without a line end is a row.
    fn rows(&self, splitter: &Splitter) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for first in (0..).step_by(4) {
            let four = Splitter { wanted: [first, first + 1, first + 2, first + 3], ..splitter.clone() };
            let (mut row, mut widest) = (0, 0);
            self.split(&four, |cells, fields| {
                if rows.len() == row {
                    rows.push(Vec::new());
                }
                for cell in &cells[..fields.saturating_sub(first).min(4)] {
                    rows[row].push(self.text(&unquoted(&self.bytes[cell.clone()], splitter.quote)));
                }
                widest = widest.max(fields);
                row += 1;
            });
            if widest <= first + 4 {
                break;
            }
        }
        rows
    }

    fn text(&self, bytes: &[u8]) -> String {
        match self.encoding {
            Some(Encoding::Gb18030) if !bytes.is_ascii() => (self.read_gb18030)(bytes),
            _ => String::from_utf8_lossy(bytes).into_owned(),
        }
    }
}

impl Splitter {
    /// Whole lines, each one field.
    pub(super) fn lines() -> Self {
        Self { delimiter: None, quote: None, wanted: [0; 4], delimiter_may_trail: false }
    }
}

/// How much a text is like a code.
fn likeness(text: &str, rules: &Ruleset) -> usize {
    let report = check_cell(text, rules);
    let is_damaged = |code| matches!(code, IssueCode::SpreadsheetScientific | IssueCode::SpreadsheetRounded);
    match report.status {
        Status::Valid => 4,
        _ if report.issues.iter().any(|it| is_damaged(it.code) || it.code == IssueCode::SeveralCodes) => 2,
        // Of the right length, and only some places are wrong.
        _ if text.chars().count() >= 26 && report.segments.iter().flatten().count() > 1 => 1,
        _ => 0,
    }
}

/// What a column of codes may be called.
const NAMES: [&str; 14] = [
    "humanoid id",
    "humanoid_id",
    "humanoidid",
    "robot id",
    "robot_id",
    "robot code",
    "id",
    "code",
    "编码",
    "身份编码",
    "身份码",
    "机器人编码",
    "机器人身份编码",
    "唯一编码",
];

/// The column most like codes; else the one with a name for it; else the first.
fn likeliest(scores: &[usize], names: &[String]) -> (usize, ColumnBy) {
    let best = scores.iter().copied().max().unwrap_or(0);
    if let Some(place) = scores.iter().position(|&score| score == best && best > 0) {
        return (place, ColumnBy::Content);
    }
    let is_it = |name: &String| NAMES.iter().any(|it| it.eq_ignore_ascii_case(name.trim()));
    names.iter().position(is_it).map_or((0, ColumnBy::Default), |place| (place, ColumnBy::Name))
}

/// Whether a text is a name rather than a code, whole or damaged: some letters, hardly a digit, and not long.
fn is_label(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.chars().any(char::is_alphabetic) && digits <= 2 && text.chars().count() <= 24 && !super::damage::is_total(text)
}
