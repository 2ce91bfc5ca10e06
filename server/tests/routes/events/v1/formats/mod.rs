//! CSV and JSON lines, for whoever accepts them. What else may be asked for: see [`crate::events::formats`].

mod csv;
mod everything;
mod lines;
