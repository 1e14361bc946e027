//! An edition stays what it was: stored answers, byte for byte.
//!
//! `pinned/` has a file for each edition, which is written once, when the edition is published (`PIN_EDITIONS=1`), and is
//! never changed afterwards: a text as JSON, what a check said of it, and what it said of it as a finished text. A test
//! that fails here has found a change of an edition that was published; the change is to become an edition of its own.

use std::fs;
use std::path::PathBuf;

use humanoid_id::{Edition, Ruleset, check};
use serde_json::Value;

const DRILL: &str = include_str!("drill-2027-01.json");
const CODE: &str = "CNTESTH1A00120260522A00000001";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/editions/pinned")
}

/// Those of the package, and the one of the drill.
fn editions() -> Vec<Edition> {
    let published = Edition::ids().into_iter().filter_map(|id| Edition::published(&id));
    published.chain(Edition::from_json(DRILL)).collect()
}

/// A line of an edition's file.
fn line(text: &str, rules: &Ruleset) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let typed = check(units.as_slice(), rules).to_json();
    let finished = check(units.as_slice(), &Ruleset { is_final: true, ..rules.clone() }).to_json();
    format!("{}\t{typed}\t{finished}\n", Value::from(text))
}

/// What an edition that is new is asked about: every text of the vectors, every beginning of a code, and the code with each
/// of its characters changed.
fn texts() -> Vec<String> {
    let vectors = |file: &str| -> Vec<Value> { serde_json::from_str(file).expect("vectors") };
    let all = [vectors(include_str!("../vectors/validate.json")), vectors(include_str!("drill.json"))].concat();
    let mut texts: Vec<String> = all.iter().filter_map(|vector| Some(vector["text"].as_str()?.to_string())).collect();
    for code in [CODE, "CN0001H1A00120270522A0000000S"] {
        texts.extend((0..=code.len()).map(|end| code[..end].to_string()));
        for place in 0..code.len() {
            for other in ["O", "#"] {
                texts.push([&code[..place], other, &code[place + 1..]].concat());
            }
        }
    }
    texts.sort();
    texts.dedup();
    texts
}

#[test]
fn an_edition_that_was_published_stays_what_it_was() {
    for edition in editions() {
        let path = folder().join(edition.id.replace('/', "_") + ".tsv");
        if !path.exists() {
            assert!(std::env::var_os("PIN_EDITIONS").is_some(), "{} has no stored answers; see this file", edition.id);
            let lines: String = texts().iter().map(|text| line(text, &edition.rules)).collect();
            fs::create_dir_all(folder()).and_then(|()| fs::write(&path, lines)).expect("a file of answers");
        }
        let stored = fs::read_to_string(&path).expect("stored answers");
        assert!(stored.lines().count() > 150, "{}", path.display());
        for stored in stored.split_inclusive('\n') {
            let text: String = stored.split('\t').next().and_then(|it| serde_json::from_str(it).ok()).expect("a text");
            assert_eq!(line(&text, &edition.rules), stored, "{}: {text}", edition.id);
        }
    }
}

#[test]
fn the_document_of_an_edition_is_never_edited() {
    let published = include_str!("../../src/editions/cn-humanoid-29-2026-05.json");
    let stored = fs::read_to_string(folder().join("cn-humanoid-29_2026-05.json")).expect("a stored document");
    assert_eq!(published, stored);
    let documents = fs::read_dir(folder()).expect("a folder").filter_map(Result::ok);
    let count = documents.filter(|it| it.path().extension().is_some_and(|it| it == "json")).count();
    assert_eq!(count, Edition::ids().len(), "each edition of the package has its document stored");
}
