//! What a code says beyond being well formed, and how codes are written and mended.

mod sample;
mod suggest;

pub use sample::{Sample, sample};
pub use suggest::{SuggestedEdit, SuggestedEditKind, Suggestion, SuggestionReason, suggest};
