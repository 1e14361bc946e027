//! Every sentence, in every language: whole, honest, short and told apart, whatever is known and whatever is typed.
//!
//! `tests/vectors/messages.tsv` holds them all for a human reader; `UPDATE_VECTORS=1 cargo test --test messages`
//! writes it anew.

use std::collections::HashMap;
use std::fmt::Write as _;

use humanoid_id::{
    CountryRule, Issue, IssueCode, Locale, Param, Ruleset, Segment, check, edit_sentence, input_sentence, message,
    notice, reason_sentence, sentence, status_label,
};
use serde_json::{Map, Value, json};

const EDITS: [(&str, &str, &str); 5] = [
    ("trim", "  ", ""),
    ("width", "Ｃ", "C"),
    ("case", "c", "C"),
    ("separator", "-", ""),
    ("invisible", "\u{200b}", ""),
];

const REASONS: [(&str, &str, &str); 10] = [
    ("looks-alike", "O", "0"),
    ("keyboard-neighbour", "S", "D"),
    ("swapped", "NC", "CN"),
    ("doubled", "0", ""),
    ("missing", "", "0"),
    ("stray-character", "*", ""),
    ("country-form", "CHN", "CN"),
    ("reserved-country", "UK", "GB"),
    ("text-around", "编码：CN", "CN"),
    ("checks-agree", "7", "2"),
];

const REFUSALS: [&str; 10] = [
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
];

/// Why a line of JSON is no row.
const LINES: [&str; 2] = ["not-an-object", "not-a-text"];

const STATUSES: [&str; 3] = ["valid", "incomplete", "invalid"];

/// Texts that somebody may well send, and that must not reach a reader as they are.
const HOSTILE: [&str; 12] = [
    "",
    " ",
    "\0",
    "\n[info] valid",
    "\u{202e}gnp.exe",
    "\u{200b}",
    "\u{301}",
    "\u{fffd}",
    "א",
    "\u{e0041}",
    "\u{feff}x",
    "\u{10ffff}",
];

/// A likely value of each parameter, and a likely place.
fn usual(code: IssueCode, name: &str) -> Option<Param> {
    use IssueCode as I;
    let text = |text: &str| Some(Param::Text(text.to_string()));
    match (code, name) {
        (_, "type") => text("number"),
        (_, "length") => Some(Param::Number(1000)),
        (I::RowTooLong, "limit") => Some(Param::Number(1 << 20)),
        (_, "limit") => Some(Param::Number(512)),
        (I::TooShort | I::TooLong, "expected") => Some(Param::Number(29)),
        (I::TooShort, "actual") => Some(Param::Number(27)),
        (I::TooLong, "actual") => Some(Param::Number(31)),
        (I::LostLeadingZeros, "expected") => Some(Param::Number(4)),
        (I::RowShape, "expected") | (I::RowsInQuotes, "from") => Some(Param::Number(3)),
        (I::RowShape | I::LostLeadingZeros, "actual") | (_, "count") => Some(Param::Number(2)),
        (I::LookAlikeCharacter, "character") => text("\u{410}"),
        (I::LookAlikeCharacter, "codePoint") => text("U+0410"),
        (I::LookAlikeCharacter, "looksLike") => text("A"),
        (I::AmbiguousLetter, "character") => text("O"),
        (I::AmbiguousLetter, "maybe") => text("0"),
        (I::SpreadsheetCharacters, "codePoint") => text("U+00A0"),
        (_, "kind") => text("space"),
        (_, "character") => text("产"),
        (_, "codePoint") => text("U+4EA7"),
        (_, "allowed") => text("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"),
        (I::CountryNotLetters, "found") => text("86"),
        (I::CountryUnassigned, "found") => text("CB"),
        (I::CountryUserAssigned, "found") => text("XX"),
        (I::CountryReserved, "found") => text("UK"),
        (I::CountryReserved, "maybe") => text("GB"),
        (I::CountryWithdrawn, "found") => text("YU"),
        (I::CountryNotCn, "found") => text("DE"),
        (I::CountryNotCn, "expected") => text("CN"),
        (I::PlaceholderSegment, "found") => text("0000"),
        (_, "scheme") => text("vin"),
        // One that is not known leaves the sentence as it is.
        (_, "reason") => text("of-a-later-version"),
        (I::TextAroundCode, "found") => text("CNTESTH1A00120260522A00000001"),
        (I::RowsInQuotes, "to") => Some(Param::Number(5)),
        (I::SpreadsheetScientific, "found") => text("8.61599900120261E+028"),
        (I::SpreadsheetRounded, "found") => text("86159990012026000000000000000"),
        (I::SpreadsheetDate, "found") => text("1-Mar"),
        (I::SpreadsheetFormula, "found") => text("=B2&C2"),
        (_, "row") => Some(Param::Number(12)),
        (_, "line") => Some(Param::Number(13)),
        (_, "file") => text("fleet.csv"),
        (I::EnterpriseUnknown | I::EnterpriseRetired, "code") => text("TEST"),
        (I::ModelUnknown | I::ModelRetired, "code") => text("H1A001"),
        (_, "asOf") => text("2026-06-01"),
        (_, "since") => text("2026-05-22"),
        (I::CheckCharacterWrong, "field") => text("check"),
        (_, "field") => text("date"),
        (_, "labelEn") => text("Line"),
        (_, "labelZh") => text("生产线"),
        (I::ModelLayoutMismatch | I::SerialLayoutMismatch, "expected") => text("YYMMDD"),
        (I::ModelLayoutMismatch | I::SerialLayoutMismatch, "found") => text("261399"),
        (I::CheckCharacterWrong, "expected") => text("X"),
        (I::CheckCharacterWrong, "found") => text("7"),
        _ => None,
    }
}

