//! Rows that add up those above them: they begin with a word for a total, in one of the languages that exports come in.

use alloc::string::String;

use crate::format::LENGTH;

/// The words, in small letters and without what may stand between them.
const WORDS: [&str; 55] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "总共",
    "共",
    "计",
    "总数",
    "总和",
    "累计",
    "汇总",
    "本页合计",
    "本页小计",
    "合計",
    "總計",
    "小計",
    "共計",
    "總共",
    "計",
    "總數",
    "累計",
    "総計",
    "総数",
    "합계",
    "총계",
    "소계",
    "total",
    "totals",
    "subtotal",
    "subtotals",
    "grandtotal",
    "sum",
    "count",
    "summary",
    "summe",
    "gesamt",
    "gesamtsumme",
    "zwischensumme",
    "insgesamt",
    "soustotal",
    "totalgénéral",
    "somme",
    "totalgeneral",
    "totalgeral",
    "totale",
    "subtotale",
    "somma",
    "totaal",
    "subtotaal",
    "razem",
    "итого",
    "всего",
    "сумма",
    "tổng",
    "tổngcộng",
];

/// For each first letter of the words in ASCII, the letters that may follow as bits, `a` the lowest; bit 26 where one beyond
/// ASCII does.
const SECOND_LETTERS: [u32; 26] = {
    let mut table = [0; 26];
    let mut at = 0;
    while at < WORDS.len() {
        if let [first @ b'a'..=b'z', second, ..] = WORDS[at].as_bytes() {
            let bit = if second.is_ascii() { *second - b'a' } else { 26 };
            table[(*first - b'a') as usize] |= 1 << bit;
        }
        at += 1;
    }
    table
};

/// Whether a text may be one of the words, by its first two letters: `false` only where [`is_total`] is.
#[inline]
pub(in crate::bulk) fn may_be_total(text: &[u8]) -> bool {
    let mut letters = text.iter().filter(|byte| !matches!(byte, b'\t'..=b'\r' | b' ' | b'-'));
    let column = |byte: &u8| byte.to_ascii_lowercase().wrapping_sub(b'a');
    match (letters.next(), letters.next()) {
        (Some(0x80..), _) => true,
        (Some(first), Some(second)) => {
            let row = SECOND_LETTERS.get(usize::from(column(first))).copied().unwrap_or(0);
            let bit = if second.is_ascii() { column(second) } else { 26 };
            bit <= 26 && row >> bit & 1 == 1
        }
        _ => false,
    }
}

/// Whether a text is one of the words, with or without a number behind it: `合 计`, `共 20 台`, `Total: 20`.
pub(in crate::bulk) fn is_total(text: &str) -> bool {
    // The longest word and a count behind it; a code has more of both, or as many letters and digits as it takes.
    let count = |is_one: fn(&u8) -> bool| text.bytes().filter(is_one).count();
    if text.len() > 40 || count(u8::is_ascii_digit) > 10 || count(u8::is_ascii_alphanumeric) >= LENGTH {
        return false;
    }
    let ends =
        |it: &char| it.is_ascii_digit() || ":=(,.;".contains(*it) || matches!(it, '\u{ff01}'..='\u{ff5e}' | '。');
    let is_between = |it: &char| it.is_whitespace() || *it == '-';
    let word: String = text.chars().take_while(|it| !ends(it)).filter(|it| !is_between(it)).map(small).collect();
    WORDS.contains(&word.as_str()) && text.find(|it| ends(&it)).is_none_or(|at| is_amount(&text[at..]))
}

/// Whether a text is a number with what stands around one: signs, and behind it a short unit. `(20)`, `= 1,234.5 台`.
pub(in crate::bulk) fn is_amount(text: &str) -> bool {
    let is_digit = |it: char| it.is_ascii_digit() || matches!(it, '０'..='９');
    let mut unit = text.chars().skip_while(|it| !it.is_alphabetic());
    let number = text.chars().take_while(|it| !it.is_alphabetic());
    let digits = number.filter(|it| is_digit(*it)).count();
    let letters = unit.clone().filter(|it| it.is_alphabetic()).count();
    digits <= LONGEST_AMOUNT && letters <= LONGEST_UNIT && (letters == 0 || digits > 0) && !unit.any(is_digit)
}

/// Digits of a number that adds up rows; a serial has more.
const LONGEST_AMOUNT: usize = 15;

/// As in `20 units`, `20 robots`.
const LONGEST_UNIT: usize = 6;

/// As a small letter, in the alphabets of the words; the tables of all others would weigh more than this module.
fn small(letter: char) -> char {
    match letter {
        'À'..='Þ' | 'А'..='Я' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        'Ạ'..='ỹ' => char::from_u32(u32::from(letter) | 1).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_any_letters_and_with_a_count() {
        for text in ["合 计", "合　计：", "共 20 台", "小计:3台", "总数：２０", "SUM", "Sub-total", "Total (20)"]
        {
            assert!(is_total(text), "{text}");
        }
        for known in WORDS {
            assert!(is_total(known), "{known}");
            let spelt = alloc::format!(" {} = 3", known.to_uppercase());
            assert!(is_total(&spelt) && may_be_total(spelt.as_bytes()) && may_be_total(known.as_bytes()), "{known}");
        }
    }

    #[test]
    fn text_that_only_contains_a_word_is_no_total() {
        for text in [
            "",
            "Totally wrong",
            "共享",
            "Total recall",
            "20",
            "TOTAL: 20260522000000001",
            "Total:CNTEST",
            "sum;DROP",
            "total,1A2",
            "COUNT1ABCDEFGHJKLMNPRSTUVWXYZ",
        ] {
            assert!(!is_total(text), "{text}");
        }
    }
}
