//! Time in layouts: dates with letters, parts of dates and models in a maker's own number, layouts that follow each other,
//! units judged by the day on which they were made, and what a document does not cover.

use humanoid_id::{
    Decoded, Fault, IssueCode, Knowledge, ListingStatus, Parts, Registry, Report, Ruleset, compose, decode,
};
use serde_json::{Value, json};

use crate::{load, read};

const MODEL: &str = "LX0100";

/// A document with one enterprise and one model, and these members beside.
fn document(layout: Value, sample: &str, more: &Value) -> Value {
    let mut all = json!({
        "format": "humanoid-id-registry/1", "issuer": { "en": "Test", "zh": "测试" }, "asOf": "2026-06-30",
        "sequence": 1, "source": "made up", "licence": "CC0-1.0",
        "enterprises": [{
            "country": "CN", "code": "TEST", "name": { "en": "Test", "zh": "测试" }, "status": "active",
            "samples": [sample],
        }],
        "models": [{
            "country": "CN", "enterprise": "TEST", "code": MODEL, "name": { "en": "One", "zh": "一" }, "status": "active",
        }],
    });
    if !layout.is_null() {
        all["enterprises"][0]["layout"] = layout;
    }
    for (name, value) in more.as_object().into_iter().flatten() {
        all[name] = value.clone();
    }
    all
}

fn rest(width: usize) -> Value {
    json!({ "name": "number", "kind": "digits", "width": width, "pad": "0" })
}

fn written(registry: &Registry, model: Option<&str>, number: &str) -> Report {
    let segments = [Some("CN"), Some("TEST"), model, None].map(|it| it.map(String::from));
    let parts = Parts { segments, in_house: Some(number.into()), ..Parts::default() };
    compose(&parts, &Ruleset::default(), Knowledge { registries: &[registry], on: None })
}

fn code(registry: &Registry, model: Option<&str>, number: &str) -> String {
    let report = written(registry, model, number);
    report.id.unwrap_or_else(|| panic!("{number}: {:#?}", report.issues)).as_str().into()
}

fn in_house<'r>(code: &str, registry: &'r Registry) -> (Option<String>, Decoded<'r>) {
    let decoded = read(code, registry);
    (decoded.serial.in_house.clone(), decoded)
}

fn faults(document: &Value) -> Vec<Fault> {
    Registry::from_json(document.to_string()).expect_err("a fault")
}

fn pointers(document: &Value) -> Vec<String> {
    faults(document).into_iter().map(|fault| fault.pointer).collect()
}

#[test]
fn a_week_is_written_with_its_letter() {
    let serial = json!([{ "name": "week", "kind": "date", "width": 5, "format": "YYWww" }, rest(12)]);
    let layout = json!({ "serial": serial, "inHouse": [{ "field": "week" }, { "text": "-" }, { "field": "number" }] });
    let registry = load(&document(layout, "CNTESTLX010026W22000000000042", &Value::Null));
    let made = code(&registry, Some(MODEL), "26W22-42");
    assert_eq!(made, "CNTESTLX010026W22000000000042");
    assert_eq!(in_house(&made, &registry).0.as_deref(), Some("26W22-42"));
    let wrong = read("CNTESTLX010026W54000000000042", &registry);
    assert_eq!(wrong.issues[0].code, IssueCode::SerialLayoutMismatch);
    assert_eq!(wrong.issues[0].span, 12..17);
}

