//! A service and a category in full.

use crate::api::{
    cases::model::{CategoryInfo, ServiceInfo},
    model::DomainInfo,
};
use argus_domain::{
    case::{CaseCategory, CaseFlow, CaseKind, CaseService},
    case_service::{ManagedService, ServiceCategory},
    classification::ManagedClassification,
    numbered::Counted,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseServiceInFull)]
pub(super) struct Service {
    id: i64,
    short_name: String,
    name: String,
    localized_name: String,
    description: String,
    /// That cases of it can have: all there are.
    case_types: Vec<&'static str>,
    /// What can be asked for: all there is.
    workflows: Vec<&'static str>,
    domain: DomainInfo,
    flags: Vec<&'static str>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseCategoryInFull)]
pub(super) struct Category {
    id: i64,
    short_name: String,
    name: String,
    localized_name: String,
    domain: DomainInfo,
    flags: Vec<&'static str>,
}

impl From<ManagedService> for Service {
    fn from(service: ManagedService) -> Self {
        Self {
            id: service.id.0,
            short_name: service.name,
            localized_name: service.label.clone(),
            name: service.label,
            description: service.description,
            case_types: CaseKind::ALL.iter().map(|kind| kind.name()).collect(),
            workflows: CaseFlow::ALL.iter().map(|flow| flow.name()).collect(),
            domain: DomainInfo::ONLY,
            flags: deprecated(service.retired),
        }
    }
}

fn deprecated(is_retired: bool) -> Vec<&'static str> {
    if is_retired { vec!["DEPRECATED"] } else { Vec::new() }
}

impl From<(CaseCategory, bool)> for Category {
    fn from((CaseCategory { id, short_name, name }, retired): (CaseCategory, bool)) -> Self {
        let localized_name = name.clone();
        Self { id, short_name, name, localized_name, domain: DomainInfo::ONLY, flags: deprecated(retired) }
    }
}

impl From<ManagedClassification> for Category {
    fn from(class: ManagedClassification) -> Self {
        (CaseCategory { id: class.id.0, short_name: class.name, name: class.label }, class.retired).into()
    }
}

/// That cases of a service and of some types can be classified as something.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseCategoryBinding)]
pub(super) struct Binding {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    service: ServiceInfo,
    category: CategoryInfo,
    case_types: Vec<&'static str>,
}

impl Binding {
    pub(super) fn new(service: ManagedService, category: CaseCategory, bound: &ServiceCategory) -> Self {
        // There are fewer categories than this.
        const MOST: i64 = 1_000_000;
        let number = service.id.0.saturating_mul(MOST).saturating_add(category.id);
        Self {
            id: Counted::Binding.uuid(number),
            service: CaseService::from(service).into(),
            category: category.into(),
            case_types: bound.kinds.iter().map(|kind| kind.name()).collect(),
        }
    }
}
