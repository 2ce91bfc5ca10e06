//! Cases.

mod by_ids;
mod choices;
mod create;
mod get;
mod list;

pub use by_ids::by_ids;
pub use choices::choices;
pub use create::create;
pub use get::get;
pub use list::list;
