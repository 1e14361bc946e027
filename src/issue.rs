//! What can be said about a code: a code of its own, how bad it is, where, and the facts a sentence needs.
//!
//! The list below is the only one: the sentences in [`message`](crate::message), the TypeScript union and the tests
//! are held against it.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use crate::format::Segment;

/// How bad an issue is. Only an error makes a text invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Info,
    /// Well formed, and probably not what was meant.
    Warning,
    /// Not a well-formed code.
    Error,
}

impl Severity {
    /// Every severity there is.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One fact of an issue, as its sentence needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
pub enum Param {
    /// A text, such as the characters found.
    Text(String),
    /// A count.
    Number(usize),
}

/// One thing said about a text.
///
/// ```
/// use humanoid_id::{check, IssueCode, Ruleset};
/// let report = check("CNTEST-H1A0\u{410}1", &Ruleset::default());
/// let issue = &report.issues[0];
/// assert_eq!(issue.code, IssueCode::LookAlikeCharacter);
/// assert_eq!(issue.span, 11..13); // bytes of the text given: the Cyrillic letter takes two
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What it is.
    pub code: IssueCode,
    /// How bad it is under the rules in force.
    pub severity: Severity,
    /// The segment it lies in; `None` where it concerns the whole text.
    pub segment: Option<Segment>,
    /// Where, half-open, in units of the text that was given: bytes of a `&str`, code units of UTF-16.
    pub span: Range<usize>,
    /// Facts for the sentence, by name.
    pub params: Vec<(&'static str, Param)>,
}

impl Issue {
    /// An issue of the text as a whole, with its default severity and no facts.
    #[must_use]
    pub const fn new(code: IssueCode, span: Range<usize>) -> Self {
        Self { code, severity: code.default_severity(), segment: None, span, params: Vec::new() }
    }

    /// The same with one fact more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Param>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// A fact by its name.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&Param> {
        self.params.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<char> for Param {
    fn from(character: char) -> Self {
        Self::Text(character.into())
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl fmt::Display for Param {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
        }
    }
}

macro_rules! issue_codes {
    ($($(#[$doc:meta])* $name:ident $id:literal $severity:ident [$($param:literal)*];)*) => {
        /// What an issue is. The kebab-case names are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum IssueCode { $($(#[$doc])* $name,)* }

        impl IssueCode {
            /// Every code there is, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable names, in the same order.
            pub(crate) const IDS: &'static [&'static str] = &[$($id,)*];

            /// The stable name, as data and TypeScript know it.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How bad it is unless the rules say otherwise.
            #[must_use]
            pub const fn default_severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The facts it may carry, by name.
            #[must_use]
            pub const fn params(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($param),*],)* }
            }

            /// The code of a stable name.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                // Its name until 0.2.
                let id = if id == "country-not-china" { "country-not-cn" } else { id };
                Self::ALL.iter().copied().find(|code| code.id() == id)
            }
        }
    };
}

