//! Makers' own numbers and codes in files, one written from the other: bytes in, bytes out, and an object only of rows with
//! an issue.

use js_sys::TypeError;

use humanoid_id::OptionError;
use humanoid_id::bulk::{Format, NumberColumns, Numbers};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::options::{Wanted, column, read};
use crate::rules::{each, kind, refusal};
use crate::{read_gb18030, unreadable};

/// A file under way.
#[wasm_bindgen]
pub struct NumberWriter {
    numbers: Numbers,
    written: Vec<u8>,
}

#[wasm_bindgen]
impl NumberWriter {
    /// Begin: `options` are those of a check, `columns` is `{ inHouseColumn, codeColumn, modelColumn, country, enterprise,
    /// model }`.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue, columns: &JsValue) -> Result<Self, JsValue> {
        let Wanted { options, .. } = read(options)?;
        let mut wanted = NumberColumns::default();
        each(columns, |name, value| {
            let wrong = |expected: &str| {
                refusal(&OptionError { option: name.into(), expected: expected.into(), found: kind(value) })
            };
            let place = match name {
                "inHouseColumn" => &mut wanted.number,
                "codeColumn" => &mut wanted.code,
                "modelColumn" => &mut wanted.model,
                _ => {
                    let segments = ["country", "enterprise", "model"].iter().zip(&mut wanted.segments);
                    let Some((_, place)) = segments.into_iter().find(|(segment, _)| **segment == name) else {
                        return Err(TypeError::new(&format!("unknown option `{name}`")).into());
                    };
                    *place = Some(value.as_string().ok_or_else(|| wrong("a string"))?);
                    return Ok(());
                }
            };
            *place = Some(column(value).ok_or_else(|| wrong("a name, or a number from 1"))?);
            Ok(())
        })?;
        Ok(Self { numbers: Numbers::new(options, wanted, read_gb18030), written: Vec::new() })
    }

    /// Rows come unpacked, from a workbook or a table; to be said before the first.
    pub fn unpacked(&mut self, format: &str, first_line: f64, has_header: Option<bool>) {
        if let Some(format) = Format::ALL.into_iter().find(|it| it.name() == format && it.is_typed()) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a line of a sheet")]
            self.numbers.unpacked(format, first_line as u64, has_header);
        }
    }

    /// Find out how the file is read from its beginning.
    pub fn look(&mut self, beginning: &[u8]) -> Result<(), JsValue> {
        self.numbers.look(beginning).map_err(|error| unreadable(&error))
    }

    /// Where to write the next piece.
    pub fn room(&mut self, length: usize) -> *mut u8 {
        self.numbers.room(length).as_mut_ptr()
    }

    /// The next piece stands in the room; how many bytes it comes to, which stand at [`written`](Self::written).
    pub fn take(&mut self, length: usize) -> Result<usize, JsValue> {
        self.numbers.take(length).map_err(|error| unreadable(&error))?;
        Ok(self.keep())
    }

    /// Nothing follows; as [`take`](Self::take).
    pub fn finish(&mut self) -> Result<usize, JsValue> {
        self.numbers.finish().map_err(|error| unreadable(&error))?;
        Ok(self.keep())
    }

    /// Where what was written stands.
    pub fn written(&self) -> *const u8 {
        self.written.as_ptr()
    }

    /// The rows with an issue among it, as JSON.
    pub fn faults(&mut self) -> String {
        self.numbers.take_faults()
    }

    /// What the rows came to so far: rows, written, blank, faulty, without a check character.
    pub fn counts(&self) -> Vec<f64> {
        let summary = self.numbers.summary();
        #[allow(clippy::cast_precision_loss, reason = "exact up to 2^53, as every number of JavaScript")]
        [summary.rows, summary.written, summary.blank, summary.faulty, summary.no_check_character]
            .map(|it| it as f64)
            .to_vec()
    }

    /// How many rows have each issue: `code count`, a line each.
    pub fn issues(&self) -> String {
        let issues = &self.numbers.summary().issues;
        issues
            .iter()
            .flat_map(|(code, rows)| [code.id().into(), String::from(" "), rows.to_string(), "\n".into()])
            .collect()
    }
}

impl NumberWriter {
    fn keep(&mut self) -> usize {
        self.written = self.numbers.take_written();
        self.written.len()
    }
}
