//! What a code says beyond being well formed, and how codes are written and mended.

mod compose;
mod decode;
mod decoded;
mod fit;
mod json;
#[cfg(feature = "bulk")]
mod numbering;
mod parts;
mod sample;
mod slip;
mod suggest;
mod suggestion;

pub use compose::compose;
#[cfg(feature = "bulk")]
pub(crate) use decode::{confirmed, insert, is_doubtful, is_same_for_make, layout_remarks, make_remarks};
pub use decode::{decode, decode_id};
pub use decoded::{Assurance, Decoded, DecodedField, Enterprise, Level, Model, Serial};
#[cfg(feature = "bulk")]
pub(crate) use fit::own_dates;
pub use fit::{ChosenBy, EditionFit};
#[cfg(feature = "bulk")]
pub(crate) use numbering::{Numbering, number_of};
pub use parts::Parts;
pub use sample::{Sample, sample};
#[cfg(feature = "bulk")]
pub(crate) use suggest::only_suggestion;
pub use suggest::{suggest, suggest_with};
pub use suggestion::{SuggestedEdit, SuggestedEditKind, Suggestion, SuggestionReason};
