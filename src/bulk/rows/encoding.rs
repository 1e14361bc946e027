//! How an export spells its characters: UTF-8, UTF-16LE (what Excel calls "Unicode text") or GB18030 (what a Chinese
//! Excel calls "CSV"; GBK and GB2312 are parts of it).
//!
//! Rows and fields of UTF-8 and GB18030 are found without decoding anything, and nearly every code is ASCII; so only
//! the few cells that are not are ever decoded. UTF-16LE is turned into UTF-8 as it comes.

use alloc::string::String;
use alloc::vec::Vec;
use core::char::{REPLACEMENT_CHARACTER, decode_utf16};

use crate::bulk::rows::scan::line_end;

/// An encoding that exports come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// GB18030, and with it GBK and GB2312.
    Gb18030,
    /// Windows-1252, and with it Latin-1: assumed of bytes that are nothing else.
    Windows1252,
}

impl Encoding {
    /// Every encoding there is.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Gb18030, Self::Windows1252];

    /// Its name in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Gb18030 => "gb18030",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The byte-order mark that says so; none where there is none.
    const fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xEF\xBB\xBF",
            Self::Utf16Le => b"\xFF\xFE",
            Self::Gb18030 => b"\x84\x31\x95\x33",
            Self::Windows1252 => b"",
        }
    }

    /// The encoding of a beginning, if it shows one, and how long its byte-order mark is.
    pub(in crate::bulk) fn detect(head: &[u8]) -> (Option<Self>, usize) {
        for encoding in Self::ALL {
            if !encoding.mark().is_empty() && head.starts_with(encoding.mark()) {
                return (Some(encoding), encoding.mark().len());
            }
        }
        let encoding = if is_mostly_ascii_in_pairs(head) {
            Some(Self::Utf16Le)
        } else if head.is_ascii() {
            None
        } else {
            Some(Self::of_text(head))
        };
        (encoding, 0)
    }

    /// The encoding of bytes of which some are not ASCII; the last character may be cut.
    pub(in crate::bulk) fn of_text(bytes: &[u8]) -> Self {
        match core::str::from_utf8(bytes) {
            Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => Self::Utf8,
            Err(_) if is_gb18030(bytes) => Self::Gb18030,
            Err(_) if !is_mostly_utf8(bytes) => Self::Windows1252,
            _ => Self::Utf8,
        }
    }

    /// The encoding of text that shows none before the first character that is not ASCII: what follows that one on its
    /// line tells, so that the answer is the same whatever else has come.
    pub(in crate::bulk) fn first_shown(bytes: &[u8], is_last: bool) -> Shown {
        let Some(at) = first_beyond_ascii(bytes) else { return Shown::Nothing };
        let text = &bytes[at..];
        let text = &text[..text.len().min(TELLING)];
        match line_end(text).or((is_last || text.len() == TELLING).then_some(text.len())) {
            Some(end) => Shown::Encoding(Self::of_text(&text[..end])),
            None => Shown::FromHere(at),
        }
    }

    /// How long its byte-order mark is, where the bytes begin with one.
    pub(in crate::bulk) fn mark_length(self, head: &[u8]) -> usize {
        if head.starts_with(self.mark()) { self.mark().len() } else { 0 }
    }
}

/// What bytes show of their encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bulk) enum Shown {
    /// All of them are ASCII.
    Nothing,
    /// What begins here will show it, and too little of that has come: it is not to be passed before.
    FromHere(usize),
    Encoding(Encoding),
}

/// Of a line so many bytes tell how it is spelled.
const TELLING: usize = 1 << 10;

/// Where the first byte is that is not ASCII. All of an export may be searched for it, so many bytes are asked at once.
fn first_beyond_ascii(bytes: &[u8]) -> Option<usize> {
    const AT_ONCE: usize = 1 << 12;
    let block = bytes.chunks(AT_ONCE).position(|block| block.iter().fold(0, |all, byte| all | byte) >= 0x80)?;
    let at = bytes[block * AT_ONCE..].iter().position(|byte| !byte.is_ascii())?;
    Some(block * AT_ONCE + at)
}

/// Codes are ASCII, so every second byte of an export in UTF-16LE is zero more often than not.
#[inline(never)]
fn is_mostly_ascii_in_pairs(head: &[u8]) -> bool {
    let pairs = head.chunks_exact(2);
    let all = pairs.len();
    let ascii = pairs.filter(|pair| pair[1] == 0 && pair[0] != 0).count();
    all > 0 && ascii * 3 > all
}

/// Whether every byte belongs to a character of GB18030, but for a last one that may be cut.
fn is_gb18030(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [0..=0x80, rest @ ..]
            | [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, rest @ ..]
            | [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, rest @ ..] => rest,
            [] | [0x81..=0xFE] | [0x81..=0xFE, 0x30..=0x39] | [0x81..=0xFE, 0x30..=0x39, 0x81..=0xFE] => return true,
            _ => return false,
        };
    }
}

