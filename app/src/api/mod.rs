//! Server functions: what the page asks the server. One file per noun.
//!
//! A body runs on the server only and is thin: it finds out who calls, calls one use case of
//! `argus_service`, and answers. There is no rule and no SQL in it.

pub mod activity;
pub mod alarm;
pub mod alert;
pub mod alert_rule;
pub mod api_key;
pub mod attachment;
pub mod automation;
pub mod case;
pub mod case_link;
pub mod case_service;
pub mod case_template;
pub mod channel;
pub mod classification;
pub mod comment;
pub mod contact;
pub mod custom_field;
pub mod customer;
pub mod delivery;
pub mod event;
mod failure;
pub mod group;
pub mod ioc;
pub mod location;
pub mod module;
pub mod module_task;
pub mod network;
pub mod note;
pub mod notification;
pub mod policy;
pub mod presence;
pub mod saved_search;
pub mod search;
pub mod session;
pub mod setting;
pub mod silence;
pub mod task;
pub mod timeline;
pub mod user;
pub mod watcher;
pub mod workflow;

pub use failure::Failure;

#[cfg(feature = "ssr")]
mod caller;
#[cfg(feature = "ssr")]
pub use caller::{PageCall, SESSION_COOKIE, status};
#[cfg(feature = "ssr")]
use caller::{anybody, caller};
