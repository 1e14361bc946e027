//! An edition as a document again, whole: every option with its value, so that two of them can be compared.

use alloc::string::String;
use alloc::vec::Vec;

use crate::editions::Edition;
use crate::editions::document::FORMAT;
use crate::format::{Alphabet, Ruleset, SettledOption};
use crate::issue::Severity;
use crate::json::Json;

impl Edition {
    /// The document, with every option and every alphabet; reading it gives the same edition.
    ///
    /// ```
    /// use humanoid_id::{Edition, RULESET_ID};
    /// let edition = Edition::published(RULESET_ID).unwrap();
    /// assert_eq!(Edition::from_json(&edition.to_json()), Ok(edition));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Json::default();
        json.open('{');
        json.member("format", Some(FORMAT));
        json.member("id", Some(&self.id));
        json.key("name");
        json.open('{');
        json.member("en", Some(&self.name.en));
        json.member("zh", Some(&self.name.zh));
        json.close('}');
        json.member("source", Some(&self.source));
        json.member("asOf", Some(&self.as_of));
        for (name, day) in [("validFrom", &self.valid_from), ("validTo", &self.valid_to)] {
            if day.is_some() {
                json.member(name, day.as_deref());
            }
        }
        json.rules(&self.rules);
        json.close('}');
        json.finish()
    }

    /// The document together with the numbers that stand for its rules: `{ numbers, edition }`.
    #[must_use]
    pub fn to_json_with_numbers(&self) -> String {
        let mut json = Json::default();
        json.open('{');
        json.key("numbers");
        json.open('[');
        self.rules.packed().into_iter().for_each(|number| json.number(number.into()));
        json.close(']');
        json.key("edition");
        json.put(&self.to_json());
        json.close('}');
        json.finish()
    }

    /// [`Edition::differences`] as JSON: a list of `{ pointer, one, other }`.
    #[must_use]
    pub fn differences_to_json(&self, other: &Self) -> String {
        let mut json = Json::default();
        json.open('[');
        for (pointer, one, other) in self.differences(other) {
            json.open('{');
            json.member("pointer", Some(&pointer));
            json.key("one");
            json.put(&one);
            json.key("other");
            json.put(&other);
            json.close('}');
        }
        json.close(']');
        json.finish()
    }

    /// What two editions settle differently: a JSON pointer into the document, and the two values as JSON.
    ///
    /// ```
    /// use humanoid_id::{Edition, Reaction, RULESET_ID};
    /// let one = Edition::published(RULESET_ID).unwrap();
    /// let mut other = one.clone();
    /// other.rules.ambiguous = Reaction::Error;
    /// assert_eq!(one.differences(&other), [("/options/ambiguous".into(), "\"warn\"".into(), "\"error\"".into())]);
    /// ```
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<(String, String, String)> {
        let (one, other) = (self.settled(), other.settled());
        let value = |all: &[(String, String)], pointer: &str| {
            all.iter().find(|(known, _)| known == pointer).map_or_else(|| "null".into(), |(_, value)| value.clone())
        };
        let mut pointers: Vec<&String> = one.iter().map(|(pointer, _)| pointer).collect();
        for (pointer, _) in &other {
            if !pointers.contains(&pointer) {
                pointers.push(pointer);
            }
        }
        let pairs = pointers.into_iter().map(|it| (it.clone(), value(&one, it), value(&other, it)));
        pairs.filter(|(_, one, other)| one != other).collect()
    }

    /// When codes are given out by it, and what it settles.
    fn settled(&self) -> Vec<(String, String)> {
        let days = [("/validFrom", &self.valid_from), ("/validTo", &self.valid_to)];
        let days = days.into_iter().filter_map(|(pointer, day)| {
            let day = day.as_deref()?;
            Some((pointer.into(), text_of(|json| json.text(day))))
        });
        settled(&self.rules, days.collect())
    }
}

/// Everything that the rules settle, by its pointer into the document, as JSON.
fn settled(rules: &Ruleset, mut all: Vec<(String, String)>) -> Vec<(String, String)> {
    for name in Ruleset::OPTIONS.into_iter().filter(|name| *name != "alphabet") {
        if let Some(value) = rules.get(name) {
            all.push((["/options/", name].concat(), text_of(|json| json.option(&value))));
        }
    }
    for (name, set) in segments(rules) {
        all.push((["/alphabets/", name].concat(), text_of(|json| json.alphabet(set))));
    }
    if rules.check.is_some() {
        all.push(("/check".into(), text_of(|json| json.check(rules))));
    }
    for (code, severity) in rules.severities.iter() {
        let severity = severity.map_or("off", Severity::name);
        all.push((["/severities/", code.id()].concat(), text_of(|json| json.text(severity))));
    }
    all
}

fn segments(rules: &Ruleset) -> [(&'static str, Alphabet); 3] {
    let sets = &rules.alphabets;
    [("enterprise", sets.enterprise), ("model", sets.model), ("serial", sets.serial)]
}

fn text_of(write: impl FnOnce(&mut Json)) -> String {
    let mut json = Json::default();
    write(&mut json);
    json.finish()
}

impl Json {
    fn rules(&mut self, rules: &Ruleset) {
        self.key("options");
        self.open('{');
        for name in Ruleset::OPTIONS.into_iter().filter(|name| *name != "alphabet") {
            if let Some(value) = rules.get(name) {
                self.key(name);
                self.option(&value);
            }
        }
        self.close('}');
        self.key("alphabets");
        self.open('{');
        for (name, set) in segments(rules) {
            self.key(name);
            self.alphabet(set);
        }
        self.close('}');
        if rules.check.is_some() {
            self.key("check");
            self.check(rules);
        }
        if rules.severities.iter().next().is_some() {
            self.key("severities");
            self.open('{');
            for (code, severity) in rules.severities.iter() {
                self.member(code.id(), Some(severity.map_or("off", Severity::name)));
            }
            self.close('}');
        }
    }

    fn option(&mut self, value: &SettledOption) {
        match value {
            SettledOption::Name(name) => self.text(name),
            SettledOption::Flag(on) => self.flag(Some(*on)),
            SettledOption::Characters(characters) => self.characters(characters),
        }
    }

    fn alphabet(&mut self, set: Alphabet) {
        match set.name() {
            Some(name) => self.text(name),
            None => self.characters(set.text(&mut [0; 36])),
        }
    }

    fn characters(&mut self, characters: &str) {
        self.open('{');
        self.member("characters", Some(characters));
        self.close('}');
    }

    fn check(&mut self, rules: &Ruleset) {
        let Some(check) = rules.check else { return };
        self.open('{');
        self.member("system", Some(check.system().name()));
        self.key("at");
        self.number(check.places().start as u64);
        self.key("over");
        self.open('[');
        for range in check.ranges() {
            self.open('[');
            self.number(range.start as u64);
            self.number(range.end as u64);
            self.close(']');
        }
        self.close(']');
        self.member("severity", Some(check.severity.name()));
        self.close('}');
    }
}
