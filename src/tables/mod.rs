//! Tables that others publish and the code refers to; they import nothing of ours.

mod columns;
pub(crate) mod confusion;
pub mod country;
pub(crate) mod look_alike;

pub(crate) use columns::ALPHA_2;
