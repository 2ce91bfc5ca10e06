//! Who is at a case now, and at what. Signs are no changes of a case: they leave nothing in its history, and die out.

mod list;
mod sign;

pub use list::{Everybody, everybody, list};
pub use sign::{leave, sign};
