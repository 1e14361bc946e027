//! Letters that a maker's codes use: a letter that is easily read as a digit is a doubt about one code among a thousand, and a
//! fact about the file where many have it.
//!
//! The rule: of the codes among the first thousand rows, those of one maker, or of one of its models, use a letter where
//! there are at least [`FEWEST`] of them and at least one in [`ONE_IN`] has the letter. The remark on the letter is then a note in
//! every row of the file. The beginning alone decides, so that the answer is the same however the file is cut.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::format::{LENGTH, Segment};
use crate::issue::{Issue, IssueCode, Param, Severity};

const FEWEST: usize = 20;
const ONE_IN: usize = 10;

/// Those that are doubted; Q is only noted anyway.
const DOUBTED: [u8; 2] = [b'I', b'O'];

/// A letter that the codes of a maker use, or those of one of its models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterInUse {
    /// Country and enterprise, such as `CNTEST`.
    pub maker: String,
    /// The model; `None` where it is about all of them.
    pub model: Option<String>,
    /// `I` or `O`.
    pub letter: char,
    /// How many codes have the letter,
    pub having: usize,
    /// of so many among the first thousand rows.
    pub codes: usize,
}

impl LetterInUse {
    fn is_of(&self, code: &[u8; LENGTH]) -> bool {
        let Self { maker, model, .. } = self;
        code.starts_with(maker.as_bytes())
            && model.as_ref().is_none_or(|it| code[maker.len()..].starts_with(it.as_bytes()))
    }
}

/// Codes of a maker or a model, and how many have each of the letters.
#[derive(Default)]
struct Counted {
    codes: usize,
    having: [usize; DOUBTED.len()],
}

/// What codes have in common.
#[derive(Default)]
pub(in crate::bulk) struct LetterCounts(BTreeMap<Vec<u8>, Counted>);

impl LetterCounts {
    pub fn note(&mut self, code: &[u8; LENGTH]) {
        for end in [Segment::Enterprise, Segment::Model].map(|it| it.range().end) {
            let counted = self.0.entry(code[..end].to_vec()).or_default();
            counted.codes += 1;
            for (having, letter) in counted.having.iter_mut().zip(DOUBTED) {
                *having += usize::from(code[Segment::Country.width()..].contains(&letter));
            }
        }
    }

    /// The letters in use; of a model where not all of its maker's codes use it.
    pub fn in_use(&self) -> Vec<LetterInUse> {
        let mut found: Vec<LetterInUse> = Vec::new();
        // A maker comes right before its models.
        for (prefix, Counted { codes, having }) in &self.0 {
            let (maker, model) = prefix.split_at(Segment::Enterprise.range().end);
            for (&having, letter) in having.iter().zip(DOUBTED.map(char::from)) {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let is_known =
                    |it: &LetterInUse| it.letter == letter && it.maker.as_bytes() == maker && it.model.is_none();
                if *codes >= FEWEST && having * ONE_IN >= *codes && !found.iter().any(is_known) {
                    let model = (!model.is_empty()).then(|| text(model));
                    found.push(LetterInUse { maker: text(maker), model, letter, having, codes: *codes });
                }
            }
        }
        found
    }
}

/// How bad an issue of a code is that concerns one of its characters.
#[inline]
pub(in crate::bulk) fn settled(
    letters: &[LetterInUse],
    issue: IssueCode,
    severity: Severity,
    code: &[u8; LENGTH],
    character: char,
) -> Severity {
    let is_doubt = !letters.is_empty() && issue == IssueCode::AmbiguousLetter && severity == Severity::Warning;
    let is_in_use = |it: &LetterInUse| it.letter == character && it.is_of(code);
    if is_doubt && letters.iter().any(is_in_use) { Severity::Info } else { severity }
}

/// The same of the issues of a report.
pub(in crate::bulk) fn settle(letters: &[LetterInUse], issues: &mut [Issue], code: &[u8; LENGTH]) {
    for issue in issues {
        let Some(Param::Text(character)) = issue.param("character") else { continue };
        let character = character.chars().next().unwrap_or_default();
        issue.severity = settled(letters, issue.code, issue.severity, code, character);
    }
}
