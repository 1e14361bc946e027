//! Layouts of any make: kinds, widths, paddings, checks over any parts, own numbers. What the loader takes reads and
//! writes every code by one description: fields tile their segment, and what is read composes to the code again.
#![no_main]

use arbitrary::Arbitrary;
use humanoid_id::check_character::System;
use humanoid_id::{
    Decoded, DecodedField, HumanoidId, Knowledge, Meaning, Parts, Registry, Ruleset, Status, compose, decode,
};
use libfuzzer_sys::fuzz_target;

const ALNUM: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const FORMATS: [(&str, usize); 6] =
    [("YYYYMMDD", 8), ("YYMMDD", 6), ("YYYYDDD", 7), ("YYYYWW", 6), ("YYWW", 4), ("vin-year", 1)];

#[derive(Arbitrary, Debug)]
struct Described {
    kind: u8,
    width: u8,
    pad: Option<u8>,
    /// Alphabet, date format, check system.
    which: u8,
    /// The characters of a literal, of choices, and the fields that a check is computed over.
    characters: [u8; 17],
    range: Option<(u32, u32)>,
}

#[derive(Arbitrary, Debug)]
struct Input {
    model: Vec<Described>,
    serial: Vec<Described>,
    /// A text, or the field of a number.
    in_house: Option<Vec<(Option<char>, u8)>>,
    code: [u8; 29],
    /// Values for the serial's fields; where there is none, what the code has.
    values: [Option<String>; 17],
}

fn alnum(byte: u8) -> char {
    char::from(ALNUM[usize::from(byte) % 36])
}

