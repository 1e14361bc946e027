//! The temporary file that the package opens: what memory has no room for waits there.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use humanoid_id::bulk::{Store, StoreFailed};

#[wasm_bindgen]
extern "C" {
    /// A temporary file; it keeps the reason if it fails.
    pub type Temporary;
    #[wasm_bindgen(method, catch)]
    fn append(this: &Temporary, bytes: &[u8]) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Temporary, offset: f64, bytes: &mut [u8]) -> Result<(), JsValue>;
}

impl Store for Temporary {
    fn append(&mut self, bytes: &[u8]) -> Result<(), StoreFailed> {
        Self::append(self, bytes).map_err(|_| StoreFailed)
    }

    #[allow(clippy::cast_precision_loss, reason = "exact up to 2^53, as every number of JavaScript")]
    fn read(&mut self, offset: u64, bytes: &mut [u8]) -> Result<(), StoreFailed> {
        Self::read(self, offset as f64, bytes).map_err(|_| StoreFailed)
    }
}
