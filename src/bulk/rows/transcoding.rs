//! Files whose rows are found only when their bytes have been written anew.

use alloc::vec::Vec;

use super::document::FromDocument;
use super::encoding::FromUtf16;

/// How bytes are written anew, in the pieces that they come in.
#[derive(Clone, Debug)]
pub(in crate::bulk) enum Transcoding {
    /// UTF-16 as UTF-8.
    Utf16(FromUtf16),
    /// The rows of a JSON document as lines.
    Json(FromDocument),
}

impl Transcoding {
    /// Write a piece behind the text.
    pub fn read(&mut self, piece: &[u8], is_last: bool, text: &mut Vec<u8>) {
        match self {
            Self::Utf16(from) => from.read(piece, is_last, text),
            Self::Json(from) => from.read(piece, is_last, text),
        }
    }
}
