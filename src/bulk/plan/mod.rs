//! How a file is to be read, found out from its beginning: delimiter, header, and the column with the codes.
//!
//! What was said is taken as said; what was found is told, so that nobody has to guess what was checked. Only the
//! first 64 KiB are looked at, always the same ones, however they arrive.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::ops::ControlFlow;

use crate::bulk::judge::sheet;
use crate::bulk::options::{Column, Format, Options, Quoting};
use crate::bulk::rows::document::{FromDocument, Kind};
use crate::bulk::rows::encoding::Encoding;
use crate::bulk::rows::json;
use crate::bulk::rows::scan::line_end;
use crate::bulk::rows::splitter::Splitter;
use crate::check::narrow;
use crate::privacy::{masked, redact};

mod beginning;
pub(super) mod header;
pub(super) mod letters;
mod likely;

pub(in crate::bulk) use beginning::FileBeginning;
use beginning::SAMPLE;
use letters::LetterInUse;

/// How much of a file is looked at; little where a fuzzer is to get beyond it.
pub(in crate::bulk) const HEAD: usize = if cfg!(fuzzing) { 64 } else { 1 << 16 };

/// So much is looked at at most, where the first rows are longer than that.
pub(in crate::bulk) const MOST_HEAD: usize = HEAD << 5;

/// How much of a beginning is looked at: as a rule [`HEAD`], and more where two lines take more; `None` while too little of it
/// has come.
pub(in crate::bulk) fn beginning_of(bytes: &[u8]) -> Option<usize> {
    let mut length = HEAD;
    while let Some(beginning) = bytes.get(..length) {
        let lines = beginning.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).take(LINES).count();
        if lines == LINES || length == MOST_HEAD {
            return Some(length);
        }
        length *= 2;
    }
    None
}

/// The names of columns and a row, with line ends of two characters.
const LINES: usize = 4;

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

/// Why a file cannot be read as was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// No column of this name; these are the names there are, none where no row names the columns.
    NoSuchColumn(String, Vec<String>),
    /// No column of this number; there are so many.
    ColumnBeyond(usize, usize),
    /// Columns are counted from 1.
    ColumnZero,
    /// JSON lines have no column by number.
    ColumnByNumber,
    /// JSON that is one document, in which no rows were found.
    NoRowsInJson,
    /// What memory has no room for could not be stored; the store knows why.
    StoreFailed,
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchColumn(name, names) if names.is_empty() => {
                write!(f, "there is no column `{name}`, and no row that names the columns")
            }
            Self::NoSuchColumn(name, names) => {
                write!(f, "there is no column `{name}`; there are: {}", names.join(", "))
            }
            Self::ColumnBeyond(number, columns) => write!(f, "there is no column {number}; there are {columns}"),
            Self::ColumnZero => f.write_str("columns are counted from 1"),
            Self::NoRowsInJson => f.write_str(
                "the file is one JSON document in which no list of rows was found; write one JSON object a line",
            ),
            Self::ColumnByNumber => f.write_str("a column of JSON lines is named, not numbered"),
            Self::StoreFailed => f.write_str("what memory has no room for could not be stored"),
        }
    }
}

