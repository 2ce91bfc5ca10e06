//! Cases as several people work in them, on both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod automation;
mod closing;
mod lists;
mod mail;
mod policy;
mod policy_step;
mod presence;
mod snooze;
mod task_due;
mod together;
mod who_may;
mod world;
