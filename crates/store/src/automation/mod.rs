//! Automation rules, what they did, and what they are tried on.

mod history;
mod rule;
mod run;
mod timer;

pub use history::{PastRow, explain_past, first_since, past};
pub use rule::{SaveRule, count, get, insert, list, lock, naming_state, remove, update, waiting};
pub use run::{NewRun, finish, insert_run, runs};
pub use timer::{Reached, Stay, advance, explain_overdue, forget, overdue, reached, still_since};
