//! What the package was asked for: its options as JavaScript gives them.

use js_sys::{Array, JSON, Reflect, TypeError, Uint8Array};
use wasm_bindgen::JsValue;

use crate::rules::{each, kind, refusal, rules};
use humanoid_id::bulk::{Column, Duplicates, Encoding, Format, Options, Quoting, Registries, RowReports};
use humanoid_id::{Day, Fault, OptionError, Registry};

/// What was asked for.
pub struct Wanted {
    pub options: Options,
    pub telling: Telling,
}

/// What is told of rows.
#[derive(Clone, Copy)]
pub struct Telling {
    pub mode: ReportMode,
    /// So many rows with an error are told, and so many others: a thousand remarks hide no error.
    pub most_reports: usize,
    /// Whether reports say what a row was probably meant to be.
    suggestions: bool,
}

impl Telling {
    /// The same in another way: `nothing`, `notes` or `reports`.
    pub fn with(self, mode: &str) -> Self {
        let mode = match mode {
            "notes" => ReportMode::Notes,
            "reports" => ReportMode::Reports,
            _ => ReportMode::Nothing,
        };
        Self { mode, ..self }
    }

    /// A list of reports without one.
    pub fn no_reports(self) -> RowReports {
        RowReports::new(self.suggestions)
    }
}

/// Which rows come back, and as what.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ReportMode {
    Nothing,
    Notes,
    Reports,
}

/// # Errors
/// A `TypeError` that names the option, what was expected and what was found.
pub fn read(options: &JsValue) -> Result<Wanted, JsValue> {
    let mut wanted = Options::default();
    let mut telling = Telling { mode: ReportMode::Nothing, most_reports: usize::MAX, suggestions: false };
    let (mut asked, mut on) = (Vec::new(), None);
    each(options, |name, value| {
        let wrong = |expected: &str| {
            Err(refusal(&OptionError { option: name.into(), expected: expected.into(), found: kind(value) }))
        };
        let text = value.as_string();
        match name {
            "rules" => (wanted.rules, wanted.editions) = rules(value)?,
            // Documents in bytes; the package has them from what it is given.
            "registry" => asked = registries(value)?,
            "on" => match text.as_deref().and_then(Day::new) {
                Some(day) => on = Some(day),
                None => return wrong("a day as YYYY-MM-DD"),
            },
            "format" => match Format::ALL.into_iter().find(|it| Some(it.name()) == text.as_deref()) {
                Some(format) => wanted.format = format,
                None => return wrong("one of auto, lines, csv, tsv, jsonl, xlsx, parquet"),
            },
            "encoding" => match Encoding::ALL.into_iter().find(|it| Some(it.name()) == text.as_deref()) {
                Some(encoding) => wanted.encoding = Some(encoding),
                None if text.as_deref() == Some("auto") => {}
                None => return wrong("one of auto, utf-8, utf-16le, gb18030, windows-1252"),
            },
            "quote" => match Quoting::ALL.into_iter().find(|it| Some(it.name()) == text.as_deref()) {
                Some(quoting) => wanted.quoting = quoting,
                None => return wrong("one of auto, none, \""),
            },
            "strict" => match value.as_bool() {
                Some(strict) => wanted.strict = strict,
                None => return wrong("true or false"),
            },
            "duplicates" => match Duplicates::ALL.into_iter().find(|it| Some(it.name()) == text.as_deref()) {
                Some(duplicates) => wanted.duplicates = duplicates,
                None => return wrong("one of off, exact, near"),
            },
            "header" => match value.as_bool() {
                Some(header) => wanted.header = Some(header),
                None => return wrong("true or false"),
            },
            "delimiter" => match text.as_deref().map(str::as_bytes) {
                Some([byte]) if byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n') => {
                    wanted.delimiter = Some(*byte);
                }
                _ => return wrong("one ASCII character"),
            },
            "column" => match column(value) {
                Some(column) => wanted.column = Some(column),
                None => return wrong("a name, or a number from 1"),
            },
            "columns" => {
                let four: Option<Vec<_>> =
                    Array::is_array(value).then(|| Array::from(value).iter().map(|it| column(&it)).collect()).flatten();
                match four.and_then(|it| <[Column; 4]>::try_from(it).ok()) {
                    Some(four) => wanted.columns = Some(four),
                    None => return wrong("four names or numbers: country, enterprise, model, serial"),
                }
            }
            "report" => match text.as_deref() {
                Some("all") => wanted.every_row = true,
                Some("bad" | "none") => {}
                _ => return wrong("one of bad, all, none"),
            },
            "maxReports" => match number(value) {
                Some(most) => telling.most_reports = most,
                None => return wrong("a whole number"),
            },
            "suggestions" => match value.as_bool() {
                Some(asked) => telling.suggestions = asked,
                None => return wrong("true or false"),
            },
            _ => return Err(TypeError::new(&format!("unknown option `{name}`")).into()),
        }
        Ok(())
    })?;
    wanted.registries = Registries::new(asked, on);
    Ok(Wanted { options: wanted, telling })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, positive and small")]
fn number(value: &JsValue) -> Option<usize> {
    let whole = value.as_f64().filter(|it| *it >= 0.0 && it.fract() == 0.0 && *it <= f64::from(u32::MAX));
    whole.map(|it| it as usize)
}

/// A column by its name, or its number from 1.
pub fn column(value: &JsValue) -> Option<Column> {
    match value.as_string() {
        Some(name) => Some(Column::Name(name)),
        None => number(value).filter(|it| *it > 0).map(Column::Number),
    }
}

/// The registries of some documents.
///
/// # Errors
/// A `TypeError` with the `faults` of the first that is not sound, as `loadRegistry` throws it.
fn registries(documents: &JsValue) -> Result<Vec<Registry>, JsValue> {
    let documents = Array::from(documents);
    let read = documents.iter().map(|document| Registry::from_bytes(Uint8Array::new(&document).to_vec()));
    read.collect::<Result<_, _>>().map_err(|faults| {
        let said = faults.first().map(Fault::sentence).unwrap_or_default();
        let thrown = TypeError::new(&format!("registry{said}"));
        let faults = JSON::parse(&Fault::list_to_json(&faults)).unwrap_or(JsValue::NULL);
        let _ = Reflect::set(&thrown, &"faults".into(), &faults);
        thrown.into()
    })
}
