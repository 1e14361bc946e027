//! An entry: a unit on its way into its shard. `hash 4, big-endian · code 29 · length 4, little-endian · line`

use sha2::{Digest, Sha256};

/// Places of a code.
pub(crate) const CODE: usize = 29;
const HASH: usize = 4;
const LENGTH: usize = 4;

/// The first 32 bits of SHA-256 of a code.
pub(crate) fn hash(code: &[u8; CODE]) -> u32 {
    let digest = Sha256::digest(code);
    digest.iter().take(HASH).fold(0, |hash, byte| hash << 8 | u32::from(*byte))
}

pub(crate) fn write(out: &mut Vec<u8>, hash: u32, code: &[u8; CODE], line: &str) {
    let length = u32::try_from(line.len()).unwrap_or_default();
    out.extend_from_slice(&hash.to_be_bytes());
    out.extend_from_slice(code);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(line.as_bytes());
}

/// A unit in the bytes of a part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry<'b> {
    pub hash: u32,
    pub code: &'b [u8; CODE],
    pub line: &'b [u8],
}

/// The entries of a part. Ends at the first that is not whole, which none is that this module wrote.
pub(crate) fn read(mut bytes: &[u8]) -> impl Iterator<Item = Entry<'_>> {
    core::iter::from_fn(move || {
        let (hash, rest) = bytes.split_first_chunk::<HASH>()?;
        let (code, rest) = rest.split_first_chunk::<CODE>()?;
        let (length, rest) = rest.split_first_chunk::<LENGTH>()?;
        let (line, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        bytes = rest;
        Some(Entry { hash: u32::from_be_bytes(*hash), code, line })
    })
}
