//! Many codes: exports of any size, row by row, where they lie.
//!
//! ```text
//!  bytes --Plan--> Splitter --Record--> Judge --Verdict--> Summary
//!   any pieces  rows and fields       a glance, or        and each row that there is something to say about
//!                                     the rules           goes to the caller, with its text and report on demand
//! ```
//!
//! Codes that are almost one of an earlier row are told when nothing follows, since only all codes together say which are
//! likely typing errors (`near.rs` has the rule).
//!
//! The pieces that the bytes come in change nothing: not the rows, not the line numbers, not what is found out about
//! the file.

mod afterwards;
mod checker;
mod damage;
mod dates;
mod deferred;
mod duplicates;
mod encoding;
mod glance;
mod header;
mod heads;
mod json;
mod judge;
mod key;
mod near;
mod numbers;
mod options;
mod plan;
mod prefixes;
mod registries;
mod reports;
mod rows;
mod scan;
mod sheet;
mod splitter;
mod summary;
mod table;
mod totals;
mod verdict;
mod wrappers;

pub use checker::{Checker, Cut, Part};
pub use damage::{check_cell, check_parts, joined};
pub use deferred::{AnyStore, Store, StoreFailed};
#[cfg(not(target_family = "wasm"))]
pub use encoding::read_gb18030;
pub use encoding::{Encoding, ReadGb18030};
pub use options::{Column, Duplicates, Format, Options};
pub use plan::{Above, ColumnBy, Plan, PlanError};
pub use registries::Registries;
pub use reports::{RowReports, in_utf16};
pub use rows::{Row, Sink};
pub use summary::Summary;
pub use verdict::{Standing, Verdict};
