//! From a code to what it says.

use alloc::vec::Vec;

use super::decoded::{Assurance, Decoded, Enterprise, Level, Model, Serial};
use crate::check::{Text, check};
use crate::ruleset::Ruleset;
use crate::tables::country::Country;

/// What a code says; `None` where the text is no valid code under the rules.
///
/// ```
/// use humanoid_id::{decode, Ruleset};
/// let decoded = decode("cn-test-h1a001-20260522A00000001", &Ruleset::default()).unwrap();
/// assert_eq!(decoded.country.unwrap().name_zh(), "中国");
/// assert_eq!(decoded.enterprise.known, None); // no registry was asked
/// ```
#[must_use]
pub fn decode(text: impl Text, rules: &Ruleset) -> Option<Decoded> {
    let report = check(text, rules);
    let id = report.id?;
    Some(Decoded {
        id,
        country: Country::of(id.country()),
        enterprise: Enterprise::default(),
        model: Model::default(),
        serial: Serial { in_house: None, fields: Vec::new() },
        assurance: Assurance { level: Level::Structure, registry: None },
        issues: report.issues,
    })
}
