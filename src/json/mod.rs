//! JSON text: one writer, one reader.

pub(crate) mod reader;
mod writer;

pub(crate) use writer::{Json, push_number};
