//! What is asked: the time range and the parts of the filter.

mod add;
mod bar;
mod editor;
mod names;
mod part;
mod time_picker;

pub(super) use bar::FilterBar;
