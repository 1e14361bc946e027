//! Many codes: bytes come straight into the module's memory, and only what somebody asks about becomes an object.
//!
//! The caller asks for [`room`](Bulk::room), writes a piece of the file there and says how much it was. Rows that
//! there is something to say about come back as notes, two words each, or as plain objects.

#![cfg(target_family = "wasm")]
#![allow(clippy::must_use_candidate, clippy::missing_errors_doc, reason = "JavaScript calls them, and they throw")]
use js_sys::{Object, TypeError, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use humanoid_id::bulk::{AnyStore, Checker, Cut, Encoding, Format, Part, PlanError, Row, RowReports, RowStatus};
use humanoid_id::{IssueCode, Report};

mod columns;
mod duplicate_rows;
mod numbers;
mod options;
mod rules;
mod summary_data;
mod temporary;

use duplicate_rows::DuplicateRows;
use options::{ReportMode, Telling, Wanted, read};
use summary_data::{Holding, SummaryData};
use temporary::Temporary;

/// Plain data for JavaScript: objects rather than `Map`s, `null` rather than `undefined`.
const PLAIN: Serializer = Serializer::json_compatible();

fn plain(data: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(data.serialize(&PLAIN)?)
}

/// Why a file cannot be read as was asked: a sentence, and what another language needs to say the same.
fn unreadable(error: &PlanError) -> JsValue {
    #[derive(Serialize)]
    struct Facts<'e> {
        code: &'static str,
        column: Option<String>,
        columns: &'e [String],
        count: Option<usize>,
    }
    let bare = |code| Facts { code, column: None, columns: &[], count: None };
    let facts = match error {
        PlanError::NoSuchColumn(name, names) => {
            Facts { column: Some(name.clone()), columns: names.as_slice(), ..bare("no-such-column") }
        }
        PlanError::ColumnBeyond(number, count) => {
            Facts { column: Some(number.to_string()), count: Some(*count), ..bare("column-beyond") }
        }
        PlanError::ColumnZero => bare("column-zero"),
        PlanError::ColumnByNumber => bare("column-by-number"),
        PlanError::NoRowsInJson => bare("no-rows-in-json"),
        PlanError::StoreFailed => bare("store-failed"),
    };
    let thrown = TypeError::new(&error.to_string());
    if let Ok(facts) = plain(&facts) {
        Object::assign(&thrown, facts.unchecked_ref());
    }
    thrown.into()
}

#[wasm_bindgen]
extern "C" {
    type TextDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> String;
}