issue_codes! {
    /// The input is not a string.
    NotAString "not-a-string" Error ["type"];
    /// The text is longer than anything that is looked at.
    TooLongToCheck "too-long-to-check" Error ["length" "limit"];
    /// Fewer than 29 places, and the text is final or cannot be continued.
    TooShort "too-short" Error ["expected" "actual"];
    /// More than 29 places.
    TooLong "too-long" Error ["expected" "actual"];
    /// Outside the segment's alphabet.
    CharacterNotAllowed "character-not-allowed" Error ["character" "codePoint" "allowed"];
    /// A character of another script that looks like one of the 36.
    LookAlikeCharacter "look-alike-character" Error ["character" "codePoint" "looksLike"];
    /// I, O (or Q) where a digit is likely meant.
    AmbiguousLetter "ambiguous-letter" Warning ["character" "maybe"];
    /// A digit in the country segment.
    CountryNotLetters "country-not-letters" Error ["found"];
    /// Two letters that no country or region has.
    CountryUnassigned "country-unassigned" Error ["found"];
    /// Two letters that ISO 3166 leaves to users and never assigns.
    CountryUserAssigned "country-user-assigned" Error ["found"];
    /// Two letters reserved exceptionally, such as EU or UK.
    CountryReserved "country-reserved" Error ["found" "maybe"];
    /// Two letters of a country that is no more, such as SU or YU.
    CountryWithdrawn "country-withdrawn" Error ["found"];
    /// Assigned, and not China.
    CountryNotCn "country-not-cn" Info ["found" "expected"];
    /// A segment of one character repeated.
    PlaceholderSegment "placeholder-segment" Warning ["found"];
    /// The text is a well-formed code of another scheme.
    OtherScheme "other-scheme" Error ["scheme"];
    /// A spreadsheet wrote the code as a number with an exponent.
    SpreadsheetScientific "spreadsheet-scientific" Error ["found"];
    /// A spreadsheet turned the digits past the fifteenth to zeros.
    SpreadsheetRounded "spreadsheet-rounded" Error ["found"];
    /// A spreadsheet took the segment of a column for a date.
    SpreadsheetDate "spreadsheet-date" Error ["found"];
    /// The cell was a formula or had a leading apostrophe, and the text in it was read; an error where it could not be.
    SpreadsheetFormula "spreadsheet-formula" Info ["found"];
    /// The code was read in spite of characters beyond ASCII in its cell, such as non-breaking space or full-width letters.
    SpreadsheetCharacters "spreadsheet-characters" Warning ["kind" "codePoint"];
    /// A segment's column lost its leading zeros.
    LostLeadingZeros "lost-leading-zeros" Error ["expected" "actual"];
    /// Two or more codes in one cell.
    SeveralCodes "several-codes" Error ["count"];
    /// A row without the field, or with a quote that is never closed; a line that is no JSON object, or has no text there.
    RowShape "row-shape" Error ["expected" "actual" "reason"];
    /// A row longer than any that is read.
    RowTooLong "row-too-long" Error ["limit"];
    /// An empty cell.
    Blank "blank" Info [];
    /// A totals or title row, or the names of the columns once more.
    TotalsRow "totals-row" Info [];
    /// The same code stands in an earlier row.
    Duplicate "duplicate" Warning ["row" "line" "file"];
    /// An earlier row differs by one edit.
    NearDuplicate "near-duplicate" Warning ["row" "line"];
    /// The registry does not list the enterprise.
    EnterpriseUnknown "enterprise-unknown" Warning ["code" "asOf"];
    /// The registry does not list the model.
    ModelUnknown "model-unknown" Warning ["code" "asOf"];
    /// The registry lists the enterprise as no longer active.
    EnterpriseRetired "enterprise-retired" Warning ["code" "asOf" "since"];
    /// The registry lists the model as no longer active.
    ModelRetired "model-retired" Warning ["code" "asOf" "since"];
    /// The model does not fit the layout that its maker published.
    ModelLayoutMismatch "model-layout-mismatch" Warning ["field" "labelEn" "labelZh" "expected" "found" "reason"];
    /// The serial does not fit the layout that its maker published.
    SerialLayoutMismatch "serial-layout-mismatch" Warning ["field" "labelEn" "labelZh" "expected" "found" "reason"];
    /// The check character of the maker's layout does not agree.
    CheckCharacterWrong "check-character-wrong" Warning ["expected" "found" "field" "labelEn" "labelZh" "reason"];
    /// A code, and not written as its 29 places are; told of cells of columns, which are compared as they are written.
    NotCanonical "not-canonical" Info [];
    /// Exactly one code, and something around it: an address, a label, a scanner's prefix. The span is the code's.
    TextAroundCode "text-around-code" Error ["found"];
    /// A quoted field over several lines that look like rows of the table.
    RowsInQuotes "rows-in-quotes" Warning ["from" "to"];
}

/// By its stable name, of an earlier version too.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for IssueCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Id;
        impl serde::de::Visitor<'_> for Id {
            type Value = IssueCode;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("the name of an issue code")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<IssueCode, E> {
                IssueCode::from_id(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Id)
    }
}

#[cfg(feature = "serde")]
mod plain_data {
    use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

    use super::{Issue, IssueCode, Param};

    impl Serialize for IssueCode {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.id())
        }
    }

    struct Params<'a>(&'a [(&'static str, Param)]);

    impl Serialize for Params<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(self.0.len()))?;
            for (name, value) in self.0 {
                map.serialize_entry(name, value)?;
            }
            map.end()
        }
    }

    impl Serialize for Issue {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut data = serializer.serialize_struct("Issue", 5)?;
            data.serialize_field("code", &self.code)?;
            data.serialize_field("severity", &self.severity)?;
            data.serialize_field("segment", &self.segment)?;
            data.serialize_field("range", &(self.span.start, self.span.end))?;
            data.serialize_field("params", &Params(&self.params))?;
            data.end()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_code() {
        for &code in IssueCode::ALL {
            assert_eq!(IssueCode::from_id(code.id()), Some(code));
        }
        assert_eq!(IssueCode::from_id("no-such-code"), None);
        assert_eq!(IssueCode::from_id("country-not-china"), Some(IssueCode::CountryNotCn));
    }
}
