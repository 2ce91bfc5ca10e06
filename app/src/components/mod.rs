//! Parts that pages are made of. One component per file.

mod boxes;
mod combobox;
mod copy;
mod dialog;
mod empty;
mod field;
mod icon;
mod loaded;
mod pager;
mod popover;
mod row_keys;
mod severity;
mod sort_header;
mod state_mark;
mod time;
mod toast_region;

pub(crate) use boxes::{Boxes, Choice};
pub(crate) use combobox::Combobox;
pub(crate) use copy::{CopyButton, copy};
pub(crate) use dialog::Dialog;
pub(crate) use empty::Empty;
pub(crate) use field::{Field, FieldState, note_id};
pub(crate) use icon::{Icon, icon};
pub(crate) use loaded::{FailureBox, Loaded};
pub(crate) use pager::{Pager, Paging};
pub(crate) use popover::Popover;
pub(crate) use row_keys::row_keys;
pub(crate) use severity::severity_mark;
pub(crate) use sort_header::SortHeader;
pub(crate) use state_mark::state_mark;
pub(crate) use time::{Clock, time};
pub(crate) use toast_region::ToastRegion;
