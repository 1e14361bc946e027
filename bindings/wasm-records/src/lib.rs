//! Records for JavaScript: bytes come straight into the module's memory, and what is told comes back as JSON text.
//!
//! ```text
//!  bytes --room, take--> lines --core--> reports (JSON lines)
//!                           └---------> parts: entries of units, by the first bits of SHA-256 of their codes
//!  entries of a part --Shards--> the lines of each shard in the order of codes
//! ```

mod entries;
mod parts;
mod shards;

use humanoid_id::records::{RecordContext, RecordLine, RecordLines, check_record};
use humanoid_id::{Day, Fault, Knowledge, Registry};
use parts::Parts;
pub use shards::Shards;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads many lines, or one.
#[wasm_bindgen]
#[derive(Default)]
pub struct Records {
    lines: RecordLines,
    as_of: Option<Day>,
    registries: Vec<Registry>,
    /// What was written into the room last.
    piece: Vec<u8>,
    reports: Vec<u8>,
    most_reports: usize,
    parts: Option<Parts>,
}

#[wasm_bindgen]
impl Records {
    /// A reader for data of a day, `YYYY-MM-DD` or empty. It keeps reports of so many lines in which something is wrong,
    /// and where asked tells units that are there twice.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(as_of: &str, most_reports: usize, tells_twice: bool) -> Self {
        let lines = if tells_twice { RecordLines::telling_twice() } else { RecordLines::default() };
        Self { lines, as_of: Day::new(as_of), most_reports, ..Self::default() }
    }

    /// Hold the records against a registry. Returns what is wrong with the document as JSON, or an empty list.
    pub fn registry(&mut self, document: Vec<u8>) -> String {
        match Registry::from_bytes(document) {
            Ok(registry) => {
                self.registries.push(registry);
                "[]".into()
            }
            Err(faults) => Fault::list_to_json(&faults),
        }
    }

    /// Divide units into 2^bits parts from here on; a part is ready when it has so many bytes.
    pub fn divide(&mut self, bits: u32, ready: usize) {
        self.parts = Some(Parts::new(bits, ready));
    }

    /// Where to write so many bytes.
    pub fn room(&mut self, length: usize) -> usize {
        self.piece.resize(length, 0);
        self.piece.as_ptr().addr()
    }

    /// Read so many bytes of the room.
    pub fn take(&mut self, length: usize) {
        let piece = core::mem::take(&mut self.piece);
        self.read(Some(piece.get(..length).unwrap_or_default()));
        self.piece = piece;
    }

    /// Read the last line, which may lack its end.
    pub fn finish(&mut self) {
        self.read(None);
    }

    /// The reports since the last time, a line of JSON each.
    pub fn reports(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.reports)
    }

    /// What all lines came to, as JSON.
    #[must_use]
    pub fn totals(&self) -> String {
        self.lines.totals.to_json()
    }

    /// Which parts are ready, or all that hold anything.
    #[must_use]
    pub fn ready(&self, all: bool) -> Vec<u32> {
        self.parts.as_ref().map(|parts| parts.ready(all)).unwrap_or_default()
    }

    /// The entries of a part, which is empty then.
    pub fn part(&mut self, number: u32) -> Vec<u8> {
        self.parts.as_mut().map(|parts| parts.part(number)).unwrap_or_default()
    }

    /// How many units there are for each of the 2^20 beginnings that a hash may have.
    #[must_use]
    pub fn counts(&self) -> Vec<u32> {
        self.parts.as_ref().map(|parts| parts.counts().to_vec()).unwrap_or_default()
    }

    /// One line: its report as JSON.
    #[must_use]
    pub fn one(&self, line: &str) -> String {
        let registries: Vec<&Registry> = self.registries.iter().collect();
        let knowledge = Knowledge { registries: &registries, on: None };
        check_record(line, &RecordContext { as_of: self.as_of, knowledge }).to_json()
    }
}

impl Records {
    fn read(&mut self, piece: Option<&[u8]>) {
        let Self { lines, as_of, registries, reports, most_reports, parts, .. } = self;
        let registries: Vec<&Registry> = registries.iter().collect();
        let context = RecordContext { as_of: *as_of, knowledge: Knowledge { registries: &registries, on: None } };
        let mut each = |line: RecordLine<'_>| {
            if !line.report.issues.is_empty() && *most_reports > 0 {
                *most_reports -= 1;
                reports.extend_from_slice(line.to_json().as_bytes());
                reports.push(b'\n');
            }
            if let Some((parts, id)) = parts.as_mut().zip(line.report.id().filter(|_| line.report.is_publishable())) {
                parts.add(id.as_bytes(), line.text);
            }
        };
        match piece {
            Some(piece) => lines.push(piece, &context, &mut each),
            None => lines.finish(&context, &mut each),
        }
    }
}
