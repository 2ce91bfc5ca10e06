//! Deliveries: waiting, on their way, and done.

mod list;
mod queue;
mod work;

pub use list::{detail, explain_list, list};
pub use queue::{NewDelivery, expired, give_up, insert, lock, remove, retry};
pub use work::{Settled, Taken, explain_due, settle, take};
