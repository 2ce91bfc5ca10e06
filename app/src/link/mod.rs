//! The URL is the state of a page: reading it and writing it.

pub(crate) mod activity_link;
pub(crate) mod alert_link;
pub(crate) mod alert_rule_link;
pub(crate) mod automation_link;
pub(crate) mod case_link;
pub(crate) mod case_page_link;
pub(crate) mod channel_link;
pub(crate) mod event_link;
pub(crate) mod event_sort;
mod export_link;
pub(crate) mod filter_field;
pub(crate) mod filter_values;
pub(crate) mod list_link;
mod metrics_link;
pub(crate) mod module_task_link;
mod paged;
pub(crate) mod policy_link;
pub(crate) mod query_text;
pub(crate) mod search_link;
pub(crate) mod task_link;
pub(crate) mod time_range;
mod why_matched;
mod work_link;

pub(crate) use activity_link::ActivityLink;
pub(crate) use alert_link::{AlertLink, QueueShape};
pub(crate) use alert_rule_link::AlertRuleLink;
pub(crate) use automation_link::AutomationLink;
pub(crate) use case_link::CaseLink;
pub(crate) use case_page_link::{CasePageLink, CaseTab};
pub(crate) use channel_link::ChannelLink;
pub(crate) use event_link::EventLink;
pub(crate) use export_link::ExportLink;
pub(crate) use filter_field::FilterField;
pub(crate) use filter_values::NO_CASE;
pub(crate) use list_link::ListLink;
pub(crate) use metrics_link::MetricsLink;
pub(crate) use module_task_link::{ModuleTaskLink, module_task_address, object_address};
pub(crate) use paged::{Narrowed, Paged};
pub(crate) use policy_link::PolicyLink;
pub(crate) use query_text::QueryText;
pub(crate) use search_link::{SearchLink, place_of};
pub(crate) use task_link::TaskLink;
pub(crate) use time_range::TimeRange;
pub(crate) use why_matched::{Reason, Side, why_matched};
pub(crate) use work_link::{Question, WorkLink};

/// How many rows a list shows at once. The first is the default.
pub(crate) const PAGE_SIZES: [u32; 3] = [50, 25, 100];

/// A page's number in the URL counts from 1.
pub(crate) fn offset(page: u32, size: u32) -> u32 {
    page.saturating_sub(1).saturating_mul(size)
}
