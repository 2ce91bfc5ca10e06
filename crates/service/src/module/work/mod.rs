//! The work of a server: taking tasks, calling modules, and writing what came of it.
//!
//! A task is taken for a short time, which its server renews while it runs. A server that dies leaves it to whoever looks
//! after that time; what a module wants is applied in the transaction that settles its task, so it is applied once.

mod call;
mod install;
mod listen;
mod outcome;
mod run;
mod settle;
mod system;

pub use run::{Job, next, run};
pub use system::schedule;

use crate::Argus;

/// Ends processes of modules that were kept for calls which did not come.
pub async fn cool(argus: &Argus) {
    if let Some(runtime) = argus.modules_made() {
        runtime.cool().await;
    }
}