#[test]
fn a_country_is_refused_where_only_one_will_do_and_else_noted() {
    for (rule, said) in [
        (CountryRule::CnOnly, "The country or region code has to be CN, not “FR”. Check that it is right."),
        (CountryRule::Assigned, "The country or region code is “FR”; so far it is usually CN. Check that it is right."),
    ] {
        let rules = Ruleset { country: rule, ..Ruleset::default() };
        let report = check("FRTESTH1A00120260522A00000001", &rules);
        assert_eq!(message(&report.issues[0], Locale::En), said);
    }
}

fn usual_segment(code: IssueCode) -> Option<Segment> {
    use IssueCode as I;
    match code {
        I::TooShort | I::TooLong | I::SerialLayoutMismatch | I::CheckCharacterWrong => Some(Segment::Serial),
        I::PlaceholderSegment | I::LostLeadingZeros | I::EnterpriseUnknown | I::EnterpriseRetired => {
            Some(Segment::Enterprise)
        }
        I::CharacterNotAllowed
        | I::LookAlikeCharacter
        | I::AmbiguousLetter
        | I::SpreadsheetDate
        | I::ModelUnknown
        | I::ModelRetired
        | I::ModelLayoutMismatch => Some(Segment::Model),
        _ if code.id().starts_with("country-") => Some(Segment::Country),
        _ => None,
    }
}

fn usual_issue(code: IssueCode) -> Issue {
    let params = code.params().iter();
    let params = params.map(|&name| (name, usual(code, name).unwrap_or_else(|| panic!("{}: {name}", code.id()))));
    Issue {
        code,
        severity: code.default_severity(),
        segment: usual_segment(code),
        span: 0..0,
        params: params.collect(),
    }
}

/// What holds for every sentence.
fn assert_reads(said: &str, locale: Locale) {
    assert!(!said.contains(['{', '}', '[', ']', '|']), "template left over: {said}");
    assert!(said.chars().all(|character| !character.is_control()), "control character: {said:?}");
    for pair in ["  ", "“”", "()", "（）", " .", " ,", "..", "。。", "，。", "!", "！"] {
        assert!(!said.contains(pair), "{pair:?} in: {said}");
    }
    let lower = said.to_lowercase();
    for word in [
        "genuine",
        "registered",
        "official",
        "authentic",
        "please",
        "正品",
        "已注册",
        "已登记",
        "官方",
        "真品",
        "登録済み",
        "公認",
        "本物",
    ] {
        assert!(!lower.contains(word), "{word:?} in: {said}");
    }
    let (most, ends): (usize, &[char]) = match locale {
        Locale::En => (170, &['.', '?']),
        Locale::ZhCn => (90, &['。', '？']),
        _ => (130, &['。']),
    };
    assert!(said.ends_with(ends), "no end: {said}");
    assert!(said.chars().count() <= most, "{} characters: {said}", said.chars().count());
    let first = said.chars().next().expect("a sentence has words");
    assert!(locale != Locale::En || first.is_uppercase() || "“".contains(first), "no capital: {said}");
    assert!(locale == Locale::En || !said.contains([',', ';', '?', '(', ')', ' ']), "half-width: {said}");
}

