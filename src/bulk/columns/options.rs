//! The options of a judge as JSON text, for hosts that have no other way to give them.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};

use super::ColumnJudge;
use crate::editions::Edition;
use crate::format::{OptionError, OptionValue, Ruleset};
use crate::json::reader::{Reader, Stop, unescaped};

impl ColumnJudge {
    /// A judge by options as an object of JSON, named as in the package: `{"country":"cn-only"}`. An edition of the rules is
    /// one of them, a document or the identifier of one in the package; the others change what the edition settles.
    ///
    /// # Errors
    /// [`OptionError`] where the text is no such object, where there is no such option, or it does not take this value.
    ///
    /// ```
    /// use humanoid_id::bulk::{ColumnJudge, RowStatus};
    /// let judge = ColumnJudge::with_options(r#"{"separators":{"characters":"+"},"ambiguous":"error"}"#).unwrap();
    /// assert_eq!(judge.cell(b"CN+TEST+H1A001+20260522A00000001").verdict.status, RowStatus::Valid);
    /// let error = ColumnJudge::with_options(r#"{"case":"lower"}"#).unwrap_err();
    /// assert_eq!(error.sentence(), r#"option `case`: expected "fold" or "strict", found "lower""#);
    /// ```
    pub fn with_options(json: &str) -> Result<Self, OptionError> {
        let mut rules = Ruleset::default();
        let read = edition(json, &mut rules).and_then(|wrong| match wrong {
            None => read(json, &mut rules),
            wrong => Ok(wrong),
        });
        match read {
            Ok(None) => Ok(Self::new(&rules)),
            Ok(Some(error)) => Err(error),
            Err(Stop::Syntax(expected)) => Err(refused(&["JSON with ", expected].concat())),
            Err(Stop::TooManyFaults | Stop::Told) => Err(refused("JSON")),
        }
    }
}

fn refused(expected: &str) -> OptionError {
    OptionError { option: "rules".to_string(), found: "something else".to_string(), expected: expected.to_string() }
}

/// Do something with each option of a document, up to the first wrong one.
fn each<'d>(
    json: &'d str,
    mut take: impl FnMut(&mut Reader<'d>, &str) -> Result<Result<(), OptionError>, Stop>,
) -> Result<Option<OptionError>, Stop> {
    let mut reader = Reader::new(json, 0);
    if reader.peek() != b'{' {
        return Err(Stop::Syntax("an object of options"));
    }
    reader.open()?;
    let mut is_first = true;
    while let Some(name) = reader.member(is_first)? {
        is_first = false;
        if let Err(error) = take(&mut reader, &unescaped(name))? {
            return Ok(Some(error));
        }
    }
    reader.end()?;
    Ok(None)
}

const EDITION: &str = "edition";

/// The rules of the edition that is named or stands in the document, wherever in it.
fn edition(json: &str, rules: &mut Ruleset) -> Result<Option<OptionError>, Stop> {
    each(json, |reader, option| {
        let kind = reader.peek();
        let start = reader.at();
        reader.skip()?;
        let text = json.get(start..reader.at()).unwrap_or_default();
        if option != EDITION || text == "null" {
            return Ok(Ok(()));
        }
        let text = if kind == b'"' { unescaped(text.trim_matches('"')) } else { text.into() };
        Ok(Edition::as_option(&text).map(|edition| *rules = edition.rules))
    })
}

/// Set the options that stand in a document.
fn read(json: &str, rules: &mut Ruleset) -> Result<Option<OptionError>, Stop> {
    each(json, |reader, option| {
        if option == EDITION {
            reader.skip()?;
            return Ok(Ok(()));
        }
        set(reader, option, rules)
    })
}

fn set(reader: &mut Reader<'_>, option: &str, rules: &mut Ruleset) -> Result<Result<(), OptionError>, Stop> {
    let (text, found): (Cow<'_, str>, String);
    let value = match reader.peek() {
        b'"' => {
            text = unescaped(reader.string()?);
            OptionValue::Name(&text)
        }
        b'{' => match characters(reader)? {
            Some(characters) => {
                text = characters;
                OptionValue::Characters(&text)
            }
            None => OptionValue::Other("another object"),
        },
        b'[' => {
            reader.skip()?;
            OptionValue::Other("a list")
        }
        _ => match reader.scalar()? {
            "true" => OptionValue::Flag(true),
            "false" => OptionValue::Flag(false),
            "null" => return Ok(Ok(())),
            number => {
                found = number.to_string();
                OptionValue::Other(&found)
            }
        },
    };
    Ok(rules.set(option, value))
}

/// The one member of `{"characters":"…"}`.
fn characters<'d>(reader: &mut Reader<'d>) -> Result<Option<Cow<'d, str>>, Stop> {
    reader.open()?;
    let (mut found, mut is_first, mut others) = (None, true, false);
    while let Some(name) = reader.member(is_first)? {
        is_first = false;
        if unescaped(name) == "characters" && reader.peek() == b'"' {
            found = Some(unescaped(reader.string()?));
        } else {
            others = true;
            reader.skip()?;
        }
    }
    Ok(found.filter(|_| !others))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(json: &str) -> String {
        ColumnJudge::with_options(json).expect_err("a wrong option").sentence()
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(refusal("[]"), "option `rules`: expected JSON with an object of options, found something else");
        assert!(refusal("{} x").contains("the end of the document"));
        assert!(refusal("{\"case\"").contains("a colon"));
        assert!(refusal(r#"{"strict":true}"#).contains("option `strict`: expected one of alphabet"));
        assert!(refusal(r#"{"final":1}"#).contains("option `final`: expected true or false, found 1"));
        assert!(refusal(r#"{"alphabet":["a"]}"#).contains("found a list"));
        assert!(refusal(r#"{"alphabet":{"characters":"01","more":1}}"#).contains("found another object"));
    }

    #[test]
    fn an_edition_comes_before_the_options_beside_it() {
        let drill = include_str!("../../../tests/editions/drill-2027-01.json");
        // What stands in a column is not being typed.
        let finished = Ruleset { is_final: true, ..Edition::from_json(drill).unwrap().rules };
        let rules = |json: &str| ColumnJudge::with_options(json).unwrap().rules().clone();
        assert_eq!(rules(&["{\"edition\":", drill, "}"].concat()), finished);
        let strict = rules(&["{\"case\":\"strict\",\"edition\": ", drill, " }"].concat());
        assert_eq!(strict, Ruleset { case: crate::format::Case::Strict, ..finished });
        assert_eq!(rules(r#"{"edition":"cn-humanoid-29/2026-05"}"#), rules("{}"));
        assert!(
            refusal(r#"{"edition":"no/such"}"#)
                .contains("option `edition`: expected a document, or one of cn-humanoid")
        );
        assert!(refusal(r#"{"edition":{"format":"humanoid-id-rules/1"}}"#).contains(" at /"));
    }

    #[test]
    fn what_is_absent_or_null_keeps_its_default() {
        for json in ["{}", " {\"case\": null} "] {
            assert_eq!(ColumnJudge::with_options(json).unwrap().rules(), ColumnJudge::default().rules());
        }
        let judge = ColumnJudge::with_options(r#"{"c\u0061se":"strict","allowReserved":true}"#).unwrap();
        assert!(judge.rules().allow_reserved && judge.rules().case == crate::format::Case::Strict);
    }
}
