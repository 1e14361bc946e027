//! Layouts that makers publish: how model and serial are made up.
//!
//! A layout is a list of fields that tile one segment. It is data: no pattern language, no code.

pub(crate) mod date;
pub(crate) mod field;

use alloc::string::String;
use alloc::vec::Vec;

use crate::issue::Issue;
use field::{Code, Field, Kind, unpadded};

/// The fields of one segment, in the order of their places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    pub fields: Vec<Field>,
    /// How the maker's own number is written, where it and the segment determine each other.
    pub in_house: Option<Vec<Item>>,
}

/// A part of the maker's own number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A text that is always there.
    Text(String),
    /// The characters of a field, by its index.
    Field(usize),
}

impl Layout {
    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The maker's own number for a code that fits the layout; `None` where the layout has no such number.
    pub fn in_house(&self, code: &Code) -> Option<String> {
        let mut number = String::new();
        for item in self.in_house.as_ref()? {
            match item {
                Item::Text(text) => number.push_str(text),
                Item::Field(index) => {
                    let field = self.fields.get(*index)?;
                    let value = field.value(code);
                    number.push_str(field.pad().map_or(value, |pad| unpadded(value, pad)));
                }
            }
        }
        Some(number)
    }

    /// The values of fields in a maker's own number, by their index; `None` where it is no such number.
    pub fn parse_in_house(&self, number: &str) -> Option<Vec<(usize, String)>> {
        let (mut rest, mut values) = (number, Vec::new());
        for item in self.in_house.as_ref()? {
            rest = match item {
                Item::Text(text) => rest.strip_prefix(text.as_str())?,
                Item::Field(index) => {
                    let field = self.fields.get(*index)?;
                    // What is padded in the code ends in the number where something else than a letter or digit stands.
                    let written = || rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
                    let width = if field.pad().is_some() { written() } else { field.places.len() };
                    let (value, after) = rest.split_at_checked(width)?;
                    if field.pad().is_some_and(|pad| unpadded(value, pad) != value) {
                        return None;
                    }
                    values.push((*index, value.into()));
                    after
                }
            };
        }
        rest.is_empty().then_some(values)
    }

    /// Whether those two undo each other: every field that is not known without it stands in the number exactly once,
    /// and it is plain where each ends.
    pub fn is_one_to_one(&self, items: &[Item]) -> bool {
        let times = |index| items.iter().filter(|item| **item == Item::Field(index)).count();
        let complete = self.fields.iter().enumerate().all(|(index, field)| match field.kind {
            Kind::Literal(_) | Kind::Check { .. } => times(index) == 0,
            _ => times(index) == 1,
        });
        let ends = items.iter().enumerate().all(|(at, item)| {
            let Item::Field(index) = item else { return true };
            let is_padded = self.fields.get(*index).is_some_and(|field| field.pad().is_some());
            !is_padded
                || match items.get(at + 1) {
                    None => true,
                    Some(Item::Text(text)) => !text.starts_with(|it: char| it.is_ascii_alphanumeric()),
                    Some(Item::Field(_)) => false,
                }
        });
        complete && ends
    }

    /// Write every field into its places: first what is given, then what is computed from it. All that does not fit is
    /// told.
    pub fn write(&self, given: &dyn Fn(usize) -> Option<String>, code: &mut Code) -> Vec<Issue> {
        let mut issues = Vec::new();
        for computed in [false, true] {
            if !issues.is_empty() {
                break;
            }
            for (index, field) in self.fields.iter().enumerate() {
                if matches!(field.kind, Kind::Check { .. }) == computed {
                    let value = given(index);
                    if let Err(expected) = field.write(value.as_deref(), code) {
                        issues.push(field.mismatch(expected, &value.unwrap_or_default()));
                    }
                }
            }
        }
        issues
    }
}
