//! Tables that others publish and the code refers to; they import nothing of ours.

mod columns;
pub mod country;
