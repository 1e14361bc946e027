//! A person's number, wherever in a text it stands: what is known to hold one is never repeated.
//!
//! Other schemes are recognised where they are the whole text, read under the rules in force. That is not enough for a
//! citizen ID: behind a label, in full-width digits or with a small `x` under strict rules, it would be taken for a
//! bad code of ours, and issues, segments and edits would quote it piece by piece.

use super::id::Shape;
use super::look_alike::looks_like;
use super::normalize::{is_invisible, narrow};
use super::other_schemes::{Scheme, recognise};
use super::text::Text;

/// Whether a citizen ID is one of the text's runs of letters and digits, or all of them together. Every rule is
/// lenient here: width, case, look-alikes.
pub(crate) fn holds_citizen_id(text: impl Text) -> bool {
    let is_one = |run: &Shape| recognise(run.places()) == Some(Scheme::CitizenId);
    let (mut all, mut run) = (Shape::default(), Shape::default());
    for it in text.characters() {
        let character = char::from_u32(it.point).unwrap_or(char::REPLACEMENT_CHARACTER);
        match u8::try_from(narrow(character)).ok().filter(u8::is_ascii_alphanumeric).or_else(|| looks_like(it.point)) {
            Some(byte) => {
                all.push(byte.to_ascii_uppercase());
                run.push(byte.to_ascii_uppercase());
            }
            None if is_invisible(character) => {}
            None if is_one(&run) => return true,
            None => run = Shape::default(),
        }
    }
    is_one(&run) || is_one(&all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citizen_id_is_known_in_any_dress() {
        for text in [
            "11010519491231002X",
            "11010519491231002x",
            "110105-19491231-002X",
            "１１０１０５１９４９１２３１００２Ｘ",
            "身份证号：11010519491231002X",
            "ID 11010519491231002X, Zhang",
            "11010519491231002\u{425}",
            "110105\u{200b}19491231002X",
        ] {
            assert!(holds_citizen_id(text), "{text}");
        }
    }

    #[test]
    fn digits_of_another_length_or_sum_are_none() {
        for text in ["", "11010519491231002", "110105194912310021", "211010519491231002X", "91350100M000100Y43"] {
            assert!(!holds_citizen_id(text), "{text}");
        }
    }
}
