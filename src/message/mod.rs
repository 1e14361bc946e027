//! Issue to sentence: the only prose in the program.
//!
//! A sentence says what was expected, what was found and what to do, in one or two short sentences. It never says that
//! a robot or its code is anything more than well formed. Each language is one file of templates:
//!
//! ```text
//!   {name}       a fact: a parameter of the issue, or `segment` and `width` from where it lies
//!   [one|two|…]  the first alternative whose facts are all known; nothing where there is none
//! ```
//!
//! Facts outside brackets are not used, so a sentence reads well whatever is known. A fact is put in as it stands and
//! is never read as a template. One that cannot be shown faithfully (controls, direction marks, invisible characters)
//! counts as unknown, so a text from outside cannot rearrange a page or a log line.

mod en;
mod zh_cn;

use alloc::string::{String, ToString};
use core::fmt;

use crate::issue::{Issue, IssueCode};
use crate::layout::Segment;

/// The longest fact that is shown whole, in characters.
const SHOWN: usize = 40;

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

/// All that is said in one language.
struct Words {
    issue: fn(IssueCode) -> &'static str,
    segment: fn(Segment) -> &'static str,
    scheme: fn(&str) -> Option<&'static str>,
    edit: fn(&str) -> Option<&'static str>,
    reason: fn(&str) -> Option<&'static str>,
    status: fn(&str) -> Option<&'static str>,
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
    let shown_param = |name: &str| param(name).and_then(|text| shown(&text));
    fill((words.issue)(code), &|name| match name {
        "segment" => segment.map(|segment| (words.segment)(segment).to_string()),
        "width" => segment.map(|segment| segment.width().to_string()),
        "scheme" => param(name).and_then(|scheme| (words.scheme)(&scheme)).map(ToString::to_string),
        "allowed" => param(name).map(|characters| ranges(&characters, words)).filter(|said| !said.is_empty()),
        // Everybody can read a `*`; its number would only be noise.
        "codePoint" if shown_param("character").is_some_and(|character| character.is_ascii()) => None,
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
    (locale.words().edit)(kind).map(|template| fill(template, &change(from, to)))
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
    (locale.words().reason)(reason).map(|template| fill(template, &change(from, to)))
}

/// The words for a status: `valid`, `incomplete`, `invalid`; `None` for any other.
#[must_use]
pub fn status_label(status: &str, locale: Locale) -> Option<&'static str> {
    (locale.words().status)(status)
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

fn change<'a>(from: &'a str, to: &'a str) -> impl Fn(&str) -> Option<String> + 'a {
    move |name| match name {
        "from" => shown(from),
        "to" => shown(to),
        _ => None,
    }
}

fn fill(template: &str, fact: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((plain, group)) = rest.split_once('[') {
        out.push_str(plain);
        let (choices, after) = group.split_once(']').unwrap_or((group, ""));
        for choice in choices.split('|') {
            let start = out.len();
            if push_filled(&mut out, choice, fact) {
                break;
            }
            out.truncate(start);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Whether all facts were known; where not, what was pushed is not to be kept.
fn push_filled(out: &mut String, choice: &str, fact: &dyn Fn(&str) -> Option<String>) -> bool {
    let mut rest = choice;
    while let Some((plain, hole)) = rest.split_once('{') {
        out.push_str(plain);
        let (name, after) = hole.split_once('}').unwrap_or((hole, ""));
        let Some(value) = fact(name) else { return false };
        out.push_str(&value);
        rest = after;
    }
    out.push_str(rest);
    true
}

/// A text from outside as a sentence may hold it; `None` where it cannot be shown faithfully.
fn shown(text: &str) -> Option<String> {
    let faithful = !text.is_empty() && text.trim_matches(' ') == text && text.chars().take(SHOWN).all(is_visible);
    faithful.then(|| match text.char_indices().nth(SHOWN) {
        Some((cut, _)) => text[..cut].to_string() + "…",
        None => text.to_string(),
    })
}

/// Whether a character has a shape of its own and leaves its neighbours alone. Unassigned ones are not known here.
fn is_visible(character: char) -> bool {
    !matches!(u32::from(character),
        0..=0x1f | 0x7f..=0xa0 | 0xad | 0x1680 | 0x2000..=0x200f | 0x2028..=0x202f | 0x205f..=0x206f | 0x2800 | 0x3000
        // marks that sit on the character before, and letters without ink
        | 0x300..=0x36f | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f
        | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f | 0x3164 | 0xffa0 | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a
        // letters that run from right to left
        | 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff
        // private use, specials, tags, and what stands for a lone surrogate
        | 0xe000..=0xf8ff | 0xfff0..=0xffff | 0xe0000..)
}

/// A set of characters as a person would say it: `0-9, A-Z without I O`.
fn ranges(characters: &str, words: &Words) -> String {
    let mut out = String::new();
    let mut item = |parts: &[&str]| {
        if !out.is_empty() {
            out.push_str(words.comma);
        }
        for part in parts {
            out.push_str(part);
        }
    };
    let [before, between, after] = words.without;
    for group in ["0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"] {
        let missing = group.chars().filter(|&character| !characters.contains(character));
        if missing.clone().count() * 4 <= group.len() {
            let (first, last) = (&group[..1], &group[group.len() - 1..]);
            let mut left_out = String::new();
            for character in missing {
                left_out.push_str(if left_out.is_empty() { before } else { between });
                left_out.push(character);
            }
            let after = if left_out.is_empty() { "" } else { after };
            item(&[first, "-", last, &left_out, after]);
        } else {
            for run in group.split(|character| !characters.contains(character)).filter(|run| !run.is_empty()) {
                match run.len() {
                    1 | 2 => run.split("").filter(|single| !single.is_empty()).for_each(|single| item(&[single])),
                    len => item(&[&run[..1], "-", &run[len - 1..]]),
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_said_in_ranges() {
        for (characters, said) in [
            ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0-9, A-Z"),
            ("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", "0-9, A-Z without I O"),
            ("0123456789", "0-9"),
            ("01X", "0, 1, X"),
            ("KMNOPY", "K, M-P, Y"),
            ("", ""),
        ] {
            assert_eq!(ranges(characters, &en::WORDS), said);
        }
        assert_eq!(ranges("ABCDEFGHJKLMNPQRSTUVWXYZ", &zh_cn::WORDS), "A-Z（不含I、O）");
    }

    #[test]
    fn the_first_alternative_with_all_its_facts_is_said() {
        let only_b = |name: &str| (name == "b").then(|| "{a}[x]".to_string());
        assert_eq!(fill("1[ {a} {b}| {b}| c]2[ {a}]3", &only_b), "1 {a}[x]23");
    }

    #[test]
    fn what_would_disturb_a_page_is_not_shown() {
        for text in ["", " ", "\n", "a\u{202e}b", "\u{200b}", "\u{301}", "\u{fffd}", "\u{e0041}", "\u{3000}", "\u{5d0}"]
        {
            assert_eq!(shown(text), None, "{text:?}");
        }
        for text in ["*", "А", "产", "🤖", "production date"] {
            assert_eq!(shown(text).as_deref(), Some(text));
        }
        assert_eq!(shown(&"é".repeat(41)).map(|text| text.chars().count()), Some(41));
    }
}
