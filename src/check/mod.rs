//! One code: text in, everything known about it out.
//!
//! ```text
//!  text --normalize--> Cleaned --Shape--> every_rule --> Finding --placed back--> Issue
//!                        edits                                                     span in the text as it came
//! ```

mod find;
mod id;
mod look_alike;
mod mask;
mod normalize;
pub mod other_schemes;
mod pattern;
mod person;
mod report;
mod rules;
mod text;
mod words;

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

pub use find::{Found, find};
pub use id::{HumanoidId, Style};
pub use mask::{redact, shape};
pub use normalize::{Edit, EditKind};
pub use pattern::pattern;
pub use report::{Next, Report, Status};
pub use text::{LIMIT, Text};
pub use words::{WORDS, is_canonical, is_unremarkable};

use crate::issue::{Issue, IssueCode, Severity};
use crate::layout::{LENGTH, Segment};
use crate::ruleset::Ruleset;
use crate::tables::country;
pub(crate) use id::Shape;
pub(crate) use look_alike::looks_like;
pub(crate) use normalize::{Cleaned, Place, normalize};
use other_schemes::Scheme;
pub(crate) use person::holds_citizen_id;
use rules::Finding;
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
    if text.units() > LIMIT {
        return Report::too_long_to_check(text.length());
    }
    examine(text, normalize(text, rules), rules)
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
    examine(text, Cleaned::as_it_stands(text), &Ruleset { is_final: true, ..rules.clone() })
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

/// What there is to say about a text within the limit that was read.
pub(crate) fn examine(text: impl Text, cleaned: Cleaned, rules: &Ruleset) -> Report {
    let shape: Shape = cleaned.places.iter().map(|place| place.byte).collect();
    let mut findings = findings(&shape, rules);
    let mut is_invalid = findings.iter().any(|it| it.severity == Severity::Error);
    let continuation = if is_invalid { None } else { rules::continuation(&shape, rules) };
    let fits_the_limit = text.units() + LENGTH.saturating_sub(shape.len) <= LIMIT;
    if !is_invalid && shape.len < LENGTH && (continuation.is_none() || !fits_the_limit) {
        findings.push(Finding { code: IssueCode::TooShort, severity: Severity::Error, places: shape.len..shape.len });
        is_invalid = true;
    }
    let status = match (is_invalid, shape.len) {
        (true, _) => Status::Invalid,
        (false, LENGTH) => Status::Valid,
        (false, _) => Status::Incomplete,
    };
    let segment = Segment::at(shape.len);
    let next = continuation.filter(|_| status == Status::Incomplete).map(|allowed| Next {
        segment,
        position: shape.len,
        remaining: LENGTH - shape.len,
        remaining_in_segment: segment.range().end - shape.len,
        allowed,
    });

    let other = match status {
        Status::Valid => None,
        _ if holds_citizen_id(text) => Some(Scheme::CitizenId),
        _ => other_schemes::recognise(shape.places()),
    };
    let severity_of_other = if is_invalid { Severity::Error } else { Severity::Info };
    let other_issue = other.map(|scheme| other_scheme(scheme, severity_of_other, 0..text.length()));
    // Nothing of a person's number may be repeated, in no field; and where a code that is surely another scheme's fails
    // as ours is noise.
    let is_all_there_is_to_say =
        |scheme: Scheme| scheme == Scheme::CitizenId || is_invalid && scheme.has_check_character();
    if other.is_some_and(is_all_there_is_to_say) {
        return Report { status, next, ..Report::invalid(other_issue.into_iter().collect()) };
    }

    // In a text with places too many, an error may be the place too many: what stands behind it may have moved.
    let sure = if shape.len > LENGTH { first_error_place(&findings) } else { LENGTH };
    let understood = |segment: Segment| {
        let part = shape.part(segment);
        let faulty = segment.range().end > sure
            || findings.iter().any(|it| it.severity == Severity::Error && touches(it, segment));
        (part.len() == segment.width() && !faulty).then(|| part.iter().copied().map(char::from).collect())
    };
    let segments = Segment::ALL.map(understood);
    let mut issues = Vec::with_capacity(findings.len());
    for issue in other_issue.into_iter().chain(findings.iter().map(|it| placed_back(it, text, &cleaned, &shape, rules)))
    {
        // In order of place. A sort of the library's would weigh 4 kB in the module.
        let order = |issue: &Issue| (issue.span.start, issue.span.end);
        issues.insert(issues.partition_point(|known| order(known) <= order(&issue)), issue);
    }
    let id = (status == Status::Valid).then(|| HumanoidId::from_checked(&shape));
    Report { status, id, segments, next, issues, edits: cleaned.edits }
}

