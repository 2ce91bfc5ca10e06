//! Services and categories as administrators change them. Nothing of them is ever deleted, as cases keep it: what is deleted
//! is retired.

pub(super) mod binding;
pub(super) mod category;
pub(super) mod service;
mod words;
