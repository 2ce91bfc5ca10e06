//! Several cases at once.

use super::{close, reopen, take_back_closing, update};
use crate::{Ctx, Error, Result};
use argus_domain::{
    CaseId, FieldError, Invalid, Permission,
    case::{Case, CaseAction, CaseField, ManyDone, Refusal},
};

/// Each case in a transaction of its own, with its own rows in the log: one that is refused keeps no other from
/// being changed.
pub async fn many(ctx: &Ctx, orders: Vec<(CaseId, CaseAction)>) -> Result<ManyDone> {
    ctx.require(Permission::UpdateCase)?;
    if orders.len() > ManyDone::MAX {
        let problem = format_args!("must not be more than {} at once", ManyDone::MAX);
        return Err(Invalid::one("cases", problem).into());
    }
    let mut all = ManyDone::default();
    for (id, order) in orders {
        match one(&ctx.again(), id, order).await {
            Ok(case) => all.done.push(case.summary),
            Err(error) => all.refused.push(Refusal { case: id, reason: reason(id, error) }),
        }
    }
    Ok(all)
}

async fn one(ctx: &Ctx, id: CaseId, order: CaseAction) -> Result<Case> {
    match order {
        CaseAction::Change(change) => update(ctx, id, change).await,
        CaseAction::Close(closing) => close(ctx, id, closing).await,
        CaseAction::Reopen(closing) => reopen(ctx, id, closing).await,
        CaseAction::TakeBackClosing { version } => take_back_closing(ctx, id, version).await,
    }
}

/// Why one was refused. What others have been changed by now must be told, whatever happens to this one.
fn reason(id: CaseId, error: Error) -> String {
    match error {
        Error::Store(error) => {
            tracing::error!(case = %id, "{error}");
            "The server could not do this. Try again.".to_owned()
        }
        Error::Invalid(Invalid(problems)) => {
            let said = |problem: &FieldError| {
                let field = CaseField::named(&problem.field);
                let field = field.map_or(problem.field.as_str(), |field| field.label());
                format!("{field} {}", problem.message)
            };
            problems.iter().map(said).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}
