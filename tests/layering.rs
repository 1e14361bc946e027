//! The rules of the house, held by reading the sources: arrows point down only, JavaScript stays out of the core,
//! exceptions give their reason.

use std::fs;
use std::path::{Path, PathBuf};

/// What each wing may stand on. A wing is a file or folder of `src/`; within itself a wing may do as it likes.
const STANDS_ON: [(&str, &[&str]); 15] = [
    // A check character and severities by issue code are options of the rules.
    ("format", &["check_character", "issue"]),
    ("tables", &[]),
    ("check_character", &[]),
    ("json", &[]),
    ("calendar", &["json"]),
    ("issue", &["format"]),
    ("message", &["format", "issue", "tables"]),
    // A check asks whether a text holds a person's number, and what masks a text asks for the check.
    ("privacy", &["check", "format", "tables", "calendar", "check_character"]),
    ("check", &["privacy", "json", "format", "tables", "check_character", "issue"]),
    ("live", &["json", "format", "tables", "issue", "message", "check"]),
    ("registry", &["json", "format", "tables", "calendar", "check_character", "issue", "check"]),
    ("editions", &["json", "format", "check_character", "issue", "registry"]),
    (
        "meaning",
        &["json", "format", "tables", "calendar", "issue", "message", "check", "privacy", "registry", "editions"],
    ),
    (
        "bulk",
        &[
            "json", "format", "tables", "calendar", "issue", "message", "check", "privacy", "registry", "meaning",
            "editions",
        ],
    ),
    ("records", &["json", "format", "calendar", "issue", "message", "check", "privacy", "registry", "meaning", "bulk"]),
];

/// The only file in which `unsafe` may be written.
const MAY_BE_UNSAFE: [&str; 1] = ["bulk/rows/scan.rs"];

/// Names that say nothing.
const EMPTY_NAMES: [&str; 9] = ["utils", "util", "helpers", "helper", "common", "manager", "managers", "types", "misc"];

struct Source {
    /// The path below `src/`, with `/` between its parts.
    name: String,
    text: String,
    /// The text with comments and the insides of strings blanked out, of the same length.
    code: String,
}

impl Source {
    fn wing(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// How many modules deep it is in its wing: 0 for `live.rs` and `check/mod.rs`, 1 for `check/rules.rs`.
    fn depth(&self) -> usize {
        let parts = self.name.split('/').count() - 1;
        parts - usize::from(self.name.ends_with("/mod.rs"))
    }

    fn line_of(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }
}

fn sources() -> Vec<Source> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    gather(&root, &root, &mut sources);
    assert!(sources.len() > 20, "only {} files under src/", sources.len());
    sources
}

fn gather(folder: &Path, root: &Path, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, root, sources);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).expect("a source of UTF-8");
            let name = path.strip_prefix(root).expect("below src").to_string_lossy().replace('\\', "/");
            sources.push(Source { name, code: code_of(&text), text });
        }
    }
}

/// The code alone: comments and the insides of strings and characters become spaces.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => string_end(rest, "\""),
            'r' if rest.starts_with("r\"") || rest.starts_with("r#\"") => {
                let hashes = rest[1..].bytes().take_while(|byte| *byte == b'#').count();
                let closing = format!("\"{}", "#".repeat(hashes));
                let inside = 2 + hashes;
                inside + rest[inside..].find(&closing).map_or(rest.len() - inside, |end| end + closing.len())
            }
            '\'' => character_end(rest),
            _ => 0,
        };
        // `for` ends with the letter that begins a raw string, and `r` ends many a name.
        let is_in_name = first == 'r' && code.ends_with(|it: char| it.is_alphanumeric() || it == '_');
        if skipped == 0 || is_in_name {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.extend(rest[..skipped].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
            rest = &rest[skipped..];
        }
    }
    assert_eq!(code.len(), text.len());
    code
}

fn string_end(text: &str, closing: &str) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if text[at..].starts_with(closing) => return at + closing.len(),
            _ => {}
        }
    }
    text.len()
}

/// Past a character's literal; 0 for a lifetime.
fn character_end(text: &str) -> usize {
    let inside = &text[1..];
    if inside.starts_with('\\') {
        return string_end(text, "'");
    }
    let width = inside.chars().next().map_or(0, char::len_utf8);
    if inside[width..].starts_with('\'') { width + 2 } else { 0 }
}

fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// The names in a text of code, with their places.
fn names(code: &str) -> impl Iterator<Item = (usize, &str)> {
    code.match_indices(is_name).filter_map(move |(at, _)| {
        let starts = !code[..at].ends_with(is_name);
        let name = &code[at..];
        starts.then(|| (at, &name[..name.find(|it| !is_name(it)).unwrap_or(name.len())]))
    })
}

