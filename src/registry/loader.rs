//! Reading a document against what it should be: every fault is told with its place, and reading goes on.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::calendar::is_day;
use crate::check::is_invisible;
use crate::format::{Alphabet, joined};
use crate::json::reader::{Reader, Reading, Stop, unescaped};
use crate::json::{Json, push_number};
use crate::registry::listing::Names;

/// Faults that are told at most; a document that has more is given up.
pub(crate) const MAX_FAULTS: usize = 1000;
/// Characters of a text at most.
const MAX_TEXT: usize = 2000;
/// What a text is that is meant for people.
pub(crate) const TEXT: &str = "a text of 1 to 2000 characters, not only spaces, without controls";
/// Bytes of a text in both languages at most, members of one's own among them: it is read again for every answer. Two
/// texts of nothing but escapes take 24,000.
const MAX_NAMES: usize = 32_768;

/// Characters of what was found at most, and of a name in a pointer: what a stranger wrote is shown, however long it is.
const MAX_FOUND: usize = 60;
const MAX_STEP: usize = 200;

/// What is wrong with a document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A JSON pointer (RFC 6901) to the value, or to where one is missing; in it, a name of more than 200 characters is
    /// cut.
    pub pointer: String,
    /// What was expected, in English: it is a programmer who reads it.
    pub expected: Cow<'static, str>,
    /// What stands there, in short.
    pub found: String,
}

impl Fault {
    /// In English.
    ///
    /// ```
    /// use humanoid_id::Registry;
    /// let faults = Registry::from_json("{}").unwrap_err();
    /// assert_eq!(faults[0].sentence(), "/format: expected \"humanoid-id-registry/1\", found nothing");
    /// ```
    #[must_use]
    pub fn sentence(&self) -> String {
        let place = if self.pointer.is_empty() { "the document" } else { &self.pointer };
        visible(&joined(&[place, ": expected ", &self.expected, ", found ", &self.found], ""))
    }

    /// All of them as JSON: a list of `{ pointer, expected, found }`.
    #[must_use]
    pub fn list_to_json(faults: &[Self]) -> String {
        let mut json = Json::default();
        json.open('[');
        for fault in faults {
            json.open('{');
            json.member("pointer", Some(&fault.pointer));
            json.member("expected", Some(&fault.expected));
            json.member("found", Some(&fault.found));
            json.close('}');
        }
        json.close(']');
        json.finish()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl core::error::Error for Fault {}

/// Whether people can be shown a text: it has a length that they read, something in it can be seen, and nothing in it
/// moves what stands beside it.
pub(crate) fn is_text(text: &str) -> bool {
    is_part(text) && text.chars().any(|character| !is_blank(character))
}

/// The same for what may be a space, as a part of something longer.
pub(crate) fn is_part(text: &str) -> bool {
    let mut count = 0;
    let is_plain = text.chars().all(|character| {
        count += 1;
        !disturbs(character)
    });
    is_plain && (1..=MAX_TEXT).contains(&count)
}

/// Controls, line and paragraph separators, and marks that turn the direction of writing: what a terminal or a page obeys
/// instead of showing it. The schema has them too.
const fn disturbs(character: char) -> bool {
    matches!(character,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}')
}

/// Without ink. The schema has them too.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || is_invisible(character)
        || matches!(character, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

/// A text with a mark where it is longer than that.
fn cut(text: &str, most: usize) -> Cow<'_, str> {
    text.char_indices()
        .nth(most)
        .map_or(Cow::Borrowed(text), |(end, _)| Cow::Owned(joined(&[text.get(..end).unwrap_or_default(), "…"], "")))
}

/// A text from outside in which what disturbs is only named.
fn visible(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if disturbs(character) { out.extend(character.escape_unicode()) } else { out.push(character) }
    }
    out
}

/// A member of an object: its name, and what is expected of it.
pub(crate) type Member = (&'static str, &'static str);

/// A reader that knows where it is and what went wrong.
pub(crate) struct Loader<'d> {
    pub reader: Reader<'d>,
    pub faults: Vec<Fault>,
    path: String,
}

