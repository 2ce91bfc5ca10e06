//! Events.

mod assess;
mod bulk_assess;
mod by_case;
mod changes;
mod delete;
mod get;
mod histogram;
pub(crate) mod index;
mod ingest;
mod merged;
mod metrics;
mod payload;
mod record;
mod resolve;
mod search;
mod statistics;
mod stream;
mod submit;
mod whereabouts;
mod whole;

pub use assess::assess;
pub use bulk_assess::{MAX_ASSESSED, assess_matching, assess_page};
pub use by_case::by_case;
pub use changes::{last_written, written_since};
pub use delete::delete;
pub use get::get;
pub use histogram::histogram;
pub use index::{build_index, follow_index, index_size};
pub use ingest::{Ingested, ingest};
pub use merged::search_kinds;
pub use metrics::{Timeline, metrics};
pub use payload::{packet_capture, payload};
pub use search::{Asked, MAX_LIMIT, search, search_whole};
pub use statistics::statistics;
pub use stream::{Events, stream, stream_kinds};
pub use submit::{OnError, Outcome, submit};
