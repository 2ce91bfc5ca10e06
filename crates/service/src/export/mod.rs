//! Exports of a case: what may leave is told piece by piece, what may not is counted.

mod begin;
mod conceal;
mod field;
mod picture;
mod plain;
mod report;

pub use begin::{begin, preview};
pub use report::Report;
