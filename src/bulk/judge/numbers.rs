//! What is left of a code, or of a segment, that was a number for a while.

use alloc::string::String;

use crate::format::LENGTH;

/// A number with an exponent: there is a fraction, or a plus. `2E0005` is a model like any other, and so is `2E-005`.
pub(in crate::bulk) fn is_scientific(text: &str) -> bool {
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

/// The digits of a whole number that was written as one: with a fraction of nothing, as of floats and in cells of money
/// (`12.0`, `12,00`), or with its thousands apart (`1,234`, `1,234.00`).
pub(in crate::bulk) fn whole_number(text: &str) -> Option<String> {
    let is_nothing = |fraction: &str| !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0');
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if is_nothing(fraction) && has_thousands_apart(whole) {
        return Some(whole.replace(',', ""));
    }
    let (whole, fraction) = text.split_once(['.', ','])?;
    (is_digits(whole) && is_nothing(fraction)).then(|| whole.into())
}

fn has_thousands_apart(text: &str) -> bool {
    let Some((first, others)) = text.split_once(',') else { return false };
    first.len() <= 3 && is_digits(first) && others.split(',').all(|group| group.len() == 3 && is_digits(group))
}

/// Whether a text is a number with a fraction, as a spreadsheet writes it: without zeros in front, and of no more digits
/// than it keeps. `20260522.000000001` is a serial with a dot in it.
pub(in crate::bulk) fn has_fraction(text: &str) -> bool {
    let Some((whole, fraction)) = text.split_once('.') else { return false };
    is_digits(whole)
        && is_digits(fraction)
        && (whole == "0" || !whole.starts_with('0'))
        && whole.len() + fraction.len() <= DIGITS_KEPT
}

pub(in crate::bulk) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Doubles keep fifteen digits, and so do spreadsheets, which write zeros for the rest.
pub(in crate::bulk) const DIGITS_KEPT: usize = 15;

/// All digits, and zeros from the sixteenth on.
pub(in crate::bulk) fn is_rounded(text: &[u8]) -> bool {
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
    fn only_what_writing_a_whole_number_adds_is_taken_off() {
        for (text, whole) in [
            ("12.0", "12"),
            ("12,0", "12"),
            ("12.00", "12"),
            ("12,00", "12"),
            ("12.", ""),
            (".0", ""),
            ("12.5", ""),
            ("12.0.0", ""),
            ("H1.0", ""),
            ("1,234", "1234"),
            ("1,000", "1000"),
            ("12,345,678.00", "12345678"),
            ("12,34", ""),
            ("1234,567", ""),
            (",234", ""),
            ("1,234.5", ""),
            ("1234", ""),
        ] {
            assert_eq!(whole_number(text).unwrap_or_default(), whole, "{text}");
        }
    }

    #[test]
    fn a_number_with_a_fraction_is_none_with_zeros_in_front_or_too_many_digits() {
        for text in ["12.34", "0.123", "202.605", "3.14159265358979"] {
            assert!(has_fraction(text), "{text}");
        }
        for text in ["1234", "01.34", "12.", ".5", "1.2.3", "H1.A001", "12.3A", "20260522.000000001"] {
            assert!(!has_fraction(text), "{text}");
        }
    }
}
