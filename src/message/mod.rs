//! Issue to sentence.
//!
//! A sentence says what was expected, what was found and what to do, in one or two short sentences. It never says that
//! a robot or its code is anything more than well formed. The texts are templates in `languages/`, one file a language.

mod countries;
pub(crate) mod language;
pub(crate) mod template;

use alloc::string::{String, ToString};
use core::fmt;

use crate::format::{LENGTH, Segment};
use crate::issue::{Issue, IssueCode};
use language::{Section, section};
use template::{LISTED, SHOWN, fill, ranges, shown};

macro_rules! locales {
    ($dollar:tt $($(#[$doc:meta])* $name:ident $tag:literal;)*) => {
        /// A language to speak.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Locale { $($(#[$doc])* $name,)* }

        impl Locale {
            /// Every language there is, in the order of `languages/list.json`.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$name),*];

            /// Its name in data and in `lang` attributes: `en`, `zh-CN`, `ja`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $tag,)* }
            }
        }

        /// A table for each language, written by a macro from the name of its file, and the one of a language.
        macro_rules! in_each_language {
            ($dollar locale:expr, $dollar table:ty, $dollar write:ident) => {
                match $dollar locale {
                    $($crate::message::Locale::$name => {
                        static TABLE: $dollar table = $dollar write!($tag);
                        &TABLE
                    })*
                }
            };
        }
        pub(crate) use in_each_language;
    };
}

/// What is said in one language: the sections of its file, whose comments say what each is for.
struct Words {
    issues: Section,
    instead: Section,
    segments: Section,
    schemes: Section,
    characters: Section,
    scripts: Section,
    edits: Section,
    reasons: Section,
    statuses: Section,
    inputs: Section,
    signs: Section,
    notices: Section,
}

macro_rules! words {
    ($tag:literal) => {{
        const TOML: &str = include_str!(concat!("../../languages/", $tag, ".toml"));
        Words {
            issues: section!(TOML, "issues", IssueCode::IDS),
            instead: section!(TOML, "instead", INSTEAD),
            segments: section!(TOML, "segments", &["country", "enterprise", "model", "serial"]),
            schemes: section!(TOML, "schemes", &["citizen-id", "social-credit-code", "vin", "drone-code"]),
            characters: section!(TOML, "characters", &["space", "full-width", "invisible", "separator"]),
            scripts: section!(TOML, "scripts", &["greek", "cyrillic"]),
            edits: section!(TOML, "edits", &["trim", "width", "case", "separator", "invisible"]),
            reasons: section!(TOML, "reasons", REASONS),
            statuses: section!(TOML, "statuses", &["valid", "incomplete", "invalid"]),
            inputs: section!(TOML, "inputs", INPUTS),
            signs: section!(TOML, "signs", &["comma", "without-before", "without-between", "without-after"]),
            notices: section!(TOML, "notices", &["notice"]),
        }
    }};
}

locales! { $
    /// English.
    En "en";
    /// Chinese in simplified characters.
    ZhCn "zh-CN";
    /// Japanese.
    Ja "ja";
}

impl Locale {
    fn words(self) -> &'static Words {
        in_each_language!(self, Words, words)
    }

    /// The language of a tag such as `zh`, `zh-Hans-CN` or `en-US`; `None` for any other language.
    ///
    /// ```
    /// use humanoid_id::Locale;
    /// assert_eq!(Locale::from_name("zh-Hans"), Some(Locale::ZhCn));
    /// assert_eq!(Locale::from_name("fr"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let language = |name: &str| name.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|locale| language(locale.name()) == language(name))
    }
}

/// What takes the place of an issue's own sentence. By the reason that is one of its facts: why a part of a code to be
/// written cannot be used, or a line of JSON is no row. By the name of its code: of a segment in a column of its own,
/// which has another length than a code.
const INSTEAD: &[&str] = &[
    "no-registry",
    "no-layout",
    "no-in-house-number",
    "no-such-field",
    "missing",
    "padded",
    "no-such-date",
    "no-check-character",
    "given-twice",
    "disagree",
    "not-an-object",
    "not-a-text",
    "too-short",
    "too-long",
];

