//! Place 9 of a vehicle identification number: ISO 3779, in China GB 16735.

/// The character that belongs at place 9 of a vehicle identification number; `None` where the text is not 17 of `0-9A-Z`
/// without I, O and Q. What stands at place 9 weighs nothing.
///
/// GB 16735 and 49 CFR 565.15: binding in China and North America, often not kept elsewhere.
///
/// ```
/// use humanoid_id::check_character::vin;
/// assert_eq!(vin(b"1M8GDM9AXKP042788"), Some(b'X'));
/// assert_eq!(vin(b"1M8GDM9AXKP04278O"), None);
/// ```
#[must_use]
pub fn vin(text: &[u8]) -> Option<u8> {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    if text.len() != WEIGHTS.len() {
        return None;
    }
    let sum = text.iter().zip(WEIGHTS).try_fold(0, |sum, (&character, weight)| {
        let value = match character {
            b'0'..=b'9' => character - b'0',
            b'A'..=b'H' => character - b'A' + 1,
            b'J'..=b'N' | b'P' | b'R' => character - b'J' + 1,
            b'S'..=b'Z' => character - b'S' + 2,
            _ => return None,
        };
        Some(sum + u32::from(value) * weight)
    })?;
    b"0123456789X".get((sum % 11) as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_9_of_published_vins_agrees() {
        for text in
            ["1M8GDM9AXKP042788", "1G4AH59H45G118341", "WBAXW1104J0X16755", "WDBEA30D3HA391172", "11111111111111111"]
        {
            assert_eq!(vin(text.as_bytes()), Some(text.as_bytes()[8]), "{text}");
        }
        for text in ["", "1M8GDM9AXKP04278", "1M8GDM9AXKP0427888", "1M8GDM9AXKPQ42788", "1m8gdm9axkp042788"] {
            assert_eq!(vin(text.as_bytes()), None, "{text}");
        }
    }
}
