//! How a file is to be read, found out from its beginning: delimiter, header, and the column with the codes.
//!
//! What was said is taken as said; what was found is told, so that nobody has to guess what was checked. Only the
//! first 64 KiB are looked at, always the same ones, however they arrive.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::ControlFlow;

use crate::bulk::judge::sheet;
use crate::bulk::options::{Format, Options};
use crate::bulk::rows::document::{FromDocument, Kind};
use crate::bulk::rows::encoding::Encoding;
use crate::bulk::rows::scan::line_end;
use crate::bulk::rows::splitter::Splitter;

mod beginning;
mod error;
pub(super) mod header;
pub(super) mod letters;
mod likely;
mod of_fields;
mod of_json;
mod told;

pub(in crate::bulk) use beginning::{FileBeginning, HEAD, MOST_HEAD, beginning_of};
pub use error::PlanError;
use letters::LetterInUse;

/// Rows of the beginning in which codes are looked for in all columns.
pub(in crate::bulk) const MANY: usize = 1000;

/// How many columns are named; a beginning of nothing but commas has 65,536.
const MOST_NAMES: usize = 1000;

/// A column in which codes stand, or the first of four that hold their segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeColumn {
    /// Whether it is the one that is checked.
    pub is_checked: bool,
    /// Counted from 1; of JSON lines, the place of the key among all names.
    pub column: usize,
    /// What it is called, or nothing.
    pub name: String,
    /// In how many rows it looks like codes,
    pub likely: usize,
    /// of so many that were looked at.
    pub rows: usize,
}

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
pub(in crate::bulk) enum Fields {
    /// In one field.
    One,
    /// In four: for each segment, which of the fields that the splitter is asked for.
    Four([usize; 4]),
    /// In one member of a JSON object.
    Key(String),
    /// In four: one for each segment.
    FourKeys([String; 4]),
    /// No code is looked for: the texts of these are asked for, each which of the fields that the splitter is asked for.
    Texts(Vec<usize>),
    /// The same in members of a JSON object.
    TextKeys(Vec<String>),
}

/// How a file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub(in crate::bulk) splitter: Splitter,
    pub(in crate::bulk) fields: Fields,
    /// How rows are written; never `Auto`.
    pub format: Format,
    /// What stands between fields, where there are several.
    pub delimiter: Option<char>,
    /// The row that names the columns. It and what stands above it are no rows of data.
    pub header: Option<Above>,
    /// The columns in use, counted from 1; one, or four. None in JSON lines.
    pub columns: Vec<usize>,
    /// Their names, where there is a header; in JSON lines, the key.
    pub names: Vec<String>,
    /// The same as they stand there, whether or not they may be told.
    pub(in crate::bulk) own_names: Vec<String>,
    /// The row that names the columns, cell by cell.
    pub(in crate::bulk) header_row: Vec<String>,
    /// Whether that row may stand among the others once more.
    pub(in crate::bulk) may_come_again: bool,
    /// The names of all columns there are to choose from, empty where they have none; in JSON lines, the keys.
    pub all_names: Vec<String>,
    /// How the column was found.
    pub column_by: ColumnBy,
    /// Every column in which codes stand, the one that is checked and others.
    pub code_columns: Vec<CodeColumn>,
    /// Letters easily read as digits that a maker's codes use, by the first thousand rows.
    pub letters_in_use: Vec<LetterInUse>,
    /// The first row of all, cell by cell as far as they are shown: by it one sees whether it is names or data.
    pub first_row: Vec<String>,
    /// How many fields a row may have.
    pub(in crate::bulk) width: usize,
    /// How many fields most rows have, where no row names the columns.
    pub(in crate::bulk) usual_width: usize,
    /// Whether its column goes by the name that was asked for or by one for codes, or has something like a code in it.
    pub(in crate::bulk) is_likely: bool,
    /// How characters are spelled; `None` while all that came are ASCII.
    pub encoding: Option<Encoding>,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Above {
    /// How many bytes come before it.
    pub(in crate::bulk) bytes: usize,
    /// The line that it begins on, counted as those of rows are.
    pub line: u64,
}

impl Plan {
    /// A character that is not ASCII showed how all of them are spelled.
    pub(in crate::bulk) fn spelled(&mut self, encoding: Encoding) {
        self.encoding = Some(encoding);
        self.splitter.delimiter_may_trail = may_trail(self.splitter.delimiter, encoding);
        self.splitter.mark_is_text = encoding == Encoding::Gb18030;
    }

    /// Whether quotation marks hold fields together.
    #[must_use]
    pub fn quotes(&self) -> bool {
        self.splitter.quote.is_some()
    }

    /// Whether the segments of a code stand apart.
    pub(in crate::bulk) fn is_in_parts(&self) -> bool {
        matches!(self.fields, Fields::Four(_) | Fields::FourKeys(_))
    }

