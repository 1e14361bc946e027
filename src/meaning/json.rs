//! What a code says, as JSON. What stands between the values is written in one piece each: of the sixty names in an
//! answer, letter by letter, the writing would take longer than the finding.

use alloc::string::String;

use crate::check::Style;
use crate::json::Json;
use crate::meaning::Suggestion;
use crate::meaning::decoded::{Decoded, DecodedField};
use crate::message::{Locale, notice};
use crate::registry::{Attribute, Listing, Meaning};
use crate::tables::country::Country;

impl Decoded<'_> {
    /// The same as JSON, in the shape that the package returns.
    ///
    /// ```
    /// use humanoid_id::{decode, Knowledge, Ruleset};
    /// let decoded = decode("CNTESTH1A00120260522A00000001", &Ruleset::default(), Knowledge::default()).unwrap();
    /// assert!(decoded.to_json().contains(r#""alpha3":"CHN","numeric":"156","name":{"en":"China","zh":"中国"}"#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        self.json::<true>().finish()
    }

    /// The same for somebody who has the words of their own languages: the name of the country and the notice are `null`.
    #[must_use]
    pub fn to_json_without_words(&self) -> String {
        self.json::<false>().finish()
    }

    fn json<const HAS_WORDS: bool>(&self) -> Json {
        let Self { id, status, country, enterprise, model, serial, assurance, issues } = self;
        let (mut json, code) = (Json::default(), id.as_str());
        json.put(r#"{"id":""#).put(code);
        json.put(r#"","status":""#).put(status.name());
        json.put(r#"","display":""#).put(&id.format(Style::Spaced));

        json.put(r#"","country":{"alpha2":""#).put(id.country());
        json.put(r#"","alpha3":"#).plain(country.map(Country::alpha3));
        json.put(r#","numeric":"#).plain(country.map(Country::numeric));
        json.put(r#","name":"#);
        match country {
            Some(country) if HAS_WORDS => json.pair((country.name_en(), country.name_zh())),
            _ => json.raw("null"),
        }

        json.put(r#"},"enterprise":{"code":""#).put(id.enterprise());
        json.listing(enterprise.known, enterprise.listing.as_ref());
        json.put(r#","creditCode":"#).plain(enterprise.credit_code);

        json.put(r#"},"model":{"code":""#).put(id.model());
        json.listing(model.known, model.listing.as_ref());
        json.put(r#","attributes":{"#);
        for (name, value) in &model.attributes {
            json.foreign_key(name);
            match value {
                Attribute::Text(text) => json.text(text),
                Attribute::Names(names) => json.names(Some(names)),
                Attribute::Number(number) => json.raw(number),
                Attribute::Flag(flag) => json.flag(Some(*flag)),
            }
        }
        json.put(r#"},"fields":["#).fields(&model.fields, code);

        json.put(r#"]},"serial":{"value":""#).put(id.serial());
        json.put(r#"","inHouse":"#).text_or_null(serial.in_house.as_deref());
        json.put(r#","fields":["#).fields(&serial.fields, code);

        json.put(r#"]},"assurance":{"level":""#).put(assurance.level.name());
        json.put(r#"","registry":"#).put(assurance.registry.map_or("null", |it| &it.head));
        json.put(r#","registries":["#);
        for (at, source) in assurance.registries.iter().enumerate() {
            json.put(if at == 0 { "" } else { "," }).put(&source.head);
        }
        json.put(r#"],"notice":"#);
        if HAS_WORDS {
            json.pair((notice(Locale::En), notice(Locale::ZhCn)));
        } else {
            json.raw("null");
        }

        json.put(r#"},"issues":["#);
        for issue in issues {
            json.issue(issue);
        }
        json.put("]}");
        json
    }
}

/// The names and the order of [`Decoded::to_json`].
#[cfg(feature = "serde")]
impl serde::Serialize for Decoded<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde::Serialize::serialize(&crate::json::serialized::Serialized(&self.to_json()), serializer)
    }
}

impl Suggestion {
    /// Suggestions as JSON, in the shape that the package returns.
    ///
    /// ```
    /// use humanoid_id::{Ruleset, Suggestion, suggest};
    /// let json = Suggestion::list_to_json(&suggest("CHNTESTH1A00120260522A00000001", &Ruleset::default()));
    /// assert!(json.starts_with(r#"[{"id":"CNTESTH1A00120260522A00000001","edit":{"kind":"replace","range":[0,3],"#));
    /// ```
    #[must_use]
    pub fn list_to_json(all: &[Self]) -> String {
        let mut json = Json::default();
        json.put("[");
        for Self { id, edit, reason, rank } in all {
            json.open('{');
            json.put(r#""id":""#).put(id.as_str());
            json.put(r#"","edit":{"kind":""#).put(edit.kind.name()).put("\"");
            json.range(&edit.span);
            json.put(r#","from":"#).text(&edit.from);
            json.put(r#","to":"#).text(&edit.to);
            json.put(r#"},"reason":""#).put(reason.name());
            json.put(r#"","rank":"#).count(*rank);
            json.put("}");
        }
        json.put("]");
        json.finish()
    }
}

impl Json {
    /// A text of ours in both languages, in which nothing has to be escaped.
    fn pair(&mut self, (en, zh): (&str, &str)) {
        self.put(r#"{"en":""#).put(en).put(r#"","zh":""#).put(zh).put(r#""}"#);
    }

    /// What follows the code of an enterprise or a model.
    fn listing(&mut self, known: Option<bool>, listing: Option<&Listing<'_>>) {
        self.put(r#"","known":"#).flag(known);
        self.put(r#","name":"#).names(listing.map(|it| &it.name));
        self.put(r#","status":"#).plain(listing.map(|it| it.status.name()));
        self.put(r#","validFrom":"#).plain(listing.and_then(|it| it.valid_from));
        self.put(r#","validTo":"#).plain(listing.and_then(|it| it.valid_to));
        self.put(r#","layer":"#);
        match listing {
            Some(listing) => self.number(listing.layer as u64),
            None => self.raw("null"),
        }
    }

    fn fields(&mut self, fields: &[DecodedField<'_>], code: &str) {
        for (at, field) in fields.iter().enumerate() {
            self.put(if at == 0 { "{" } else { ",{" })
                .put(field.head)
                .put(code.get(field.places.clone()).unwrap_or_default());
            self.put(r#"","range":["#).number(field.span.start as u64);
            self.number(field.span.end as u64);
            self.put(r#"],"meaning":"#);
            match &field.meaning {
                Some(Meaning::Date(text)) => self.plain(Some(text)),
                Some(Meaning::Text(text)) => self.text(text),
                Some(Meaning::Number(number)) => self.number(*number),
                Some(Meaning::Name(names)) => self.names(Some(names)),
                None => self.raw("null"),
            }
            self.put("}");
        }
    }
}
