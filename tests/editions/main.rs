//! Editions of the rules: documents, the drill of a fictional edition, and answers that never change.

mod documents;
mod drill;
mod pinned;
mod severities;
mod side_by_side;
