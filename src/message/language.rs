//! Languages: everything said in one is a file of `languages/`, and this reads a file when the program is compiled.
//!
//! Of TOML the files use sections, comments and `key = "text"` without escapes; the build reads the same files for
//! JavaScript. A key that is missing, twice there or unknown here does not compile. Only the texts of the sections that
//! are asked for are copied into the program, one behind the other: the file itself stays outside.

/// The texts of a section, in the order of the keys that it was asked for by.
pub(crate) struct Texts {
    pub(crate) all: &'static str,
    /// Where each ends.
    pub(crate) ends: &'static [u16],
}

impl Texts {
    /// The text of a key by its place in the list. Written without anything that could panic, which would cost more.
    pub(crate) fn at(&self, place: usize) -> &'static str {
        let end = |place: usize| self.ends.get(place).map(|&end| usize::from(end));
        let start = place.checked_sub(1).and_then(end).unwrap_or_default();
        end(place).and_then(|end| self.all.get(start..end)).unwrap_or_default()
    }
}

/// The texts of a section, with exactly these keys.
macro_rules! texts {
    ($file:expr, $name:literal, $keys:expr) => {{
        use $crate::message::language::{Span, Texts, copied, ends, length, spans};
        const FILE: &str = $file;
        const KEYS: &[&str] = $keys;
        const SPANS: [Span; KEYS.len()] = spans(FILE, $name, KEYS);
        const ALL: [u8; length(&SPANS)] = copied(FILE, &SPANS);
        const ENDS: [u16; KEYS.len()] = ends(&SPANS);
        let Ok(all) = core::str::from_utf8(&ALL) else { panic!("a file of a language is UTF-8") };
        Texts { all, ends: &ENDS }
    }};
}
pub(crate) use texts;

/// A section whose texts are asked for by key.
pub(crate) struct Section {
    pub(crate) keys: &'static [&'static str],
    pub(crate) texts: Texts,
}

impl Section {
    pub(crate) fn at(&self, place: usize) -> &'static str {
        self.texts.at(place)
    }

    pub(crate) fn of(&self, key: &str) -> Option<&'static str> {
        self.keys.iter().position(|known| *known == key).map(|place| self.at(place))
    }
}

/// A section of a file, with exactly these keys.
macro_rules! section {
    ($file:expr, $name:literal, $keys:expr) => {
        $crate::message::language::Section {
            keys: $keys,
            texts: $crate::message::language::texts!($file, $name, $keys),
        }
    };
}
pub(crate) use section;

/// Where a text begins and ends in its file.
pub(crate) type Span = (usize, usize);

const UNKNOWN: Span = (0, 0);

/// Where the texts of a section are in a file, in the order of the keys.
pub(crate) const fn spans<const COUNT: usize>(file: &str, section: &str, keys: &[&str]) -> [Span; COUNT] {
    let file = file.as_bytes();
    let mut spans = [UNKNOWN; COUNT];
    let mut line = beginning(file, section);
    let mut next = 0;
    while line < file.len() && file[line] != b'[' {
        let end = line_end(file, line);
        if line < end && file[line] != b'#' {
            let (key, text) = entry(file, line, end);
            // Most files have the order of the list.
            let place = if next < COUNT && is(file, key, keys[next]) { next } else { place_of(file, key, keys) };
            assert!(place < COUNT, "a key that nothing asks for");
            assert!(spans[place].1 == 0, "a key that is there twice");
            spans[place] = text;
            next = place + 1;
        }
        line = end + 1;
    }
    let mut place = 0;
    while place < COUNT {
        assert!(spans[place].1 > 0, "a key is missing");
        place += 1;
    }
    spans
}

/// The first line of a section.
const fn beginning(file: &[u8], section: &str) -> usize {
    let mut line = 0;
    while line < file.len() {
        let end = line_end(file, line);
        if file[line] == b'[' && is(file, (line + 1, end - 1), section) {
            return end + 1;
        }
        line = end + 1;
    }
    panic!("a section is missing")
}

