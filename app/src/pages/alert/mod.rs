//! Alerts: the queue, and one.

mod list;
mod new_dialog;
mod one;

pub(crate) use list::{AlertListPage, status_mark};
pub(crate) use one::AlertPage;
