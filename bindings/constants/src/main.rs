//! The lists of the core as JSON, for `scripts/build/constants.mjs`: names by the numbers that cross the boundary, the
//! options of the rules with their choices, where the segments end.

use humanoid_id::live::Source;
use humanoid_id::{
    EditKind, Edition, IssueCode, LIMIT, OptionValue, RULESET_ID, Ruleset, Segment, SettledOption, Severity, Status,
    Style, country,
};
use serde_json::{Map, Value, json};

fn main() {
    let defaults: Map<String, Value> = Ruleset::OPTIONS
        .iter()
        .filter_map(|name| Some((name.to_string(), value(&Ruleset::DEFAULT.get(name)?))))
        .collect();
    let lists = json!({
        "rulesetId": RULESET_ID,
        "editions": editions(),
        "defaults": defaults,
        "options": Ruleset::OPTIONS.map(
            |name| json!({ "name": name, "choices": Ruleset::choices(name), "expected": expected(name) })
        ),
        "alphabets": alphabets(),
        "countriesAsOf": country::AS_OF,
        "segments": Segment::ALL.iter().map(|it| (it.name().to_string(), json!([it.range().start, it.range().end]))).collect::<Map<_, _>>(),
        "limit": LIMIT,
        "statuses": Status::ALL.map(Status::name),
        "severities": Severity::ALL.map(Severity::name),
        "edits": EditKind::ALL.map(EditKind::name),
        "sources": Source::ALL.map(Source::name),
        "styles": Style::ALL.map(Style::name),
        "codes": IssueCode::ALL.iter().map(|code| code.id()).collect::<Vec<_>>(),
        "params": IssueCode::ALL.iter().map(|code| code.params()).collect::<Vec<_>>(),
    });
    println!("{lists:#}");
}

/// The editions of the package, each as the numbers that stand for its rules.
fn editions() -> Value {
    let published = Edition::ids().into_iter().filter_map(|id| Edition::published(&id));
    published.map(|edition| (edition.id, json!(edition.rules.packed()))).collect::<Map<_, _>>().into()
}

fn value(option: &SettledOption) -> Value {
    match option {
        SettledOption::Name(name) => json!(name),
        SettledOption::Flag(on) => json!(on),
        SettledOption::Characters(characters) => json!({ "characters": characters }),
    }
}

/// What an option takes, as the core says it of a wrong value.
fn expected(option: &str) -> String {
    let wrong = Ruleset::default().set(option, OptionValue::Other("nothing"));
    wrong.expect_err("no option takes this").expected
}

/// The alphabets that have a name, each as the two numbers that stand for it.
fn alphabets() -> Value {
    Ruleset::choices("alphabet")
        .iter()
        .map(|name| {
            let set = humanoid_id::Alphabet::named(name).expect("a name of the core's");
            let (digits, letters) = set.bits();
            (name.to_string(), json!([digits, letters]))
        })
        .collect::<Map<_, _>>()
        .into()
}
