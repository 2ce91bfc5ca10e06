//! Adding indicators, many at once.

use crate::{Ctx, Result, case::part, module::before::before_iocs};
use argus_domain::{
    CaseId, Invalid,
    ioc::{Ioc, NewIoc, NewIocs, paste},
};
use argus_store::{Tx, ioc, ioc::InsertIoc};
use serde_json::json;

/// Values that the activity's text names; its detail has them all.
const NAMED: usize = 5;

/// All of them or, where one is wrong, none: the fields of problems are `1.value` and so on, by their place.
/// What the case has already stays as it is.
pub async fn add(ctx: &Ctx, case: CaseId, new: Vec<NewIoc>) -> Result<NewIocs> {
    let new = before_iocs(ctx, case, new).await?;
    let mut tx = ctx.argus.store().begin().await?;
    let added = add_within(&mut tx, ctx, case, new).await?;
    tx.commit().await?;
    Ok(added)
}

/// As part of a larger transaction.
pub(crate) async fn add_within(tx: &mut Tx, ctx: &Ctx, case: CaseId, new: Vec<NewIoc>) -> Result<NewIocs> {
    let several = new.len() > 1;
    if new.is_empty() {
        return Err(Invalid::one("value", "must not be empty").into());
    }
    if new.len() > paste::MOST {
        return Err(
            Invalid::one("value", format_args!("must not be more than {} at once", paste::MOST)).into()
        );
    }
    let mut invalid = Invalid::default();
    let mut checked = Vec::with_capacity(new.len());
    for (index, new) in new.into_iter().enumerate() {
        match new.checked() {
            Ok(good) => checked.push(good),
            Err(problems) => {
                for problem in problems.0 {
                    let place = if several { format!("{}.", index + 1) } else { String::new() };
                    invalid.add(format!("{place}{}", problem.field), problem.message);
                }
            }
        }
    }
    invalid.into_result()?;

    let work = part::work_on(ctx, tx, case).await?;
    let mut added: Vec<Ioc> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for (new, kind) in checked {
        let row = InsertIoc { case, new: &new, kind, by: work.by, now: ctx.now };
        match ioc::insert(tx, row).await? {
            None => known.push(new.value),
            Some(id) => added.extend(ioc::get(tx, &work.scope, id).await?),
        }
    }
    if !added.is_empty() {
        let detail = json!({"after": added});
        work.done(tx, ctx, "ioc.add", told(&added), detail).await?;
    }
    Ok(NewIocs { added, known })
}

fn told(added: &[Ioc]) -> String {
    let values: Vec<&str> = added.iter().take(NAMED).map(|ioc| ioc.value.as_str()).collect();
    let values = values.join(", ");
    match added.len() {
        1 => format!("Added the indicator {values}"),
        few @ 2..=NAMED => format!("Added {few} indicators: {values}"),
        many => format!("Added {many} indicators: {values} and {} more", many - NAMED),
    }
}