/// Reads GB18030 with the host's own tables. A host without them is told so by [`Bulk::new`] where it matters.
fn read_gb18030(bytes: &[u8]) -> String {
    match TextDecoder::new("gb18030") {
        Ok(decoder) => decoder.decode(bytes),
        Err(_) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// A check of one file.
#[wasm_bindgen]
pub struct Bulk {
    checker: Checker,
    /// For each row: its number; its status, issue and place, a byte each.
    notes: Vec<u32>,
    /// Of the rows that became notes, for [`detail`](Self::detail).
    duplicate_rows: DuplicateRows,
    reports: RowReports,
    /// What of rows is told.
    telling: Telling,
    errors: usize,
    others: usize,
}

#[wasm_bindgen]
impl Bulk {
    /// Begin, with the options of the package; `told` is `nothing`, `notes` or `reports`.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue, told: &str) -> Result<Self, JsValue> {
        let Wanted { options, telling } = read(options)?;
        if options.encoding == Some(Encoding::Gb18030) && TextDecoder::new("gb18030").is_err() {
            return Err(TypeError::new("encoding: this host has no TextDecoder for gb18030").into());
        }
        Ok(Self::of(Checker::new(options, read_gb18030), telling.with(told)))
    }

    /// How many bytes will come, where that is known.
    pub fn expect(&mut self, bytes: f64) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a hint")]
        self.checker.expect(bytes as u64);
    }

    /// Rows come unpacked, from a workbook or a table; to be said before the first.
    pub fn unpacked(&mut self, format: &str, first_line: f64, has_header: Option<bool>) {
        if let Some(format) = Format::ALL.into_iter().find(|it| it.name() == format && it.is_typed()) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a line of a sheet")]
            self.checker.unpacked(format, first_line as u64, has_header);
        }
    }

    /// The columns in use, from 0; none while that is not known.
    pub fn columns(&self) -> Vec<u32> {
        let columns = self.checker.plan().map_or(&[][..], |plan| &plan.columns);
        columns.iter().filter_map(|column| u32::try_from(column - 1).ok()).collect()
    }

    /// Where to write the next piece.
    pub fn room(&mut self, length: usize) -> *mut u8 {
        self.checker.room(length).as_mut_ptr()
    }

    /// The next piece stands in the room.
    pub fn take(&mut self, length: usize) -> Result<(), JsValue> {
        self.with(|checker, sink| checker.take(length, sink).map_err(|error| unreadable(&error)))
    }

    /// No bytes follow: find out how a short file is read.
    pub fn settle(&mut self) -> Result<(), JsValue> {
        self.checker.settle().map_err(|error| unreadable(&error))
    }

    /// Whether rows are whole in what has come and are not dealt with; [`take`](Self::take) of no bytes goes on.
    #[wasm_bindgen(js_name = isBehind)]
    pub fn is_behind(&self) -> bool {
        self.checker.is_behind()
    }

    /// Compare codes when all rows have passed: in so many bytes of memory where there is a store for the others. `tells`
    /// where [`tell_again`](Self::tell_again) will follow.
    pub fn defer(&mut self, memory: f64, store: Option<Temporary>, tells: bool) {
        let store = store.map(|store| Box::new(store) as AnyStore);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a module has no more than 4 GB")]
        self.checker.defer(memory as usize, store, tells);
    }

    /// No row follows; where codes are compared afterwards, [`compare`](Self::compare) does.
    #[wasm_bindgen(js_name = finishRows)]
    pub fn finish_rows(&mut self) -> Result<(), JsValue> {
        self.with(|checker, sink| checker.finish_rows(sink).map_err(|error| unreadable(&error)))
    }

    /// Go on comparing; what part of it is left.
    pub fn compare(&mut self) -> Result<f64, JsValue> {
        let left = self.checker.compare().map_err(|error| unreadable(&error))?;
        #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
        Ok(left as f64 / 256.0)
    }

    /// A check of the same file once more, which tells every row in its turn; where codes were compared afterwards.
    #[wasm_bindgen(js_name = tellAgain)]
    pub fn tell_again(&mut self, told: &str) -> Option<Self> {
        let checker = self.checker.again_with_duplicates()?;
        Some(Self::of(checker, self.telling.with(told)))
    }

    /// Nothing follows.
    pub fn finish(&mut self) -> Result<(), JsValue> {
        self.with(|checker, sink| checker.finish(sink).map(|_| ()).map_err(|error| unreadable(&error)))
    }

    /// The next of several files begins, whose codes are compared with those of all before; rows are numbered on.
    #[wasm_bindgen(js_name = nextFile)]
    pub fn next_file(&mut self) {
        self.checker.next_file();
    }

    /// Find out how the file is read from its beginning, of [`looked_at`] bytes where it has as many.
    pub fn look(&mut self, beginning: &[u8]) -> Result<(), JsValue> {
        self.checker.look(beginning).map_err(|error| unreadable(&error))
    }

    /// Whether what was looked at has the columns that were asked for, or one that looks like codes.
    #[wasm_bindgen(js_name = isLikely)]
    pub fn is_likely(&self) -> bool {
        self.checker.is_likely()
    }

    /// The columns of what was looked at in which codes stand.
    #[wasm_bindgen(js_name = codeColumns)]
    pub fn code_columns(&self) -> Result<JsValue, JsValue> {
        let columns = self.checker.plan().map_or(&[][..], |it| it.code_columns.as_slice());
        plain(&columns.iter().map(Holding::from).collect::<Vec<_>>())
    }

    /// How many of these bytes, which come right before a cut, stand before the row that the next part begins with.
    #[wasm_bindgen(js_name = likelyStart)]
    pub fn likely_start(&self, before: &[u8], is_beginning: bool) -> usize {
        self.checker.likely_start(before, is_beginning)
    }

    /// A check of the part that begins there; `undefined` where the file is not cut.
    pub fn part(&self, offset: f64, is_skipping: bool) -> Option<Self> {
        let checker = self.checker.part(cut(offset, is_skipping))?;
        Some(Self::of(checker, self.telling))
    }

    /// All bytes of the part that began there have come: what it came to, for [`join`](Self::join).
    #[wasm_bindgen(js_name = endPart)]
    pub fn end_part(&mut self, offset: f64, is_skipping: bool, is_last: bool) -> Result<Vec<u64>, JsValue> {
        let mut words = Vec::new();
        self.with(|checker, sink| {
            let part = checker.end_part(cut(offset, is_skipping), is_last, sink);
            words = part.map_err(|error| unreadable(&error))?.to_words();
            Ok(())
        })?;
        Ok(words)
    }

    /// Put a part behind those before it; `false` where it is not the one that follows.
    pub fn join(&mut self, part: &[u64]) -> bool {
        Part::from_words(part).is_some_and(|part| self.checker.join(&part))
    }

    /// Where the next part begins: its offset, whether in an endless line, the number of its first row, and the line.
    pub fn reached(&self) -> Vec<f64> {
        let Cut { offset, is_skipping } = self.checker.reached();
        let (row, line) = self.checker.next_row();
        #[allow(clippy::cast_precision_loss, reason = "exact up to 2^53, as every number of JavaScript")]
        [offset, u64::from(is_skipping), row, line].map(|it| it as f64).to_vec()
    }

    /// Where the notes stand; see [`note_words`](Self::note_words).
    pub fn notes(&self) -> *const u32 {
        self.notes.as_ptr()
    }

    /// How many words the notes take, two for a row.
    #[wasm_bindgen(js_name = noteWords)]
    pub fn note_words(&self) -> usize {
        self.notes.len()
    }

    /// Forget the notes.
    #[wasm_bindgen(js_name = forgetNotes)]
    pub fn forget_notes(&mut self) {
        self.notes.clear();
    }

    /// The reports since the last call, as the bytes of JSON.
    pub fn reports(&mut self) -> Vec<u8> {
        core::mem::replace(&mut self.reports, self.telling.no_reports()).finish().into_bytes()
    }

    /// The counts so far, and how the file is read.
    pub fn summary(&self) -> Result<JsValue, JsValue> {
        let Self { checker, .. } = self;
        plain(&SummaryData {
            summary: checker.so_far(),
            plan: checker.plan(),
            registries: checker.registries(),
            first_edition: checker.first_edition(),
        })
    }

    /// Rows and invalid rows so far, for a progress bar.
    pub fn progress(&self) -> Vec<f64> {
        let summary = self.checker.so_far();
        #[allow(clippy::cast_precision_loss, reason = "exact up to 2^53, as every number of JavaScript")]
        [summary.rows, summary.invalid, summary.bytes].map(|it| it as f64).to_vec()
    }

    /// Everything about one row of a file that was checked, read again from the bytes.
    pub fn detail(&self, number: f64, file: &Uint8Array) -> Result<JsValue, JsValue> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "out of range finds no row")]
        let number = number as u64;
        let mut found: Option<Report> = None;
        let mut sink = |row: Row<'_>| {
            if row.number == number {
                found = Some(self.duplicate_rows.report(row));
            }
        };
        let Some((mut checker, offset)) = self.checker.again(number) else { return Ok(JsValue::NULL) };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a Uint8Array")]
        let mut at = offset as u32;
        while at < file.length() && checker.so_far().rows <= number {
            let piece = file.subarray(at, at.saturating_add(PIECE));
            let length = piece.length() as usize;
            piece.copy_to(checker.room(length));
            let _ = checker.take(length, &mut sink);
            at = at.saturating_add(PIECE);
        }
        if at >= file.length() {
            let _ = checker.finish(&mut sink);
        }
        match found {
            Some(report) => plain(&report),
            None => Ok(JsValue::NULL),
        }
    }
}

