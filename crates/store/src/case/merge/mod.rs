//! Merging a case into another, and taking it out again.

mod parts;
mod standing;

pub use parts::{Lot, count, in_both, move_lot};
pub use standing::{Standing, chain, holder, merge, merged_into, take_out};
