//! The only folder that knows JavaScript: thin exports, no rule.
//!
//! Two roads cross the boundary. [`fast`] answers yes or no with one integer and no allocation. [`report`] returns all
//! that is known as plain objects; its text comes through [`letter_box`], so that what a person typed arrives as it is,
//! lone surrogates included. [`meaning`] keeps registries and returns what they say as one text. The typed functions that people call stand in `pkg-template/src`.

mod fast;
mod letter_box;
mod live;
mod meaning;
mod options;
mod report;
mod words;