#[test]
fn a_date_stands_in_the_number_part_by_part() {
    let serial = json!([{ "name": "day", "kind": "date", "width": 8, "format": "YYYYMMDD" }, rest(9)]);
    let items = |parts: &[Value]| json!({ "serial": serial, "inHouse": parts });
    let all = [
        json!({ "field": "day", "format": "YY" }),
        json!({ "text": "/" }),
        json!({ "field": "number" }),
        json!({ "text": "/" }),
        json!({ "field": "day", "format": "MMDD" }),
    ];
    let sample = "CNTESTLX010020260522000000007";
    let registry = load(&document(items(&all), sample, &Value::Null));
    assert_eq!(code(&registry, Some(MODEL), "26/7/0522"), sample);
    assert_eq!(in_house(sample, &registry).0.as_deref(), Some("26/7/0522"));
    // Two digits do not tell that year: there is no such number.
    assert_eq!(in_house("CNTESTLX010019990522000000007", &registry).0, None);
    // No such day.
    assert_eq!(written(&registry, Some(MODEL), "26/7/0230").id, None);
    let ordinal = [json!({ "field": "day", "format": "YY" }), json!({ "field": "day", "format": "DDD" })];
    let mut parts = ordinal.to_vec();
    parts.extend([json!({ "text": "-" }), json!({ "field": "number" })]);
    let registry = load(&document(items(&parts), sample, &Value::Null));
    assert_eq!(code(&registry, Some(MODEL), "26142-7"), sample);
    assert_eq!(in_house(sample, &registry).0.as_deref(), Some("26142-7"));
    // A date of which a part is missing, or stands there twice, is no date.
    assert_eq!(pointers(&document(items(&all[..3]), sample, &Value::Null)), ["/enterprises/0/layout/inHouse"]);
    let mut twice = all.to_vec();
    twice.extend([json!({ "text": "/" }), json!({ "field": "day", "format": "YYYY" })]);
    assert_eq!(pointers(&document(items(&twice), sample, &Value::Null))[0], "/enterprises/0/layout/inHouse/6/field");
    let of_number = [all[0].clone(), json!({ "field": "number", "format": "MM" })];
    assert!(pointers(&document(items(&of_number), sample, &Value::Null))[0].ends_with("/inHouse/1/field"));
}

#[test]
fn the_model_is_read_from_the_number() {
    let serial = json!([{ "name": "week", "kind": "date", "width": 4, "format": "YYWW" }, rest(13)]);
    let tail = [json!({ "field": "week" }), json!({ "text": "-" }), json!({ "field": "number" })];
    let number = |first: Value| {
        let mut items = vec![first, json!({ "text": "-" })];
        items.extend(tail.iter().cloned());
        items
    };
    let sample = "CNTESTLX010026210000000000042";
    let whole = json!({ "serial": serial, "inHouse": number(json!({ "field": "model" })) });
    let registry = load(&document(whole, sample, &Value::Null));
    assert_eq!(code(&registry, None, "LX0100-2621-42"), sample);
    assert_eq!(code(&registry, Some(MODEL), "LX0100-2621-42"), sample);
    assert_eq!(in_house(sample, &registry).0.as_deref(), Some("LX0100-2621-42"));
    let other = written(&registry, Some("LX0200"), "LX0100-2621-42");
    assert_eq!((other.id, other.issues[0].code), (None, IssueCode::ModelLayoutMismatch));

    let model = json!([
        { "name": "family", "kind": "choice", "width": 2, "choices": [{ "value": "LX" }, { "value": "HU" }] },
        { "name": "variant", "kind": "digits", "width": 4 },
    ]);
    let family = json!({ "model": model, "serial": serial, "inHouse": number(json!({ "field": "family" })) });
    let registry = load(&document(family, sample, &Value::Null));
    // The family is not all of the model.
    assert_eq!(code(&registry, Some(MODEL), "LX-2621-42"), sample);
    assert_eq!(written(&registry, None, "LX-2621-42").id, None);
    let other = written(&registry, Some(MODEL), "HU-2621-42");
    assert_eq!((other.id, other.issues[0].code), (None, IssueCode::ModelLayoutMismatch));
    assert_eq!(in_house(sample, &registry).0.as_deref(), Some("LX-2621-42"));
    let both = [json!({ "field": "family" }), json!({ "field": "model" })];
    let both = json!({ "model": model, "serial": serial, "inHouse": both });
    assert!(pointers(&document(both, sample, &Value::Null)).contains(&"/enterprises/0/layout/inHouse/1/field".into()));
}