impl Bulk {
    fn of(checker: Checker, telling: Telling) -> Self {
        let (notes, duplicate_rows) = (Vec::new(), DuplicateRows::default());
        let reports = telling.no_reports();
        Self { checker, notes, duplicate_rows, reports, telling, errors: 0, others: 0 }
    }

    fn with(
        &mut self,
        work: impl FnOnce(&mut Checker, &mut dyn FnMut(Row<'_>)) -> Result<(), JsValue>,
    ) -> Result<(), JsValue> {
        let Self { checker, notes, duplicate_rows, reports, telling, errors, others } = self;
        let Telling { mode, most_reports, .. } = *telling;
        work(checker, &mut |row| {
            let count = if row.verdict.status == RowStatus::Invalid { &mut *errors } else { &mut *others };
            if mode == ReportMode::Nothing || *count >= most_reports {
                return;
            }
            *count += 1;
            if mode == ReportMode::Notes {
                notes.extend(note(&row));
                duplicate_rows.note(&row);
            } else {
                reports.push(row);
            }
        })
    }
}

#[inline(never)]
fn note(Row { number, verdict, .. }: &Row<'_>) -> [u32; 2] {
    let code = verdict.code.map_or(0, |code| code as u32 + 1);
    let place = verdict.place.map_or(NO_PLACE, u32::from);
    [u32::try_from(*number).unwrap_or(u32::MAX), verdict.status as u32 | code << 8 | place << 16]
}

/// Bytes of a file that are read again in one go.
const PIECE: u32 = 1 << 18;

/// Stands for the cell as a whole.
const NO_PLACE: u32 = 255;

fn cut(offset: f64, is_skipping: bool) -> Cut {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a file")]
    Cut { offset: offset as u64, is_skipping }
}

/// How many bytes from the beginning tell how a file is read.
#[wasm_bindgen(js_name = lookedAt)]
pub fn looked_at() -> usize {
    Checker::LOOKED_AT
}

/// The issue codes in the order of the notes, the first of which is number 1.
#[wasm_bindgen(js_name = issueCodes)]
pub fn issue_codes() -> Result<JsValue, JsValue> {
    plain(&IssueCode::ALL.iter().map(|code| code.id()).collect::<Vec<_>>())
}
