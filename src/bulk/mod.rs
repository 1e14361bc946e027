//! Many codes: exports of any size, row by row, where they lie.
//!
//! ```text
//!  bytes --Plan--> Splitter --RawRow--> Judge --Verdict--> Summary
//!   any pieces  rows and fields       a glance, or        and each row that there is something to say about
//!                                     the rules           goes to the caller, with its text and report on demand
//! ```
//!
//! Codes that are almost one of an earlier row are told when nothing follows, since only all codes together say which are
//! likely typing errors (`near.rs` has the rule).
//!
//! The pieces that the bytes come in change nothing: not the rows, not the line numbers, not what is found out about
//! the file.

mod checker;
mod columns;
mod damaged_words;
mod duplicates;
mod judge;
mod numbers;
mod options;
mod plan;
mod reports;
mod rows;
mod summary;

pub use checker::{Checker, Cut, Part};
pub use columns::{Cell, ColumnJudge, Offset, TextColumn};
pub(crate) use duplicates::Seen;
pub use duplicates::deferred::{AnyStore, Store, StoreFailed};
pub use judge::damage::{check_cell, check_parts, joined};
pub use judge::registries::Registries;
pub use judge::verdict::{NO_CODE, NO_PLACE, RowStatus, Verdict, verdict_bytes};
pub use numbers::{NumberColumns, NumberSummary, Numbers};
pub use options::{Column, Duplicates, Format, Options, Quoting};
pub use plan::letters::LetterInUse;
pub use plan::{Above, CodeColumn, ColumnBy, Plan, PlanError};
pub use reports::{RowReports, in_utf16};
#[cfg(not(target_family = "wasm"))]
pub use rows::encoding::read_gb18030;
pub use rows::encoding::{Encoding, ReadGb18030};
pub use rows::{Row, Sink, Told};
pub use summary::Summary;
