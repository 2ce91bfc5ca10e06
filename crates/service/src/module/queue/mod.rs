//! Tasks: put into the queue, read, cancelled, run again.

mod again;
mod by_hand;
mod cancel;
mod choices;
mod enqueue;
mod evidence;
mod list;

pub use again::again;
pub use by_hand::call;
pub use cancel::cancel;
pub use choices::{choices, pipelines};
pub use evidence::process;
pub use list::{MAX_LIMIT, log, task, tasks, touched};

pub(crate) use by_hand::{call_within, offers};
pub(super) use enqueue::{Priority, Wanted, beginner, enqueue};