impl<'d> Loader<'d> {
    pub const fn new(text: &'d str, at: usize) -> Self {
        Self { reader: Reader::new(text, at), faults: Vec::new(), path: String::new() }
    }

    /// Tell a fault of the value that comes next, and go over it.
    pub fn refuse(&mut self, expected: &'static str) -> Reading {
        let found = match self.reader.peek() {
            b'{' => "an object",
            b'[' => "a list",
            b'"' => self.reader.clone().string()?,
            _ => self.reader.clone().scalar()?,
        };
        self.reader.skip()?;
        self.tell(expected, found)
    }

    /// Where reading is.
    pub fn pointer(&self) -> String {
        self.path.clone()
    }

    /// Tell a fault of where reading is.
    pub fn tell(&mut self, expected: &'static str, found: &str) -> Reading {
        self.tell_of(&self.pointer(), expected, found)
    }

    /// Tell a fault of another place.
    pub fn tell_of(&mut self, pointer: &str, expected: impl Into<Cow<'static, str>>, found: &str) -> Reading {
        if self.faults.len() == MAX_FAULTS {
            return Err(Stop::TooManyFaults);
        }
        self.faults.push(Fault {
            pointer: pointer.into(),
            expected: expected.into(),
            found: cut(found, MAX_FOUND).into_owned(),
        });
        Ok(())
    }

    /// The same one step further.
    pub fn tell_at(&mut self, step: &str, expected: &'static str, found: &str) -> Reading {
        let mark = self.step(step);
        self.tell(expected, found)?;
        self.path.truncate(mark);
        Ok(())
    }

    /// How the whole ended, where reading could not go on.
    pub fn give_up(&mut self, stop: Stop, text: &str) {
        let (expected, found) = match stop {
            Stop::Told => return,
            Stop::TooManyFaults => ("at most 1000 faults", "more"),
            Stop::Syntax(expected) => (expected, text.get(self.reader.at()..).unwrap_or_default()),
        };
        let found: String = found.chars().take(20).collect();
        let found = if found.is_empty() { "the end".to_string() } else { found };
        self.faults.push(Fault { pointer: self.path.clone(), expected: expected.into(), found });
    }

