//! What may be said about a file beforehand, and what is found out where it is not.

use alloc::string::String;
use alloc::vec::Vec;

use crate::bulk::judge::registries::Registries;
use crate::bulk::rows::encoding::Encoding;
use crate::editions::Editions;
use crate::format::Ruleset;

/// How rows are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Found by looking at the beginning.
    #[default]
    Auto,
    /// One code a line.
    Lines,
    /// Fields between commas, or another delimiter.
    Csv,
    /// Fields between tabs.
    Tsv,
    /// One JSON object a line.
    JsonLines,
    /// A sheet of an XLSX workbook, unpacked by the host.
    Xlsx,
    /// A table of a Parquet file, unpacked by the host.
    Parquet,
}

impl Format {
    /// Every format there is.
    pub const ALL: [Self; 7] =
        [Self::Auto, Self::Lines, Self::Csv, Self::Tsv, Self::JsonLines, Self::Xlsx, Self::Parquet];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Lines => "lines",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::JsonLines => "jsonl",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
        }
    }

    /// Whether rows come unpacked, as cells that have a type.
    #[must_use]
    pub const fn is_typed(self) -> bool {
        matches!(self, Self::Xlsx | Self::Parquet)
    }
}

/// Whether quotation marks hold fields together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Quoting {
    /// They do, but for tables between tabs in which they stand as databases write them.
    #[default]
    Auto,
    /// They are text like any other.
    None,
    /// They do.
    Double,
}

impl Quoting {
    /// Every choice there is.
    pub const ALL: [Self; 3] = [Self::Auto, Self::None, Self::Double];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::None => "none",
            Self::Double => "double",
        }
    }
}

/// A column, as somebody names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// By what the header says.
    Name(String),
    /// Counted from 1.
    Number(usize),
}

impl Column {
    /// Its name, where it goes by that.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            Self::Number(_) => None,
        }
    }
}

/// Whether codes are compared with those before them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Duplicates {
    /// Not at all.
    #[default]
    Off,
    /// The same code.
    Exact,
    /// The same code; and, once nothing follows, codes that are likely another one with a typing error.
    Near,
}

impl Duplicates {
    /// Every choice there is.
    pub const ALL: [Self; 3] = [Self::Off, Self::Exact, Self::Near];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Exact => "exact",
            Self::Near => "near",
        }
    }
}

/// What may be said about a file; what is `None` or `Auto` is found out from its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The rules of the code.
    pub rules: Ruleset,
    /// Several editions of the rules, as [`Options::by_editions`] has them.
    pub editions: Option<Editions>,
    /// How rows are written.
    pub format: Format,
    /// What stands between fields.
    pub delimiter: Option<u8>,
    /// Whether the first row names the columns.
    pub header: Option<bool>,
    /// The column that holds the code; in JSON lines, its key.
    pub column: Option<Column>,
    /// The columns of country, enterprise, model and serial, where they are apart.
    pub columns: Option<[Column; 4]>,
    /// Columns whose texts are asked for row by row, in place of a code to be checked; four at most.
    pub texts: Vec<Column>,
    /// Whether quotation marks hold fields together.
    pub quoting: Quoting,
    /// How characters are spelled.
    pub encoding: Option<Encoding>,
    /// Whether codes are compared with those before them.
    pub duplicates: Duplicates,
    /// What good codes are held against.
    pub registries: Registries,
    /// Whether a code with something around it is an error, and not only warned of.
    pub strict: bool,
    /// Report every row, and not only those there is something to say about.
    pub every_row: bool,
}

impl Options {
    /// Each code by the edition of the rules that counts for it: the one in force on the date that the layout of its maker
    /// reads in it; else the newest that it fits. A day that is asked for with the registries chooses one edition for all.
    /// `rules` are those of the newest.
    ///
    /// ```
    /// use humanoid_id::bulk::{Checker, Options, read_gb18030};
    /// use humanoid_id::{Alphabet, Edition, Editions, RULESET_ID};
    /// let old = Edition::published(RULESET_ID).unwrap();
    /// let mut new = Edition { id: "new".into(), valid_from: Some("2027-01-01".into()), ..old.clone() };
    /// new.rules.alphabets.enterprise = Alphabet::DIGITS;
    /// let editions = Editions::new(vec![old, new]).unwrap();
    ///
    /// let mut checker = Checker::new(Options::by_editions(editions), read_gb18030);
    /// checker.push(b"CNTESTH1A00120260522A00000001\nCN0001H1A00120260522A00000001\nCN-1\n", &mut |_| {})?;
    /// let summary = checker.finish(&mut |_| {})?;
    /// assert_eq!((summary.valid, summary.invalid), (2, 1));
    /// assert_eq!(summary.by_edition(), [1, 1]);
    /// # Ok::<(), humanoid_id::bulk::PlanError>(())
    /// ```
    #[must_use]
    pub fn by_editions(editions: Editions) -> Self {
        let rules = editions.newest().map(|newest| newest.rules.clone()).unwrap_or_default();
        Self { rules, editions: Some(editions), ..Self::default() }
    }

    /// The places of the editions in the order in which a code is held against them: of the one in force on the day that is
    /// asked for, or of all of them, the newest first. None where one ruleset was asked for.
    #[must_use]
    pub fn order_of_editions(&self) -> Vec<usize> {
        let Some(editions) = &self.editions else { return Vec::new() };
        let of_day = self.registries.on().and_then(|day| editions.on(&day));
        let place = of_day.and_then(|of_day| editions.iter().position(|edition| edition.id == of_day.id));
        place.map_or_else(|| editions.newest_first(), |place| alloc::vec![place])
    }

    /// The columns that were asked for: none, one or four, or as many as texts are asked for.
    pub(super) fn asked(&self) -> &[Column] {
        if !self.texts.is_empty() {
            return &self.texts;
        }
        self.columns.as_ref().map_or(self.column.as_slice(), <[Column; 4]>::as_slice)
    }
}
