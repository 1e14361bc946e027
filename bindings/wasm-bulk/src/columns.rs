//! Columns of texts in Arrow's form: the caller writes them here, batch by batch, and reads three bytes a row.

use humanoid_id::bulk::{ColumnJudge, TextColumn, verdict_bytes};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::rules::ruleset;

/// Checks a column by given rules.
#[wasm_bindgen]
pub struct ColumnChecker {
    judge: ColumnJudge,
    data: Vec<u8>,
    offsets: Vec<i32>,
    validity: Vec<u8>,
    verdicts: Vec<u8>,
}

#[wasm_bindgen]
impl ColumnChecker {
    /// By options as everywhere; a `TypeError` names a wrong one.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Result<Self, JsValue> {
        let judge = ColumnJudge::new(&ruleset(options)?);
        let (data, offsets, validity, verdicts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Ok(Self { judge, data, offsets, validity, verdicts })
    }

    /// Where the bytes of the texts go.
    pub fn data(&mut self, length: usize) -> *mut u8 {
        self.data.resize(length, 0);
        self.data.as_mut_ptr()
    }

    /// Where the offsets go, one more than there are rows.
    pub fn offsets(&mut self, rows: usize) -> *mut i32 {
        self.offsets.resize(rows + 1, 0);
        self.offsets.as_mut_ptr()
    }

    /// Where a bit for each row goes, the lowest first: 0 where the row is null. None at all where no row is.
    pub fn validity(&mut self, length: usize) -> *mut u8 {
        self.validity.resize(length, 0);
        self.validity.as_mut_ptr()
    }

    /// Where the verdicts stand: the status of each row, then the issue code of each, then the place of each.
    pub fn check(&mut self, first_bit: usize) -> *const u8 {
        let Self { judge, data, offsets, validity, verdicts } = self;
        let validity = if validity.is_empty() { None } else { Some(&validity[..]) };
        let column = TextColumn { offsets, data, validity, first_bit };
        let rows = column.rows();
        verdicts.resize(3 * rows, 0);
        let (statuses, others) = verdicts.split_at_mut(rows);
        let (codes, places) = others.split_at_mut(rows);
        for (((text, status), code), place) in column.texts().zip(statuses).zip(codes).zip(places) {
            [*status, *code, *place] = verdict_bytes(text.map(|text| judge.cell(text).verdict));
        }
        verdicts.as_ptr()
    }
}
