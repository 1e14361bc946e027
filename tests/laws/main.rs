//! What holds for every text under every rules, beside the samples of `tests/vectors/`.
//!
//! `PROPTEST_CASES` sets how many texts each law is tried on (256 otherwise); `ROAD_TEXTS` how many go down both roads
//! in `roads.rs`. `npm test` tries millions there.

#[cfg(feature = "bulk")]
mod columns;
mod composing;
mod generate;
mod incomplete;
mod mending;
mod places;
mod privacy;
#[cfg(feature = "serde")]
mod roads;
