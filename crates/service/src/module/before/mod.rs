//! What is about to be saved, as modules that wait for it see it: the request by the names of IRIS, which they may change or
//! refuse. What they made of it goes on through the usual checks.
//!
//! These are called before a transaction begins, for a module takes its time.

mod case;
mod deleted;
mod evidence;
mod ioc;
mod note;
mod report;
mod request;
mod task;
mod timeline_entry;

pub(crate) use case::before_case;
pub(crate) use deleted::{before_case_deleted, before_deleted};
pub(crate) use evidence::{before_evidence, before_evidence_change};
pub(crate) use ioc::{before_ioc_change, before_iocs};
pub(crate) use note::{before_note, before_note_change};
pub(crate) use report::before_report;
pub(crate) use task::{before_task, before_task_change};
pub(crate) use timeline_entry::{before_timeline_change, before_timeline_entries};
