//! One field of a layout: the same description reads its places and writes them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use crate::calendar::DateFormat;
use crate::check_character::{CheckCharacters, System};
use crate::format::{Alphabet, joined};
use crate::format::{LENGTH, Segment};
use crate::issue::{Issue, IssueCode};
use crate::json::{Json, push_number};
use crate::registry::layout::NO_CHECK_CHARACTER;
use crate::registry::listing::{Meaning, Names};

/// The 29 characters of a code.
pub(crate) type Code = [u8; LENGTH];

/// Some neighbouring places of a code.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub name: String,
    pub label: Option<Names<'static>>,
    /// Its places in the whole code.
    pub places: Range<usize>,
    pub kind: Kind,
    /// Whether it is the day on which the unit was made, by which its enterprise and model are judged.
    pub is_production: bool,
    /// What of it every code has, as JSON: name, kind and label, up to the value.
    pub head: String,
}

/// What the places hold.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Always the same.
    Literal(String),
    /// One of these.
    Choice(Vec<Choice>),
    /// Characters of a set; `pad` fills from the left what is shorter.
    Characters { alphabet: Alphabet, pad: Option<u8> },
    /// A date.
    Date(DateFormat),
    /// A running number with leading zeros.
    Sequence { min: u64, max: u64 },
    /// Check characters over some places of the code, in this order. A number whose check characters hold one of those to
    /// avoid is not given out.
    Check { system: System, over: Vec<Range<usize>>, avoid: Set },
}

#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub value: String,
    pub label: Option<Names<'static>>,
}

/// Some of the characters that may stand in a code, each a bit: the lowest six of a digit and of a letter are of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set(u64);

impl Set {
    pub fn of(characters: &str) -> Self {
        characters.chars().collect()
    }

    pub const fn with(self, byte: u8) -> Self {
        if Alphabet::ALNUM36.contains(byte) { Self(self.0 | 1 << (byte & 63)) } else { self }
    }

    pub const fn contains(self, byte: u8) -> bool {
        self.0 >> (byte & 63) & 1 == 1
    }

    /// The characters that another set does not have.
    pub fn without(self, other: Self) -> impl Iterator<Item = char> {
        let rest = self.0 & !other.0;
        Alphabet::ALNUM36.characters().filter(move |it| rest >> (u32::from(*it) & 63) & 1 == 1)
    }
}

impl FromIterator<char> for Set {
    fn from_iter<I: IntoIterator<Item = char>>(characters: I) -> Self {
        let bytes = characters.into_iter().filter_map(|it| u8::try_from(it).ok());
        bytes.fold(Self::default(), Self::with)
    }
}

/// What should have been there; `None` where nothing can be right.
pub(crate) type Expected = Option<String>;

impl Field {
    pub fn new(name: String, label: Option<Names<'static>>, places: Range<usize>, kind: Kind) -> Self {
        let mut field = Self { name, label, places, kind, is_production: false, head: String::new() };
        let mut head = Json::default();
        head.put(r#""name":""#).put(&field.name);
        head.put(r#"","kind":""#).put(field.kind_name());
        head.put(r#"","label":"#).names(field.label.as_ref());
        head.put(r#","value":""#);
        field.head = head.finish().as_str().into();
        field
    }

    pub fn kind_name(&self) -> &'static str {
        match &self.kind {
            Kind::Literal(_) => "literal",
            Kind::Choice(_) => "choice",
            Kind::Characters { alphabet, .. } if *alphabet == Alphabet::DIGITS => "digits",
            Kind::Characters { .. } => "alnum",
            Kind::Date(_) => "date",
            Kind::Sequence { .. } => "sequence",
            Kind::Check { .. } => "check",
        }
    }

    /// The characters of its places.
    pub fn value<'c>(&self, code: &'c Code) -> &'c str {
        code.get(self.places.clone()).and_then(|places| core::str::from_utf8(places).ok()).unwrap_or_default()
    }

    /// Whether the places hold what may stand there.
    pub fn fits(&self, code: &Code) -> bool {
        let value = self.value(code);
        match &self.kind {
            Kind::Literal(text) => value == text,
            Kind::Choice(choices) => choices.iter().any(|choice| choice.value == value),
            Kind::Characters { alphabet, .. } => value.bytes().all(|byte| alphabet.contains(byte)),
            Kind::Date(format) => format.is_date(value),
            Kind::Sequence { min, max } => number(value).is_some_and(|number| (*min..=*max).contains(&number)),
            // What is to be avoided is given out no more, and agrees where it was.
            Kind::Check { system, over, .. } => {
                check_characters(*system, over, code).is_some_and(|computed| computed.as_str() == value)
            }
        }
    }

    /// Whether what may stand in its places depends on a place of the code.
    pub fn depends_on(&self, place: usize) -> bool {
        self.places.contains(&place) || self.over().iter().any(|over| over.contains(&place))
    }

    /// What the places mean, if they mean anything but themselves.
    pub fn read(&self, code: &Code) -> Result<Option<Meaning<'_>>, Expected> {
        let value = self.value(code);
        if !self.fits(code) {
            return Err(match &self.kind {
                Kind::Check { system, over, .. } => {
                    check_characters(*system, over, code).map(|computed| computed.as_str().into())
                }
                _ => Some(self.expected()),
            });
        }
        Ok(match &self.kind {
            Kind::Literal(_) | Kind::Check { .. } | Kind::Characters { pad: None, .. } => None,
            Kind::Choice(choices) => {
                let choice = choices.iter().find(|choice| choice.value == value);
                choice.and_then(|choice| choice.label.as_ref()).map(Meaning::Name)
            }
            Kind::Characters { pad: Some(pad), .. } => Some(Meaning::Text(unpadded(value, *pad).to_string())),
            Kind::Date(format) => format.read(value).map(Meaning::Date),
            Kind::Sequence { .. } => number(value).map(Meaning::Number),
        })
    }