const REASONS: &[&str] = &[
    "looks-alike",
    "keyboard-neighbour",
    "text-around",
    "swapped",
    "doubled",
    "missing",
    "stray-character",
    "country-form",
    "reserved-country",
    "checks-agree",
];

const INPUTS: &[&str] = &[
    "label",
    "country",
    "enterprise",
    "model",
    "serial",
    "start",
    "next",
    "complete",
    "required",
    "taken",
    "several-codes",
    "too-long-to-check",
];

/// The sentence of an issue.
///
/// ```
/// use humanoid_id::{Issue, IssueCode, Locale, Param, Segment, Severity, message};
/// let issue = Issue {
///     code: IssueCode::CountryNotLetters,
///     severity: Severity::Error,
///     segment: Some(Segment::Country),
///     span: 0..2,
///     params: vec![("found", Param::Text("86".into()))],
/// };
/// assert!(message(&issue, Locale::En).ends_with("such as CN; found “86”."));
/// ```
#[must_use]
pub fn message(issue: &Issue, locale: Locale) -> String {
    sentence(issue.code, issue.segment, locale, &|name| issue.param(name).map(ToString::to_string))
}

/// The sentence of an issue whose facts are kept elsewhere, such as in a JavaScript object.
#[must_use]
pub fn sentence(
    code: IssueCode,
    segment: Option<Segment>,
    locale: Locale,
    param: &dyn Fn(&str) -> Option<String>,
) -> String {
    let words = locale.words();
    let is_apart = || param("expected").is_some_and(|expected| expected != LENGTH.to_string());
    let name = param("reason").or_else(|| is_apart().then(|| code.id().into()));
    let most = if name.as_deref() == Some("no-such-field") { LISTED } else { SHOWN };
    let shown_param = |name: &str| param(name).and_then(|text| shown(&text, most));
    let instead = name.and_then(|name| words.instead.of(&name));
    fill(instead.unwrap_or_else(|| words.issues.at(code as usize)), &|name| match name {
        "segment" => segment.map(|segment| words.segments.at(segment as usize).into()),
        "width" => segment.map(|segment| segment.width().to_string()),
        // Makers name their fields in these two languages.
        "label" => shown_param(if locale == Locale::ZhCn { "labelZh" } else { "labelEn" }),
        "scheme" => param(name).and_then(|scheme| words.schemes.of(&scheme)).map(String::from),
        "kind" => param(name).and_then(|kind| words.characters.of(&kind)).map(String::from),
        // What may stand there is a list as often as not.
        "expected" => shown_param(name).map(|expected| expected.replace(", ", words.signs.at(0))),
        "allowed" => param(name).map(|characters| ranges(&characters, words)).filter(|said| !said.is_empty()),
        // Everybody can read a `*`; its number would only be noise.
        "codePoint" => {
            let script = match shown_param("character").and_then(|text| text.chars().next()) {
                Some('\0'..='\x7f') => return None,
                Some('\u{370}'..='\u{3ff}') => words.scripts.at(0),
                Some('\u{400}'..='\u{52f}') => words.scripts.at(1),
                _ => "",
            };
            shown_param(name).map(|number| String::from(script) + &number)
        }
        _ => shown_param(name),
    })
}

/// What was done to the text before it was checked. `kind` is that of an edit: `trim`, `width`, `case`, `separator`,
/// `invisible`; `None` for any other.
///
/// ```
/// use humanoid_id::{Locale, edit_sentence};
/// assert_eq!(edit_sentence("width", "Ｃ", "C", Locale::En).unwrap(), "Read “Ｃ” as “C”.");
/// ```
#[must_use]
pub fn edit_sentence(kind: &str, from: &str, to: &str, locale: Locale) -> Option<String> {
    locale.words().edits.of(kind).map(|template| fill(template, &change(from, to)))
}

