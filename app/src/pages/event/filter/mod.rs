//! What is asked: the time range and the parts of the filter.

mod bar;
mod customer_names;
mod editor;
mod part;
mod time_picker;

pub(super) use bar::FilterBar;