    /// Write what is given into the places: their characters as they are, or what they mean. Literals and check
    /// characters need not be given.
    pub fn write(&self, given: Option<&str>, code: &mut Code) -> Result<(), Expected> {
        let places = match (&self.kind, given) {
            (Kind::Literal(text), None) => Some(text.clone()),
            (Kind::Check { system, over, avoid }, None) => {
                let computed = check_characters(*system, over, code).ok_or(None)?;
                let is_given_out = !computed.as_str().bytes().any(|byte| avoid.contains(byte));
                Some(is_given_out.then_some(computed).ok_or(None)?.as_str().into())
            }
            (_, None) => None,
            (Kind::Date(format), Some(iso)) if iso.len() != self.places.len() => format.write(iso),
            (Kind::Sequence { .. }, Some(digits)) => number(digits).map(|number| {
                let mut places = String::new();
                push_number(&mut places, number, self.places.len());
                places
            }),
            (Kind::Characters { pad: Some(pad), .. }, Some(text)) if text.len() < self.places.len() => {
                // A text that begins with the padding would be read back without it.
                (!text.is_empty() && unpadded(text, *pad) == text).then(|| {
                    let mut places = String::with_capacity(self.places.len());
                    (text.len()..self.places.len()).for_each(|_| places.push(char::from(*pad)));
                    places.push_str(text);
                    places
                })
            }
            (_, Some(text)) => Some(text.to_string()),
        };
        let fitting = places.filter(|places| places.len() == self.places.len() && is_plain(places));
        let written = code.get_mut(self.places.clone()).zip(fitting);
        let (slots, places) = written.ok_or_else(|| Some(self.expected_of_a_writer()))?;
        slots.copy_from_slice(places.as_bytes());
        // What was computed agrees with what it was computed over.
        if self.is_check() && given.is_none() {
            return Ok(());
        }
        self.read(code).map(|_| ())
    }

    /// The same for whoever gives a value: first the notation of what it means.
    fn expected_of_a_writer(&self) -> String {
        match &self.kind {
            Kind::Date(format) => {
                let said = joined(&[format.notation(), format.name()], ", ");
                format.years().map_or(said.clone(), |years| joined(&[&said, " (", years, ")"], ""))
            }
            _ => self.expected(),
        }
    }

    /// What may stand in its places, one after another.
    pub fn sets(&self) -> Vec<Set> {
        let everywhere = match &self.kind {
            Kind::Literal(text) => return text.bytes().map(|byte| Set::default().with(byte)).collect(),
            Kind::Choice(choices) => {
                let mut sets: Vec<Set> = self.places.clone().map(|_| Set::default()).collect();
                for choice in choices {
                    for (set, byte) in sets.iter_mut().zip(choice.value.bytes()) {
                        *set = set.with(byte);
                    }
                }
                return sets;
            }
            Kind::Characters { alphabet, .. } => alphabet.characters().collect(),
            Kind::Date(format) => Set::of(format.characters()),
            Kind::Sequence { .. } => Set::of("0123456789"),
            Kind::Check { system, avoid, .. } => Set::of(system.check_alphabet()).without(*avoid).collect(),
        };
        self.places.clone().map(|_| everywhere).collect()
    }

