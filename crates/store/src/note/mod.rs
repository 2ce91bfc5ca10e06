//! Notes of cases, in folders.

mod folder;
mod read;
mod revision;
mod write;

pub use folder::{add_folder, change_folder, folder, folders, is_empty, remove_folder};
pub use read::{count, get, removed, search, tree};
pub use revision::{revision, revisions};
pub use write::{InsertNote, insert, lock, remove, restore, update};
