//! The golden table of `tests/vectors/`, through the door of native Rust.
//!
//! Every other door (Node, a browser, the command line) reads the same files. `UPDATE_VECTORS=1 cargo test --test
//! vectors` writes the answers anew; the difference is then to be read by a person, line by line.

mod golden;

use std::cell::RefCell;
use std::collections::BTreeSet;

use golden::{
    array, draw_bytes, draw_field, draw_units, hold, object, option_value, rules, string, text, units, vectors,
};
use humanoid_id::live::{Change, Field, Gesture, Source, apply};
use humanoid_id::{
    HumanoidId, IssueCode, Locale, Ruleset, Sample, Status, Style, check, check_canonical, find, message, redact,
    sample, shape, suggest,
};

#[test]
fn validate() {
    hold("validate.json", &["name", "text", "options"], |vector| {
        let (text, rules) = (units(&vector["text"]), rules(&vector["options"]));
        let report = check(text.as_slice(), &rules);
        let is_canonical = check_canonical(text.as_slice(), &rules).status == Status::Valid;
        let mut fields = vec![("canonical", is_canonical.to_string())];
        fields.extend(golden::report(&report, &|span| draw_units(&text, span)));
        if let Ok(utf8) = String::from_utf16(&text) {
            let same = golden::report(&check(utf8.as_str(), &rules), &|span| draw_bytes(&utf8, span));
            // How long a text is, is told in its own units.
            let is_over = report.issues.iter().any(|it| it.code == IssueCode::TooLongToCheck);
            assert!(is_over || fields[1..] == same, "the two doors of Rust differ: {}", vector["name"]);
        }
        fields
    });
}

#[test]
fn find_in_text() {
    hold("find.json", &["name", "text", "options"], |vector| {
        let text = units(&vector["text"]);
        let found = find(text.as_slice(), &rules(&vector["options"]));
        let found =
            found.iter().map(|it| object([("id", string(it.id.as_str())), ("at", draw_units(&text, &it.span))]));
        vec![("found", array(found))]
    });
}

#[test]
fn live_input() {
    let told = RefCell::new((Field::default(), Style::Spaced, Ruleset::default()));
    hold("live.json", &["name", "options", "now", "inputType", "composing", "forgets"], |vector| {
        let mut told = told.borrow_mut();
        if vector["name"].is_string() {
            *told = (Field::default(), grouping(&vector["options"]["grouping"]), live_rules(&vector["options"]));
        }
        let (before, grouping, rules) = &mut *told;
        let composing = vector["composing"] == true;
        let change = Change {
            now: &golden::field(&vector["now"]),
            before: (vector["forgets"] != true).then_some(&*before),
            gesture: gesture(vector["inputType"].as_str().expect("what was done")),
            composing,
        };
        let settled = apply(change, *grouping, rules);
        let field = &settled.field;
        assert_eq!(settled.report, check(field.value.as_slice(), rules), "the report is that of what is shown");
        let mut fields = vec![
            ("shown", draw_field(field)),
            ("status", string(&format!("{:?}", settled.report.status).to_lowercase())),
            ("issues", array(settled.report.issues.iter().map(|it| string(it.code.id())))),
        ];
        fields.extend(settled.report.next.map(|next| ("next", golden::next(next))));
        fields.extend(settled.taken.map(|it| {
            let taken = [("source", string(it.source.name())), ("at", draw_units(&it.text, &it.span))];
            ("taken", object(taken))
        }));
        fields.extend(settled.rejected.map(|it| {
            let whole = text(&String::from_utf16_lossy(&it.text));
            let rejected = [("source", string(it.source.name())), ("text", whole), ("code", string(it.code.id()))];
            ("rejected", object(rejected))
        }));
        // A composition starts from what was there before it.
        if !composing {
            *before = settled.field;
        }
        fields
    });
}

/// The rules of a live input: its options but `grouping`.
fn live_rules(options: &serde_json::Value) -> Ruleset {
    let mut options = options.clone();
    options.as_object_mut().map(|it| it.remove("grouping"));
    rules(&options)
}

fn grouping(name: &serde_json::Value) -> Style {
    match name.as_str() {
        None | Some("spaced") => Style::Spaced,
        Some("hyphenated") => Style::Hyphenated,
        Some("off") => Style::Compact,
        Some(other) => panic!("no grouping {other}"),
    }
}

