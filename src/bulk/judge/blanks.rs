//! Words that programs and people write where there is nothing.

/// In small letters. What is only not known yet is no such word: somebody has to look after it.
const WORDS: [&str; 26] = [
    "null", "<null>", "(null)", "[null]", "\\n", "n/a", "#n/a", "na", "nan", "<na>", "none", "nil", "nul", "nat", "-",
    "--", "---", "—", "——", "–", "/", "无", "無", "暂无", "空", "なし",
];

/// The longest of the words in bytes.
const LONGEST: usize = 6;

/// Whether a text is one of the words, and nothing else. What surrounds it is left out.
#[inline]
pub(in crate::bulk) fn is_word_for_nothing(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether bytes may be one of the words, whatever surrounds it: `false` only where [`is_word_for_nothing`] is.
pub(in crate::bulk) fn may_be_nothing(text: &[u8]) -> bool {
    const SURROUNDED: usize = 4 * LONGEST;
    text.len() <= SURROUNDED || text.trim_ascii().len() <= SURROUNDED || !text.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_as_long_as_is_said() {
        assert_eq!(WORDS.iter().map(|word| word.len()).max(), Some(LONGEST));
        assert!(WORDS.iter().all(|word| is_word_for_nothing(&word.to_uppercase())));
    }

    #[test]
    fn a_text_that_only_begins_like_a_word_is_none() {
        for text in ["", "NOREAD", "n", "n/a?", "待定", "0", "unknown", "----"] {
            assert!(!is_word_for_nothing(text), "{text}");
        }
    }
}
