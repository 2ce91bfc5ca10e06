//! Several alerts at once.

use super::update;
use crate::{Ctx, Error, Result};
use argus_domain::{
    AlertId, Invalid, Permission,
    alert::{AlertChange, AlertField, AlertRefusal, AlertsDone},
};

/// Each alert in a transaction of its own, with its own row in the log: one that is refused keeps no other from being
/// changed.
pub async fn many(ctx: &Ctx, orders: Vec<(AlertId, AlertChange)>) -> Result<AlertsDone> {
    ctx.require(Permission::UpdateAlert)?;
    if orders.len() > AlertsDone::MAX {
        let problem = format_args!("must not be more than {} at once", AlertsDone::MAX);
        return Err(Invalid::one("alerts", problem).into());
    }
    let mut all = AlertsDone::default();
    for (id, change) in orders {
        match update(&ctx.again(), id, change).await {
            Ok(alert) => all.done.push(alert.summary),
            Err(error) => all.refused.push(AlertRefusal { alert: id, reason: reason(id, error) }),
        }
    }
    Ok(all)
}

/// Why one was refused. What others have been changed by now must be told, whatever happens to this one.
fn reason(id: AlertId, error: Error) -> String {
    match error {
        Error::Store(error) => {
            tracing::error!(alert = %id, "{error}");
            "The server could not do this. Try again.".to_owned()
        }
        Error::Invalid(Invalid(problems)) => {
            let said = problems.iter().map(|problem| {
                let field = AlertField::named(&problem.field);
                let field = field.map_or(problem.field.as_str(), |field| field.label());
                format!("{field} {}", problem.message)
            });
            said.collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}
