//! Layouts that makers publish: how model and serial are made up.
//!
//! A layout is a list of fields that tile one segment. It is data: no pattern language, no code.

pub(crate) mod field;

use alloc::string::String;
use alloc::vec::Vec;

use crate::format::{Alphabet, Segment, joined};
use crate::issue::{Issue, IssueCode};
use field::{Code, Field, unpadded};

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

    /// How that number is written, for people: `LX-{batch}-{number}`.
    pub fn in_house_form(&self) -> Option<String> {
        let mut form = String::new();
        for item in self.in_house.as_ref()? {
            match item {
                Item::Text(text) => form.push_str(text),
                Item::Field(index) => form.push_str(&joined(&["{", &self.fields.get(*index)?.name, "}"], "")),
            }
        }
        Some(form)
    }

    /// The values of fields in a maker's own number, by their index; an issue where it is no such number. `fold` reads
    /// the number and the texts in it as they are typed.
    pub fn parse_in_house(&self, number: &str, fold: &dyn Fn(&str) -> String) -> Result<Vec<(usize, String)>, Issue> {
        // A text may hold small letters of its own, and begin or end with a space.
        let exactly: &dyn Fn(&str) -> String = &|text| text.into();
        let trimmed = number.trim();
        let (mut values, mut whole) = (Vec::new(), false);
        for (number, read) in [(number, exactly), (number, fold), (trimmed, fold)] {
            let number = read(number);
            let mut rest = number.as_str();
            values.clear();
            whole = self.in_house.iter().flatten().all(|item| self.take(item, &mut rest, read, &mut values).is_some());
            whole &= rest.is_empty();
            if whole {
                break;
            }
        }
        for (index, value) in values.iter_mut().filter(|_| whole) {
            let Some(field) = self.fields.get(*index) else { continue };
            *value = fold(value);
            let bare = field.pad().map_or(value.as_str(), |pad| unpadded(value, pad));
            if bare != value {
                return Err(field.padded(bare, value));
            }
        }
        if whole { Ok(values) } else { Err(refusal("inHouse", self.in_house_form().as_deref(), trimmed)) }
    }

    /// Take a part of a maker's own number from what is left of it.
    fn take(
        &self,
        item: &Item,
        rest: &mut &str,
        read: &dyn Fn(&str) -> String,
        values: &mut Vec<(usize, String)>,
    ) -> Option<()> {
        *rest = match item {
            Item::Text(text) => rest.strip_prefix(read(text).as_str())?,
            Item::Field(index) => {
                let field = self.fields.get(*index)?;
                // What is padded in the code ends in the number where something else than a letter or digit stands.
                let written = || rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
                let width = if field.pad().is_some() { written() } else { field.places.len() };
                let (value, after) = rest.split_at_checked(width)?;
                values.push((*index, value.into()));
                after
            }
        };
        Some(())
    }

    /// Whether the segments before are known that its check characters are computed over.
    pub fn is_computable(&self, code: &Code) -> bool {
        let start = self.fields.first().map_or(0, |field| field.places.start);
        let mut before = self.fields.iter().flat_map(Field::over).filter(|over| over.start < start);
        before.all(|over| code.get(over.clone()).is_some_and(|it| it.iter().all(|it| Alphabet::ALNUM36.contains(*it))))
    }

    /// Write every field into its places: first what is given, then what can be computed from it. All that does not fit
    /// is told.
    pub fn write(&self, given: &dyn Fn(usize) -> Option<String>, code: &mut Code) -> Vec<Issue> {
        let mut issues = Vec::new();
        for computed in [false, true] {
            if computed && !(issues.is_empty() && self.is_computable(code)) {
                break;
            }
            for (index, field) in self.fields.iter().enumerate() {
                if field.is_check() == computed {
                    let value = given(index);
                    if let Err(expected) = field.write(value.as_deref(), code) {
                        issues.push(field.refusal(expected, value.as_deref()));
                    }
                }
            }
        }
        issues
    }
}

/// A part that cannot be used, without a place yet.
pub(crate) fn refusal(name: &str, expected: Option<&str>, found: &str) -> Issue {
    let mut issue = Issue::new(IssueCode::SerialLayoutMismatch, Segment::Serial.range()).with("field", name);
    if let Some(expected) = expected {
        issue = issue.with("expected", expected);
    }
    issue.segment = Some(Segment::Serial);
    issue.with("found", found)
}
