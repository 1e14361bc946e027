//! What a record is held against.

use crate::registry::{Day, Knowledge};

/// What a record is held against.
#[derive(Clone, Copy, Debug, Default)]
pub struct RecordContext<'k> {
    /// The day that the data describe.
    pub as_of: Option<Day>,
    /// Registries that list enterprises and models.
    pub knowledge: Knowledge<'k, 'k>,
}