    /// Whether texts are asked for, and no code is checked.
    pub(in crate::bulk) fn is_of_texts(&self) -> bool {
        matches!(self.fields, Fields::Texts(_) | Fields::TextKeys(_))
    }

    /// Whether the code is all of one field.
    #[inline]
    pub(in crate::bulk) fn is_one_field(&self) -> bool {
        matches!(self.fields, Fields::One)
    }

    /// The rows of a beginning that is one JSON document; `None` where it is no such thing.
    pub(in crate::bulk) fn document(
        head: &[u8],
        is_whole: bool,
        options: &Options,
    ) -> Result<Option<FromDocument>, PlanError> {
        if !matches!(options.format, Format::Auto | Format::JsonLines) {
            return Ok(None);
        }
        let text = head.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let is_code = |name: &str, value: Option<&str>| match &options.column {
            Some(column) => column.name() == Some(name),
            None => header::is_name_of_codes(name) || value.is_some_and(|it| likely::likeness(it, &options.rules) > 1),
        };
        match Kind::of(text, is_whole, is_code) {
            Kind::Lines => Ok(None),
            Kind::Document(rows) => Ok(Some(rows)),
            Kind::Unknown => Err(PlanError::NoRowsInJson),
        }
    }

    /// As [`of`](Self::of), where the encoding is a guess: one that takes delimiters for halves of characters, so that rows
    /// have not the fields of the table, loses against one that keeps them.
    pub(in crate::bulk) fn of_guessed(head: &FileBeginning<'_>, options: &Options) -> Result<Self, PlanError> {
        let guessed = Self::of(head, options)?;
        let latin = FileBeginning { encoding: Some(Encoding::Windows1252), ..*head };
        let Ok(other) = Self::of(&latin, options) else { return Ok(guessed) };
        let may_break = |plan: &Self| plan.splitter.delimiter.is_some_and(|it| it >= 0x40);
        let is_better = (may_break(&guessed) || may_break(&other))
            && latin.uneven_rows(&other.splitter) < head.uneven_rows(&guessed.splitter);
        Ok(if is_better { other } else { guessed })
    }

    /// Whether an encoding breaks the line that the first character beyond ASCII stands on, which is whole without it.
    pub(in crate::bulk) fn breaks_first_beyond_ascii(&self, bytes: &[u8], encoding: Encoding) -> bool {
        if !may_trail(self.splitter.delimiter, encoding) || self.width == usize::MAX {
            return false;
        }
        let at = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
        let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = line_end(&bytes[at..]).map_or(bytes.len(), |end| at + end);
        let fields = |delimiter_may_trail| {
            let mut fields = 0;
            let splitter = Splitter { delimiter_may_trail, ..self.splitter.clone() };
            splitter.split(&bytes[..end], start, true, |row| {
                fields = row.fields;
                ControlFlow::Break(())
            });
            fields
        };
        fields(true) != self.width && fields(false) == self.width
    }

    pub(in crate::bulk) fn of(head: &FileBeginning<'_>, options: &Options) -> Result<Self, PlanError> {
        let found = || options.delimiter.or_else(|| likely::delimiter(head, options));
        let comma = Some(b',');
        match options.format {
            Format::JsonLines => Self::of_json(head, options),
            Format::Auto if head.is_json() => Self::of_json(head, options),
            Format::Auto => match found() {
                None if options.columns.is_none() && !head.bytes.contains(&b'"') => {
                    Self::of_fields(head, options, Format::Lines, None)
                }
                found => Self::of_fields(head, options, Format::Csv, found.or(comma)),
            },
            Format::Csv => Self::of_fields(head, options, Format::Csv, found().or(comma)),
            Format::Tsv => Self::of_fields(head, options, Format::Tsv, options.delimiter.or(Some(b'\t'))),
            Format::Lines => Self::of_fields(head, options, Format::Lines, None),
            typed @ (Format::Xlsx | Format::Parquet) => Self::of_fields(head, options, typed, Some(sheet::BETWEEN)),
        }
    }
}

impl Splitter {
    /// Whole lines, each one field.
    pub(in crate::bulk) fn lines() -> Self {
        Self { delimiter: None, quote: None, wanted: [0; 4], delimiter_may_trail: false, mark_is_text: false }
    }

    /// Fields that may be quoted.
    fn fields(delimiter: u8, encoding: Option<Encoding>) -> Self {
        let delimiter = Some(delimiter);
        let delimiter_may_trail = encoding.is_some_and(|it| may_trail(delimiter, it));
        let mark_is_text = encoding == Some(Encoding::Gb18030);
        Self { delimiter, quote: Some(b'"'), delimiter_may_trail, mark_is_text, ..Self::lines() }
    }
}

/// Whether a delimiter can also be the second byte of a character.
fn may_trail(delimiter: Option<u8>, encoding: Encoding) -> bool {
    encoding == Encoding::Gb18030 && delimiter.is_some_and(|it| it >= 0x40)
}
