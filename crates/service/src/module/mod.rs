//! Processing modules: installed and set by administrators, called when something happens or by hand, in tasks that any
//! server takes from the queue.

mod answer;
mod apply;
mod ask_before;
pub(crate) mod before;
mod callee;
mod caller;
mod ear;
mod follow;
mod happening;
mod hooks;
mod manage;
mod object;
mod queue;
mod runtime;
mod settings;
mod settings_of;
#[cfg(test)]
mod testing;
mod work;

pub use manage::{
    IncomingWheel, change, export, get, import, install, install_wheel, list, receive_wheel, remove, shipped,
    wheel_folder,
};
pub use queue::{MAX_LIMIT, again, call, cancel, choices, log, pipelines, process, task, tasks, touched};
pub use settings::ModuleSettings;
pub use work::{Job, cool, next, run, schedule};

pub(crate) use ask_before::ask_before;
pub(crate) use caller::Calling;
pub(crate) use follow::follow;
pub(crate) use queue::{call_within, offers};
pub(crate) use runtime::{LazyRuntime, NoRuntime, Runtime};

use crate::Error;
use argus_domain::{ModuleId, ModuleTaskId};

fn missing(id: ModuleId) -> Error {
    Error::NotFound(format!("There is no module {id}. It may have been removed meanwhile."))
}

fn no_task(id: ModuleTaskId) -> Error {
    Error::NotFound(format!(
        "There is no task {id} that you may see. It may have been removed, as it was old."
    ))
}
