//! Exactly one code, and something around it: an address, a label, what a scanner puts before what it reads.
//!
//! Such a text is no code, and to list all characters of the address that are none would tell nobody anything. So the
//! code is read, and what is said is that something stands around it, and where the code is.

use core::ops::Range;

use super::find::{Found, find};
use super::id::HumanoidId;
use super::normalize::Cleaned;
use super::text::Text;
use crate::format::{Alphabet, LENGTH, Ruleset};

/// The one code in a text that is none itself, and its first place; the text may have it several times.
pub(crate) fn code_within(text: impl Text, cleaned: &Cleaned, rules: &Ruleset) -> Option<(HumanoidId, Range<usize>)> {
    if !may_have_more(cleaned) {
        return None;
    }
    only_code(text, rules)
}

/// The one code in a text, and its first place.
pub(crate) fn only_code(text: impl Text, rules: &Ruleset) -> Option<(HumanoidId, Range<usize>)> {
    let found = find(text, rules);
    let (Found { id, span }, again) = found.split_first()?;
    again.iter().all(|it| it.id == *id).then(|| (*id, span.clone()))
}

/// Whether there is more than a code, and something that parts it from what is around it: letters and digits alone are one
/// word, which is a code or is not.
fn may_have_more(cleaned: &Cleaned) -> bool {
    cleaned.places.len() > LENGTH
        && (!cleaned.edits.is_empty() || cleaned.places.iter().any(|it| !Alphabet::ALNUM36.contains(it.byte)))
}
