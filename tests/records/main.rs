//! The life of a unit: states, rules and what is refused, each by a table; and the laws that hold for any record.

#![cfg(feature = "bulk")]

mod documents;
mod laws;
mod states;