impl core::error::Error for PlanError {}

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

    fn of_json(head: &FileBeginning<'_>, options: &Options) -> Result<Self, PlanError> {
        let mut all_names: Vec<String> = Vec::new();
        let splitter = Splitter { mark_is_text: head.encoding == Some(Encoding::Gb18030), ..Splitter::lines() };
        let mut rows = head.rows(&splitter, MANY);
        for row in &mut rows {
            let mut cells = Vec::new();
            let _ = json::each_member(&row.concat(), |name, value| {
                let place = all_names.iter().position(|it| *it == name).unwrap_or(all_names.len());
                if place == all_names.len() && place < MOST_NAMES {
                    all_names.push(name.to_string());
                }
                if let (json::Value::Text(text), true) = (value, place < MOST_NAMES) {
                    cells.resize(cells.len().max(place + 1), String::new());
                    cells[place] = text;
                }
            });
            *row = cells;
        }
        // Lists have names only where the first of them holds them.
        let are_lists = head.first_byte() == Some(b'[');
        let header_row =
            if are_lists && header::name_codes(&rows[..rows.len().min(1)]) { rows.remove(0) } else { Vec::new() };
        let header = (!header_row.is_empty()).then_some(Above { bytes: 0, line: 1 });
        let key_names = if are_lists { &header_row } else { &all_names };
        let are_known = !all_names.is_empty() && !head.is_cut(&splitter);
        let key_of = |column: &Column| match column {
            Column::Number(number) if are_lists => Ok(number.to_string()),
            Column::Number(_) => Err(PlanError::ColumnByNumber),
            Column::Name(name) if are_lists => {
                let place = header_row.iter().position(|it| it.trim().eq_ignore_ascii_case(name.trim()));
                place
                    .map(|place| (place + 1).to_string())
                    .ok_or_else(|| PlanError::NoSuchColumn(name.clone(), all_masked(&header_row)))
            }
            Column::Name(name) if !are_known || all_names.contains(name) => Ok(name.clone()),
            Column::Name(name) => {
                let other = all_names.iter().find(|it| it.trim().eq_ignore_ascii_case(name.trim()));
                other.cloned().ok_or_else(|| PlanError::NoSuchColumn(name.clone(), all_masked(&all_names)))
            }
        };
        let asked = options.asked().iter().map(key_of).collect::<Result<Vec<_>, _>>()?;
        let (names, column_by) = if asked.is_empty() {
            let likenesses = likely::likenesses(&rows, &options.rules);
            let found = likely::columns(&rows, &likenesses, core::slice::from_ref(key_names), &options.rules);
            let name = |&place: &usize| all_names.get(place).cloned().unwrap_or_default();
            (found.columns.iter().map(name).collect(), found.by)
        } else {
            (asked, ColumnBy::Given)
        };
        let fields = match <[String; 4]>::try_from(names.clone()) {
            _ if !options.texts.is_empty() => Fields::TextKeys(names.clone()),
            Ok(four) => Fields::FourKeys(four),
            Err(_) => Fields::Key(names.concat()),
        };
        let used: Vec<usize> = names.iter().filter_map(|name| all_names.iter().position(|it| it == name)).collect();
        Ok(Self {
            code_columns: likely::code_columns(&rows, &used, &all_masked(&all_names), &options.rules),
            letters_in_use: Vec::new(),
            first_row: Vec::new(),
            splitter,
            fields,
            format: Format::JsonLines,
            delimiter: None,
            header,
            columns: Vec::new(),
            names: all_masked(&names),
            own_names: names,
            header_row,
            may_come_again: false,
            all_names: all_masked(&all_names),
            column_by,
            width: usize::MAX,
            is_likely: column_by != ColumnBy::Default,
            encoding: head.encoding,
        })
    }

    fn of_fields(
        head: &FileBeginning<'_>,
        options: &Options,
        format: Format,
        delimiter: Option<u8>,
    ) -> Result<Self, PlanError> {
        let mut splitter = match delimiter {
            Some(delimiter) if format.is_typed() => Splitter { delimiter: Some(delimiter), ..Splitter::lines() },
            Some(delimiter) => Splitter::fields(delimiter, head.encoding),
            None => Splitter { mark_is_text: head.encoding == Some(Encoding::Gb18030), ..Splitter::lines() },
        };
        let is_unquoted = options.quoting == Quoting::Auto && delimiter == Some(b'\t') && head.never_quotes(&splitter);
        if options.quoting == Quoting::None || is_unquoted {
            splitter.quote = None;
        }
        let mut many = head.rows(&splitter, MANY);
        if format.is_typed() {
            many.iter_mut().flatten().for_each(|cell| *cell = sheet::opened(cell).1.into_owned());
        }
        let rows = &many[..many.len().min(SAMPLE)];
        // Where it was said that the first row names the columns, or that none does, no other is looked for.
        let above = if options.header.is_some() { &rows[..rows.len().min(1)] } else { rows };
        let given = options.asked();
        let asked: Vec<&str> = given.iter().filter_map(Column::name).collect();
        let found = header::with(above, &asked);
        let names_in = |row: usize| above.get(row).map_or(&[][..], Vec::as_slice);

        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let is_width_known = width > 0 && !head.is_cut(&splitter);
        let place_of = |column: &Column| match column {
            &Column::Number(number) if number > width && is_width_known => Err(PlanError::ColumnBeyond(number, width)),
            Column::Number(number) => number.checked_sub(1).ok_or(PlanError::ColumnZero),
            Column::Name(name) => {
                let row = found.unwrap_or_else(|| header::likely(above));
                let place = names_in(row).iter().position(|it| it.trim().eq_ignore_ascii_case(name.trim()));
                place.ok_or_else(|| {
                    PlanError::NoSuchColumn(name.clone(), told_names(rows, row, options.header == Some(true)))
                })
            }
        };
        // Who names a column has looked at it.
        let looked_at = if asked.is_empty() { rows } else { &[] };
        let likenesses = likely::likenesses(looked_at, &options.rules);
        let (columns, column_by) = if given.is_empty() {
            let found = likely::columns(rows, &likenesses, above, &options.rules);
            (found.columns, if width <= 1 { ColumnBy::Alone } else { found.by })
        } else {
            (given.iter().map(place_of).collect::<Result<Vec<_>, _>>()?, ColumnBy::Given)
        };
        let header = match options.header {
            Some(has_header) => has_header.then_some(0),
            None if !asked.is_empty() => found,
            // What is no code may be data.
            None if !options.texts.is_empty() => None,
            None => header::above(above, &columns, |row| likely::is_data(row, &columns, &options.rules)),
        };
        let header_row = header.map_or_else(Vec::new, |row| names_in(row).to_vec());
        let names = header.map_or(&[][..], names_in);
        let below = header.map_or(0, |row| row + 1).min(many.len());
        // Nothing is wrong with a row by its width where no row names the columns, or names one too few.
        let data = rows.get(header.map_or(0, |row| row + 1)..).unwrap_or_default();
        let is_narrow = data.iter().filter(|row| row.len() > names.len()).count() * 2 > data.len();
        let is_table = header.is_some() && !format.is_typed() && names.len() < MOST_NAMES && !is_narrow;
        let most = if is_table { names.len() } else { usize::MAX };
        let is_said = options.header == Some(true) || found.is_some();
        let told = header.map_or_else(Vec::new, |row| told_names(rows, row, is_said));
        let own_names = columns.iter().filter_map(|&place| names.get(place).cloned()).collect();
        let code_columns = likely::code_columns(&many[below..], &columns, &told, &options.rules);
        let all_names = (0..width.min(MOST_NAMES)).map(|place| told.get(place).cloned().unwrap_or_default()).collect();
        let header = header.map(|row| head.places(&splitter).get(row).copied().unwrap_or(Above { bytes: 0, line: 1 }));

        let (scores, called_codes) = (likely::sums(&likenesses), header::column_of_codes(above));
        let is_like_codes = |&place: &usize| {
            called_codes.is_some_and(|it| it.0 == place) || scores.get(place).is_some_and(|&score| score > 0)
        };
        let is_found = matches!(column_by, ColumnBy::Content | ColumnBy::Name);
        let is_likely = is_found || !asked.is_empty() || columns.iter().any(is_like_codes);
        let mut wanted = columns.clone();
        wanted.sort_unstable();
        let among = |it: usize| wanted.iter().position(|&other| other == it).unwrap_or(0);
        let fields = match <[usize; 4]>::try_from(columns.as_slice()) {
            _ if !options.texts.is_empty() => Fields::Texts(columns.iter().copied().map(among).collect()),
            Ok(four) => Fields::Four(four.map(among)),
            Err(_) => Fields::One,
        };
        let last = wanted.last().copied().unwrap_or(0);
        splitter.wanted = core::array::from_fn(|index| wanted.get(index).copied().unwrap_or(last));
        Ok(Self {
            code_columns,
            letters_in_use: Vec::new(),
            first_row: shown_row(&many),
            splitter,
            fields,
            format,
            delimiter: delimiter.filter(|_| !format.is_typed()).map(char::from),
            header,
            may_come_again: header::may_come_again(&header_row, &columns),
            header_row,
            names: columns.iter().filter_map(|&place| told.get(place).cloned()).collect(),
            own_names,
            columns: columns.into_iter().map(|place| place + 1).collect(),
            all_names,
            column_by,
            width: most,
            is_likely,
            encoding: head.encoding,
        })
    }
}