/// Whether damage is the exception: of what is not ASCII at least as much is characters of UTF-8 as is none.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut characters, mut strays) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().chars().filter(|it| !it.is_ascii()).count();
        strays += usize::from(!chunk.invalid().is_empty());
    }
    characters >= strays
}

/// What the bytes from 0x80 to 0x9F are in Windows-1252; five of them are nothing.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads Windows-1252.
pub(in crate::bulk) fn read_windows_1252(bytes: &[u8]) -> String {
    let character = |&byte: &u8| match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        other => char::from(other),
    };
    bytes.iter().map(character).collect()
}

/// Reads GB18030: the host's business, because its tables are larger than everything else here together.
pub type ReadGb18030 = fn(&[u8]) -> String;

/// Reads GB18030 with `encoding_rs`.
#[cfg(not(target_family = "wasm"))]
#[must_use]
pub fn read_gb18030(bytes: &[u8]) -> String {
    encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
}

/// Turns UTF-16LE into UTF-8, whatever the pieces it comes in.
#[derive(Clone, Debug, Default)]
pub(in crate::bulk) struct FromUtf16 {
    /// What the last piece ended in: half a unit, or the first half of a surrogate pair.
    cut: Vec<u8>,
}

impl FromUtf16 {
    pub fn read(&mut self, piece: &[u8], is_last: bool, text: &mut Vec<u8>) {
        self.cut.extend_from_slice(piece);
        let unit = |pair: &[u8]| u16::from_le_bytes([pair[0], pair[1]]);
        let mut whole = self.cut.len() & !1;
        if !is_last && whole > 0 && matches!(unit(&self.cut[whole - 2..whole]), 0xD800..=0xDBFF) {
            whole -= 2;
        }
        for character in decode_utf16(self.cut[..whole].chunks_exact(2).map(unit)) {
            let character = character.unwrap_or(REPLACEMENT_CHARACTER);
            text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.cut.drain(..whole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_shows_the_encoding() {
        let (gbk, _, _) = encoding_rs::GB18030.encode("编码,名称");
        let utf16: Vec<u8> = "id,名\r\nCNTEST".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Encoding::detect(b"plain"), (None, 0));
        assert_eq!(Encoding::detect("\u{feff}id".as_bytes()), (Some(Encoding::Utf8), 3));
        assert_eq!(Encoding::detect("编码".as_bytes()), (Some(Encoding::Utf8), 0));
        assert_eq!(Encoding::detect(&"编码".as_bytes()[..4]), (Some(Encoding::Utf8), 0));
        assert_eq!(Encoding::detect(&gbk), (Some(Encoding::Gb18030), 0));
        assert_eq!(Encoding::detect(&gbk[..gbk.len() - 1]), (Some(Encoding::Gb18030), 0));
        assert_eq!(Encoding::detect(&utf16), (Some(Encoding::Utf16Le), 0));
        assert_eq!(Encoding::detect(&[b"\xFF\xFE".as_slice(), &utf16].concat()), (Some(Encoding::Utf16Le), 2));
    }

    #[test]
    fn the_first_line_that_is_not_ascii_shows_the_encoding_as_soon_as_it_has_come() {
        let (gbk, _, _) = encoding_rs::GB18030.encode("张三");
        let file = [&b"x".repeat(5_000), b"\n1,".as_slice(), &gbk, b"\r\n2,\xFF"].concat();
        let shown: Vec<_> = (0..=file.len()).map(|end| Encoding::first_shown(&file[..end], false)).collect();
        let line = 5_003 + gbk.len();
        assert!(shown[..=5_003].iter().all(|it| *it == Shown::Nothing));
        assert!(shown[5_004..=line].iter().all(|it| *it == Shown::FromHere(5_003)));
        assert!(shown[line + 1..].iter().all(|it| *it == Shown::Encoding(Encoding::Gb18030)));
        assert_eq!(Encoding::first_shown(&file[..line], true), Shown::Encoding(Encoding::Gb18030));
        assert_eq!(Encoding::detect(b"Andr\xE9,x"), (Some(Encoding::Windows1252), 0));
        assert_eq!(
            Encoding::detect(
                "名称,编码\nAndr".as_bytes().iter().chain(b"\xE9,x").copied().collect::<Vec<_>>().as_slice()
            ),
            (Some(Encoding::Utf8), 0)
        );
        assert_eq!(read_windows_1252(b"Andr\xE9 \x80"), "André €");
        assert_eq!(Encoding::first_shown("é".repeat(513).as_bytes(), false), Shown::Encoding(Encoding::Utf8));
        assert_eq!(Encoding::first_shown(b"plain\n", true), Shown::Nothing);
    }

    #[test]
    fn utf16_reads_the_same_in_any_pieces() {
        let text = "C\u{ff2e}\u{1d400}编";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for cut in 0..=bytes.len() {
            let (mut reader, mut read) = (FromUtf16::default(), Vec::new());
            reader.read(&bytes[..cut], false, &mut read);
            reader.read(&bytes[cut..], true, &mut read);
            assert_eq!(read, text.as_bytes());
        }
    }
}
