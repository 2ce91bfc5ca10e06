//! A case.

use crate::api::{
    cases::written::html,
    model::{CustomerInfo, UserInfo},
};
use argus_domain::{
    Timestamp,
    case::{CaseCategory, CaseRecord, CaseService, CaseStanding},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A case. What is not known of it is null.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Case)]
pub(in crate::api::cases) struct CaseVo {
    id: i64,
    customer: CustomerInfo,
    service: ServiceInfo,
    category: Option<CategoryInfo>,
    #[serde(rename = "type")]
    kind: &'static str,
    status: &'static str,
    priority: &'static str,
    /// As it was opened.
    initial_status: &'static str,
    initial_priority: &'static str,
    subject: String,
    /// In HTML.
    description: Option<String>,
    description_text_format: &'static str,
    #[schema(value_type = i64)]
    description_timestamp: Timestamp,
    description_time: String,
    customer_reference: Option<String>,
    access_mode: &'static str,
    reporter: Option<UserInfo>,
    /// At the customer's.
    assigned_user: Option<UserInfo>,
    assigned_tech: Option<UserInfo>,
    created_by_user: Option<UserInfo>,
    #[schema(value_type = i64)]
    created_timestamp: Timestamp,
    created_time: String,
    last_updated_by_user: Option<UserInfo>,
    #[schema(value_type = i64)]
    last_updated_timestamp: Timestamp,
    last_updated_time: String,
    closed_by_user: Option<UserInfo>,
    /// 0 while it is open.
    closed_timestamp: i64,
    closed_time: Option<String>,
    /// Null while only those see it who work on cases.
    published_by_user: Option<UserInfo>,
    #[schema(value_type = Option<i64>)]
    published_timestamp: Option<Timestamp>,
    published_time: Option<String>,
    #[schema(value_type = Option<i64>)]
    customer_due_timestamp: Option<Timestamp>,
    customer_due_time: Option<String>,
    #[schema(value_type = Option<i64>)]
    tech_due_timestamp: Option<Timestamp>,
    tech_due_time: Option<String>,
    /// When an event was last linked to it.
    #[schema(value_type = Option<i64>)]
    last_associated_event_timestamp: Option<Timestamp>,
    last_associated_event_time: Option<String>,
    origin_email_address: Option<String>,
    flags: Vec<&'static str>,
    /// What somebody was asked to do, if that was asked for.
    workflows: Option<Vec<WorkflowState>>,
    current_user_access: CurrentUserAccess,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseService)]
pub(in crate::api::cases) struct ServiceInfo {
    id: i64,
    short_name: String,
    name: String,
    localized_name: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseCategory)]
pub(in crate::api::cases) struct CategoryInfo {
    id: i64,
    short_name: String,
    name: String,
    localized_name: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseWorkflowState)]
struct WorkflowState {
    workflow: &'static str,
    state: &'static str,
}

/// What the caller may do with it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseUserAccess)]
struct CurrentUserAccess {
    role: &'static str,
    level: &'static str,
}

impl From<CaseService> for ServiceInfo {
    fn from(CaseService { id, short_name, name }: CaseService) -> Self {
        Self { id, short_name, localized_name: name.clone(), name }
    }
}

impl From<CaseCategory> for CategoryInfo {
    fn from(CaseCategory { id, short_name, name }: CaseCategory) -> Self {
        Self { id, short_name, localized_name: name.clone(), name }
    }
}

impl From<CaseStanding> for CurrentUserAccess {
    fn from(standing: CaseStanding) -> Self {
        let (role, level) = match standing {
            CaseStanding::Reads => ("user", "read"),
            CaseStanding::Works => ("tech", "write"),
            CaseStanding::Owns => ("tech", "owner"),
            CaseStanding::Administers => ("admin", "owner"),
        };
        Self { role, level }
    }
}

impl CaseVo {
    pub(in crate::api::cases) fn new(
        record: CaseRecord,
        with_description: bool,
        with_workflows: bool,
    ) -> Self {
        let CaseRecord { summary, people, .. } = record;
        let time = |at: Option<Timestamp>| at.map(|at| at.to_string());
        let workflows = record.requests.iter().map(|(flow, is_acknowledged)| WorkflowState {
            workflow: flow.name(),
            state: if *is_acknowledged { "acknowledged" } else { "requested" },
        });
        Self {
            id: summary.id.0,
            customer: summary.customer.into(),
            service: record.service.into(),
            category: record.category.map(CategoryInfo::from),
            kind: record.kind.name(),
            status: record.status.name(),
            priority: summary.severity.name(),
            initial_status: record.initial_status.name(),
            initial_priority: record.initial_severity.name(),
            subject: summary.name,
            description: with_description.then(|| html(&record.description)),
            description_text_format: "html",
            description_timestamp: record.described,
            description_time: record.described.to_string(),
            customer_reference: summary.soc_ticket,
            access_mode: summary.access.name(),
            reporter: people.reporter.map(UserInfo::from),
            assigned_user: people.assigned_user.map(UserInfo::from),
            assigned_tech: people.assigned_tech.map(UserInfo::from),
            created_by_user: people.opened_by.map(UserInfo::from),
            created_timestamp: summary.opened,
            created_time: summary.opened.to_string(),
            last_updated_by_user: people.updated_by.map(UserInfo::from),
            last_updated_timestamp: summary.updated,
            last_updated_time: summary.updated.to_string(),
            closed_by_user: people.closed_by.map(UserInfo::from),
            closed_timestamp: summary.closed.map_or(0, Timestamp::millis),
            closed_time: time(summary.closed),
            published_by_user: people.published_by.map(UserInfo::from),
            published_timestamp: record.published,
            published_time: time(record.published),
            customer_due_timestamp: record.customer_due,
            customer_due_time: time(record.customer_due),
            tech_due_timestamp: record.tech_due,
            tech_due_time: time(record.tech_due),
            last_associated_event_timestamp: record.linked,
            last_associated_event_time: time(record.linked),
            origin_email_address: record.origin_email,
            flags: record.flags.iter().map(|flag| flag.name()).collect(),
            workflows: with_workflows.then(|| workflows.collect()),
            current_user_access: record.standing.into(),
        }
    }

    /// With all there is.
    pub(in crate::api::cases) fn whole(record: CaseRecord) -> Self {
        Self::new(record, true, true)
    }
}
