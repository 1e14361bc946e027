//! What there is to say about a text that was read, before anything of it is spelt out.
//!
//! Most of it is never spelt out in Rust: the module tells it as numbers. A [`Report`] is the same in words.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

use crate::check::around::code_within;
use crate::check::code_point;
use crate::check::id::{HumanoidId, Shape};
use crate::check::normalize::{Cleaned, Place, normalize};
use crate::check::report::{Next, Report, Status};
use crate::check::rules::{self, Finding};
use crate::check::text::{Character, LIMIT, Text};
use crate::check_character::CheckCharacters;
use crate::format::{Alphabet, LENGTH, Ruleset, Segment};
use crate::issue::{Issue, IssueCode, Param, Severity};
use crate::privacy::other_schemes::{self, Scheme};
use crate::privacy::person::holds_citizen_id;
use crate::tables::confusion::likely_digit;
use crate::tables::country;
use crate::tables::look_alike::looks_like;

/// Everything known about a text, in its places.
pub(crate) struct Examined {
    pub cleaned: Cleaned,
    shape: Shape,
    pub status: Status,
    pub next: Option<Next>,
    understood: [bool; 4],
    /// In order of place.
    pub(super) told: Vec<Told>,
}

/// An issue in the making.
pub(super) struct Told {
    pub code: IssueCode,
    pub severity: Severity,
    pub segment: Option<Segment>,
    pub span: Range<usize>,
    about: About,
}

/// What an issue's facts are taken from.
enum About {
    Places(Range<usize>),
    Scheme(Scheme),
    /// A text over the limit.
    Length(usize),
    /// What is no text, by its type.
    Kind(String),
}

/// One fact of an issue.
#[derive(Clone, Copy)]
pub(super) enum Fact<'a> {
    Number(usize),
    Text(&'a str),
    Character(char),
    CodePoint(u32),
    Characters(Alphabet),
    CheckCharacters(CheckCharacters),
    Places(&'a [Place]),
}

/// No issue has more.
pub(super) type Facts<'a> = [Option<Fact<'a>>; 3];

/// What is not looked at. (As UTF-16, so that the module needs what follows for one kind of text only.)
pub(super) const NO_TEXT: &[u16] = &[];

/// What there is to say about a text.
pub(crate) fn examined(text: impl Text, rules: &Ruleset) -> Examined {
    if text.units() > LIMIT {
        return Examined::too_long(text.length());
    }
    examine(text, normalize(text, rules), rules)
}

/// The same, whatever stands around a code.
pub(crate) fn examined_as_it_stands(text: impl Text, rules: &Ruleset) -> Examined {
    if text.units() > LIMIT {
        return Examined::too_long(text.length());
    }
    examine_as_it_stands(text, normalize(text, rules), rules)
}

/// The same of one within the limit that was read already.
pub(crate) fn examine(text: impl Text, cleaned: Cleaned, rules: &Ruleset) -> Examined {
    let within = code_within(text, &cleaned, rules);
    let examined = examine_as_it_stands(text, cleaned, rules);
    match within {
        Some((id, span)) if examined.is_about_form() => Examined::around(&id, &span),
        _ => examined,
    }
}

/// The same of one that was read already.
pub(crate) fn examine_as_it_stands(text: impl Text, cleaned: Cleaned, rules: &Ruleset) -> Examined {
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
    let mut told: Vec<Told> = Vec::with_capacity(findings.len() + usize::from(other.is_some()));
    told.extend(other.map(|scheme| Told {
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
        return Examined { status, next, told, ..Examined::nothing() };
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
        let at = told.partition_point(|known| order(&known.span) <= order(&span));
        let segment = Some(Segment::at(places.start));
        told.insert(at, Told { code, severity, segment, span, about: About::Places(places) });
    }
    Examined { cleaned, shape, status, next, understood, told }
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

impl Examined {
    /// A text that is invalid, nobody yet says why.
    fn nothing() -> Self {
        let cleaned = Cleaned::default();
        Self {
            cleaned,
            shape: Shape::default(),
            status: Status::Invalid,
            next: None,
            understood: [false; 4],
            told: Vec::new(),
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
            told: alloc::vec![Told { code, severity, segment, span: span.clone(), about }],
            ..Self::nothing()
        }
    }

    /// Whether a text is invalid by its form, and not because it is something else.
    fn is_about_form(&self) -> bool {
        self.status == Status::Invalid && self.told.iter().all(|it| it.code != IssueCode::OtherScheme)
    }

    /// A text over the limit, which nobody looked at.
    pub fn too_long(length: usize) -> Self {
        Self::refused(IssueCode::TooLongToCheck, length, About::Length(length))
    }

    /// No text at all.
    pub fn not_a_string(kind: &str) -> Self {
        Self::refused(IssueCode::NotAString, 0, About::Kind(kind.into()))
    }

    fn refused(code: IssueCode, length: usize, about: About) -> Self {
        let (severity, segment) = (code.default_severity(), None);
        Self { told: alloc::vec![Told { code, severity, segment, span: 0..length, about }], ..Self::nothing() }
    }

    /// Whether a segment is all there and without an error.
    pub fn understands(&self, segment: Segment) -> bool {
        self.understood[segment as usize]
    }

    /// The same in words.
    pub fn report(&self, text: impl Text, rules: &Ruleset) -> Report {
        let Self { cleaned, shape, status, next, told, .. } = self;
        let segments = Segment::ALL.map(|segment| {
            let part = shape.part(segment).iter().copied().map(char::from);
            self.understands(segment).then(|| part.collect())
        });
        let issues = told.iter().map(|it| Issue {
            code: it.code,
            severity: it.severity,
            segment: it.segment,
            span: it.span.clone(),
            params: self.params(it, rules),
        });
        Report {
            status: *status,
            id: (*status == Status::Valid).then(|| HumanoidId::from_checked(shape)),
            segments,
            next: *next,
            issues: issues.collect(),
            edits: cleaned.edits.iter().map(|it| it.spelt(text)).collect(),
        }
    }

    fn params(&self, told: &Told, rules: &Ruleset) -> Vec<(&'static str, Param)> {
        let mut params = Vec::new();
        for (name, fact) in told.code.params().iter().zip(self.facts(told, rules).iter().flatten()) {
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
    pub(super) fn facts<'a>(&'a self, told: &'a Told, rules: &Ruleset) -> Facts<'a> {
        let places = match &told.about {
            About::Places(places) => places.clone(),
            About::Scheme(scheme) => return [Some(Fact::Text(scheme.name())), None, None],
            About::Length(length) => return [Some(Fact::Number(*length)), Some(Fact::Number(LIMIT)), None],
            About::Kind(kind) => return [Some(Fact::Text(kind)), None, None],
        };
        let covered = self.cleaned.places.get(places.clone()).unwrap_or_default();
        let (byte, point) = covered.first().map_or((0, 0), |place| (place.byte, place.character.point));
        let character = Some(Fact::Character(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER)));
        match told.code {
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
                match right {
                    Some(right) => [Some(right), found, None],
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
            IssueCode::CountryNotCn if told.severity == Severity::Error => {
                [Some(Fact::Places(covered)), Some(Fact::Text("CN")), None]
            }
            _ => [Some(Fact::Places(covered)), None, None],
        }
    }
}

pub(super) fn read_as(places: &[Place]) -> impl Iterator<Item = char> {
    places.iter().map(|place| char::from(place.byte))
}
