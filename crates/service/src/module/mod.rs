//! Processing modules: what they are called about, and what becomes of what they say.

#![allow(dead_code, unused_imports, reason = "what calls modules is not here yet")]

mod answer;
mod apply;
mod ask_before;
mod object;

pub(crate) use ask_before::ask_before;
