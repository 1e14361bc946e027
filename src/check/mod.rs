//! One code: text in, everything known about it out.
//!
//! ```text
//!  text --normalize--> Cleaned --Shape--> every_rule --> Finding --placed back--> Issue
//!                        edits                                                     span in the text as it came
//! ```

mod around;
mod continuation;
mod find;
mod id;
mod lanes;
pub(crate) mod normalize;
mod pattern;
#[cfg(feature = "bulk")]
mod places;
pub mod reading;
mod report;
mod rules;
pub(crate) mod text;

#[cfg(feature = "serde")]
use core::ops::Range;

pub(crate) use around::code_within;
#[cfg(feature = "bulk")]
pub(crate) use around::only_code;
pub use find::{Found, find, find_each};
pub use id::{HumanoidId, Style};
pub use lanes::{is_canonical, is_unremarkable};
pub use normalize::{Edit, EditKind};
pub use pattern::pattern;
pub(crate) use reading::{Reading, judge, judge_as_it_stands};
pub use report::{Next, Report, Status};
pub(crate) use text::{Character, code_point};
pub use text::{LIMIT, Text};

use crate::format::{LENGTH, Ruleset};
use crate::issue::IssueCode;
pub(crate) use id::Shape;
pub(crate) use normalize::narrow;
#[cfg(feature = "bulk")]
pub(crate) use normalize::surrounds;
pub(crate) use normalize::{Cleaned, Place, Stretch, is_invisible, normalize};
#[cfg(feature = "bulk")]
pub(crate) use places::{Places, Reader};
pub(crate) use rules::alphabet as allowed;
#[cfg(feature = "bulk")]
pub(crate) use rules::every_rule;
pub(crate) use rules::first_error as first_finding;

/// Check one code: any text, leniently read, and everything there is to say about it.
///
/// Spans are in units of the text that is given: bytes of a `&str`, code units of UTF-16 in a `&[u16]`. The text is
/// looked at up to [`LIMIT`] UTF-16 units; a longer one is a single issue.
///
/// ```
/// use humanoid_id::{check, Ruleset, Status};
/// let rules = Ruleset::default();
///
/// let report = check("cn test h1a001 20260522A00000001", &rules);
/// assert_eq!(report.status, Status::Valid);
/// assert_eq!(report.id.unwrap().as_str(), "CNTESTH1A00120260522A00000001");
///
/// let report = check("CNTE", &rules);
/// assert_eq!(report.status, Status::Incomplete);
/// assert_eq!(report.next.unwrap().remaining_in_segment, 2);
///
/// let report = check("CBTEST", &rules);
/// assert_eq!(report.issues[0].code.id(), "country-unassigned");
/// assert_eq!(report.issues[0].span, 0..2);
/// ```
#[must_use]
pub fn check(text: impl Text, rules: &Ruleset) -> Report {
    Reading::of(text, rules).report(text, rules)
}

/// Check one code as it stands: nothing is stripped or folded, and what is not complete is too short.
///
/// ```
/// use humanoid_id::{check_canonical, Ruleset, Status};
/// let rules = Ruleset::default();
/// assert_eq!(check_canonical("CNTESTH1A00120260522A00000001", &rules).status, Status::Valid);
/// assert_eq!(check_canonical("cntestH1A00120260522A00000001", &rules).status, Status::Invalid);
/// ```
#[must_use]
pub fn check_canonical(text: impl Text, rules: &Ruleset) -> Report {
    if text.units() > LIMIT {
        return Report::too_long_to_check(text.length());
    }
    let rules = Ruleset { is_final: true, ..rules.clone() };
    judge_as_it_stands(text, Cleaned::as_it_stands(text), &rules).report(text, &rules)
}

/// The yes/no road over 29 ASCII characters that are already canonical.
///
/// `Ok` says whether there is anything to remark; `Err` the first error and its place. It runs the same rules as
/// [`check`] and stops at the first error.
///
/// # Errors
/// The first error that the rules find, in the order of the rules.
///
/// ```
/// use humanoid_id::{first_error, IssueCode, Ruleset};
/// let rules = Ruleset::default();
/// assert_eq!(first_error(b"CNTESTH1A00120260522A00000001", &rules), Ok(false));
/// assert_eq!(first_error(b"CNTESTH1A0O120260522A00000001", &rules), Ok(true));
/// assert_eq!(first_error(b"CNTESTH1A0#120260522A00000001", &rules), Err((IssueCode::CharacterNotAllowed, 10)));
/// ```
#[inline]
pub fn first_error(bytes: &[u8; LENGTH], rules: &Ruleset) -> Result<bool, (IssueCode, usize)> {
    match first_finding(&Shape { bytes: *bytes, len: LENGTH }, rules) {
        (None, remarks) => Ok(remarks),
        (Some(error), _) => Err((error.code, error.places.start)),
    }
}

/// A span as the pair that data has.
#[cfg(feature = "serde")]
pub(crate) fn as_pair<S: serde::Serializer>(span: &Range<usize>, serializer: S) -> Result<S::Ok, S::Error> {
    serde::Serialize::serialize(&(span.start, span.end), serializer)
}

impl Report {
    /// The report on a text over the limit, which nobody looked at.
    #[must_use]
    pub fn too_long_to_check(length: usize) -> Self {
        Reading::too_long_to_check(length).report(reading::NO_TEXT, &Ruleset::DEFAULT)
    }

    /// The report on something that is no text at all.
    ///
    /// ```
    /// use humanoid_id::{IssueCode, Report};
    /// assert_eq!(Report::not_a_string("number").issues[0].code, IssueCode::NotAString);
    /// ```
    #[must_use]
    pub fn not_a_string(kind: &str) -> Self {
        Reading::not_a_string(kind).report(reading::NO_TEXT, &Ruleset::DEFAULT)
    }
}
