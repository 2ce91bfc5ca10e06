//! Opening a case, as programs do.

use super::{
    access::{self, Change},
    create, people, record,
};
use crate::{Ctx, Result, customer};
use argus_domain::{
    Invalid, Permission, Severity, UserId,
    case::{CaseChange, CaseField, CaseKind, CaseOpening, CaseRecord, NewCase},
    case_service::ManagedService,
};
use argus_store::{Tx, case, case_service, watcher};

/// The severity of cases of which nobody says it.
const USUAL: Severity = Severity::Medium;

pub async fn open(ctx: &Ctx, new: NewCase, opening: CaseOpening) -> Result<CaseRecord> {
    let actor = ctx.require(Permission::CreateCase)?;
    let customer = match &opening.customer {
        Some(text) => customer::find(ctx, text).await?.map(|found| found.id).ok_or_else(|| {
            Invalid::one("customer", format_args!("“{text}” is not one that you may open cases for"))
        })?,
        None => actor.only_customer().ok_or_else(|| Invalid::one("customer", "must be named"))?,
    };
    let mut tx = ctx.argus.store().begin().await?;
    let service = service(&mut tx, opening.service.as_deref()).await?;
    let classification = match &opening.category {
        Some(text) => Some(category(&mut tx, text).await?),
        None => None,
    };
    let tags = CaseChange { add_tags: opening.tags, ..CaseChange::default() }.tags_of(&[])?;
    for value in &opening.values {
        value.check()?;
    }

    let new = NewCase { customer: Some(customer), classification, ..new };
    let kind = opening.kind.unwrap_or(CaseKind::SecurityIncident);
    let begun = create::insert(&mut tx, ctx, new, (&service.name, kind), opening.status).await?;
    let id = begun.id;
    let mut person = async |field: &'static str, text: &Option<String>| -> Result<Option<UserId>> {
        match text {
            Some(text) => Ok(Some(people::named(&mut tx, customer, field, text).await?.id)),
            None => Ok(None),
        }
    };
    let assignee = person(CaseField::Assignee.name(), &opening.assigned_tech).await?;
    let customer_assignee = person("assignedUser", &opening.assigned_user).await?;
    let details = case::Details {
        kind,
        service: &service.name,
        severity: opening.severity.unwrap_or(USUAL),
        assignee,
        customer_assignee,
        origin_email: opening.origin_email.as_deref(),
        is_test: opening.is_test,
    };
    case::set_details(&mut tx, id, &details).await?;
    let by = actor.user.as_ref().map(|user| user.id);
    case::set_tags(&mut tx, id, &tags, by, ctx.now).await?;
    for value in &opening.values {
        case::add_value(&mut tx, id, value, by, ctx.now).await?;
    }
    if opening.without_default_watchers {
        watcher::set_by_default(&mut tx, id, false).await?;
    }
    create::done(&mut tx, ctx, begun).await?;
    for (subject, level) in opening.members {
        access::within(&mut tx, ctx, id, Change::Entry(subject, Some(level))).await?;
    }
    if let Some(mode) = opening.access {
        access::within(&mut tx, ctx, id, Change::Mode(mode)).await?;
    }
    if let Some(assignee) = assignee
        && !people::sees_case(&mut tx, assignee, id).await?
    {
        let problem = "cannot be somebody whom the access list and its mode shut out";
        return Err(Invalid::one(CaseField::Assignee.name(), problem).into());
    }
    let opened = record::one(&mut tx, actor, id).await?;
    tx.commit().await?;
    Ok(opened)
}

/// By number or name, of those in use; the first where none is named.
async fn service(tx: &mut Tx, named: Option<&str>) -> Result<ManagedService> {
    let mut services = case_service::all(tx).await?;
    services.retain(|service| !service.retired);
    let names: Vec<&str> = services.iter().map(|service| service.name.as_str()).collect();
    let problem = format!("must be one of {}", names.join(", "));
    let is_meant = |service: &ManagedService| named.is_none_or(|text| service.is_named(text));
    let found = services.into_iter().find(is_meant);
    Ok(found.ok_or_else(|| Invalid::one("service", problem))?)
}

/// A classification by number or name.
pub(super) async fn category(tx: &mut Tx, text: &str) -> Result<String> {
    let found = case::category(tx, text).await?;
    Ok(found.ok_or_else(|| Invalid::one("category", "is not one of the classifications to choose from"))?)
}
