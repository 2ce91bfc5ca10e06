//! Exports of a case: what leaves Argus, for whom, and what is withheld.

mod choice;
mod format;
mod part;
mod report;
mod withheld;

pub use choice::ExportChoice;
pub use format::ExportFormat;
pub use part::ExportPart;
pub use report::{ReportEnd, ReportEvent, ReportField, ReportHead, ReportNote, ReportRows};
pub use withheld::{IocCount, counted, withheld};