/// The first names of all paths that begin at the root of the crate: `crate::a::b`, `crate::{a::b, c}`.
fn reached(code: &str) -> Vec<(usize, String)> {
    let mut reached = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let path = &code[at + "crate::".len()..];
        if !path.starts_with('{') {
            reached.extend(names(path).next().map(|(_, name)| (at, name.to_string())));
            continue;
        }
        let mut depth = 0;
        let mut is_first = true;
        for (inside, character) in path.char_indices() {
            match character {
                '{' => depth += 1,
                '}' if depth == 1 => break,
                '}' => depth -= 1,
                ',' if depth == 1 => is_first = true,
                _ if is_first && is_name(character) => {
                    reached.extend(names(&path[inside..]).next().map(|(_, name)| (at, name.to_string())));
                    is_first = false;
                }
                _ => {}
            }
        }
    }
    reached
}

#[test]
fn arrows_point_down_only() {
    for source in sources().iter().filter(|it| it.name != "lib.rs") {
        let wing = source.wing();
        let (_, below) = STANDS_ON
            .iter()
            .find(|(name, _)| *name == wing)
            .unwrap_or_else(|| panic!("src/{}: what may the wing `{wing}` stand on?", source.name));
        for (at, name) in reached(&source.code) {
            let is_fine = if wing == "wasm" {
                let is_path = source.code[at..].starts_with(&format!("crate::{name}::"));
                !is_path || ["bulk", "country", "check_character", "live", "other_schemes"].contains(&name.as_str())
            } else {
                name == wing || below.contains(&name.as_str())
            };
            assert!(is_fine, "src/{}:{}: `{wing}` reaches up to `crate::{name}`", source.name, source.line_of(at));
        }
    }
}

#[test]
fn nothing_climbs_out_of_its_wing() {
    for source in sources().iter().filter(|it| it.name != "lib.rs") {
        let mut inline = Vec::new();
        let mut depth = 0;
        for (at, character) in source.code.char_indices() {
            let before = &source.code[..at];
            match character {
                '{' => {
                    depth += 1;
                    let mut words = before.split_whitespace().rev();
                    words.next();
                    inline.extend((words.next() == Some("mod")).then_some(depth));
                }
                '}' => {
                    inline.pop_if(|opened| *opened == depth);
                    depth -= 1;
                }
                's' if source.code[at..].starts_with("super::") && !before.ends_with("super::") => {
                    let climbs = source.code[at..].split("::").take_while(|it| *it == "super").count();
                    assert!(
                        climbs <= inline.len() + source.depth(),
                        "src/{}:{}: climbs out of `{}`",
                        source.name,
                        source.line_of(at),
                        source.wing()
                    );
                }
                _ => {}
            }
        }
    }
}

#[test]
fn javascript_stays_out_of_the_core() {
    for source in &sources() {
        for (at, name) in names(&source.code) {
            let place = || format!("src/{}:{}: `{name}`", source.name, source.line_of(at));
            let is_foreign = ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen", "JsValue"].contains(&name);
            assert!(!is_foreign, "{} belongs to bindings/", place());
            let starts_small = name.starts_with(|it: char| it.is_ascii_lowercase());
            let is_number = name.starts_with(|it: char| it.is_ascii_digit());
            let is_camel = starts_small && name.contains(|it: char| it.is_ascii_uppercase());
            assert!(!is_camel || is_number, "{} is named as JavaScript names things", place());
        }
    }
}

#[test]
fn exceptions_give_their_reason() {
    for source in sources() {
        for (at, name) in names(&source.code) {
            let place = || format!("src/{}:{}", source.name, source.line_of(at));
            match name {
                "allow" | "expect" if source.code[at..].starts_with(&format!("{name}(")) => {
                    let is_attribute = source.code[..at].trim_end().ends_with(['[', ',']);
                    let attribute = source.code[at..].split(']').next().unwrap_or_default();
                    let has_reason = names(attribute).any(|(_, name)| name == "reason");
                    assert!(!is_attribute || has_reason, "{}: `{name}` without a reason", place());
                }
                "unsafe" => {
                    assert!(MAY_BE_UNSAFE.contains(&source.name.as_str()), "{}: `unsafe`", place());
                    let before: Vec<_> = source.text[..at].lines().rev().take(4).collect();
                    assert!(before.iter().any(|line| line.contains("//")), "{}: `unsafe` without its reason", place());
                }
                _ => {}
            }
        }
    }
}

#[test]
fn names_say_something() {
    for source in sources() {
        let modules = source.name.split('/').map(|part| part.strip_suffix(".rs").unwrap_or(part));
        let inline = source.code.match_indices("mod ").filter_map(|(at, _)| names(&source.code[at + 4..]).next());
        for name in modules.chain(inline.map(|(_, name)| name)) {
            assert!(!EMPTY_NAMES.contains(&name), "src/{}: a module called `{name}`", source.name);
        }
    }
}

#[test]
fn the_reader_tells_code_from_the_rest() {
    let text =
        "use crate::{a::b, c}; // crate::d\nlet s = \"crate::e \\\" crate::f\"; crate::g(r#\"crate::h\"#, '\"', 'x);";
    let reached: Vec<_> = reached(&code_of(text)).into_iter().map(|(_, name)| name).collect();
    assert_eq!(reached, ["a", "c", "g"]);
}
