//! The life of a unit: what happened to it, by whose account, and what state it is in.
//!
//! A record is one line of JSON, one unit a line (`humanoid-id-records/1`):
//!
//! ```text
//! { "id": "CNTESTH1A00120260522A00000001", "made": "2026-05-22", "status": "in-use", "events": [
//!   { "event": "produced", "on": "2026-05-22", "role": "manufacturer", "by": "TEST", "place": "CN-GD" }, … ] }
//! ```
//!
//! The vocabulary is this project's own: none has been published for this code. A record says what its issuer says; it
//! never says that a robot is anything more. Persons have no place in it.
//!
//! ```text
//!  line --document--> Unit --life--> state, order of events
//!             |          └---rules--┐
//!             └--personal--------- issues: code, severity, pointer, params
//! ```

mod context;
mod document;
mod issue;
mod life;
mod lines;
mod personal;
mod report;
mod rules;
mod sentence;
mod vocabulary;

pub use context::RecordContext;
pub use document::{MAX_EVENTS, MAX_LINE, Moment, Unit, UnitEvent};
pub use issue::{RecordIssue, RecordIssueCode};
pub use lines::{RecordLine, RecordLines, RecordTotals};
pub use report::{RecordReport, check_record};
pub use sentence::record_message;
pub use vocabulary::{EventName, Role, State};