/// From 2026-06-01 on the day stands in the serial, and not the week.
fn following() -> Value {
    let old = json!([{ "name": "week", "kind": "date", "width": 4, "format": "YYWW", "role": "production" }, rest(13)]);
    let new =
        json!([{ "name": "day", "kind": "date", "width": 6, "format": "YYMMDD", "role": "production" }, rest(11)]);
    let number = |field: &str| json!([{ "field": field }, { "text": "-" }, { "field": "number" }]);
    json!([
        { "validFrom": "2026-06-01", "serial": new, "inHouse": number("day") },
        { "serial": old, "inHouse": number("week") },
    ])
}

#[test]
fn layouts_follow_each_other_and_old_codes_stay_good() {
    let registry = load(&document(following(), "CNTESTLX010026210000000000042", &Value::Null));
    let old = code(&registry, Some(MODEL), "2621-42");
    let new = code(&registry, Some(MODEL), "260602-42");
    assert_eq!([&*old, &*new], ["CNTESTLX010026210000000000042", "CNTESTLX010026060200000000042"]);
    for (code, field, number) in [(&old, "week", "2621-42"), (&new, "day", "260602-42")] {
        let (in_house, decoded) = in_house(code, &registry);
        assert_eq!((in_house.as_deref(), decoded.serial.fields[0].name), (Some(number), field));
        assert!(decoded.issues.is_empty(), "{:#?}", decoded.issues);
    }
    // A day before the layout was in use is not written by it.
    assert_eq!(written(&registry, Some(MODEL), "260522-42").id, None);
    let mut twice = following();
    twice[1]["validFrom"] = json!("2026-06-01");
    assert_eq!(faults(&document(twice, &old, &Value::Null))[0].expected, "a day that no other layout of this list has");
}

#[test]
fn a_unit_is_judged_by_the_day_on_which_it_was_made() {
    let mut all = document(following(), "CNTESTLX010026210000000000042", &Value::Null);
    all["models"][0]["validTo"] = json!("2026-06-10");
    all["models"][0]["status"] = json!("retired");
    let registry = load(&all);
    let status = |code: &str| read(code, &registry).model.listing.expect("listed").status;
    let issues = |code: &str| read(code, &registry).issues.iter().map(|it| it.code).collect::<Vec<_>>();
    // Made while it was active, whatever it is today.
    assert_eq!(status("CNTESTLX010026060200000000042"), ListingStatus::Active);
    assert_eq!(issues("CNTESTLX010026060200000000042"), []);
    assert_eq!(status("CNTESTLX010026061100000000042"), ListingStatus::Retired);
    assert_eq!(issues("CNTESTLX010026061100000000042"), [IssueCode::ModelRetired]);
    // A day that is asked about goes before.
    let on = humanoid_id::Day::new("2026-06-30");
    let knowledge = Knowledge { registries: &[&registry], on };
    let decoded = decode("CNTESTLX010026060200000000042", &Ruleset::default(), knowledge).unwrap();
    assert_eq!(decoded.model.listing.unwrap().status, ListingStatus::Retired);
    // One day of a week is enough.
    all["models"][0]["validFrom"] = json!("2026-05-20");
    let registry = load(&all);
    let status = |code: &str| read(code, &registry).model.listing.expect("listed").status;
    assert_eq!(status("CNTESTLX010026210000000000042"), ListingStatus::Active);
    assert_eq!(status("CNTESTLX010026200000000000042"), ListingStatus::Planned);
    let two = json!({ "serial": [
        { "name": "a", "kind": "date", "width": 4, "format": "YYWW", "role": "production" },
        { "name": "b", "kind": "date", "width": 4, "format": "YYWW", "role": "production" },
        rest(9),
    ] });
    let told = faults(&document(two, "CNTESTLX010026212621000000042", &Value::Null));
    assert_eq!(told[0].expected, "one date at most whose role is production");
}