/// Digits that a name of a column hardly has: those of an ID, of a telephone number, of a serial.
const DIGITS_OF_DATA: usize = 9;

/// Digits that cells have where the name of their column has fewer.
const DIGITS_OF_CELLS: usize = 3;

/// The names of columns as they may be told: none where the row may be the first person of a table without names. It is known
/// for names where it was said or asked for one of them, where codes go by one of them, or where numbers stand below a word.
fn told_names(rows: &[Vec<String>], row: usize, is_said: bool) -> Vec<String> {
    let Some((names, below)) = rows.get(row..).and_then(<[_]>::split_first) else { return Vec::new() };
    let digits = |name: &String| name.chars().filter(|&it| narrow(it).is_ascii_digit()).count();
    let is_above_numbers = |(place, name): (usize, &String)| {
        let cells = || below.iter().filter_map(|it| it.get(place)).filter(|it| !it.trim().is_empty());
        let numbers = cells().filter(|it| digits(it) >= DIGITS_OF_CELLS).count();
        header::is_label(name) && numbers * 2 > cells().count()
    };
    let above = &rows[..=row];
    let is_known = is_said
        || header::column_of_codes(above).is_some()
        || header::columns_of_segments(above).is_some()
        || names.iter().all(|name| digits(name) < DIGITS_OF_DATA) && names.iter().enumerate().any(is_above_numbers);
    if is_known { all_masked(names) } else { Vec::new() }
}

fn all_masked(names: &[String]) -> Vec<String> {
    names.iter().cloned().map(masked).collect()
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

/// Cells and characters that are shown of a row.
const SHOWN: (usize, usize) = (8, 64);

/// The first row as it may be shown: of a person's row nothing is.
fn shown_row(rows: &[Vec<String>]) -> Vec<String> {
    let Some(row) = rows.first() else { return Vec::new() };
    let is_of_person = all_masked(row) != *row;
    let shown = |cell: &String| {
        let cell: String = cell.chars().take(SHOWN.1).collect();
        if is_of_person { redact(cell.as_str()) } else { cell }
    };
    row.iter().take(SHOWN.0).map(shown).collect()
}

/// Whether a delimiter can also be the second byte of a character.
fn may_trail(delimiter: Option<u8>, encoding: Encoding) -> bool {
    encoding == Encoding::Gb18030 && delimiter.is_some_and(|it| it >= 0x40)
}
