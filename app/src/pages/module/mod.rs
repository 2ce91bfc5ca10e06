//! What people do with processing modules: calling them by hand, and giving them files of evidence.

mod by_hand;
mod dialog;
mod evidence;
mod parameter_field;
mod parameters;
mod process_dialog;

pub(crate) use by_hand::CallButton;
pub(crate) use dialog::ModulesDialog;
pub(crate) use parameters::{ParameterFields, ParameterForm};
pub(crate) use process_dialog::ProcessDialog;

use crate::{link::module_task_address, state::Toasts};
use argus_domain::ModuleTaskId;

/// Says that tasks were begun, and leads to them.
pub(crate) fn begun(toasts: Toasts, what: &str, tasks: &[ModuleTaskId]) {
    match tasks {
        [] => {}
        [one] => toasts.done_with_link(format!("{what}: begun."), "Show the task", module_task_address(*one)),
        many => {
            let text = format!("{what}: {} tasks were begun.", many.len());
            toasts.done_with_link(text, "Show the tasks", crate::link::ModuleTaskLink::PATH.to_owned());
        }
    }
}
