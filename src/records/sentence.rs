//! Issue of a record to sentence.

use alloc::string::String;

use super::issue::{RecordIssue, RecordIssueCode};
use crate::message::language::{Section, section};
use crate::message::{Locale, in_each_language, template};

/// What is said of records in one language.
struct Records {
    issues: Section,
    persons: Section,
}

macro_rules! records {
    ($tag:literal) => {{
        const TOML: &str = include_str!(concat!("../../languages/", $tag, ".toml"));
        Records {
            issues: section!(TOML, "records", RecordIssueCode::IDS),
            persons: section!(TOML, "persons", &["name", "phone", "mail", "address", "identity"]),
        }
    }};
}

/// The sentence of an issue: what was found, what to do.
///
/// ```
/// use humanoid_id::{Locale, records::{RecordIssue, RecordIssueCode, record_message}};
/// let issue = RecordIssue::new(RecordIssueCode::RecallOpen, "/events/3").with("on", "2027-01-05");
/// assert!(record_message(&issue, Locale::En).starts_with("Recalled on 2027-01-05"));
/// ```
#[must_use]
pub fn record_message(issue: &RecordIssue, locale: Locale) -> String {
    let records: &Records = in_each_language!(locale, Records, records);
    template::fill(records.issues.at(issue.code as usize), &|name| {
        let value = issue.param(name)?;
        match name {
            "kind" => records.persons.of(value).map(String::from),
            _ => template::shown(value, template::LISTED),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_reads_well_without_facts_and_tells_them_where_they_are_known() {
        for &code in RecordIssueCode::ALL {
            for locale in Locale::ALL {
                let bare = record_message(&RecordIssue::new(code, ""), locale);
                assert!(!bare.contains(['[', '{', '|']), "{bare}");
                let full = code.params().iter().fold(RecordIssue::new(code, ""), |it, name| it.with(name, "phone"));
                assert_ne!(record_message(&full, locale), bare);
            }
        }
    }
}
