//! A service and a category in full.

use crate::api::model::DomainInfo;
use argus_domain::case::{CaseCategory, CaseFlow, CaseKind, CaseService};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CaseServiceInFull)]
pub(super) struct Service {
    id: i64,
    short_name: String,
    name: String,
    localized_name: String,
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

impl From<CaseService> for Service {
    fn from(CaseService { id, short_name, name }: CaseService) -> Self {
        Self {
            id,
            short_name,
            localized_name: name.clone(),
            name,
            case_types: CaseKind::ALL.iter().map(|kind| kind.name()).collect(),
            workflows: CaseFlow::ALL.iter().map(|flow| flow.name()).collect(),
            domain: DomainInfo::ONLY,
            flags: Vec::new(),
        }
    }
}

impl From<(CaseCategory, bool)> for Category {
    fn from((CaseCategory { id, short_name, name }, retired): (CaseCategory, bool)) -> Self {
        let localized_name = name.clone();
        let flags = if retired { vec!["DEPRECATED"] } else { Vec::new() };
        Self { id, short_name, name, localized_name, domain: DomainInfo::ONLY, flags }
    }
}
