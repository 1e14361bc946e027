//! What can be said about a record: a list of its own, because a place in a record is a JSON pointer, and a page that only
//! checks codes loads none of it.

use alloc::string::String;
use alloc::vec::Vec;

use crate::issue::Severity;

macro_rules! record_issues {
    ($($(#[$doc:meta])* $name:ident $id:literal $severity:ident [$($param:literal)*];)*) => {
        /// What an issue of a record is. The names are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum RecordIssueCode { $($(#[$doc])* $name,)* }

        impl RecordIssueCode {
            /// Every code there is, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable names, in the same order.
            pub(crate) const IDS: &'static [&'static str] = &[$($id,)*];

            /// The stable name.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How bad it is. A record with an error is not published.
            #[must_use]
            pub const fn severity(self) -> Severity {
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
                Self::ALL.iter().copied().find(|code| code.id() == id)
            }
        }
    };
}

record_issues! {
    /// The line is not a record of the format.
    NotARecord "not-a-record" Error ["expected" "found"];
    /// A member or a text looks like a person's data; what was found is never repeated.
    PersonalData "personal-data" Error ["kind"];
    /// `id` is not a well-formed code in its 29 places.
    CodeNotWellFormed "code-not-well-formed" Error ["found" "problem"];
    /// No registry lists the enterprise or the model.
    CodeNotListed "code-not-listed" Warning ["segment" "code" "asOf"];
    /// An earlier line has the same unit.
    UnitTwice "unit-twice" Error ["line"];
    /// A day after the one that the data describe.
    DayAfterAsOf "day-after-as-of" Error ["on" "asOf"];
    /// A day before the unit was made.
    DayBeforeProduction "day-before-production" Warning ["event" "on" "made"];
    /// Something happened to a unit after it was scrapped or recycled.
    EventAfterScrapped "event-after-scrapped" Warning ["event" "on" "end" "since"];
    /// A recall without a remedy.
    RecallOpen "recall-open" Warning ["on"];
    /// The role cannot do what is said.
    RoleCannot "role-cannot" Warning ["event" "role"];
    /// The status that is given is not the one that follows from the events.
    StatusDiffers "status-differs" Warning ["status" "state"];
    /// A correction of an event that is not there.
    CorrectionOfNothing "correction-of-nothing" Warning ["event" "on"];
}

/// One thing said about a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordIssue {
    /// What it is.
    pub code: RecordIssueCode,
    /// Where in the line, as a JSON pointer (RFC 6901); empty for the whole line.
    pub pointer: String,
    /// Facts for the sentence, by name.
    pub params: Vec<(&'static str, String)>,
}

impl RecordIssue {
    /// An issue without facts.
    #[must_use]
    pub fn new(code: RecordIssueCode, pointer: impl Into<String>) -> Self {
        Self { code, pointer: pointer.into(), params: Vec::new() }
    }

    /// The same with one fact more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// A fact by its name.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}
