//! Cases: investigations and what belongs to them.

mod change;
mod field;
mod filter;
mod many;
mod new_case;
mod outcome;
mod state;
mod summary;
mod tag;

pub use change::{CaseChange, Closing};
pub use field::CaseField;
pub use filter::{Assignee, CaseFilter, CaseFilterChoices, CaseSort, CaseSortKey};
pub use many::{CaseOrder, ManyDone, Refusal};
pub use new_case::{Classification, NewCase, NewCaseChoices};
pub use outcome::Outcome;
pub use state::{CaseState, Lifecycle, Needs, Step, Workflow};
pub use summary::{Case, CaseSummary, Person};
pub use tag::CaseTag;
