//! The activity log: append-only, each row chained to the one before by its hash.

mod append;
mod chain;
mod lanes;
mod list;
mod news;

pub use append::{Head, NewActivity, append, next};
pub use chain::{ChainRow, chain, head};
pub use list::{explain, list};
pub use news::{cases_since, last};

use argus_domain::criteria::Total;

/// A total that was counted up to a bound and one more.
pub(crate) fn total(counted: i64, bound: u64) -> Total {
    let counted = counted.unsigned_abs();
    if counted > bound { Total::MoreThan(bound) } else { Total::Exactly(counted) }
}
