//! Characters of other scripts that look like one of the 36: a keyboard left in Cyrillic, or a forgery.

/// The capital letter or digit that a character can be taken for.
///
/// Cyrillic, Greek, Cherokee and Armenian letters, Roman numerals, the letters and digits of mathematics, circled and
/// raised ones, and the CJK characters that people mistake for 0 and 1. Letters with accents are not here: they are
/// seen as what they are.
pub fn looks_like(point: u32) -> Option<u8> {
    let latin = match char::from_u32(point)? {
        'А' | 'а' | 'Α' | 'α' | 'ɑ' | 'Ꭺ' => b'A',
        'В' | 'в' | 'Β' | 'ß' | 'ʙ' | 'Ᏼ' => b'B',
        'С' | 'с' | 'Ϲ' | 'ϲ' | 'Ⅽ' | 'ⅽ' | 'Ꮯ' => b'C',
        'Ԁ' | 'ԁ' | 'Ⅾ' | 'ⅾ' | 'Ꭰ' => b'D',
        'Е' | 'е' | 'Ε' | 'ε' | '℮' | 'Ꭼ' => b'E',
        'Ϝ' | 'Ғ' => b'F',
        'Ԍ' | 'ɡ' | 'Ꮐ' => b'G',
        'Н' | 'н' | 'Η' | 'һ' | 'Һ' | 'Ꮋ' => b'H',
        'І' | 'і' | 'Ι' | 'ι' | 'ı' | 'Ӏ' | 'ӏ' | 'Ⅰ' | 'ⅰ' => b'I',
        'Ј' | 'ј' | 'Ϳ' | 'ϳ' | 'Ꭻ' => b'J',
        'К' | 'к' | 'Κ' | 'κ' | '\u{212a}' | 'Ꮶ' => b'K',
        'Ⅼ' | 'ⅼ' | 'Ꮮ' => b'L',
        'М' | 'м' | 'Μ' | 'Ⅿ' | 'ⅿ' | 'Ꮇ' => b'M',
        'Ν' | 'ν' => b'N',
        'О' | 'о' | 'Ο' | 'ο' => b'O',
        'Р' | 'р' | 'Ρ' | 'ρ' | 'Ꮲ' => b'P',
        'Ԛ' | 'ԛ' => b'Q',
        'Ʀ' | 'ʀ' | 'Ꭱ' => b'R',
        'Ѕ' | 'ѕ' | 'Ꮪ' => b'S',
        'Т' | 'т' | 'Τ' | 'τ' | 'Ꭲ' => b'T',
        'Ս' | 'υ' => b'U',
        'Ѵ' | 'ѵ' | 'Ⅴ' | 'ⅴ' | 'Ꮩ' => b'V',
        'Ԝ' | 'ԝ' | 'Ꮃ' => b'W',
        'Х' | 'х' | 'Χ' | 'χ' | 'Ⅹ' | 'ⅹ' => b'X',
        'У' | 'у' | 'Υ' | 'Ү' | 'ү' | 'γ' => b'Y',
        'Ζ' | 'ζ' | 'Ꮓ' => b'Z',
        '〇' | '○' | '◯' | 'Θ' | 'θ' | 'Ø' | 'ø' => b'0',
        '丨' | '〡' | '∣' => b'1',
        'З' | 'з' | 'Ʒ' | 'ʒ' => b'3',
        'Ч' | 'ч' => b'4',
        'б' => b'6',
        _ => return styled(point),
    };
    Some(latin)
}

/// Alphabets that Unicode repeats whole, in another style: first and last code point, and what they count from.
fn styled(point: u32) -> Option<u8> {
    const ALPHABETS: [(u32, u32, u8, u32); 12] = [
        (0xB2, 0xB3, b'2', 2),        // raised 2 and 3
        (0x2074, 0x2079, b'4', 6),    // raised digits from 4
        (0x2080, 0x2089, b'0', 10),   // lowered digits
        (0x2460, 0x2468, b'1', 9),    // circled digits
        (0x2474, 0x247C, b'1', 9),    // digits in parentheses
        (0x2488, 0x2490, b'1', 9),    // digits with a full stop
        (0x249C, 0x24B5, b'A', 26),   // letters in parentheses
        (0x24B6, 0x24E9, b'A', 26),   // circled letters, capital and small
        (0x1D400, 0x1D6A3, b'A', 26), // the letters of mathematics, capital and small in turn
        (0x1D7CE, 0x1D7FF, b'0', 10), // the digits of mathematics
        (0x1F130, 0x1F149, b'A', 26), // squared letters
        (0x1F1E6, 0x1F1FF, b'A', 26), // regional indicators: the halves of a flag
    ];
    match point {
        0xB9 => Some(b'1'),
        0x2070 => Some(b'0'),
        _ => {
            let (from, _, first, period) = *ALPHABETS.iter().find(|(from, to, ..)| (*from..=*to).contains(&point))?;
            u8::try_from((point - from) % period).ok().map(|step| first + step)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_script_gives_its_latin_counterpart() {
        for (character, latin) in [
            ('С', b'C'),
            ('Ν', b'N'),
            ('Ⅿ', b'M'),
            ('𝐂', b'C'),
            ('𝚣', b'Z'),
            ('𝟘', b'0'),
            ('①', b'1'),
            ('¹', b'1'),
            ('²', b'2'),
            ('⁹', b'9'),
            ('₀', b'0'),
            ('ⓩ', b'Z'),
            ('🇨', b'C'),
            ('〇', b'0'),
        ] {
            assert_eq!(looks_like(character.into()), Some(latin), "{character}");
        }
    }

    #[test]
    fn what_is_itself_looks_like_nothing() {
        for character in ['A', '9', 'z', '#', 'é', '编', '😀', '\u{ff23}'] {
            assert_eq!(looks_like(character.into()), None, "{character}");
        }
        assert_eq!(looks_like(0xD800), None);
    }
}