#[test]
#[cfg(feature = "bulk")]
fn files_are_judged_by_the_same_days() {
    use humanoid_id::bulk::{Checker, Options, Registries, read_gb18030};
    let mut all = document(following(), "CNTESTLX010026210000000000042", &Value::Null);
    all["models"][0]["validTo"] = json!("2026-06-10");
    all["models"][0]["status"] = json!("retired");
    let options = Options { registries: Registries::new([load(&all)], None), ..Options::default() };
    let mut checker = Checker::new(options, read_gb18030);
    let rows = "CNTESTLX010026060200000000042\nCNTESTLX010026061100000000042\nCNTESTLX010026060300000000042\n";
    let mut told = Vec::new();
    checker.push(rows.as_bytes(), &mut |row| told.push(row.number)).unwrap();
    checker.finish(&mut |row| told.push(row.number)).unwrap();
    assert_eq!(told, [2]);
}

#[test]
fn what_a_document_does_not_cover_is_not_unknown() {
    let mut all =
        document(Value::Null, "CNTESTLX010026210000000000042", &json!({ "covers": ["enterprises"], "models": [] }));
    let registry = load(&all);
    let decoded = read("CNTESTLX010026210000000000042", &registry);
    assert_eq!((decoded.enterprise.known, decoded.model.known), (Some(true), None));
    assert!(decoded.issues.is_empty());
    assert_eq!(read("CNNX7ELX010026210000000000042", &registry).issues.len(), 1, "of enterprises it has all");
    // Another that covers models knows that there is none.
    let models = load(&document(Value::Null, "CNTESTLX010026210000000000042", &json!({ "models": [] })));
    let knowledge = Knowledge { registries: &[&registry, &models], on: None };
    let decoded = decode("CNTESTLX010026210000000000042", &Ruleset::default(), knowledge).unwrap();
    assert_eq!((decoded.model.known, decoded.issues[0].code), (Some(false), IssueCode::ModelUnknown));
    all["covers"] = json!(["models"]);
    assert_eq!(pointers(&all), ["/enterprises"]);
    all["covers"] = json!([]);
    assert_eq!(pointers(&all)[0], "/covers");
}

#[test]
fn a_layout_of_the_document_is_for_all_enterprises_it_lists() {
    let layout = json!({ "serial": [{ "name": "week", "kind": "date", "width": 4, "format": "YYWW" }, rest(13)] });
    let all = document(Value::Null, "CNTESTLX010026210000000000042", &json!({ "layout": layout }));
    let registry = load(&all);
    let fields = |code: &str| read(code, &registry).serial.fields.len();
    assert_eq!((fields("CNTESTLX010026210000000000042"), fields("CNNX7ELX010026210000000000042")), (2, 0));
    let wrong = read("CNTESTLX010026990000000000042", &registry);
    assert_eq!(wrong.issues[0].code, IssueCode::SerialLayoutMismatch);
    // An enterprise's own goes before, and samples fit what is in force.
    let own = json!({ "serial": [{ "name": "all", "kind": "alnum", "width": 17 }] });
    let with_own = document(own, "CNTESTLX010026210000000000042", &json!({ "layout": layout }));
    assert_eq!(read("CNTESTLX010026210000000000042", &load(&with_own)).serial.fields.len(), 1);
    let bad = document(Value::Null, "CNTESTLX010026990000000000042", &json!({ "layout": layout }));
    assert_eq!(pointers(&bad), ["/enterprises/0/samples/0"]);
}

#[test]
fn a_fault_about_a_check_character_names_the_right_one() {
    let check =
        json!({ "name": "check", "kind": "check", "width": 1, "system": "iso-7064-mod-37-36", "over": ["number"] });
    let all = document(json!({ "serial": [rest(16), check] }), "CNTESTLX010000000000000000420", &Value::Null);
    let [fault] = &*faults(&all) else { panic!("one fault") };
    let (_, right) = fault.found.split_once("computed ").expect("what was computed");
    let good = format!("CNTESTLX0100000000000000004{}{right}", "2");
    load(&document(all["enterprises"][0]["layout"].clone(), &good, &Value::Null));
}