/// Fields as JSON that tile the segment, whatever was described.
fn fields(described: &[Described], mut left: usize, prefix: char) -> (String, usize) {
    let (mut list, mut count) = (Vec::new(), 0);
    let rest = Described { kind: 3, width: 17, pad: None, which: 0, characters: [0; 17], range: None };
    for (index, it) in described.iter().take(16).chain([&rest]).enumerate() {
        if left == 0 {
            break;
        }
        let mut width = (1 + usize::from(it.width) % 17).min(left);
        let text = |from: usize, width: usize| it.characters[from..].iter().cycle().take(width).copied().map(alnum);
        let pad = it.pad.map(|pad| format!(r#","pad":"{}""#, alnum(pad))).unwrap_or_default();
        let said = match it.kind % 7 {
            0 => format!(r#""literal","value":"{}""#, text(0, width).collect::<String>()),
            1 => {
                let choices = (0..1 + usize::from(it.which) % 4)
                    .map(|from| format!(r#"{{"value":"{}"}}"#, text(from, width).collect::<String>()));
                format!(r#""choice","choices":[{}]"#, choices.collect::<Vec<_>>().join(","))
            }
            2 => format!(r#""digits"{pad}"#),
            3 => {
                let alphabet = ["alnum36", "alnum34", "alnum33", "uscc31"][usize::from(it.which) % 4];
                format!(r#""alnum","alphabet":"{alphabet}"{pad}"#)
            }
            4 => {
                let (format, needed) = FORMATS[usize::from(it.which) % 6];
                width = needed;
                format!(r#""date","format":"{format}""#)
            }
            5 => match it.range {
                Some((min, max)) => format!(r#""sequence","min":{min},"max":{max}"#),
                None => r#""sequence""#.into(),
            },
            _ => {
                let system = System::ALL[usize::from(it.which) % System::ALL.len()];
                width = system.check_length();
                let over = it.characters.iter().take(1 + usize::from(it.width) % 3).map(|of| match of % 20 {
                    17 => r#""country""#.into(),
                    18 => r#""enterprise""#.into(),
                    19 => r#""model""#.into(),
                    index => format!(r#""{prefix}{index}""#),
                });
                format!(r#""check","system":"{}","over":[{}]"#, system.name(), over.collect::<Vec<_>>().join(","))
            }
        };
        if width > left {
            continue;
        }
        left -= width;
        list.push(format!(r#"{{"name":"{prefix}{index}","width":{width},"kind":{said}}}"#));
        count = index + 1;
    }
    (format!("[{}]", list.join(",")), count)
}

fn document(input: &Input, model: &[Described], model_code: &str) -> String {
    let (model, _) = fields(model, 6, 'm');
    let (serial, count) = fields(&input.serial, 17, 's');
    let in_house = input.in_house.as_ref().map(|items| {
        let items = items.iter().take(35).map(|(text, field)| match text {
            Some(text) => format!(r#"{{"text":"\u{:04x}"}}"#, u32::from(*text) & 0x7f),
            None => format!(r#"{{"field":"s{}"}}"#, usize::from(*field) % count.max(1)),
        });
        format!(r#","inHouse":[{}]"#, items.collect::<Vec<_>>().join(","))
    });
    format!(
        r#"{{"format":"humanoid-id-registry/1","issuer":{{"en":"a","zh":"a"}},"asOf":"2026-06-30","sequence":1,
        "source":"a","licence":"a","enterprises":[],"models":[{{"country":"CN","enterprise":"TEST","code":"{model_code}",
        "name":{{"en":"a","zh":"a"}},"status":"active","layout":{{"model":{model},"serial":{serial}{}}}}}]}}"#,
        in_house.unwrap_or_default()
    )
}

fn written(field: &DecodedField, id: &HumanoidId, by_meaning: bool) -> (String, String) {
    let meaning = match &field.meaning {
        Some(Meaning::Date(text) | Meaning::Text(text)) => Some(text.clone()),
        Some(Meaning::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    (field.name.to_owned(), meaning.filter(|_| by_meaning).unwrap_or_else(|| field.value(id).to_owned()))
}

/// The fields of a segment lie side by side and fill it.
fn tile(fields: &[DecodedField], start: usize, end: usize, id: &HumanoidId) {
    let mut place = start;
    for field in fields {
        assert_eq!((field.span.start, field.value(id)), (place, &id.as_str()[field.span.clone()]));
        place = field.span.end;
    }
    assert_eq!(place, end);
}

fuzz_target!(|input: Input| {
    let code: String = "CNTEST".chars().chain(input.code[6..].iter().copied().map(alnum)).collect();
    let load = |model: &[Described]| Registry::from_json(document(&input, model, &code[6..12]));
    let loaded = match load(&input.model) {
        // A model has to fit its own layout, which few do; nothing described takes any.
        Err(faults) if faults.iter().all(|it| it.pointer == "/models/0/code") => load(&[]),
        loaded => loaded,
    };
    let registry = match loaded {
        Ok(registry) => registry,
        Err(faults) => return assert!(faults.iter().all(|it| it.pointer.starts_with("/models/0/layout"))),
    };
    let (rules, knowledge) = (Ruleset::default(), Knowledge { registries: &[&registry], on: None });
    let read = |code: &str| decode(code, &rules, knowledge).expect("a code");
    let start = |fields: Vec<(String, String)>| {
        let segments = [Some("CN"), Some("TEST"), Some(&code[6..12]), None].map(|it| it.map(String::from));
        Parts { segments, fields, in_house: None }
    };
    let holds = |decoded: &Decoded| {
        tile(&decoded.model.fields, 6, 12, &decoded.id);
        tile(&decoded.serial.fields, 12, 29, &decoded.id);
        for issue in &decoded.issues {
            assert!(issue.span.start < issue.span.end && issue.span.end <= 29);
        }
        let misfits = decoded.issues.iter().any(|it| it.param("field").is_some() && it.span.start >= 12);
        for by_meaning in [false, true] {
            let fields = decoded.serial.fields.iter().map(|field| written(field, &decoded.id, by_meaning)).collect();
            let report = compose(&start(fields), &rules, knowledge);
            assert_eq!(report.id, Some(decoded.id).filter(|_| !misfits), "{:?}", report.issues);
        }
        assert!(decoded.serial.in_house.is_none() || !misfits);
        if let Some(number) = &decoded.serial.in_house {
            let parts = Parts { in_house: Some(number.clone()), ..start(Vec::new()) };
            assert_eq!(compose(&parts, &rules, knowledge).id, Some(decoded.id), "{number}");
        }
    };
    let decoded = read(&code);
    holds(&decoded);

    let values = decoded.serial.fields.iter().zip(&input.values);
    let values = values
        .map(|(field, value)| (field.name.to_owned(), value.clone().unwrap_or(field.value(&decoded.id).to_owned())));
    let report = compose(&start(values.collect()), &rules, knowledge);
    assert_eq!(report.id.is_some(), report.status == Status::Valid);
    if let Some(id) = report.id {
        let again = read(id.as_str());
        assert!(again.issues.iter().all(|it| it.param("field").is_none() || it.span.end <= 12));
        holds(&again);
    }
});
