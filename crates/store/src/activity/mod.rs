//! The activity log: append-only, each row chained to the one before by its hash.

mod append;
mod chain;
mod deed;
mod lanes;
mod list;
mod news;
mod search;

pub use append::{Head, NewActivity, append, next};
pub use chain::{ChainRow, chain, head};
pub use deed::{deeds, last_detail};
pub(crate) use list::rows;
pub use list::{actions, explain, list, newest};
pub use news::{cases_since, last};