const fn line_end(file: &[u8], mut at: usize) -> usize {
    while at < file.len() && file[at] != b'\n' {
        at += 1;
    }
    at
}

/// The key and the text of a line.
const fn entry(file: &[u8], line: usize, end: usize) -> (Span, Span) {
    let mut key = line;
    while file[key] != b' ' {
        key += 1;
    }
    let text = (key + 4, end - 1);
    assert!(is(file, (key, text.0), " = \"") && file[text.1] == b'"', "a line is `key = \"text\"`");
    let mut at = text.0;
    while at < text.1 {
        assert!(file[at] != b'"' && file[at] != b'\\', "texts have no escapes");
        at += 1;
    }
    ((line, key), text)
}

const fn place_of(file: &[u8], key: Span, keys: &[&str]) -> usize {
    let mut place = 0;
    while place < keys.len() && !is(file, key, keys[place]) {
        place += 1;
    }
    place
}

const fn is(file: &[u8], (from, to): Span, text: &str) -> bool {
    let text = text.as_bytes();
    let mut at = 0;
    while at < text.len() && from + at < to && file[from + at] == text[at] {
        at += 1;
    }
    at == text.len() && from + at == to
}

pub(crate) const fn length(spans: &[Span]) -> usize {
    let (mut length, mut place) = (0, 0);
    while place < spans.len() {
        length += spans[place].1 - spans[place].0;
        place += 1;
    }
    length
}

pub(crate) const fn copied<const LENGTH: usize>(file: &str, spans: &[Span]) -> [u8; LENGTH] {
    let (file, mut texts) = (file.as_bytes(), [0; LENGTH]);
    let (mut length, mut place) = (0, 0);
    while place < spans.len() {
        let (mut at, end) = spans[place];
        while at < end {
            (texts[length], length) = (file[at], length + 1);
            at += 1;
        }
        place += 1;
    }
    texts
}

#[allow(clippy::cast_possible_truncation, reason = "a longer section is refused")]
pub(crate) const fn ends<const COUNT: usize>(spans: &[Span; COUNT]) -> [u16; COUNT] {
    let (mut ends, mut length, mut place) = ([0; COUNT], 0, 0);
    while place < COUNT {
        length += spans[place].1 - spans[place].0;
        assert!(length <= u16::MAX as usize, "a section holds 64 kB at most");
        ends[place] = length as u16;
        place += 1;
    }
    ends
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;

    const SAMPLE: &str =
        "# comment\n[first]\na = \"1\"\n\n[second]\n# comment\nb = \"zwei\"\nc-d = \"\"\na = \"drei，3\"\n";

    #[test]
    fn a_section_is_read_in_the_order_of_its_keys() {
        let section = section!(SAMPLE, "second", &["a", "b", "c-d"]);
        assert_eq!([0, 1, 2, 3].map(|place| section.at(place)), ["drei，3", "zwei", "", ""]);
        assert_eq!((section.of("b"), section.of("1")), (Some("zwei"), None));
    }

    #[test]
    fn what_is_wrong_with_a_file_is_found_when_it_is_read() {
        let reads = |file: &'static str, section: &'static str, keys: &'static [&'static str; 1]| {
            std::panic::catch_unwind(|| spans::<1>(file, section, keys)).is_ok()
        };
        assert!(reads(SAMPLE, "first", &["a"]));
        assert!(!reads(SAMPLE, "first", &["b"]), "one is missing and one is unknown");
        assert!(!reads(SAMPLE, "third", &["a"]), "no such section");
        for line in
            ["a = \"1\"\na = \"2\"", "a = \"1\"\nb = \"2\"", "", "a = '1'", "a=\"1\"", "a = \"1\\n\"", "a = \"\"1\""]
        {
            let file = std::format!("[first]\n{line}\n").leak();
            assert!(!reads(file, "first", &["a"]), "{line}");
        }
    }
}
