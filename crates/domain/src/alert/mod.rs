//! Alerts: what somebody should look at, before it is known whether it is worth a case.

mod asset_match;
mod change;
mod escalation;
mod field;
mod filter;
mod group;
mod ioc_match;
mod many;
mod new_alert;
mod new_asset;
mod part_change;
mod parts;
mod similar;
mod statistics;
mod status;
mod summary;

pub use asset_match::AssetMatch;
pub use change::AlertChange;
pub use escalation::{Escalation, Merging};
pub use field::AlertField;
pub use filter::{AlertChoices, AlertFilter, AlertSort, AlertSortKey};
pub use group::{AlertColumn, AlertGroup, AlertGroupKey, AlertGrouping, AlertGroups};
pub use ioc_match::{IocMatch, IocMatchError};
pub use many::{AlertRefusal, AlertsDone};
pub use new_alert::NewAlert;
pub use new_asset::{AssetChange, NewAsset};
pub use part_change::AlertPartChange;
pub use parts::{AlertAsset, AlertCase, AlertIoc};
pub use similar::{Shared, SimilarAlert, SimilarAlerts, SimilarCase};
pub use statistics::{AlertFigures, AlertMeasure, AlertStatistics, Waited};
pub use status::AlertStatus;
pub use summary::{Alert, AlertSummary};
