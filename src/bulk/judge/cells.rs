//! The cells of a row that its code stands in, as texts.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::bulk::judge::Judge;
use crate::bulk::judge::sheet;
use crate::bulk::plan;
use crate::bulk::rows::encoding::{Encoding, read_windows_1252};
use crate::bulk::rows::json;
use crate::bulk::rows::splitter::{RawRow, unquoted};
use crate::issue::Issue;

/// The text of a row's code, or its four texts.
pub(super) enum Cells<'b> {
    One(Cow<'b, str>),
    Four([Cow<'b, str>; 4]),
    OneTyped(Typed),
    FourTyped([Typed; 4]),
}

/// The kind of a cell and its text.
pub(super) type Typed = (sheet::Kind, String);

impl Judge {
    pub(super) fn cells<'b>(&self, bytes: &'b [u8], record: &RawRow) -> Option<Cells<'b>> {
        if self.plan.fields != plan::Fields::One || self.plan.format.is_typed() {
            return self.other_cells(bytes, record);
        }
        self.has_fields(record).then(|| Cells::One(self.field(bytes, record, 0)))
    }

    #[inline(never)]
    fn other_cells<'b>(&self, bytes: &'b [u8], record: &RawRow) -> Option<Cells<'b>> {
        let text = |index: usize| self.field(bytes, record, index);
        match &self.plan.fields {
            plan::Fields::Key(key) => {
                return self.members(bytes, record, [key]).map(|[text]| Cells::One(Cow::Owned(text)));
            }
            plan::Fields::FourKeys(keys) => {
                return self.members(bytes, record, keys.each_ref()).map(|texts| Cells::Four(texts.map(Cow::Owned)));
            }
            plan::Fields::One | plan::Fields::Four(_) | plan::Fields::Texts(_) | plan::Fields::TextKeys(_) => {}
        }
        // A row of a sheet ends with its last cell that holds something.
        let is_typed = self.plan.format.is_typed();
        if !is_typed && !self.has_fields(record) {
            return None;
        }
        let typed = |cell: Cow<'b, str>| {
            let (kind, text) = sheet::opened(&cell);
            (kind, text.into_owned())
        };
        Some(match self.plan.fields {
            plan::Fields::Four(order) if is_typed => Cells::FourTyped(order.map(|index| typed(text(index)))),
            plan::Fields::Four(order) => Cells::Four(order.map(text)),
            _ if is_typed => Cells::OneTyped(typed(text(0))),
            _ => Cells::One(text(0)),
        })
    }

    /// The texts of the columns that were asked for, each with what a spreadsheet did to it; `None` of a row that has not
    /// all of them.
    pub fn texts<'b>(&self, bytes: &'b [u8], record: &RawRow) -> Option<Vec<Result<Cow<'b, str>, Issue>>> {
        match &self.plan.fields {
            plan::Fields::TextKeys(keys) => {
                let line = self.decoded(&bytes[record.start..record.end]);
                let mut texts: Vec<_> = keys.iter().map(|_| Ok(Cow::default())).collect();
                let mut is_flat = true;
                json::each_member(&line, |name, value| {
                    let Some(place) = keys.iter().position(|key| key == name) else { return };
                    match value {
                        json::Value::Text(text) => texts[place] = Ok(Cow::Owned(text)),
                        json::Value::Null => texts[place] = Ok(Cow::default()),
                        json::Value::Nested => is_flat = false,
                    }
                })
                .ok()?;
                is_flat.then_some(texts)
            }
            plan::Fields::Texts(order) if self.plan.format.is_typed() => {
                let opened = |&index: &usize| {
                    let cell = self.field(bytes, record, index);
                    let (kind, text) = sheet::opened(&cell);
                    sheet::fault(kind, &text, 0).map_or_else(|| Ok(Cow::Owned(text.into_owned())), Err)
                };
                Some(order.iter().map(opened).collect())
            }
            plan::Fields::Texts(order) => self
                .has_fields(record)
                .then(|| order.iter().map(|&index| Ok(self.field(bytes, record, index))).collect()),
            _ => None,
        }
    }

    /// The texts behind some keys; none of a line that is no object, and none where a key leads to more than a text.
    fn members<const N: usize>(&self, bytes: &[u8], record: &RawRow, keys: [&String; N]) -> Option<[String; N]> {
        let line = self.decoded(&bytes[record.start..record.end]);
        if line.trim().is_empty() {
            return Some([const { String::new() }; N]);
        }
        let values = json::values_of(&line, keys.map(String::as_str)).ok()?;
        (!values.contains(&json::Value::Nested)).then(|| {
            values.map(|value| match value {
                json::Value::Text(text) => text,
                json::Value::Null | json::Value::Nested => String::new(),
            })
        })
    }

    /// Whether a row has the fields that were asked for; an empty one has, and they are empty.
    fn has_fields(&self, record: &RawRow) -> bool {
        let is_empty = record.fields == 1 && record.is_empty();
        record.fields > self.plan.splitter.wanted[3] || is_empty
    }

    fn field<'b>(&self, bytes: &'b [u8], record: &RawRow, index: usize) -> Cow<'b, str> {
        let field = &bytes[record.cells[index].clone()];
        match unquoted(field, self.plan.splitter.quote) {
            Cow::Borrowed(field) => self.decoded(field),
            Cow::Owned(field) => Cow::Owned(self.decoded(&field).into_owned()),
        }
    }

    pub(in crate::bulk) fn decoded<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        if bytes.is_ascii() {
            return String::from_utf8_lossy(bytes);
        }
        match self.plan.encoding.unwrap_or_else(|| Encoding::of_text(bytes)) {
            Encoding::Gb18030 => Cow::Owned((self.read_gb18030)(bytes)),
            Encoding::Windows1252 => Cow::Owned(read_windows_1252(bytes)),
            Encoding::Utf8 | Encoding::Utf16Le => String::from_utf8_lossy(bytes),
        }
    }
}
