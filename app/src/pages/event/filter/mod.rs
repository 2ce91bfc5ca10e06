//! What is asked: the time range and the parts of the filter.

mod add;
mod bar;
mod editor;
mod filtered;
mod names;
mod part;
mod parts;
mod time_picker;

pub(super) use bar::FilterBar;
pub(crate) use filtered::Filtered;
pub(crate) use parts::FilterParts;
