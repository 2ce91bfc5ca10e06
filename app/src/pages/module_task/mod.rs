//! Tasks of processing modules (DIM): the list, the same for one case, and one.

mod filters;
mod follow;
mod list_page;
mod of_case;
mod one;
mod row;
mod state_mark;
mod table;
mod ticking;

pub(crate) use list_page::ModuleTasksPage;
pub(crate) use of_case::TasksOfCase;
pub(crate) use one::ModuleTaskPage;
