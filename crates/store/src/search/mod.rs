//! Finding cases, what they hold, and alerts by words, on both engines alike: a table of words (see
//! [`argus_domain::search::words`]), each with the things that hold it, kept up to date by whatever writes these.

mod fill;
mod find;
mod index;
mod item;

pub(crate) use fill::fill;
pub use find::{LOOKED_AT, Matches, Wanted, explain, find};
pub(crate) use index::{Words, follow, relocate, words_of};
pub(crate) use item::table;
pub use item::{Item, items};
