//! Changing workflows.

mod list;
mod moved;
mod save;

pub use list::list;
pub use save::save;

use crate::Error;
use argus_domain::WorkflowId;

/// The most workflows.
const MOST: u32 = 100;

fn missing(id: WorkflowId) -> Error {
    Error::NotFound(format!("There is no workflow {id}."))
}
