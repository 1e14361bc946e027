//! What a check tells.

use alloc::string::String;
use alloc::vec::Vec;

use crate::check::id::HumanoidId;
use crate::check::normalize::Edit;
use crate::format::{Alphabet, Segment};
use crate::issue::{Issue, Param};
use crate::json::Json;

/// Whether a text is a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Status {
    /// Well formed. There may be warnings and notes.
    Valid,
    /// Not yet: some continuation of the text is valid.
    Incomplete,
    /// Not a code, whatever follows.
    Invalid,
}

impl Status {
    /// Every status there is.
    pub const ALL: [Self; 3] = [Self::Valid, Self::Incomplete, Self::Invalid];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Incomplete => "incomplete",
            Self::Invalid => "invalid",
        }
    }
}

/// What may come next in an incomplete text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// The segment that the next character belongs to.
    pub segment: Segment,
    /// Its place in the code, counted from 0.
    pub position: usize,
    /// Places left in the whole code.
    pub remaining: usize,
    /// Places left in the segment.
    pub remaining_in_segment: usize,
    /// The characters that may stand there.
    pub allowed: Alphabet,
}

/// Everything known about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Whether it is a code.
    pub status: Status,
    /// The code, where it is valid.
    pub id: Option<HumanoidId>,
    /// The segments that are all there and without an error, in their order; also those of an invalid text.
    pub segments: [Option<String>; 4],
    /// What may come next, where it is incomplete.
    pub next: Option<Next>,
    /// All that is to be said, in order of place.
    pub issues: Vec<Issue>,
    /// What reading the text took, in order of place.
    pub edits: Vec<Edit>,
}

impl Report {
    /// A segment's text, where it was understood.
    #[must_use]
    pub fn segment(&self, segment: Segment) -> Option<&str> {
        self.segments[segment as usize].as_deref()
    }
}

impl Report {
    /// The same as JSON, in the shape that the package returns.
    ///
    /// ```
    /// use humanoid_id::{check, Ruleset};
    /// let json = check("CB", &Ruleset::default()).to_json();
    /// assert!(json.starts_with(r#"{"status":"invalid","segments":{},"issues":[{"code":"country-unassigned","#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Json::default();
        json.report(self);
        json.finish()
    }
}

impl Json {
    pub(crate) fn report(&mut self, report: &Report) {
        self.put(r#"{"status":""#).put(report.status.name());
        if let Some(id) = &report.id {
            self.put(r#"","id":""#).put(id.as_str());
        }
        self.put(r#"","segments":{"#);
        for (segment, text) in Segment::ALL.iter().zip(&report.segments) {
            if text.is_some() {
                self.member(segment.name(), text.as_deref());
            }
        }
        self.put("}");
        if let Some(Next { segment, position, remaining, remaining_in_segment, allowed }) = &report.next {
            self.put(r#","next":{"segment":""#).put(segment.name());
            self.put(r#"","position":"#).count(*position);
            self.put(r#","remaining":"#).count(*remaining);
            self.put(r#","remainingInSegment":"#).count(*remaining_in_segment);
            self.put(r#","allowed":""#).put(allowed.text(&mut [0; 36])).put(r#""}"#);
        }
        self.put(r#","issues":["#);
        report.issues.iter().for_each(|issue| self.issue(issue));
        self.put(r#"],"edits":["#);
        for edit in &report.edits {
            self.open('{');
            self.put(r#""kind":""#).put(edit.kind.name()).put("\"");
            self.range(&edit.span);
            self.put(r#","from":"#).text(&edit.from);
            self.put(r#","to":"#).text(&edit.to);
            self.put("}");
        }
        self.put("]}");
    }

    pub(crate) fn issue(&mut self, issue: &Issue) {
        self.open('{');
        self.put(r#""code":""#).put(issue.code.id());
        self.put(r#"","severity":""#).put(issue.severity.name());
        self.put(r#"","segment":"#).plain(issue.segment.map(Segment::name));
        self.range(&issue.span);
        self.put(r#","params":{"#);
        for (name, value) in &issue.params {
            self.key(name);
            match value {
                Param::Text(text) => self.text(text),
                Param::Number(number) => self.count(*number),
            }
        }
        self.put("}}");
    }
}

#[cfg(feature = "serde")]
mod plain_data {
    use alloc::string::ToString;

    use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

    use super::{Next, Report, Segment, String};

    struct Segments<'a>(&'a [Option<String>; 4]);

    impl Serialize for Segments<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(None)?;
            for (segment, text) in Segment::ALL.iter().zip(self.0) {
                if let Some(text) = text {
                    map.serialize_entry(segment.name(), text)?;
                }
            }
            map.end()
        }
    }

    impl Serialize for Next {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut data = serializer.serialize_struct("Next", 5)?;
            data.serialize_field("segment", &self.segment)?;
            data.serialize_field("position", &self.position)?;
            data.serialize_field("remaining", &self.remaining)?;
            data.serialize_field("remainingInSegment", &self.remaining_in_segment)?;
            data.serialize_field("allowed", &self.allowed.to_string())?;
            data.end()
        }
    }

    impl Serialize for Report {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut data = serializer.serialize_struct("Result", 6)?;
            data.serialize_field("status", &self.status)?;
            if let Some(id) = &self.id {
                data.serialize_field("id", id)?;
            }
            data.serialize_field("segments", &Segments(&self.segments))?;
            if let Some(next) = &self.next {
                data.serialize_field("next", next)?;
            }
            data.serialize_field("issues", &self.issues)?;
            data.serialize_field("edits", &self.edits)?;
            data.end()
        }
    }
}
