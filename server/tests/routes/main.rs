//! Every address of the server, called as its clients call it. Modules are shaped like the addresses.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod alerts;
mod authentication;
mod authority;
mod body_limits;
mod cases;
mod events;
mod healthz;
mod keys;
mod live;
mod lookups;
mod modules;
mod openapi;
mod page;
mod page_files;
mod unknown_addresses;
