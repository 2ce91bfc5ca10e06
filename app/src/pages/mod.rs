//! The pages, one noun each.

pub(crate) mod account;
pub(crate) mod activity;
pub(crate) mod alert;
pub(crate) mod alert_rule;
pub(crate) mod case;
pub(crate) mod event;
pub(crate) mod login;
pub(crate) mod manage;
pub(crate) mod module;
pub(crate) mod module_task;
pub(crate) mod new_password;
pub(crate) mod not_found;
pub(crate) mod notifications;
pub(crate) mod overview;
mod password_form;
mod saved;
pub(crate) mod search;
pub(crate) mod task;
pub(crate) mod work_list;