/// What browsers call what was done.
fn gesture(input_type: &str) -> Gesture {
    match input_type {
        "insertFromPaste" => Gesture::Insert(Source::Paste),
        "insertFromDrop" => Gesture::Insert(Source::Drop),
        "deleteContentBackward" | "deleteWordBackward" | "deleteSoftLineBackward" => Gesture::DeleteBackward,
        "deleteContentForward" | "deleteWordForward" => Gesture::DeleteForward,
        "deleteByCut" => Gesture::Delete,
        "historyUndo" | "historyRedo" => Gesture::Restore,
        ""
        | "insertText"
        | "insertCompositionText"
        | "insertFromComposition"
        | "insertReplacementText"
        | "insertTranspose" => Gesture::default(),
        other => panic!("no gesture {other}"),
    }
}

#[test]
fn suggestions() {
    hold("suggest.json", &["name", "text", "options"], |vector| {
        let text = units(&vector["text"]);
        let told = suggest(text.as_slice(), &rules(&vector["options"])).into_iter().map(|it| {
            let kind = format!("{:?}", it.edit.kind).to_lowercase();
            object([
                ("id", string(it.id.as_str())),
                ("kind", string(&kind)),
                ("at", draw_units(&text, &it.edit.span)),
                ("from", string(&it.edit.from)),
                ("to", string(&it.edit.to)),
                ("reason", string(it.reason.name())),
                ("rank", it.rank.to_string()),
            ])
        });
        vec![("suggestions", array(told))]
    });
}

#[test]
fn written_forms() {
    hold("format.json", &["id"], |vector| {
        let id: HumanoidId = vector["id"].as_str().expect("a code").parse().expect("a valid code");
        Style::ALL.map(|style| (style.name(), string(&id.format(style)))).into()
    });
}

#[test]
fn redacted() {
    hold("redact.json", &["text"], |vector| vec![("redacted", text(&redact(units(&vector["text"]).as_slice())))]);
}

#[test]
fn shapes() {
    hold("shape.json", &["text"], |vector| vec![("shape", text(&shape(units(&vector["text"]).as_slice())))]);
}

#[test]
fn samples() {
    hold("sample.json", &["options"], |vector| {
        let options = &vector["options"];
        let mut wanted = Sample::default();
        if let Some(count) = options["count"].as_u64() {
            wanted.count = usize::try_from(count).expect("a small number");
        }
        if let Some(seed) = options["seed"].as_u64() {
            wanted.seed = seed;
        }
        if let Some(enterprise) = options["enterprise"].as_str() {
            wanted.enterprise = enterprise.into();
        }
        if let Some(never_real) = options["neverReal"].as_bool() {
            wanted.never_real = never_real;
        }
        let codes = sample(&wanted).expect("a fair wish");
        vec![("codes", array(codes.iter().map(|code| string(code.as_str()))))]
    });
}

#[test]
fn wrong_options() {
    hold("wrong_options.json", &["options"], |vector| {
        let (option, value) = vector["options"].as_object().and_then(|it| it.iter().next()).expect("one option");
        let error = Ruleset::default().set(option, option_value(value)).expect_err("a wrong option");
        vec![("option", string(&error.option)), ("expected", string(&error.expected))]
    });
}

#[test]
fn every_issue_that_one_code_can_have_is_in_the_table_and_can_be_said() {
    use IssueCode::{
        Blank, CheckCharacterWrong, Duplicate, EnterpriseRetired, EnterpriseUnknown, LostLeadingZeros,
        ModelLayoutMismatch, ModelRetired, ModelUnknown, NearDuplicate, NotAString, NotCanonical, RowShape, RowTooLong,
        RowsInQuotes, SerialLayoutMismatch, SeveralCodes, SpreadsheetCharacters, SpreadsheetDate, SpreadsheetFormula,
        SpreadsheetRounded, SpreadsheetScientific, TotalsRow,
    };
    // Told of files, told where a registry is given, and told where there is no text at all.
    let elsewhere: BTreeSet<_> = [
        SpreadsheetScientific,
        SpreadsheetRounded,
        SpreadsheetDate,
        SpreadsheetFormula,
        SpreadsheetCharacters,
        LostLeadingZeros,
        SeveralCodes,
        RowShape,
        RowTooLong,
        Blank,
        TotalsRow,
        Duplicate,
        NearDuplicate,
        EnterpriseUnknown,
        EnterpriseRetired,
        ModelUnknown,
        ModelRetired,
        ModelLayoutMismatch,
        SerialLayoutMismatch,
        CheckCharacterWrong,
        NotAString,
        NotCanonical,
        RowsInQuotes,
    ]
    .into();
    let mut told = BTreeSet::new();
    for vector in vectors("validate.json") {
        let report = check(units(&vector["text"]).as_slice(), &rules(&vector["options"]));
        for issue in report.issues {
            for locale in Locale::ALL {
                assert!(!message(&issue, locale).trim().is_empty(), "{} in {}", issue.code.id(), locale.name());
            }
            let names: BTreeSet<_> = issue.params.iter().map(|(name, _)| *name).collect();
            let listed: BTreeSet<_> = issue.code.params().iter().copied().collect();
            assert!(names.is_subset(&listed), "{} has facts that are not listed: {names:?}", issue.code.id());
            told.insert(issue.code);
        }
    }
    let expected: BTreeSet<_> = IssueCode::ALL.iter().copied().filter(|code| !elsewhere.contains(code)).collect();
    assert_eq!(told, expected);
}

