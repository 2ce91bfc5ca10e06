//! SQL. The only crate that knows a table's name.
//!
//! No function here knows who is asking: what may be seen comes as a [`Scope`], and a function that reads
//! anything private cannot be called without one. Nothing here decides: rules are in `argus_service`.

pub mod activity;
pub mod alarm;
pub mod alert;
pub mod alert_rule;
pub mod api_key;
pub mod attachment;
pub mod automation;
pub mod case;
pub mod case_service;
pub mod case_template;
pub mod channel;
pub mod classification;
pub mod comment;
mod compression;
pub mod contact;
pub mod contact_watcher;
pub mod custom_field;
pub mod customer;
mod db;
pub mod delivery;
mod error;
pub mod event;
pub mod group;
pub mod ioc;
mod listing;
pub mod location;
mod migrate;
pub mod module;
pub mod names;
pub mod network;
pub mod note;
pub mod notification;
pub mod place;
pub mod policy;
pub mod presence;
mod query;
pub mod raw_event;
mod removal;
pub mod retention;
pub mod saved_search;
mod scope;
pub mod search;
pub mod sensor;
pub mod session;
pub mod setting;
pub mod signature;
pub mod silence;
pub mod subject;
pub mod task;
pub mod timeline;
pub mod user;
mod versioned;
pub mod watcher;
pub mod web_domain;
pub mod workflow;

pub use compression::train;
pub use db::{Conn, Engine, Store, Tx};
pub use error::StoreError;
pub use scope::{Scope, Viewer};
pub use versioned::Locked;

pub type Result<T> = std::result::Result<T, StoreError>;
