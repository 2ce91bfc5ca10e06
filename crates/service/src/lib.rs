//! What the system does: one function per use case, which is authority, rule, store and activity in one
//! transaction.
//!
//! Nothing here reads a clock or draws a random number: both come with the call's [`Ctx`].

pub mod activity;
mod actor;
pub mod alarm;
pub mod alert;
pub mod alert_rule;
pub mod api_key;
mod argus;
pub mod attachment;
pub mod automation;
pub mod case;
pub mod case_service;
pub mod case_template;
pub mod channel;
pub mod classification;
mod clock;
pub mod comment;
pub mod contact;
mod ctx;
pub mod custom_field;
pub mod customer;
pub mod delivery;
mod error;
pub mod event;
pub mod export;
pub mod group;
pub mod ioc;
pub mod location;
mod merge;
pub mod module;
pub mod network;
pub mod note;
pub mod notification;
mod password;
pub mod policy;
pub mod presence;
mod random;
pub mod retention;
mod rights;
pub mod saved_search;
mod seal;
pub mod search;
mod secret;
pub mod session;
pub mod setting;
pub mod silence;
pub mod task;
mod throttle;
pub mod timeline;
pub mod user;
pub mod watcher;
pub mod workflow;

pub use actor::Actor;
pub use argus::{Argus, Settings};
pub use clock::{Clock, SystemClock};
pub use ctx::Ctx;
pub use error::{Error, Result};
pub use random::{Random, SystemRandom};
