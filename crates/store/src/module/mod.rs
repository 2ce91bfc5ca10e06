//! Processing modules: which there are, what they wait for, and the queue of their tasks.

mod hook;
mod installed;
pub mod task;

pub use hook::{Waiting, put_hooks, waiting};
pub use installed::{
    SaveModule, describe, get, insert, list, lock, named, remove, secrets, set_installed, update,
};
