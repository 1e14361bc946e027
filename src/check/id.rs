//! A well-formed code, and the fixed-width shape that the rules look at.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::check::{check_canonical, first_error};
use crate::format::{LENGTH, Ruleset, Segment};
use crate::issue::{Issue, IssueCode, Severity};

/// The first 29 places of a text, whatever they hold, and how many there were in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    pub bytes: [u8; LENGTH],
    pub len: usize,
}

impl Shape {
    /// The places of a segment that are there.
    pub fn part(&self, segment: Segment) -> &[u8] {
        let range = segment.range();
        let end = range.end.min(self.len);
        self.bytes.get(range.start.min(end)..end).unwrap_or_default()
    }

    /// One place more; past the 29th it is only counted.
    pub fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.len) {
            *slot = byte;
        }
        self.len += 1;
    }

    /// The same with one place more.
    pub fn with(mut self, byte: u8) -> Self {
        self.push(byte);
        self
    }

    /// The places that are there, 29 at most.
    pub fn places(&self) -> &[u8] {
        self.bytes.get(..self.len.min(LENGTH)).unwrap_or_default()
    }
}

impl FromIterator<u8> for Shape {
    fn from_iter<I: IntoIterator<Item = u8>>(places: I) -> Self {
        let mut shape = Self::default();
        places.into_iter().for_each(|byte| shape.push(byte));
        shape
    }
}

/// A well-formed code: 29 places, upper case, no separators, valid under the rules it was read with.
///
/// It can only come from a check, so having one is the proof. Well formed is all it says: not that the code was ever
/// given to a robot.
///
/// ```
/// use humanoid_id::HumanoidId;
/// let id: HumanoidId = "CNTESTH1A00120260522A00000001".parse()?;
/// assert_eq!((id.country(), id.enterprise(), id.model()), ("CN", "TEST", "H1A001"));
/// assert_eq!(id.serial(), "20260522A00000001");
/// # Ok::<(), humanoid_id::Issue>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HumanoidId([u8; LENGTH]);

impl HumanoidId {
    /// The places of a shape in which no rule found an error.
    pub(crate) const fn from_checked(shape: &Shape) -> Self {
        Self(shape.bytes)
    }

    /// The code that 29 characters are, if the rules find no error in them.
    ///
    /// ```
    /// use humanoid_id::{HumanoidId, Ruleset};
    /// let id = HumanoidId::of(b"CNTESTH1A00120260522A00000001", &Ruleset::default());
    /// assert_eq!(id, "CNTESTH1A00120260522A00000001".parse().ok());
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8; LENGTH], rules: &Ruleset) -> Option<Self> {
        first_error(bytes, rules).is_ok().then_some(Self(*bytes))
    }

    /// The 29 characters.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        // The rules let nothing but ASCII through, so the second arm is never taken; it costs no `unsafe`.
        match core::str::from_utf8(&self.0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    /// The 29 characters as bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// One of the four parts.
    #[must_use]
    pub fn segment(&self, segment: Segment) -> &str {
        // Its own places alone: to look at all 29 again would take longer than whatever is done with them.
        self.0.get(segment.range()).and_then(|places| core::str::from_utf8(places).ok()).unwrap_or_default()
    }

    /// Country or region of origin, two letters.
    #[must_use]
    pub fn country(&self) -> &str {
        self.segment(Segment::Country)
    }

    /// The maker, four places.
    #[must_use]
    pub fn enterprise(&self) -> &str {
        self.segment(Segment::Enterprise)
    }

    /// The product model, six places.
    #[must_use]
    pub fn model(&self) -> &str {
        self.segment(Segment::Model)
    }

    /// The unit, seventeen places.
    #[must_use]
    pub fn serial(&self) -> &str {
        self.segment(Segment::Serial)
    }

    /// As people read it.
    ///
    /// ```
    /// use humanoid_id::{HumanoidId, Style};
    /// let id: HumanoidId = "CNTESTH1A00120260522A00000001".parse()?;
    /// assert_eq!(id.format(Style::Spaced), "CN TEST H1A001 20260522A00000001");
    /// # Ok::<(), humanoid_id::Issue>(())
    /// ```
    #[must_use]
    pub fn format(&self, style: Style) -> String {
        let mut all = String::new();
        for (place, byte) in self.0.iter().enumerate() {
            if place > 0 && Segment::at(place).range().start == place {
                all.push_str(style.between());
            }
            all.push(char::from(*byte));
        }
        all
    }
}

/// How a code is written out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// The 29 places and nothing else.
    #[default]
    Compact,
    /// `CN TEST H1A001 20260522A00000001`
    Spaced,
    /// `CN-TEST-H1A001-20260522A00000001`
    Hyphenated,
}

impl Style {
    /// Every style there is.
    pub const ALL: [Self; 3] = [Self::Compact, Self::Spaced, Self::Hyphenated];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Spaced => "spaced",
            Self::Hyphenated => "hyphenated",
        }
    }

    /// What stands between the segments.
    #[must_use]
    pub const fn between(self) -> &'static str {
        match self {
            Self::Compact => "",
            Self::Spaced => " ",
            Self::Hyphenated => "-",
        }
    }
}

/// Reads canonical text only: 29 characters under the default rules, nothing to strip or fold.
///
/// The error is the first one in the text. [`check`](crate::check::check) is lenient and tells everything.
impl FromStr for HumanoidId {
    type Err = Issue;

    fn from_str(text: &str) -> Result<Self, Issue> {
        let report = check_canonical(text, &Ruleset::DEFAULT);
        let error = report.issues.into_iter().find(|issue| issue.severity == Severity::Error);
        // A report without an error has an id; the check of the smallest text stands in for what cannot happen.
        match (report.id, error) {
            (Some(id), _) => Ok(id),
            (None, Some(error)) => Err(error),
            (None, None) => Err(Issue::new(IssueCode::TooShort, 0..0)),
        }
    }
}

/// As [`FromStr`].
///
/// ```
/// use humanoid_id::HumanoidId;
/// let id = HumanoidId::try_from("CNTESTH1A00120260522A00000001").unwrap();
/// assert!(id == "CNTESTH1A00120260522A00000001");
/// assert!(HumanoidId::try_from("cntesth1a00120260522a00000001").is_err());
/// ```
impl TryFrom<&str> for HumanoidId {
    type Error = Issue;

    fn try_from(text: &str) -> Result<Self, Issue> {
        text.parse()
    }
}

impl PartialEq<str> for HumanoidId {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for HumanoidId {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for HumanoidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for HumanoidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HumanoidId({self})")
    }
}

impl AsRef<str> for HumanoidId {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for HumanoidId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// From the 29 places as they are written; what is no code is an error that says why.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for HumanoidId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Places;
        impl serde::de::Visitor<'_> for Places {
            type Value = HumanoidId;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a code of 29 places")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<HumanoidId, E> {
                text.parse().map_err(|issue: Issue| {
                    E::custom(format_args!("expected a code of 29 places: {}", issue.code.id()))
                })
            }
        }
        deserializer.deserialize_str(Places)
    }
}
