//! What the browser offers, behind plain functions. Nothing else in the interface calls `js_sys`.

pub(crate) mod clipboard;
pub(crate) mod country;
pub(crate) mod download;
pub(crate) mod focus;
pub(crate) mod notice;
pub(crate) mod page;
pub(crate) mod scroll;
mod stopped;
pub(crate) mod storage;
pub(crate) mod stream;
pub(crate) mod theme;
pub(crate) mod time;
pub(crate) mod upload;

pub use stopped::stopped;
