//! What all rows come to, as the package tells it: plain data.

use serde::Serialize;

use humanoid_id::bulk::{CodeColumn, Encoding, LetterInUse, Plan, Registries, Summary};
use humanoid_id::{Names, Registry};

/// What all rows come to, and how they were read.
pub struct SummaryData<'c> {
    pub summary: &'c Summary,
    pub plan: Option<&'c Plan>,
    pub registries: &'c Registries,
    pub first_edition: usize,
}

impl Serialize for SummaryData<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let Self { summary, plan, registries, first_edition } = self;
        let mut data = serializer.serialize_map(None)?;
        for (name, count) in [
            ("rows", summary.rows),
            ("valid", summary.valid),
            ("incomplete", 0),
            ("invalid", summary.invalid),
            ("warned", summary.warned),
            ("duplicates", summary.duplicates),
            ("blank", summary.blank),
            ("totals", summary.totals),
            ("bytes", summary.bytes),
        ] {
            data.serialize_entry(name, &count)?;
        }
        // In the order of the editions, whose names are known outside.
        data.serialize_entry("firstEdition", first_edition)?;
        data.serialize_entry("editions", summary.by_edition())?;
        data.serialize_entry("byCode", &Counts(summary.issues().map(|(code, count)| (code.id(), count)).collect()))?;
        let (countries, enterprises) = (summary.by_country(), summary.by_enterprise());
        let borrowed = |list: &'_ [(String, u64)]| -> Vec<(String, u64)> { list.to_vec() };
        data.serialize_entry("byCountry", &Counts(borrowed(&countries)))?;
        data.serialize_entry("byEnterprise", &Counts(borrowed(&enterprises)))?;
        data.serialize_entry("positions", summary.positions.as_slice())?;
        data.serialize_entry("comparedAll", &summary.compared_all)?;
        data.serialize_entry("registries", &registries.iter().map(Asked::from).collect::<Vec<_>>())?;
        data.serialize_entry("format", &plan.map(|it| it.format.name()))?;
        let spelled = plan.filter(|it| !it.format.is_typed());
        data.serialize_entry("encoding", &spelled.map(|it| it.encoding.map_or("ascii", Encoding::name)))?;
        data.serialize_entry("delimiter", &plan.and_then(|it| it.delimiter))?;
        let quote = plan.filter(|it| it.delimiter.is_some()).map(|it| if it.quotes() { "double" } else { "none" });
        data.serialize_entry("quote", &quote)?;
        data.serialize_entry("firstRow", &plan.map(|it| it.first_row.as_slice()).filter(|it| !it.is_empty()))?;
        let columns = plan.map_or(&[][..], |it| it.code_columns.as_slice());
        let others = columns.iter().filter(|it| !it.is_checked).map(Holding::from);
        data.serialize_entry("alsoHoldsCodes", &others.collect::<Vec<_>>())?;
        let letters = plan.map_or(&[][..], |it| it.letters_in_use.as_slice());
        data.serialize_entry("lettersInUse", &letters.iter().map(InUse::from).collect::<Vec<_>>())?;
        data.serialize_entry("header", &plan.map(|it| it.header.is_some()))?;
        // The names in a Parquet file stand on no line.
        let line = plan.and_then(|it| it.header).map(|it| it.line).filter(|&line| line > 0);
        data.serialize_entry("headerLine", &line)?;
        data.serialize_entry("columns", &plan.map(|it| it.columns.as_slice()))?;
        data.serialize_entry("columnNames", &plan.map(|it| it.names.as_slice()))?;
        data.serialize_entry("allColumnNames", &plan.map(|it| it.all_names.as_slice()))?;
        data.serialize_entry("columnBy", &plan.map(|it| it.column_by.name()))?;
        data.end()
    }
}

/// A column in which codes stand.
#[derive(Serialize)]
pub struct Holding<'p> {
    column: usize,
    name: &'p str,
    likely: usize,
    rows: usize,
}

impl<'p> From<&'p CodeColumn> for Holding<'p> {
    fn from(CodeColumn { column, name, likely, rows, .. }: &'p CodeColumn) -> Self {
        Self { column: *column, name, likely: *likely, rows: *rows }
    }
}

/// A letter that a maker's codes use.
#[derive(Serialize)]
struct InUse<'p> {
    maker: &'p str,
    model: Option<&'p str>,
    letter: char,
    having: usize,
    codes: usize,
}

impl<'p> From<&'p LetterInUse> for InUse<'p> {
    fn from(LetterInUse { maker, model, letter, having, codes }: &'p LetterInUse) -> Self {
        Self { maker, model: model.as_deref(), letter: *letter, having: *having, codes: *codes }
    }
}

/// Names and counts as an object, in their order.
struct Counts<N>(Vec<(N, u64)>);

impl<N: Serialize> Serialize for Counts<N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, count)| (name, count)))
    }
}

/// Which registry was asked.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Asked<'r> {
    issuer: Name<'r>,
    as_of: &'r str,
    sequence: u64,
}

#[derive(Serialize)]
struct Name<'r> {
    en: &'r str,
    zh: &'r str,
}

impl<'r> From<&'r Registry> for Asked<'r> {
    fn from(registry: &'r Registry) -> Self {
        let source = registry.source();
        let Names { en, zh } = &source.issuer;
        Self { issuer: Name { en, zh }, as_of: &source.as_of, sequence: source.sequence }
    }
}
