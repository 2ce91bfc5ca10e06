//! Changing a case.

use super::{LATEST, value};
use crate::{
    Ctx, Result,
    automation::set_state,
    case::{
        find, people,
        update::{Way, apply},
    },
    module::apply::Field,
};
use argus_domain::{CaseId, CustomerId, StateId, UserId, case::CaseChange};
use argus_store::{Tx, case as store};
use serde_json::Value;

pub(super) async fn put(tx: &mut Tx, ctx: &Ctx, id: CaseId, fields: &[Field]) -> Result<()> {
    let summary = find::within(tx, &ctx.caller()?.scope(), id).await?.summary;
    let mut change = CaseChange { version: LATEST, ..CaseChange::default() };
    let mut state = None;
    for field in fields {
        match field.name.as_str() {
            "name" | "case_name" => change.name = Some(field.read(value::text)?),
            "description" | "case_description" => change.description = Some(field.read(value::text)?),
            "soc_id" | "case_soc_id" => change.soc_ticket = Some(field.read(value::some_name)?),
            "classification" => change.classification = Some(field.read(value::some_name)?),
            "severity" => change.severity = Some(field.read(value::severity)?),
            "outcome" => change.outcome = Some(field.read(value::outcome)?),
            "owner" => change.owner = Some(person(tx, summary.customer.id, "owner", field).await?),
            "assignee" => change.assignee = Some(person(tx, summary.customer.id, "assignee", field).await?),
            "state" => state = Some(state_named(tx, summary.state.id, field).await?),
            "case_tags" => {
                let tags = value::TagChange::read(&field.before, &field.after);
                let tags = tags.and_then(|tags| tags.case_tags());
                (change.add_tags, change.remove_tags) = tags.map_err(|problem| field.wrong(problem))?;
            }
            "custom" => {
                let Value::Object(after) = &field.after else {
                    return Err(field.wrong("must be an object with the fields"));
                };
                let fresh = after.iter().filter(|(name, value)| field.before[*name] != **value);
                change.custom = fresh.map(|(name, value)| (name.clone(), value.clone())).collect();
            }
            _ => return Err(field.unknown()),
        }
    }
    let empty = CaseChange { version: LATEST, ..CaseChange::default() };
    if change != empty {
        apply(tx, ctx, id, change, &Way::Update).await?;
    }
    match state {
        Some(state) => set_state(tx, ctx, id, state).await,
        None => Ok(()),
    }
}

async fn person(
    tx: &mut Tx,
    customer: CustomerId,
    name: &'static str,
    field: &Field,
) -> Result<Option<UserId>> {
    let wanted = match field.after.get("id") {
        Some(id) => Some(id.to_string()),
        None => field.read(value::some_name)?,
    };
    match wanted {
        None => Ok(None),
        Some(wanted) => Ok(Some(people::named(tx, customer, name, &wanted).await?.id)),
    }
}

async fn state_named(tx: &mut Tx, now: StateId, field: &Field) -> Result<StateId> {
    let wanted = field.read(value::name)?;
    let workflow = store::workflow_with(tx, now).await?;
    let states: Vec<_> = workflow.steps.iter().map(|step| &step.state).collect();
    let found = states.iter().find(|state| state.name.eq_ignore_ascii_case(wanted.trim()));
    found.map(|state| state.id).ok_or_else(|| {
        let names: Vec<&str> = states.iter().map(|state| state.name.as_str()).collect();
        field.wrong(format_args!("must be one of {}, not “{wanted}”", names.join(", ")))
    })
}
