//! Opening a case.

use super::{enter, find};
use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    case_template, custom_field,
    module::before::before_case,
};
use argus_domain::{
    CaseId, Invalid, Permission, Severity,
    case::{Case, CaseKind, CaseStatus, CaseSummary, NewCase},
    case_template::TemplateBody,
    custom_field::CustomValues,
};
use argus_store::{Tx, case, case_service, custom_field as store, customer};
use serde_json::json;

pub async fn create(ctx: &Ctx, new: NewCase) -> Result<CaseSummary> {
    let new = before_case(ctx, new).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let created = create_within(&mut tx, ctx, new).await?;
    tx.commit().await?;
    Ok(created.summary)
}

/// As part of a larger transaction.
pub(crate) async fn create_within(tx: &mut Tx, ctx: &Ctx, new: NewCase) -> Result<Case> {
    let service = case_service::usual(tx).await?;
    let begun = insert(tx, ctx, new, (&service, CaseKind::SecurityIncident), (None, None)).await?;
    done(tx, ctx, begun).await
}

/// A case that has its row, and what it was opened with.
pub(super) struct Begun {
    pub(super) id: CaseId,
    template: Option<TemplateBody>,
}

/// As part of a larger transaction, which [`done`] ends: in the first open state, or in the first that stands for
/// what is asked for; with the number that was prepared for it.
pub(super) async fn insert(
    tx: &mut Tx,
    ctx: &Ctx,
    new: NewCase,
    (service, kind): (&str, CaseKind),
    (status, number): (Option<CaseStatus>, Option<CaseId>),
) -> Result<Begun> {
    let actor = ctx.require(Permission::CreateCase)?;
    let opened_by = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let mut new = tidied(new);
    new.check()?;
    let customer_id = new.customer.ok_or_else(|| Invalid::one("customer", "must be chosen"))?;

    let scope = actor.scope();
    let mut invalid = Invalid::default();
    if customer::get(tx, &scope, customer_id).await?.is_none() {
        invalid.add("customer", "is not one that you may open cases for");
    }
    let fields = store::all(tx).await?;
    let classes = case::classifications_for(tx, service, kind).await?;
    let is_offered = |name: &String| classes.iter().any(|known| known.name == *name);
    let mut template = None;
    if let Some(name) = &new.template {
        let mut body = case_template::named(tx, name).await?;
        // What was retired since, or is not for this service, is passed over, as fields are.
        body.classification = body.classification.filter(is_offered);
        new = case_template::opening(new, &body, &fields, customer_id);
        // What is put together may be too long.
        new.check()?;
        template = Some(body);
    }
    if let Some(name) = &new.classification
        && !is_offered(name)
    {
        invalid.add("classification", "is not one of the classifications that the case can be given");
    }
    let mut custom = Vec::new();
    match custom_field::parsed(&fields, customer_id, &new.custom, &CustomValues::new()) {
        Ok(given) => {
            custom_field::require_for_opening(&fields, customer_id, &given, &mut invalid);
            custom = given;
        }
        Err(wrong) => invalid.0.extend(wrong.0),
    }
    invalid.into_result()?;

    let workflow = case::workflow_for(tx, customer_id).await?;
    let state = match status {
        Some(status) => enter::meant(tx, &workflow, None, status).await?,
        None => {
            let none = "cannot be chosen: the workflow has no open one; an administrator can add it";
            workflow.first_open().ok_or_else(|| Invalid::one("state", none))?.id
        }
    };
    let row = case::InsertCase {
        state,
        customer: customer_id,
        name: &new.name,
        description: &new.description,
        severity: template.as_ref().and_then(|template| template.severity).unwrap_or(Severity::Medium),
        classification: new.classification.as_deref(),
        service,
        soc_ticket: new.soc_ticket.as_deref(),
        opened_by,
        now: ctx.now,
        id: number,
    };
    let id = case::insert(tx, &row).await?;
    let values: Vec<_> = custom.iter().map(|(field, value)| (*field, value.as_ref())).collect();
    store::set_values(tx, id, &values).await?;
    if let Some(template) = &template {
        case::set_tags(tx, id, &template.tags, Some(opened_by), ctx.now).await?;
        case_template::put_into(tx, id, template, Some(opened_by), ctx.now).await?;
    }
    Ok(Begun { id, template })
}

/// The case as it is after all, which the history begins with.
pub(super) async fn done(tx: &mut Tx, ctx: &Ctx, begun: Begun) -> Result<Case> {
    let Begun { id, template } = begun;
    let created = find::within(tx, &ctx.caller()?.scope(), id).await?;
    let mut text = format!("Created case “{}”", created.summary.name);
    if let Some(template) = &template {
        text = format!("{text} from the template “{}”", template.name);
    }
    let done = Done {
        case: Some(id),
        customer: Some(created.summary.customer.id),
        // What it got from the template is told there, as it was then.
        detail: json!({"after": created, "template": template}),
        ..Done::new("case.create", text)
    };
    record(tx, ctx, done).await?;
    // With what automation rules did then.
    find::within(tx, &ctx.caller()?.scope(), id).await
}

/// Without blanks around, and with nothing instead of empty texts.
fn tidied(new: NewCase) -> NewCase {
    let text = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    NewCase {
        name: new.name.trim().to_owned(),
        description: new.description.trim_end().to_owned(),
        template: text(new.template),
        classification: text(new.classification),
        soc_ticket: text(new.soc_ticket),
        customer: new.customer,
        custom: new.custom,
    }
}