#[test]
fn every_value_of_every_option_is_in_the_table() {
    let mut used = BTreeSet::new();
    for vector in vectors("validate.json") {
        for (name, value) in vector["options"].as_object().into_iter().flatten() {
            used.insert(format!(
                "{name}: {}",
                if value.is_object() { "{ characters }".into() } else { value.to_string() }
            ));
        }
    }
    let mut expected = BTreeSet::new();
    for (name, values) in [
        ("alphabet", &["\"alnum36\"", "\"alnum34\"", "\"alnum33\"", "\"uscc31\"", "\"digits\"", "{ characters }"][..]),
        ("ambiguous", &["\"warn\"", "\"error\"", "\"ignore\""]),
        ("case", &["\"fold\"", "\"strict\""]),
        ("country", &["\"assigned\"", "\"cn-only\"", "\"any-letters\"", "\"any\""]),
        ("allowUserAssigned", &["true", "false"]),
        ("allowReserved", &["true", "false"]),
        ("placeholder", &["\"warn\"", "\"error\"", "\"ignore\""]),
        ("separators", &["\"lenient\"", "\"none\"", "{ characters }"]),
        ("unicode", &["\"fold\"", "\"ascii-only\""]),
        ("registry", &["\"warn\"", "\"error\""]),
        ("layout", &["\"warn\"", "\"error\""]),
        ("final", &["true", "false"]),
    ] {
        expected.extend(values.iter().map(|value| format!("{name}: {value}")));
    }
    assert_eq!(used, expected);
    let names: BTreeSet<_> = expected.iter().filter_map(|it| it.split(':').next()).collect();
    assert_eq!(names, Ruleset::OPTIONS.into());
}

#[test]
fn a_persons_number_is_repeated_in_no_field() {
    const NUMBERS: [&str; 2] = ["11010519491231002X", "440524188001010014"];
    let mut tried = 0;
    for vector in
        vectors("validate.json").iter().filter(|it| it["name"].as_str().is_some_and(|it| it.contains("citizen")))
    {
        let text = units(&vector["text"]);
        let rules = rules(&vector["options"]);
        let reports = [check(text.as_slice(), &rules), check_canonical(text.as_slice(), &rules)];
        let issues = reports.iter().flat_map(|report| &report.issues);
        let sentences: Vec<_> = issues.flat_map(|it| Locale::ALL.map(|locale| message(it, locale))).collect();
        let told = [
            format!("{reports:?}{sentences:?}"),
            format!("{:?}{:?}", suggest(text.as_slice(), &rules), find(text.as_slice(), &rules)),
            redact(text.as_slice()),
            shape(text.as_slice()),
        ]
        .join("\n");
        for number in NUMBERS {
            for start in 0..=number.len() - 4 {
                let part = &number[start..start + 4];
                assert!(!told.contains(part), "{part} is repeated: {}\n{told}", vector["name"]);
            }
        }
        tried += 1;
    }
    assert!(tried >= 8, "the table has only {tried} vectors of citizen IDs");
}

#[cfg(feature = "serde")]
#[test]
fn what_is_written_is_read_again() {
    use humanoid_id::{HumanoidId, IssueCode, Segment, Severity, Status};
    let id: HumanoidId = "CNTESTH1A00120260522A00000001".parse().expect("a code");
    let text = serde_json::to_string(&id).expect("a text");
    assert_eq!(serde_json::from_str::<HumanoidId>(&text).expect("the same"), id);
    let refused = serde_json::from_str::<HumanoidId>("\"CNTEST\"").expect_err("too short").to_string();
    assert!(refused.contains("expected a code of 29 places: too-short"), "{refused}");
    for code in IssueCode::ALL {
        assert_eq!(serde_json::from_value::<IssueCode>(code.id().into()).expect("its name"), *code);
    }
    assert!(serde_json::from_str::<IssueCode>("\"no-such-code\"").is_err());
    for (written, read) in [("\"valid\"", Status::Valid), ("\"incomplete\"", Status::Incomplete)] {
        assert_eq!(serde_json::from_str::<Status>(written).expect("a status"), read);
    }
    assert_eq!(serde_json::from_str::<Severity>("\"warning\"").expect("a severity"), Severity::Warning);
    assert_eq!(serde_json::from_str::<Segment>("\"serial\"").expect("a segment"), Segment::Serial);
}
