//! SQL. The only crate that knows a table's name.
//!
//! No function here knows who is asking: what may be seen comes as a [`Scope`], and a function that reads
//! anything private cannot be called without one. Nothing here decides: rules are in `argus_service`.

pub mod activity;
pub mod alarm;
pub mod api_key;
pub mod case;
pub mod customer;
mod db;
mod error;
pub mod event;
mod listing;
pub mod location;
mod migrate;
pub mod network;
mod query;
pub mod raw_event;
mod scope;
pub mod session;
pub mod signature;
pub mod subject;
pub mod user;

pub use db::{Conn, Engine, Store, Tx};
pub use error::StoreError;
pub use scope::Scope;

pub type Result<T> = std::result::Result<T, StoreError>;