    fn step(&mut self, name: &str) -> usize {
        let (mark, name) = (self.path.len(), cut(name, MAX_STEP));
        self.path.push('/');
        if name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            for character in name.chars() {
                match character {
                    '~' => self.path.push_str("~0"),
                    '/' => self.path.push_str("~1"),
                    _ => self.path.push(character),
                }
            }
        } else {
            self.path.push_str(&name);
        }
        mark
    }

    /// An object, member by member.
    pub fn object(&mut self, read: &mut dyn FnMut(&mut Self, Cow<'d, str>) -> Reading) -> Reading {
        if self.reader.peek() != b'{' {
            return self.refuse("an object");
        }
        self.reader.open()?;
        let mut is_first = true;
        while let Some(name) = self.reader.member(is_first)? {
            is_first = false;
            let name = unescaped(name);
            let mark = self.step(&name);
            read(self, name)?;
            self.path.truncate(mark);
        }
        Ok(())
    }

    /// An object with these members, the first few of which it must have; `read` is told the name. Members that begin with `x-` are anybody's;
    /// any other is a fault, so that a misspelt one is not lost silently. Returns which were there, as bits.
    pub fn members(
        &mut self,
        members: &[Member],
        required: usize,
        read: &mut dyn FnMut(&mut Self, &'static str) -> Reading,
    ) -> Reading<u32> {
        let (mut there, mut seen) = (0, 0);
        let is_object = self.reader.peek() == b'{';
        self.object(&mut |it, name| {
            match members.iter().enumerate().find(|(_, (known, _))| *known == name) {
                Some((index, _)) if seen >> index & 1 == 1 => it.refuse("this member only once"),
                Some((index, (name, _))) => {
                    seen |= 1 << index;
                    // What need not be there may be there as nothing.
                    if index >= required && it.reader.peek() == b'n' {
                        return it.reader.skip();
                    }
                    there |= 1 << index;
                    read(it, name)
                }
                None if name.starts_with("x-") => it.reader.skip(),
                None => it.refuse("a member of the format, or one of your own that begins with x-"),
            }
        })?;
        for (index, (name, expected)) in members.iter().take(required).enumerate() {
            if is_object && seen >> index & 1 == 0 {
                self.tell_at(name, expected, "nothing")?;
            }
        }
        Ok(there)
    }

    /// A list of so many elements at most.
    pub fn elements(&mut self, most: usize, read: &mut dyn FnMut(&mut Self, usize) -> Reading) -> Reading<usize> {
        let mut count = 0;
        if self.reader.peek() != b'[' {
            self.refuse("a list")?;
            return Ok(count);
        }
        self.reader.open()?;
        while self.reader.element(count == 0)? {
            let mark = self.path.len();
            self.path.push('/');
            push_number(&mut self.path, count as u64, 1);
            if count == most {
                self.refuse("no more elements than the format allows")?;
                return Err(Stop::Told);
            }
            read(self, count)?;
            self.path.truncate(mark);
            count += 1;
        }
        Ok(count)
    }

    /// A text that passes, as it is written; one with escapes is no code and no name of the format.
    pub fn plain(&mut self, expected: &'static str, fits: &dyn Fn(&str) -> bool) -> Reading<Option<&'d str>> {
        if self.reader.peek() == b'"' {
            let mut ahead = self.reader.clone();
            let text = ahead.string()?;
            if fits(text) {
                self.reader = ahead;
                return Ok(Some(text));
            }
        }
        self.refuse(expected)?;
        Ok(None)
    }

    /// Any text at all.
    pub fn any_text(&mut self, expected: &'static str) -> Reading<Cow<'d, str>> {
        Ok(unescaped(self.plain(expected, &|_| true)?.unwrap_or_default()))
    }

    /// A text for people.
    pub fn text(&mut self, expected: &'static str) -> Reading<Cow<'d, str>> {
        let text = self.plain(expected, &|raw| is_text(&unescaped(raw)))?;
        Ok(unescaped(text.unwrap_or_default()))
    }

    /// A part of a text for people.
    pub fn part(&mut self) -> Reading<Cow<'d, str>> {
        let fits = |raw: &str| is_part(&unescaped(raw));
        let text = self.plain("a text of 1 to 2000 characters, without controls", &fits)?;
        Ok(unescaped(text.unwrap_or_default()))
    }

    /// A text in both languages.
    pub fn names(&mut self) -> Reading<Names<'d>> {
        let (mut names, start) = (Names::default(), self.reader.at());
        self.members(&[("en", "a text in English"), ("zh", "a text in Chinese")], 2, &mut |it, member| {
            *(if member == "en" { &mut names.en } else { &mut names.zh }) = it.text(TEXT)?;
            Ok(())
        })?;
        if self.reader.at() - start > MAX_NAMES {
            self.tell("at most 32768 bytes", "more")?;
        }
        Ok(names)
    }

    /// So many characters of `0-9A-Z`.
    pub fn code(&mut self, width: usize, expected: &'static str) -> Reading<&'d str> {
        let fits = |text: &str| text.len() == width && text.bytes().all(|byte| Alphabet::ALNUM36.contains(byte));
        Ok(self.plain(expected, &fits)?.unwrap_or_default())
    }

    /// A day.
    pub fn day(&mut self) -> Reading<&'d str> {
        Ok(self.plain("a day as YYYY-MM-DD", &is_day)?.unwrap_or_default())
    }

    /// The index of one of some words.
    pub fn one_of(&mut self, words: &[&str], expected: &'static str) -> Reading<Option<usize>> {
        let word = self.plain(expected, &|text| words.contains(&text))?;
        Ok(word.and_then(|word| words.iter().position(|it| *it == word)))
    }

    /// A whole number of up to 15 digits.
    pub fn whole(&mut self, expected: &'static str) -> Reading<Option<u64>> {
        if self.reader.peek().is_ascii_digit() {
            let digits = self.reader.clone().scalar()?;
            if digits.len() <= 15 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
                self.reader.scalar()?;
                return Ok(Some(digits.bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))));
            }
        }
        self.refuse(expected)?;
        Ok(None)
    }
}
