//! Notification policies: who is told of which alerts and cases, how, and how often.

mod content;
mod grouping;
mod labels;
mod matcher;
mod notice;
mod occasion;
mod quiet;
mod step;
mod whom;

pub use content::{POLICY_FIELDS, Policy, PolicyChoices, PolicyContent};
pub use grouping::{GroupLabel, Grouping};
pub use labels::Labels;
pub use matcher::Matcher;
pub use notice::{Notice, NoticeFilter, NoticeState, NoticeSubject};
pub use occasion::Occasion;
pub use quiet::{QuietHours, Weekday};
pub use step::Step;
pub use whom::{Route, Whom};
