//! What is left of a code, or of a segment, that was a number for a while.

use crate::layout::LENGTH;

/// A number with an exponent: there is a fraction, or a plus. `2E0005` is a model like any other, and so is `2E-005`.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let mantissa = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let power = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_marked = whole.len() < mantissa.len() || exponent.starts_with('+');
    is_marked
        && is_digits(whole)
        && (fraction.is_empty() || is_digits(fraction))
        && power.len() <= 3
        && is_digits(power)
}

/// The digits before the fraction of a whole number that was written with one, as of floats: `12.0`.
pub(super) fn whole_of_decimal(text: &str) -> Option<&str> {
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0"))?;
    is_digits(whole).then_some(whole)
}

pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Doubles keep fifteen digits, and so do spreadsheets, which write zeros for the rest.
pub(super) const DIGITS_KEPT: usize = 15;

/// All digits, and zeros from the sixteenth on.
pub(super) fn is_rounded(text: &[u8]) -> bool {
    text.len() == LENGTH
        && text.iter().all(u8::is_ascii_digit)
        && text[DIGITS_KEPT..].iter().all(|&byte| byte == b'0')
        && text.iter().any(|&byte| byte != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_or_a_plus_makes_an_exponent_one() {
        for text in ["8.61599900120261E+028", "8.615999001756395e+28", "8,61599900120261E28", "86.15999E+27", "1E+28"] {
            assert!(is_scientific(text), "{text}");
        }
        for text in ["", "2E0005", "2E-005", "E+05", "2E+", "2.0E1234", "2.0E05X", "2..0E05", "20260522000000E-16"] {
            assert!(!is_scientific(text), "{text}");
        }
    }

    #[test]
    fn only_a_fraction_of_nothing_is_taken_off() {
        for (text, whole) in [("12.0", Some("12")), ("12,0", Some("12")), ("12.5", None), ("12.00", None), (".0", None)]
        {
            assert_eq!(whole_of_decimal(text), whole, "{text}");
        }
    }
}
