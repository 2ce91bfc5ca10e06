//! Opening a case.

use crate::{
    Ctx, Error, Result,
    activity::{Done, record},
    case_template, custom_field,
};
use argus_domain::{
    Invalid, Permission, Severity,
    case::{CaseSummary, NewCase},
    custom_field::CustomValues,
};
use argus_store::{case, custom_field as store, customer};
use serde_json::json;

pub async fn create(ctx: &Ctx, new: NewCase) -> Result<CaseSummary> {
    let actor = ctx.require(Permission::CreateCase)?;
    let opened_by = actor.user.as_ref().ok_or(Error::NotLoggedIn)?.id;
    let mut new = tidied(new);
    new.check()?;
    let customer_id = new.customer.ok_or_else(|| Invalid::one("customer", "must be chosen"))?;

    let scope = actor.scope();
    let mut tx = ctx.argus.store().begin().await?;
    let mut invalid = Invalid::default();
    if customer::get(&mut tx, &scope, customer_id).await?.is_none() {
        invalid.add("customer", "is not one that you may open cases for");
    }
    let fields = store::all(&mut tx).await?;
    let mut template = None;
    if let Some(name) = &new.template {
        let body = case_template::named(&mut tx, name).await?;
        new = case_template::opening(new, &body, &fields, customer_id);
        // What is put together may be too long.
        new.check()?;
        template = Some(body);
    }
    if let Some(name) = &new.classification
        && !case::classifications(&mut tx).await?.iter().any(|known| known.name == *name)
    {
        invalid.add("classification", "is not one of the classifications to choose from");
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

    let workflow = case::workflow_of_new_cases(&mut tx).await?;
    let state = workflow.first_open().ok_or_else(|| {
        Invalid::one("state", "cannot be chosen: the workflow has no open one; an administrator can add it")
    })?;
    let row = case::InsertCase {
        state: state.id,
        customer: customer_id,
        name: &new.name,
        description: &new.description,
        severity: template.as_ref().and_then(|template| template.severity).unwrap_or(Severity::Medium),
        classification: new.classification.as_deref(),
        soc_ticket: new.soc_ticket.as_deref(),
        opened_by,
        now: ctx.now,
    };
    let id = case::insert(&mut tx, &row).await?;
    for (field, value) in &custom {
        store::set_value(&mut tx, id, field, value.as_ref()).await?;
    }
    let mut text = format!("Created case “{}”", new.name);
    if let Some(template) = &template {
        case::set_tags(&mut tx, id, &template.tags, Some(opened_by), ctx.now).await?;
        case_template::put_into(&mut tx, id, template, Some(opened_by), ctx.now).await?;
        text = format!("{text} from the template “{}”", template.name);
    }
    let created = case::get(&mut tx, &scope, id)
        .await?
        .ok_or_else(|| Error::NotFound(format!("Case #{id} is gone.")))?;
    let done = Done {
        case: Some(id),
        customer: Some(customer_id),
        // What it got from the template is told there, as it was then.
        detail: json!({"after": created, "template": template}),
        ..Done::new("case.create", text)
    };
    record(&mut tx, ctx, done).await?;
    tx.commit().await?;
    Ok(created.summary)
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
