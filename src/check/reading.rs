//! A text that was read: its places, and what there is to say about them, before any of that is spelt out.
//!
//! A [`Report`] is a reading in words. Whoever writes a form of their own, such as numbers for another language, or needs
//! to know where each place of the code stands in the text, takes the reading itself: nothing is read twice, and no text
//! is made that nobody looks at.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

use crate::check::around::code_within;
use crate::check::continuation::continuation;
use crate::check::id::{HumanoidId, Shape};
use crate::check::normalize::{Cleaned, normalize};
pub use crate::check::normalize::{Place, Stretch};
use crate::check::report::{Next, Report, Status};
use crate::check::rules::{self, Finding};
use crate::check::text::{Character, LIMIT, Text, code_point};
use crate::check_character::CheckCharacters;
use crate::format::{Alphabet, LENGTH, Ruleset, Segment};
use crate::issue::{Issue, IssueCode, Param, Severity};
use crate::privacy::other_schemes::{self, Scheme};
use crate::privacy::person::holds_citizen_id;
use crate::tables::confusion::likely_digit;
use crate::tables::country;
use crate::tables::look_alike::looks_like;

/// A text read, and everything known about it.
///
/// ```
/// use humanoid_id::Ruleset;
/// use humanoid_id::reading::Reading;
/// let reading = Reading::of("cn-test", &Ruleset::default());
/// assert_eq!(reading.places().iter().map(|place| char::from(place.byte)).collect::<String>(), "CNTEST");
/// assert_eq!(reading.places()[2].span(), 3..4); // where the T stands in the text
/// ```
#[derive(Clone, Debug)]
pub struct Reading {
    pub(crate) cleaned: Cleaned,
    shape: Shape,
    status: Status,
    next: Option<Next>,
    understood: [bool; 4],
    /// In order of place.
    issues: Vec<PendingIssue>,
}

/// An issue before its facts are spelt out; [`Reading::facts`] has them.
#[derive(Clone, Debug)]
pub struct PendingIssue {
    /// What it is.
    pub code: IssueCode,
    /// How bad it is under the rules in force.
    pub severity: Severity,
    /// The segment it lies in; `None` where it concerns the whole text.
    pub segment: Option<Segment>,
    /// Where, half-open, in units of the text that was given.
    pub span: Range<usize>,
    about: About,
}

/// What an issue's facts are taken from.
#[derive(Clone, Debug)]
enum About {
    Places(Range<usize>),
    Scheme(Scheme),
    /// A text over the limit.
    Length(usize),
    /// What is no text, by its type.
    Kind(String),
}

/// One fact of an issue, before it is spelt out.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Fact<'a> {
    /// A count.
    Number(usize),
    /// A name.
    Text(&'a str),
    /// The character that stands there.
    Character(char),
    /// The number of a character, which is written `U+0041`.
    CodePoint(u32),
    /// The characters that may stand there.
    Characters(Alphabet),
    /// The check characters that belong there.
    CheckCharacters(CheckCharacters),
    /// Places of the text, as they were read.
    Places(&'a [Place]),
}

/// No issue has more.
pub type Facts<'a> = [Option<Fact<'a>>; 3];

/// What is not looked at. (As UTF-16, so that the module needs what follows for one kind of text only.)
pub(super) const NO_TEXT: &[u16] = &[];

/// Judge a text within the limit whose places are known.
pub(crate) fn judge(text: impl Text, cleaned: Cleaned, rules: &Ruleset) -> Reading {
    let within = code_within(text, &cleaned, rules);
    let reading = judge_as_it_stands(text, cleaned, rules);
    match within {
        Some((id, span)) if reading.is_about_form() => Reading::around(&id, &span),
        _ => reading,
    }
}

