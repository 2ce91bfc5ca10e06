//! Tasks of cases.

mod due;
mod list;
mod read;
mod write;

pub use due::{claim_told, explain_untold, untold};
pub use list::{after, assigned, cases_of, explain_mine, mine, of_case, open_of_case};
pub use read::{get, removed};
pub use write::{InsertTask, insert, lock, remove, restore, take_off, update};
