//! JSON text: one writer, one reader.

pub(crate) mod reader;
#[cfg(feature = "serde")]
pub(crate) mod serialized;
mod writer;

pub(crate) use writer::{Json, push_number};