/// The same, whatever stands around a code.
pub(crate) fn judge_as_it_stands(text: impl Text, cleaned: Cleaned, rules: &Ruleset) -> Reading {
    let shape: Shape = cleaned.places.iter().map(|place| place.byte).collect();
    let mut findings = findings(&shape, rules);
    let mut is_invalid = findings.iter().any(|it| it.severity == Severity::Error);
    let continuation = if is_invalid { None } else { continuation(&shape, rules) };
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
    let mut issues: Vec<PendingIssue> = Vec::with_capacity(findings.len() + usize::from(other.is_some()));
    issues.extend(other.map(|scheme| PendingIssue {
        code: IssueCode::OtherScheme,
        severity: if is_invalid { Severity::Error } else { Severity::Info },
        segment: None,
        span: 0..text.length(),
        about: About::Scheme(scheme),
    }));
    // Nothing of a person's number may be repeated, in no field; and where a code that is surely another scheme's fails
    // as ours is noise.
    let is_all_there_is_to_say =
        |scheme: Scheme| scheme == Scheme::CitizenId || is_invalid && scheme.has_check_character();
    if other.is_some_and(is_all_there_is_to_say) {
        return Reading { status, next, issues, ..Reading::nothing() };
    }

    // In a text with places too many, an error may be the place too many: what stands behind it may have moved.
    let sure = if shape.len > LENGTH { first_error_place(&findings) } else { LENGTH };
    let understood = Segment::ALL.map(|segment| {
        segment.range().end <= sure.min(shape.len)
            && !findings.iter().any(|it| it.severity == Severity::Error && touches(it, segment))
    });
    for Finding { code, severity, places } in findings {
        let span = cleaned.span_of(&places).unwrap_or_else(|| text.length()..text.length());
        // In order of place. A sort of the library's would weigh 4 kB in the module.
        let order = |span: &Range<usize>| (span.start, span.end);
        let at = issues.partition_point(|known| order(&known.span) <= order(&span));
        let segment = Some(Segment::at(places.start));
        issues.insert(at, PendingIssue { code, severity, segment, span, about: About::Places(places) });
    }
    Reading { cleaned, shape, status, next, understood, issues }
}

