//! Layouts that makers publish: how model and serial are made up.
//!
//! A layout is a list of fields that tile one segment. It is data: no pattern language, no code.

pub(crate) mod field;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::calendar::{DatePart, DateParts};
use crate::format::{Alphabet, Segment, joined};
use crate::issue::{Issue, IssueCode};
use crate::registry::listing::Meaning;
use field::{Code, Field, unpadded};

/// The fields of one segment, in the order of their places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    pub fields: Vec<Field>,
    /// How the maker's own number is written, where it and the segment determine each other.
    pub in_house: Option<Vec<Item>>,
}

/// A part of the maker's own number.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    /// A text that is always there.
    Text(String),
    /// The characters of a field, of the serial or of the model; or some parts of its date.
    Field(Field, Option<DatePart>),
}

/// Reads a text as it is typed.
pub(crate) type Fold<'f> = dyn for<'t> Fn(&'t str) -> Cow<'t, str> + 'f;

/// What a maker's own number says of fields.
pub(crate) type Values<'l> = Vec<(&'l Field, String)>;

/// What was taken of a number so far.
#[derive(Default)]
struct Taken<'l> {
    values: Values<'l>,
    dates: Vec<(&'l Field, DateParts)>,
}

impl<'l> Taken<'l> {
    /// Take a part from what is left of it.
    fn take(&mut self, item: &'l Item, rest: &mut &str, read: &Fold<'_>) -> Option<()> {
        *rest = match item {
            Item::Text(text) => rest.strip_prefix(&*read(text))?,
            Item::Field(field, part) => {
                // What is padded in the code ends in the number where something else than a letter or digit stands.
                let written = || rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
                let places = part.map_or(field.places.len(), DatePart::width);
                let width = if field.pad().is_some() { written() } else { places };
                let (value, after) = rest.split_at_checked(width)?;
                match part {
                    None => self.values.push((field, value.into())),
                    Some(part) => {
                        let at = self.dates.iter().position(|(known, _)| known.name == field.name);
                        let at = at.unwrap_or_else(|| {
                            self.dates.push((field, DateParts::default()));
                            self.dates.len() - 1
                        });
                        self.dates.get_mut(at)?.1.take(*part, value)?;
                    }
                }
                after
            }
        };
        Some(())
    }
}

impl Layout {
    /// The day, the week or the year in which a unit was made, by what the layout reads out of its code.
    pub fn production(&self, code: &Code) -> Option<String> {
        match self.fields.iter().find(|field| field.is_production)?.read(code) {
            Ok(Some(Meaning::Date(iso))) => Some(iso),
            _ => None,
        }
    }

    pub fn fits(&self, code: &Code) -> bool {
        self.fields.iter().all(|field| field.read(code).is_ok())
    }

    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The maker's own number for a code that fits the layout; `None` where the layout has no such number.
    pub fn in_house(&self, code: &Code) -> Option<String> {
        let mut number = String::new();
        for item in self.in_house.as_ref()? {
            match item {
                Item::Text(text) => number.push_str(text),
                Item::Field(field, None) => {
                    let value = field.value(code);
                    number.push_str(field.pad().map_or(value, |pad| unpadded(value, pad)));
                }
                Item::Field(field, Some(part)) => {
                    let Ok(Some(Meaning::Date(iso))) = field.read(code) else { return None };
                    number.push_str(&part.write(&iso)?);
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
                Item::Field(field, None) => form.push_str(&joined(&["{", &field.name, "}"], "")),
                Item::Field(field, Some(part)) => {
                    form.push_str(&joined(&["{", &field.name, " ", part.name(), "}"], ""));
                }
            }
        }
        Some(form)
    }

    /// The values of fields in a maker's own number; an issue where it is no such number. `fold` reads the number and the
    /// texts in it as they are typed.
    pub fn parse_in_house(&self, number: &str, fold: &Fold<'_>) -> Result<Values<'_>, Issue> {
        // A text may hold small letters of its own, and begin or end with a space.
        let exactly: &Fold<'_> = &|text| Cow::Borrowed(text);
        let trimmed = number.trim();
        let mut taken = Taken::default();
        let mut whole = false;
        for (number, read) in [(number, exactly), (number, fold), (trimmed, fold)] {
            let number = read(number);
            let mut rest = &*number;
            taken = Taken::default();
            whole = self.in_house.iter().flatten().all(|item| taken.take(item, &mut rest, read).is_some());
            whole &= rest.is_empty();
            if whole {
                break;
            }
        }
        if !whole {
            return Err(number_refusal(self.in_house_form().as_deref(), trimmed));
        }
        for (field, value) in &mut taken.values {
            if let Cow::Owned(folded) = fold(value) {
                *value = folded;
            }
            let bare = field.pad().map_or(value.as_str(), |pad| unpadded(value, pad));
            if bare != value {
                return Err(field.padded(bare, value));
            }
        }
        taken.values.extend(taken.dates.into_iter().map(|(field, date)| (field, date.iso())));
        Ok(taken.values)
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

/// Why a number cannot be given out: what is computed for its check character may not stand there.
pub(crate) const NO_CHECK_CHARACTER: &str = "no-check-character";

/// Why two parts cannot be used together: they say the same, with two values.
pub(crate) const GIVEN_TWICE: &str = "given-twice";

/// The maker's own number, which cannot be used.
pub(crate) fn number_refusal(expected: Option<&str>, found: &str) -> Issue {
    refusal("inHouse", expected, found).with("labelEn", "Maker’s own number").with("labelZh", "企业内部编号")
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
