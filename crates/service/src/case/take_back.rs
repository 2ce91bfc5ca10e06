//! Taking back a closing that was a mistake.

use super::{
    find,
    update::{Way, apply},
};
use crate::{Ctx, Result, alert};
use argus_domain::{
    CaseId, Invalid, Permission,
    case::{Case, CaseChange, CaseField, CaseState, Outcome},
    custom_field::{CustomField, CustomValue, RawValues},
};
use argus_store::{StoreError, activity};
use serde::Deserialize;
use serde_json::Value;

/// For so long, in milliseconds: later it is opened again as its workflow says.
const WITHIN: i64 = 60 * 60 * 1_000;

/// For whoever closed it. The case goes to the state that it was in, whatever may follow on its closed one, with the
/// outcome and custom fields that it had, as far as nobody changed them since `version`; the alerts that were closed with it
/// are what they were, as far as nobody changed them either.
pub async fn take_back_closing(ctx: &Ctx, id: CaseId, version: i64) -> Result<Case> {
    let actor = ctx.require(Permission::UpdateCase)?;
    let me = actor.user.as_ref().map(|user| user.id);
    let mut tx = ctx.argus.store().begin().await?;
    find::within(&mut tx, &actor.scope(), id).await?;
    let alerts = alert::lock_closed(&mut tx, ctx, id).await?;
    let case = find::locked(&mut tx, &actor.scope(), id).await?.1.summary;
    let closed_by = case.closed_by.map(|person| person.id);
    let problem = match case.closed {
        None => Some("is open already"),
        Some(_) if closed_by != me => Some("was closed by somebody else: reopen it instead"),
        Some(at) if ctx.now.millis() - at.millis() > WITHIN => {
            Some("was closed more than an hour ago: reopen it instead")
        }
        Some(_) => None,
    };
    if let Some(problem) = problem {
        return Err(Invalid::one("case", problem).into());
    }
    let detail = activity::last_detail(&mut tx, id, "case.close").await?;
    let before = detail.as_ref().map_or(&Value::Null, |detail| &detail["before"]);
    let change = former(before).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    alert::reopen_with(&mut tx, ctx, id, alerts).await?;
    let case = apply(&mut tx, ctx, id, CaseChange { version, ..change }, &Way::TakeBack).await?;
    tx.commit().await?;
    Ok(case)
}

/// What the log says that the closing changed, as it was.
fn former(before: &Value) -> Result<CaseChange, serde_json::Error> {
    let state = CaseState::deserialize(&before[CaseField::State.name()])?;
    let outcome = before.get(CaseField::Outcome.name()).map(Option::<Outcome>::deserialize).transpose()?;
    let mut custom = RawValues::new();
    for (key, value) in before.as_object().into_iter().flatten() {
        if let Some(name) = CustomField::name_of(key) {
            let value = Option::<CustomValue>::deserialize(value)?;
            custom.insert(name.to_owned(), value.map_or(Value::Null, |value| value.to_raw()));
        }
    }
    Ok(CaseChange { state: Some(state.id), outcome, custom, ..CaseChange::default() })
}
