//! The only folder that knows JavaScript: thin exports, no rule.
//!
//! Two roads cross the boundary. [`fast`] answers yes or no with one integer and no allocation. [`report`] returns all
//! that is known as numbers, of which the glue makes plain objects; its text comes through [`letter_box`], so that what a
//! person typed arrives as it is, lone surrogates included. [`meaning`] keeps registries and returns what they say as one text. The typed functions that people call stand in `pkg-template/src`.
//!
//! With the feature `bulk` it is another module, for many codes: [`bulk`] instead of the two roads.

#[cfg(feature = "bulk")]
mod bulk;
#[cfg(not(feature = "bulk"))]
mod fast;
#[cfg(not(feature = "bulk"))]
mod letter_box;
#[cfg(not(feature = "bulk"))]
mod live;
#[cfg(not(feature = "bulk"))]
mod meaning;
mod options;
#[cfg(not(feature = "bulk"))]
mod report;
#[cfg(not(feature = "bulk"))]
mod words;

/// What it keeps is small and few: an allocator of a third of the size of the usual one will do.
#[cfg(all(not(feature = "bulk"), target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