#[test]
fn with_all_its_facts() {
    for locale in Locale::ALL {
        for &code in IssueCode::ALL {
            let issue = usual_issue(code);
            let said = message(&issue, locale);
            assert_reads(&said, locale);
            let is_told = |name: &str| !["reason", "labelEn", "labelZh"].contains(&name);
            for (name, value) in issue.params.iter().filter(|(name, _)| is_told(name)) {
                let told = match *name {
                    // By the maker's own word for it.
                    "field" => ["Line", "生产线", "Line"][locale as usize].to_string(),
                    "allowed" => "0-9".to_string(),
                    "scheme" => "17".to_string(),
                    "kind" => ["space", "空格", "空白"][locale as usize].to_string(),
                    _ => value.to_string(),
                };
                assert!(said.contains(&told), "{name} is not told: {said}");
            }
        }
    }
}

#[test]
fn with_any_part_of_its_facts() {
    for locale in Locale::ALL {
        for &code in IssueCode::ALL {
            for known in 0_usize..1 << code.params().len() {
                let names = code.params().iter().enumerate();
                let names: Vec<_> = names.filter(|(bit, _)| known >> bit & 1 == 1).map(|(_, name)| *name).collect();
                let param = |name: &str| names.contains(&name).then(|| usual(code, name).unwrap().to_string());
                for segment in [None, usual_segment(code)] {
                    assert_reads(&sentence(code, segment, locale, &param), locale);
                }
            }
        }
    }
}

#[test]
fn with_hostile_facts() {
    for locale in Locale::ALL {
        for &code in IssueCode::ALL {
            let without = sentence(code, None, locale, &|_| None);
            for hostile in HOSTILE {
                assert_eq!(sentence(code, None, locale, &|_| Some(hostile.to_string())), without, "{hostile:?}");
            }
            let long = sentence(code, None, locale, &|_| Some("é".repeat(10_000)));
            assert!(long.chars().count() < 300, "{long}");
            let template = sentence(code, None, locale, &|_| Some("{found}[a|b]".to_string()));
            assert_eq!(
                template,
                sentence(code, None, locale, &|_| Some("~~".to_string())).replace("~~", "{found}[a|b]")
            );
        }
    }
}

#[test]
fn with_a_character_that_cannot_be_shown() {
    let said = |character: &'static str, number: &'static str| {
        sentence(IssueCode::CharacterNotAllowed, Some(Segment::Serial), Locale::En, &|name| match name {
            "character" => Some(character.to_string()),
            "codePoint" => Some(number.to_string()),
            "allowed" => Some("0123456789".to_string()),
            _ => None,
        })
    };
    let rest = "is not allowed in the serial segment; use only 0-9.";
    assert_eq!(said("\u{202e}", "U+202E"), format!("Character U+202E {rest}"));
    assert_eq!(said("*", "U+002A"), format!("“*” {rest}"));
    assert_eq!(said("产", "U+4EA7"), format!("“产” (U+4EA7) {rest}"));
}

#[test]
fn of_a_persons_number_says_only_that_it_is_one() {
    let issue =
        Issue { params: vec![("scheme", Param::Text("citizen-id".into()))], ..usual_issue(IssueCode::OtherScheme) };
    let said = message(&issue, Locale::En);
    assert!(said.contains("which no result repeats"), "{said}");
    let said = message(&issue, Locale::ZhCn);
    assert!(said.contains("结果中不显示"), "{said}");
}

#[test]
fn no_two_codes_say_the_same() {
    for locale in Locale::ALL {
        for facts in [true, false] {
            let mut seen = HashMap::new();
            for &code in IssueCode::ALL {
                let param = |name: &str| usual(code, name).filter(|_| facts).map(|value| value.to_string());
                let earlier = seen.insert(sentence(code, usual_segment(code), locale, &param), code);
                assert_eq!(earlier, None, "says the same as {code:?}");
            }
        }
    }
}

fn refused(reason: &str) -> Issue {
    let mut issue = usual_issue(IssueCode::SerialLayoutMismatch);
    issue.params.retain(|(name, _)| *name != "reason");
    issue.with("reason", reason)
}

#[test]
fn of_parts_that_cannot_be_used() {
    for locale in Locale::ALL {
        let own = message(&usual_issue(IssueCode::SerialLayoutMismatch), locale);
        for reason in REFUSALS {
            let mut issue = refused(reason);
            while let Some(last) = issue.params.len().checked_sub(1) {
                let said = message(&issue, locale);
                assert_reads(&said, locale);
                assert_ne!(said, own, "{reason}");
                if last == 0 {
                    break;
                }
                issue.params.remove(0);
            }
        }
    }
}

