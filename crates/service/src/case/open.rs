//! Opening a case, as programs do.

use super::{
    access::{self, Change},
    access_list::grant_within,
    create, find, people, prepare, record,
};
use crate::{
    Ctx, Result, customer,
    module::before::before_case,
    watcher::{put_contact, set_within},
};
use argus_domain::{
    Invalid, Permission, Severity, UserId,
    case::{CaseChange, CaseField, CaseKind, CaseOpening, CaseRecord, NewCase},
    case_service::ManagedService,
    watcher::NewWatcher,
};
use argus_store::{Tx, case, case_service, notification, watcher};

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
    if opening.is_unpublished {
        // Whoever can't publish it would have it for himself.
        ctx.require(Permission::UpdateCase)?;
    }
    let new = before_case(ctx, NewCase { customer: Some(customer), ..new }).await?;
    let mut tx = ctx.argus.store().begin().await?;
    if let Some(number) = opening.number {
        prepare::take(&mut tx, ctx, number).await?;
    }
    let service = service(&mut tx, opening.service.as_deref()).await?;
    let classification = match &opening.category {
        Some(text) => Some(category(&mut tx, text).await?),
        None => None,
    };
    let tags = CaseChange { add_tags: opening.tags, ..CaseChange::default() }.tags_of(&[])?;
    for value in &opening.values {
        value.check()?;
    }

    let classification = classification.or_else(|| new.classification.clone());
    let new = NewCase { classification, ..new };
    let kind = opening.kind.unwrap_or(CaseKind::SecurityIncident);
    let begun =
        create::insert(&mut tx, ctx, new, (&service.name, kind), (opening.status, opening.number)).await?;
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
    if opening.is_unpublished {
        case::access::hold_back(&mut tx, id).await?;
    }
    if opening.without_default_watchers {
        watcher::set_by_default(&mut tx, id, false).await?;
    }
    let scope = actor.scope();
    for one in &opening.watchers {
        if let NewWatcher::Contact(address) = one {
            ctx.require(Permission::UpdateCase)?;
            let summary = find::within(&mut tx, &scope, id).await?.summary;
            put_contact(&mut tx, ctx, &scope, &summary, "watchers", address).await?;
        }
    }
    create::done(&mut tx, ctx, begun).await?;
    for member in opening.members {
        grant_within(&mut tx, ctx, id, member).await?;
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
    for one in &opening.watchers {
        if let NewWatcher::User(_, text) = one {
            set_within(&mut tx, ctx, id, "watchers", text, true).await?;
        }
    }
    if opening.needs_telling && !notification::anybody_told(&mut tx, id).await? {
        let problem = "is true, and nobody would be told of this case: assign it to somebody, or name a contact who watches";
        return Err(Invalid::one("rejectCreateWithoutNotification", problem).into());
    }
    let opened = record::one(&mut tx, actor, id).await?;
    tx.commit().await?;
    Ok(opened)
}

/// By number or name, of those in use; the first where none is named.
pub(super) async fn service(tx: &mut Tx, named: Option<&str>) -> Result<ManagedService> {
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