    /// Why a value could not be written, where something else was expected.
    pub fn refusal(&self, expected: Expected, given: Option<&str>) -> Issue {
        let found = given.unwrap_or_default();
        if let Some(bare) = self.pad().map(|pad| unpadded(found, pad)).filter(|bare| *bare != found) {
            // Without the padding it is to fit.
            if self.write(Some(bare), &mut [0; LENGTH]).is_ok() {
                return self.padded(bare, found);
            }
        }
        let reason = match (&self.kind, given) {
            (Kind::Check { .. }, None) => Some(NO_CHECK_CHARACTER),
            (_, None) => Some("missing"),
            (Kind::Date(format), Some(text)) if format.is_missing_from_calendar(text) => Some("no-such-date"),
            _ => None,
        };
        let issue = self.mismatch(expected, found);
        match reason {
            Some(reason) => issue.with("reason", reason),
            None => issue,
        }
    }

    /// A value that is given with what fills it up.
    pub fn padded(&self, bare: &str, found: &str) -> Issue {
        self.mismatch(Some(bare.into()), found).with("reason", "padded")
    }

    pub const fn is_check(&self) -> bool {
        matches!(self.kind, Kind::Check { .. })
    }

    /// The places that its check characters are computed over.
    pub fn over(&self) -> &[Range<usize>] {
        if let Kind::Check { over, .. } = &self.kind { over } else { &[] }
    }

    /// What fits, in signs that every language reads: `20 × 0-9`, `1-999`, `YYYYMMDD`.
    fn expected(&self) -> String {
        let mut said = String::new();
        match &self.kind {
            Kind::Literal(text) => said.push_str(text),
            Kind::Choice(choices) => {
                for choice in choices {
                    if !said.is_empty() {
                        said.push_str(", ");
                    }
                    said.push_str(&choice.value);
                }
            }
            Kind::Characters { alphabet, pad } => {
                if pad.is_some() {
                    said.push_str("1-");
                }
                push_number(&mut said, self.places.len() as u64, 1);
                said.push_str(" × ");
                match alphabet.name() {
                    Some("alnum36") => said.push_str("0-9A-Z"),
                    Some("digits") => said.push_str("0-9"),
                    _ => said.extend(alphabet.characters()),
                }
            }
            Kind::Date(format) => said.push_str(format.name()),
            Kind::Sequence { min, max } => {
                push_number(&mut said, *min, 1);
                said.push('-');
                push_number(&mut said, *max, 1);
            }
            Kind::Check { system, .. } => said.push_str(system.name()),
        }
        said
    }

    /// What fills it from the left.
    pub fn pad(&self) -> Option<u8> {
        match self.kind {
            Kind::Characters { pad, .. } => pad,
            _ => None,
        }
    }

    /// A disagreement with the layout, without a place yet.
    pub fn mismatch(&self, expected: Expected, found: &str) -> Issue {
        let segment = Segment::at(self.places.start);
        let code = match (&self.kind, segment) {
            (Kind::Check { .. }, _) => IssueCode::CheckCharacterWrong,
            (_, Segment::Model) => IssueCode::ModelLayoutMismatch,
            _ => IssueCode::SerialLayoutMismatch,
        };
        let mut issue = Issue::new(code, self.places.clone()).with("field", self.name.as_str());
        if let Some(label) = &self.label {
            issue = issue.with("labelEn", &*label.en).with("labelZh", &*label.zh);
        }
        if let Some(expected) = expected {
            issue = issue.with("expected", expected);
        }
        issue.segment = Some(segment);
        issue.with("found", found)
    }
}

/// Whether a text can stand in a code. MOD 37-2 has a check character that cannot, `*`.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| Alphabet::ALNUM36.contains(byte))
}

/// Without the padding on the left; of nothing but padding, one is left.
pub(crate) fn unpadded(text: &str, pad: u8) -> &str {
    let start = text.bytes().take_while(|byte| *byte == pad).count().min(text.len().saturating_sub(1));
    text.get(start..).unwrap_or(text)
}

/// A number of up to 15 digits: every language holds it exactly.
fn number(digits: &str) -> Option<u64> {
    let fits = !digits.is_empty() && digits.len() <= MAX_SEQUENCE_WIDTH && digits.bytes().all(|it| it.is_ascii_digit());
    fits.then(|| digits.bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
}

pub(crate) const MAX_SEQUENCE_WIDTH: usize = 15;

/// The check characters of a code; `None` where it has none.
fn check_characters(system: System, over: &[Range<usize>], code: &Code) -> Option<CheckCharacters> {
    let mut payload = Vec::with_capacity(LENGTH);
    for places in over {
        payload.extend_from_slice(code.get(places.clone()).unwrap_or_default());
    }
    system.compute(&payload)
}
