//! Deliveries: written in the transaction that causes them, and sent after it by whichever server is free.

mod about;
mod expire;
mod list;
mod notify;
mod retry;
mod send;
mod work;

pub use expire::expire;
pub use list::{MAX_LIMIT, get, list};
pub use retry::retry;
pub use work::{Job, deliver, next};

pub(crate) use notify::{Notice, notify};
pub(crate) use send::{Message, send};

use crate::Error;
use argus_domain::DeliveryId;

fn missing(id: DeliveryId) -> Error {
    Error::NotFound(format!("There is no delivery {id}. It may have been removed, as it was old."))
}
