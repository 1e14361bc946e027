//! Tables that others publish and the code refers to; they import nothing of ours.

pub mod country;