#[test]
fn the_fields_of_a_layout_are_all_listed() {
    let all: Vec<_> = (0..23).map(|at| format!("field-{at:034}")).collect();
    let issue =
        Issue::new(IssueCode::SerialLayoutMismatch, 0..0).with("field", "colour").with("expected", all.join(", "));
    let issue = issue.with("found", "red").with("reason", "no-such-field");
    for locale in Locale::ALL {
        let said = message(&issue, locale);
        assert!(all.iter().all(|name| said.contains(name)) && !said.contains('…'), "{said}");
        assert_eq!(said.contains(", "), locale == Locale::En, "{said}");
    }
}

fn no_row(reason: &str) -> Issue {
    Issue::new(IssueCode::RowShape, 0..0).with("reason", reason)
}

#[test]
fn of_a_line_of_json_nothing_is_said_that_is_about_delimiters() {
    for locale in Locale::ALL {
        for reason in LINES {
            let said = message(&no_row(reason), locale);
            assert_reads(&said, locale);
            assert!(
                said.contains("JSON") && ["delimiter", "分隔符", "区切り"].iter().all(|it| !said.contains(it)),
                "{said}"
            );
        }
    }
}

fn of_column(code: IssueCode, segment: Segment, actual: usize) -> Issue {
    let issue = Issue { segment: Some(segment), ..Issue::new(code, 0..0) };
    issue.with("expected", segment.width()).with("actual", actual)
}

#[test]
fn of_a_segment_in_a_column_of_its_own_its_own_width_is_told() {
    for (code, actual) in [(IssueCode::TooShort, 0), (IssueCode::TooLong, 18)] {
        for segment in Segment::ALL {
            for locale in Locale::ALL {
                let said = message(&of_column(code, segment, actual), locale);
                assert_reads(&said, locale);
                assert!(["A code has", "编码应为", "コードは29"].iter().all(|whole| !said.contains(whole)), "{said}");
                assert!(said.contains(&segment.width().to_string()) && said.contains(&actual.to_string()), "{said}");
            }
        }
    }
    let said = |issue: &Issue| message(issue, Locale::En);
    assert_eq!(
        said(&of_column(IssueCode::TooLong, Segment::Enterprise, 5)),
        "The enterprise segment has 4 places, here 5. Remove what does not belong."
    );
    // A whole code that runs short in a segment has 29 places all the same.
    assert!(said(&usual_issue(IssueCode::TooShort)).starts_with("A code has 29 characters"));
}

#[test]
fn of_edits_and_reasons() {
    for locale in Locale::ALL {
        for (kind, from, to) in EDITS {
            assert_reads(&edit_sentence(kind, from, to, locale).unwrap(), locale);
            assert_reads(&edit_sentence(kind, "", "", locale).unwrap(), locale);
        }
        for (reason, from, to) in REASONS {
            let said = reason_sentence(reason, from, to, locale).unwrap();
            assert!(said.contains(from) && said.contains(to), "{said}");
            assert_reads(&said, locale);
            assert_reads(&reason_sentence(reason, "\0", "\u{202e}", locale).unwrap(), locale);
        }
        assert_eq!(edit_sentence("looks-alike", "O", "0", locale), None);
        assert_eq!(reason_sentence("case", "c", "C", locale), None);
    }
}

#[test]
fn of_statuses_and_the_notice() {
    for locale in Locale::ALL {
        assert_reads(notice(locale), locale);
        let labels = STATUSES.map(|status| status_label(status, locale).unwrap());
        assert!(labels[0] != labels[1] && labels[1] != labels[2] && labels[0] != labels[2]);
        assert_eq!(status_label("Valid", locale), None);
    }
}

#[test]
fn the_languages_are_those_of_the_list() {
    let list: Vec<String> = serde_json::from_str(include_str!("../languages/list.json")).unwrap();
    assert_eq!(list, Locale::ALL.map(Locale::name));
}

