//! Tasks of modules: queued, running, and done.

mod changes;
mod input;
mod list;
mod log;
mod queue;
mod work;

pub use changes::{activity_of, changes, note_activity, put_changes};
pub use input::{Input, Rights};
pub use list::{Found, explain_list, get, list, touched};
pub use log::{append_log, last_number, log};
pub use queue::{NewTask, SYSTEM, cancel, claim_job, forget, give_up, insert, lock, record_finished};
pub use work::{Settled, Taken, explain_take, is_due, renew, settle, take};
