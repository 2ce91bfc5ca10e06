//! Events.

mod get;
mod histogram;
pub(crate) mod index;
mod ingest;
mod resolve;
mod search;
mod submit;
mod whole;

pub use get::get;
pub use histogram::histogram;
pub use index::build_index;
pub use ingest::{Ingested, ingest};
pub use search::{MAX_LIMIT, search, search_whole};
pub use submit::{OnError, Outcome, submit};