#[test]
fn a_language_has_many_names() {
    for name in ["zh", "ZH", "zh-CN", "zh_CN", "zh-Hans", "zh-Hant-TW"] {
        assert_eq!(Locale::from_name(name), Some(Locale::ZhCn), "{name}");
    }
    for name in ["en", "en-US", "EN_gb"] {
        assert_eq!(Locale::from_name(name), Some(Locale::En), "{name}");
    }
    for name in ["ja", "ja-JP", "JA"] {
        assert_eq!(Locale::from_name(name), Some(Locale::Ja), "{name}");
    }
    for name in ["", "-", "fr", "zha", "e", "中文"] {
        assert_eq!(Locale::from_name(name), None, "{name}");
    }
    for locale in Locale::ALL {
        assert_eq!(Locale::from_name(locale.name()), Some(locale));
    }
}

/// An issue as plain data.
fn about(Issue { code, segment, params, .. }: &Issue) -> Value {
    let value = |param: &Param| match param {
        Param::Number(number) => json!(number),
        Param::Text(text) => json!(text),
    };
    let params: Map<_, _> = params.iter().map(|(name, param)| ((*name).to_string(), value(param))).collect();
    json!({ "code": code.id(), "segment": segment.map(Segment::name), "params": params })
}

#[test]
fn as_the_vectors_have_them() {
    let mut table = format!("kind\tid\tfacts\t{}\tabout\n", Locale::ALL.map(Locale::name).join("\t"));
    let mut row = |[kind, id, facts]: [&str; 3], about: Value, said: &dyn Fn(Locale) -> String| {
        writeln!(table, "{kind}\t{id}\t{facts}\t{}\t{about}", Locale::ALL.map(said).join("\t")).unwrap();
    };
    let mut issues = Vec::new();
    for &code in IssueCode::ALL {
        let all = usual_issue(code);
        let none = Issue { segment: None, params: vec![], ..all.clone() };
        issues.extend([("issue", code.id(), "all", all), ("issue", code.id(), "none", none)]);
    }
    for scheme in ["citizen-id", "social-credit-code", "vin", "drone-code"] {
        let params = vec![("scheme", Param::Text(scheme.into()))];
        issues.push(("issue", "other-scheme", scheme, Issue { params, ..usual_issue(IssueCode::OtherScheme) }));
    }
    for reason in REFUSALS {
        let all = refused(reason);
        let none = Issue { segment: None, params: vec![("reason", Param::Text(reason.into()))], ..all.clone() };
        issues.extend([("refusal", reason, "all", all), ("refusal", reason, "none", none)]);
    }
    issues.extend(LINES.map(|reason| ("issue", "row-shape", reason, no_row(reason))));
    issues.extend(
        [(IssueCode::TooShort, 5), (IssueCode::TooLong, 7)]
            .map(|(code, actual)| ("issue", code.id(), "column", of_column(code, Segment::Model, actual))),
    );
    for (kind, id, facts, issue) in &issues {
        row([kind, id, facts], about(issue), &|locale| message(issue, locale));
    }
    for (kind, from, to) in EDITS {
        for (facts, from, to) in [("all", from, to), ("none", "", "")] {
            let about = json!({ "kind": kind, "from": from, "to": to });
            row(["edit", kind, facts], about, &|locale| edit_sentence(kind, from, to, locale).unwrap());
        }
    }
    for (reason, from, to) in REASONS {
        for (facts, from, to) in [("all", from, to), ("none", "", "")] {
            let about = json!({ "reason": reason, "edit": { "from": from, "to": to } });
            row(["reason", reason, facts], about, &|locale| reason_sentence(reason, from, to, locale).unwrap());
        }
    }
    for status in STATUSES {
        let said = |locale| status_label(status, locale).unwrap().to_string();
        row(["status", status, "none"], json!({ "status": status }), &said);
    }
    row(["notice", "notice", "none"], Value::Null, &|locale| notice(locale).to_string());

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/messages.tsv");
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    for (said, written) in table.lines().zip(written.lines()) {
        assert_eq!(said, written);
    }
    assert_eq!(table.lines().count(), written.lines().count());
}

#[test]
fn of_an_input_with_and_without_the_facts() {
    let kinds = ["start", "next", "complete", "required", "taken", "several-codes", "too-long-to-check"];
    for locale in Locale::ALL {
        for segment in [None, Some(Segment::Model)] {
            for left in [None, Some("3".to_string())] {
                for kind in kinds {
                    assert_reads(&input_sentence(kind, segment, locale, &|_| left.clone()).unwrap(), locale);
                }
            }
        }
        assert!(input_sentence("label", None, locale, &|_| None).is_some());
        assert_eq!(input_sentence("no-such-kind", None, locale, &|_| None), None);
    }
}