/// Why a text with `from` changed to `to` is suggested. `reason` is that of a suggestion: `looks-alike`,
/// `keyboard-neighbour`, `swapped`, `doubled`, `missing`, `stray-character`, `country-form`, `reserved-country`, `text-around`,
/// `checks-agree`;
/// `None` for any other.
///
/// ```
/// use humanoid_id::{Locale, reason_sentence};
/// assert_eq!(reason_sentence("looks-alike", "O", "0", Locale::En).unwrap(), "“O” and “0” look alike.");
/// ```
#[must_use]
pub fn reason_sentence(reason: &str, from: &str, to: &str, locale: Locale) -> Option<String> {
    locale.words().reasons.of(reason).map(|template| fill(template, &change(from, to)))
}

/// The words for a status: `valid`, `incomplete`, `invalid`; `None` for any other.
#[must_use]
pub fn status_label(status: &str, locale: Locale) -> Option<&'static str> {
    locale.words().statuses.of(status)
}

/// What an input or a plate says beside the issues: `label`, the names of the segments, `start` (nothing entered yet),
/// `next` (facts `left` in the segment and `remaining` in all), `complete`, `required`, `taken`, and of what is not taken `several-codes`, `too-long-to-check`;
/// `None` for any other.
///
/// ```
/// use humanoid_id::{Locale, Segment, input_sentence};
/// let fact = |name: &str| Some(if name == "left" { "3" } else { "26" }.to_string());
/// let said = input_sentence("next", Some(Segment::Enterprise), Locale::En, &fact).unwrap();
/// assert_eq!(said, "Next: enterprise segment, 3 of 4 places left; 26 left in all.");
/// ```
#[must_use]
pub fn input_sentence(
    kind: &str,
    segment: Option<Segment>,
    locale: Locale,
    fact: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    let words = locale.words();
    let fact = |name: &str| match name {
        "segment" => segment.map(|segment| words.segments.at(segment as usize).into()),
        "width" => segment.map(|segment| segment.width().to_string()),
        _ => fact(name),
    };
    words.inputs.of(kind).map(|template| fill(template, &fact))
}

/// What a good result does and does not say.
#[must_use]
pub fn notice(locale: Locale) -> &'static str {
    locale.words().notices.at(0)
}

/// In English, as errors in Rust are.
impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&message(self, Locale::En))
    }
}

impl core::error::Error for Issue {}

fn change<'a>(from: &'a str, to: &'a str) -> impl Fn(&str) -> Option<String> + 'a {
    move |name| match name {
        "from" => shown(from, SHOWN),
        "to" => shown(to, SHOWN),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_of_a_template_is_one_of_its_code_and_stands_in_brackets() {
        for locale in Locale::ALL {
            let code = |name: &str| IssueCode::from_id(name).unwrap_or(IssueCode::SerialLayoutMismatch);
            let words = locale.words();
            let instead = INSTEAD.iter().enumerate().map(|(place, name)| (code(name), words.instead.at(place)));
            let own = IssueCode::ALL.iter().map(|code| (*code, words.issues.at(*code as usize)));
            for (code, template) in own.clone().chain(instead) {
                for (at, _) in template.match_indices('{') {
                    let (before, after) = template.split_at(at);
                    assert!(before.rfind('[') > before.rfind(']'), "{template}");
                    let name = after[1..].split('}').next().unwrap();
                    assert!(
                        ["segment", "width", "label"].contains(&name) || code.params().contains(&name),
                        "{name}: {template}"
                    );
                }
            }
            for (code, template) in own {
                // A reason is not told: it chooses another sentence. A label is told in the language that it is in.
                let is_told = |name: &&&str| !["reason", "labelEn", "labelZh"].contains(*name);
                for name in code.params().iter().filter(is_told) {
                    assert!(template.contains(&alloc::format!("{{{name}}}")), "{name} is not told: {template}");
                }
            }
        }
    }
}
