//! A letter that is easily read as a digit: a doubt about one code among many, and a fact about a file whose maker uses it.

#![cfg(feature = "bulk")]
#![allow(clippy::unwrap_used, reason = "a test that fails")]

use core::fmt::Write;

use humanoid_id::bulk::{Checker, LetterInUse, Options, Summary, read_gb18030};
use humanoid_id::{IssueCode, Severity};

/// What is said of the rows that are told, and what all come to.
struct Answer {
    warned: Vec<u64>,
    letters: Vec<LetterInUse>,
    summary: Summary,
}

fn checked(text: &str, piece: usize, options: Options) -> Answer {
    let mut checker = Checker::new(options, read_gb18030);
    let mut warned = Vec::new();
    let mut note = |row: humanoid_id::bulk::Row<'_>| {
        let issues = row.report().issues;
        let is_doubt =
            |it: &humanoid_id::Issue| it.code == IssueCode::AmbiguousLetter && it.severity == Severity::Warning;
        if issues.iter().any(is_doubt) {
            warned.push(row.number);
        }
    };
    for piece in text.as_bytes().chunks(piece) {
        checker.push(piece, &mut note).unwrap();
    }
    let summary = checker.finish(&mut note).unwrap().clone();
    Answer { warned, letters: checker.plan().unwrap().letters_in_use.clone(), summary }
}

/// Codes of two makers in turn: in `CNTEST` the model says `ROBO` and every fifth serial an I, in `CNTES2` no letter.
fn mixed(rows: usize, slip: impl Fn(usize) -> bool) -> String {
    let mut text = String::from("n,code\n");
    for row in 0..rows {
        let code = if row % 2 == 0 {
            let letter = if row % 10 == 0 { 'I' } else { 'A' };
            format!("CNTESTROBO01{letter}{row:016}")
        } else {
            let code = format!("CNTES2H1A001{:017}", row * 10);
            if slip(row) { format!("{}O", &code[..28]) } else { code }
        };
        writeln!(text, "{row},{code}").unwrap();
    }
    text
}

#[test]
fn a_letter_that_a_maker_uses_is_a_note_and_slips_of_another_maker_are_found() {
    let slip = |row: usize| row % 200 == 101;
    let text = mixed(5_000, slip);
    let planted: Vec<u64> = (0..5_000).filter(|&row| slip(row)).map(|row| row as u64 + 1).collect();
    assert_eq!(planted.len(), 25);
    for piece in [7, 4_096, text.len()] {
        let answer = checked(&text, piece, Options::default());
        assert_eq!(answer.warned, planted, "in pieces of {piece}");
        assert_eq!(answer.summary.warned, 25);
        // None is lost: the letter is counted in every row that has it.
        assert_eq!(answer.summary.by_code[IssueCode::AmbiguousLetter as usize], 2_500 + 25);
        let told: Vec<_> =
            answer.letters.iter().map(|it| (it.maker.as_str(), it.model.as_deref(), it.letter)).collect();
        assert_eq!(told, [("CNTEST", None, 'I'), ("CNTEST", None, 'O')]);
        let LetterInUse { having, codes, .. } = answer.letters[1];
        assert_eq!((having, codes), (500, 500));
    }
}

#[test]
fn every_way_to_write_a_code_is_told_the_same() {
    let plain = mixed(400, |_| false);
    let lower = plain.to_lowercase();
    let spaced = plain.replace("CNTEST", "CN TEST ");
    let quoted = plain.replace(",CN", ",\"CN").replace('\n', "\"\n").replace("n,code\"", "n,code");
    for text in [plain, lower, spaced, quoted] {
        let answer = checked(&text, 1_000, Options { every_row: true, ..Options::default() });
        assert_eq!((answer.warned.len(), answer.summary.warned, answer.letters.len()), (0, 0, 2), "{}", &text[..80]);
    }
}

#[test]
fn a_model_may_use_a_letter_that_others_of_its_maker_do_not() {
    let mut text = String::new();
    for row in 0..600 {
        let model = if row % 20 == 7 { "ROBO01" } else { "H1A001" };
        writeln!(text, "CNTEST{model}{row:017}").unwrap();
    }
    text.push_str("CNTESTH1A001O0000000000000001\n");
    let answer = checked(&text, 512, Options::default());
    let told: Vec<_> = answer.letters.iter().map(|it| (it.model.as_deref(), it.letter, it.having, it.codes)).collect();
    assert_eq!(told, [(Some("ROBO01"), 'O', 30, 30)]);
    assert_eq!(answer.warned, [601]);
}

#[test]
fn a_few_codes_are_doubted_and_so_is_what_the_rules_forbid() {
    let of_robo = |rows: u32| (0..rows).map(|row| format!("CNTESTROBO01{row:017}")).collect::<Vec<_>>().join("\n");
    let few = of_robo(19);
    assert_eq!(checked(&few, 512, Options::default()).warned.len(), 19);
    let many = of_robo(50);
    let mut options = Options::default();
    options.rules.ambiguous = humanoid_id::Reaction::Error;
    assert_eq!(checked(&many, 512, options).summary.invalid, 50);
}