fn findings(shape: &Shape, rules: &Ruleset) -> Vec<Finding> {
    let mut findings = Vec::new();
    let _ = rules::each_finding(shape, rules, &mut |finding| {
        findings.push(finding);
        ControlFlow::Continue(())
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

impl Reading {
    /// Read a text: any text, leniently, up to [`LIMIT`] UTF-16 units.
    #[must_use]
    pub fn of(text: impl Text, rules: &Ruleset) -> Self {
        if text.units() > LIMIT {
            return Self::too_long_to_check(text.length());
        }
        judge(text, normalize(text, rules), rules)
    }

    /// The same, whatever stands around a code.
    pub(crate) fn as_it_stands(text: impl Text, rules: &Ruleset) -> Self {
        if text.units() > LIMIT {
            return Self::too_long_to_check(text.length());
        }
        judge_as_it_stands(text, normalize(text, rules), rules)
    }

    /// What there is to say about something that is no text at all, by the name of its type.
    #[must_use]
    pub fn not_a_string(kind: &str) -> Self {
        Self::refused(IssueCode::NotAString, 0, About::Kind(kind.into()))
    }

    /// What there is to say about a text over the limit, which nobody looks at.
    #[must_use]
    pub fn too_long_to_check(length: usize) -> Self {
        Self::refused(IssueCode::TooLongToCheck, length, About::Length(length))
    }

    fn refused(code: IssueCode, length: usize, about: About) -> Self {
        let (severity, segment) = (code.default_severity(), None);
        Self {
            issues: alloc::vec![PendingIssue { code, severity, segment, span: 0..length, about }],
            ..Self::nothing()
        }
    }

    /// A text that is invalid, nobody yet says why.
    fn nothing() -> Self {
        let cleaned = Cleaned::default();
        Self {
            cleaned,
            shape: Shape::default(),
            status: Status::Invalid,
            next: None,
            understood: [false; 4],
            issues: Vec::new(),
        }
    }

    /// A text with something around its one code, which stands there.
    fn around(id: &HumanoidId, span: &Range<usize>) -> Self {
        let place = |&byte: &u8| {
            let character = Character { point: byte.into(), start: span.start, end: span.end };
            Place { byte, character }
        };
        let code = IssueCode::TextAroundCode;
        let (severity, segment, about) = (code.default_severity(), None, About::Places(0..LENGTH));
        Self {
            cleaned: Cleaned { places: id.as_bytes().iter().map(place).collect(), edits: Vec::new() },
            shape: id.as_bytes().iter().copied().collect(),
            understood: [true; 4],
            issues: alloc::vec![PendingIssue { code, severity, segment, span: span.clone(), about }],
            ..Self::nothing()
        }
    }

    /// Whether a text is invalid by its form, and not because it is something else.
    fn is_about_form(&self) -> bool {
        self.status == Status::Invalid && self.issues.iter().all(|it| it.code != IssueCode::OtherScheme)
    }

    /// Whether the text is a code.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// The code, where the text is one.
    #[must_use]
    pub fn id(&self) -> Option<HumanoidId> {
        (self.status == Status::Valid).then(|| HumanoidId::from_checked(&self.shape))
    }

    /// What may come next, where the text is incomplete.
    #[must_use]
    pub fn next(&self) -> Option<&Next> {
        self.next.as_ref()
    }

    /// The characters that count, in their order; none of a text that nobody looked at, or that holds a person's number.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.cleaned.places
    }

    /// What reading the text took, in order of place.
    #[must_use]
    pub fn edits(&self) -> &[Stretch] {
        &self.cleaned.edits
    }

    /// All that is to be said, in order of place.
    #[must_use]
    pub fn issues(&self) -> &[PendingIssue] {
        &self.issues
    }

    /// Whether a segment is all there and without an error.
    #[must_use]
    pub fn understands(&self, segment: Segment) -> bool {
        self.understood[segment as usize]
    }

    /// The same in words; `text` and `rules` are those that were read.
    #[must_use]
    pub fn report(&self, text: impl Text, rules: &Ruleset) -> Report {
        let Self { cleaned, shape, status, next, issues, .. } = self;
        let segments = Segment::ALL.map(|segment| {
            let part = shape.part(segment).iter().copied().map(char::from);
            self.understands(segment).then(|| part.collect())
        });
        let issues = issues.iter().map(|it| Issue {
            code: it.code,
            severity: it.severity,
            segment: it.segment,
            span: it.span.clone(),
            params: self.params(it, rules),
        });
        Report {
            status: *status,
            id: self.id(),
            segments,
            next: *next,
            issues: issues.collect(),
            edits: cleaned.edits.iter().map(|it| it.spelt(text)).collect(),
        }
    }

    fn params(&self, issue: &PendingIssue, rules: &Ruleset) -> Vec<(&'static str, Param)> {
        let mut params = Vec::new();
        for (name, fact) in issue.code.params().iter().zip(self.facts(issue, rules).iter().flatten()) {
            let param = match fact {
                Fact::Number(number) => Param::Number(*number),
                Fact::Text(text) => Param::from(*text),
                Fact::Character(character) => Param::from(*character),
                Fact::CodePoint(point) => Param::Text(code_point(*point).collect()),
                Fact::Characters(set) => Param::Text(set.characters().collect()),
                Fact::CheckCharacters(right) => Param::from(right.as_str()),
                Fact::Places(places) => Param::Text(read_as(places).collect()),
            };
            params.push((*name, param));
        }
        params
    }

    /// The facts that an issue's sentence needs, in the order of [`IssueCode::params`].
    #[must_use]
    pub fn facts<'a>(&'a self, issue: &'a PendingIssue, rules: &Ruleset) -> Facts<'a> {
        let places = match &issue.about {
            About::Places(places) => places.clone(),
            About::Scheme(scheme) => return [Some(Fact::Text(scheme.name())), None, None],
            About::Length(length) => return [Some(Fact::Number(*length)), Some(Fact::Number(LIMIT)), None],
            About::Kind(kind) => return [Some(Fact::Text(kind)), None, None],
        };
        let covered = self.cleaned.places.get(places.clone()).unwrap_or_default();
        let (byte, point) = covered.first().map_or((0, 0), |place| (place.byte, place.character.point));
        let character = Some(Fact::Character(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER)));
        match issue.code {
            IssueCode::TooShort | IssueCode::TooLong => {
                [Some(Fact::Number(LENGTH)), Some(Fact::Number(self.shape.len)), None]
            }
            IssueCode::CharacterNotAllowed => {
                let allowed = rules::alphabet(Segment::at(places.start), rules);
                [character, Some(Fact::CodePoint(point)), Some(Fact::Characters(allowed))]
            }
            IssueCode::LookAlikeCharacter => {
                let latin = looks_like(point).map(|latin| Fact::Character(latin.into()));
                [character, Some(Fact::CodePoint(point)), latin]
            }
            IssueCode::AmbiguousLetter => [
                Some(Fact::Character(byte.into())),
                likely_digit(byte).map(|digit| Fact::Character(digit.into())),
                None,
            ],
            IssueCode::CheckCharacterWrong => {
                let right = rules.check.and_then(|check| check.expected(&self.shape.bytes)).map(Fact::CheckCharacters);
                let found = Some(Fact::Places(covered)).filter(|_| !covered.is_empty());
                // Of a character that may not stand there, nothing that does is the wrong one.
                let is_writable = rules.check.is_some_and(|check| rules::is_writable(&check, &self.shape, rules));
                match right {
                    Some(right) => [Some(right), found.filter(|_| is_writable), None],
                    None => [None; 3],
                }
            }
            IssueCode::CountryReserved => {
                let maybe = match *self.shape.part(Segment::Country) {
                    [first, second] => country::likely_meant(first, second),
                    _ => None,
                };
                [Some(Fact::Places(covered)), maybe.map(Fact::Text), None]
            }
            IssueCode::CountryNotCn if issue.severity == Severity::Error => {
                [Some(Fact::Places(covered)), Some(Fact::Text("CN")), None]
            }
            _ => [Some(Fact::Places(covered)), None, None],
        }
    }
}

pub(super) fn read_as(places: &[Place]) -> impl Iterator<Item = char> {
    places.iter().map(|place| char::from(place.byte))
}
