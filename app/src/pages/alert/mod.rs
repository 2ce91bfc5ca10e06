//! Alerts: the queue, one, and how long they wait.

mod list;
mod metrics;
mod new_dialog;
mod one;

pub(crate) use list::{AlertListPage, status_mark};
pub(crate) use metrics::AlertMetricsPage;
pub(crate) use one::AlertPage;