fn findings(shape: &Shape, rules: &Ruleset) -> Vec<Finding> {
    let mut findings = Vec::new();
    let _ = rules::every_rule(shape, rules, &mut |finding| {
        findings.push(finding);
        ControlFlow::<()>::Continue(())
    });
    findings
}

fn first_error_place(findings: &[Finding]) -> usize {
    findings.iter().filter(|it| it.severity == Severity::Error).map(|it| it.places.start).min().unwrap_or(LENGTH)
}

/// Whether a finding spoils a segment: text past the end spoils the serial, which may hold the place too many.
fn touches(finding: &Finding, segment: Segment) -> bool {
    let range = segment.range();
    finding.places.start < range.end && range.start < finding.places.end
        || finding.code == IssueCode::TooLong && segment == Segment::Serial
}

fn other_scheme(scheme: Scheme, severity: Severity, span: Range<usize>) -> Issue {
    Issue { severity, ..Issue::new(IssueCode::OtherScheme, span) }.with("scheme", scheme.name())
}

/// A finding in places becomes an issue in the text as it came, with the facts that its sentence needs.
fn placed_back(finding: &Finding, text: impl Text, cleaned: &Cleaned, shape: &Shape, rules: &Ruleset) -> Issue {
    let Finding { code, severity, places } = finding.clone();
    let segment = Segment::at(places.start);
    let covered = cleaned.places.get(places.clone()).unwrap_or_default();
    let span = match (covered, cleaned.places.as_slice()) {
        ([first, .., last], _) => first.character.start..last.character.end,
        ([only], _) => only.character.span(),
        // What is missing is missing behind the last place, or at the end of a text that has none.
        ([], [.., last]) => last.character.end..last.character.end,
        ([], []) => text.length()..text.length(),
    };
    let issue = Issue { severity, segment: Some(segment), ..Issue::new(code, span) };

    let found = || covered.iter().map(|place| char::from(place.byte)).collect::<String>();
    let (byte, point) = covered.first().map_or((0, 0), |place| (place.byte, place.character.point));
    let character = || char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
    match code {
        IssueCode::TooShort | IssueCode::TooLong => issue.with("expected", LENGTH).with("actual", shape.len),
        IssueCode::CharacterNotAllowed => issue
            .with("character", character())
            .with("codePoint", code_point(point))
            .with("allowed", rules::alphabet(segment, rules).characters().collect::<String>()),
        IssueCode::LookAlikeCharacter => {
            let issue = issue.with("character", character()).with("codePoint", code_point(point));
            match looks_like(point) {
                Some(latin) => issue.with("looksLike", char::from(latin)),
                None => issue,
            }
        }
        IssueCode::AmbiguousLetter => {
            let issue = issue.with("character", char::from(byte));
            match rules::likely_digit(byte) {
                Some(digit) => issue.with("maybe", digit),
                None => issue,
            }
        }
        IssueCode::CountryReserved => {
            let issue = issue.with("found", found());
            match *shape.part(Segment::Country) {
                [first, second] => match country::likely_meant(first, second) {
                    Some(maybe) => issue.with("maybe", maybe),
                    None => issue,
                },
                _ => issue,
            }
        }
        _ => issue.with("found", found()),
    }
}

/// A code point as it is written: `U+`, then hexadecimal digits, four at least. (`format!` would weigh 2 kB.)
pub(crate) fn code_point(point: u32) -> String {
    let digits = (8 - point.leading_zeros() / 4).max(4);
    let digit = |at: u32| char::from_digit(point >> (4 * at) & 15, 16).map(|digit| digit.to_ascii_uppercase());
    ['U', '+'].into_iter().chain((0..digits).rev().filter_map(digit)).collect()
}

/// A span as the pair that data has.
#[cfg(feature = "serde")]
pub(crate) fn as_pair<S: serde::Serializer>(span: &Range<usize>, serializer: S) -> Result<S::Ok, S::Error> {
    serde::Serialize::serialize(&(span.start, span.end), serializer)
}
