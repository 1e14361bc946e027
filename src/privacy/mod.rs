//! What may not be told: citizen IDs and codes of other schemes, and how a text is shown without them.

mod mask;
pub mod other_schemes;
pub(crate) mod person;

#[cfg(feature = "bulk")]
pub(crate) use mask::masked;
pub use mask::{redact, shape};
pub(crate) use person::{holds_citizen_id, holds_phone_number};
