//! Issue to sentence: the only prose in the program.
//!
//! A sentence says what was expected, what was found and what to do, in one or two short sentences. It never says that
//! a robot or its code is anything more than well formed. Each language is one file of templates.

mod en;
pub(crate) mod template;
mod zh_cn;

use alloc::string::{String, ToString};
use core::fmt;

use crate::format::{LENGTH, Segment};
use crate::issue::{Issue, IssueCode};
use template::{LISTED, SHOWN, fill, ranges, shown};

/// A language to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    En,
    /// Chinese in simplified characters.
    ZhCn,
}

impl Locale {
    /// Every language there is.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhCn];

    /// Its name in data and in `lang` attributes: `en`, `zh-CN`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
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
        let language = name.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|locale| language.eq_ignore_ascii_case(&locale.name()[..2]))
    }

    const fn words(self) -> &'static Words {
        match self {
            Self::En => &en::WORDS,
            Self::ZhCn => &zh_cn::WORDS,
        }
    }
}

/// A stable name and what is said of it.
type Entry = (&'static str, &'static str);

/// All that is said in one language.
struct Words {
    issue: fn(IssueCode) -> &'static str,
    /// In the order of the segments.
    segments: [&'static str; 4],
    schemes: &'static [Entry],
    /// What a code is read in spite of.
    characters: &'static [Entry],
    /// Greek and Cyrillic, before the number of a character: from which keyboard it comes.
    scripts: [&'static str; 2],
    /// What takes the place of an issue's own sentence. By the reason that is one of its facts: why a part of a code to be
    /// written cannot be used, or a line of JSON is no row. By the name of its code: of a segment in a column of its own,
    /// which has another length than a code.
    instead: &'static [Entry],
    edits: &'static [Entry],
    reasons: &'static [Entry],
    statuses: &'static [Entry],
    inputs: &'static [Entry],
    notice: &'static str,
    /// Between the items of a list.
    comma: &'static str,
    /// Before, between and after the letters that a range leaves out.
    without: [&'static str; 3],
}

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
    let instead = name.and_then(|name| entry(words.instead, &name));
    fill(instead.unwrap_or_else(|| (words.issue)(code)), &|name| match name {
        "segment" => segment.map(|segment| words.segments[segment as usize].into()),
        "width" => segment.map(|segment| segment.width().to_string()),
        "scheme" => param(name).and_then(|scheme| entry(words.schemes, &scheme)).map(String::from),
        "kind" => param(name).and_then(|kind| entry(words.characters, &kind)).map(String::from),
        "allowed" => param(name).map(|characters| ranges(&characters, words)).filter(|said| !said.is_empty()),
        // Everybody can read a `*`; its number would only be noise.
        "codePoint" => {
            let script = match shown_param("character").and_then(|text| text.chars().next()) {
                Some('\0'..='\x7f') => return None,
                Some('\u{370}'..='\u{3ff}') => words.scripts[0],
                Some('\u{400}'..='\u{52f}') => words.scripts[1],
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
    entry(locale.words().edits, kind).map(|template| fill(template, &change(from, to)))
}

/// Why a text with `from` changed to `to` is suggested. `reason` is that of a suggestion: `looks-alike`,
/// `keyboard-neighbour`, `swapped`, `doubled`, `missing`, `stray-character`, `country-form`, `reserved-country`;
/// `None` for any other.
///
/// ```
/// use humanoid_id::{Locale, reason_sentence};
/// assert_eq!(reason_sentence("looks-alike", "O", "0", Locale::En).unwrap(), "“O” and “0” look alike.");
/// ```
#[must_use]
pub fn reason_sentence(reason: &str, from: &str, to: &str, locale: Locale) -> Option<String> {
    entry(locale.words().reasons, reason).map(|template| fill(template, &change(from, to)))
}

/// The words for a status: `valid`, `incomplete`, `invalid`; `None` for any other.
#[must_use]
pub fn status_label(status: &str, locale: Locale) -> Option<&'static str> {
    entry(locale.words().statuses, status)
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
        "segment" => segment.map(|segment| words.segments[segment as usize].into()),
        "width" => segment.map(|segment| segment.width().to_string()),
        _ => fact(name),
    };
    entry(words.inputs, kind).map(|template| fill(template, &fact))
}

/// What a good result does and does not say.
#[must_use]
pub const fn notice(locale: Locale) -> &'static str {
    locale.words().notice
}

/// In English, as errors in Rust are.
impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&message(self, Locale::En))
    }
}

impl core::error::Error for Issue {}

fn entry(entries: &[Entry], name: &str) -> Option<&'static str> {
    entries.iter().find(|(known, _)| *known == name).map(|(_, said)| *said)
}

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
            let instead = locale.words().instead.iter().map(|(name, template)| (code(name), *template));
            let own = IssueCode::ALL.iter().map(|code| (*code, (locale.words().issue)(*code)));
            for (code, template) in own.clone().chain(instead) {
                for (at, _) in template.match_indices('{') {
                    let (before, after) = template.split_at(at);
                    assert!(before.rfind('[') > before.rfind(']'), "{template}");
                    let name = after[1..].split('}').next().unwrap();
                    assert!(
                        ["segment", "width"].contains(&name) || code.params().contains(&name),
                        "{name}: {template}"
                    );
                }
            }
            for (code, template) in own {
                // A reason is not told: it chooses another sentence.
                for name in code.params().iter().filter(|name| **name != "reason") {
                    assert!(template.contains(&alloc::format!("{{{name}}}")), "{name} is not told: {template}");
                }
            }
        }
    }
}
