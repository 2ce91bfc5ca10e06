//! Cases: investigations and what belongs to them.

mod access;
mod change;
mod criteria;
mod field;
mod filter;
mod link;
mod many;
mod merge;
mod names;
mod new_case;
mod noted;
mod opening;
mod outcome;
mod record;
mod state;
mod statistics;
mod status;
mod summary;
mod tag;
mod trend;

pub use access::{
    AccessEntry, AccessLevel, AccessMode, AccessReason, AccessRecord, AccessRules, AccessSubject, CaseAccess,
    Onlooker, PersonAccess,
};
pub use change::{CaseChange, Closing};
pub use criteria::{
    AccessMatch, CaseCriteria, CaseMatch, CaseOrder, CasePlace, CaseRole, CaseSearch, CaseSubCriteria,
    CaseTime, FlowMatch,
};
pub use field::CaseField;
pub use filter::{Assignee, CaseFilter, CaseFilterChoices, CaseSort, CaseSortKey, CustomMatch};
pub use link::{CaseLink, CaseLinks, CaseRelation, LinkKind, LinkRecord};
pub use many::{CaseAction, ManyDone, Refusal};
pub use merge::{MergePreview, Merged, Moved};
pub use new_case::{Classification, NewCase, NewCaseChoices};
pub use noted::{CaseFieldRecord, FieldChange, NotedValue};
pub use opening::{CaseMember, CaseMove, CaseOpening, CaseRevision, CaseValue};
pub use outcome::Outcome;
pub use record::{
    CaseCategory, CaseDeed, CasePeople, CaseRecord, CaseRequest, CaseService, CaseStanding, RequestNote,
    TagRecord,
};
pub use state::{CaseState, Lifecycle, Needs, Step, Workflow};
pub use statistics::{
    CaseDimension, CaseGroup, CaseGroupBy, CaseGrouping, CaseMeasure, CaseStatistics, GroupKey,
};
pub use status::{CaseFlag, CaseFlow, CaseKind, CaseStatus};
pub use summary::{Case, CaseSummary, Person};
pub use tag::CaseTag;
pub use trend::{CaseTrend, CaseWeek};
