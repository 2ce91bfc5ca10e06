//! What modules ask while they run, answered by the rights of whoever triggered the call.

use crate::{Ctx, Error, ioc};
use argus_domain::criteria::Total;
use serde_json::{Value, json};

/// `seen`, with the `value` of an indicator: in how many cases and events it is, as far as the caller sees them. What has no
/// answer is raised in the module.
pub(crate) async fn answer(ctx: &Ctx, question: &Value) -> Result<Value, String> {
    match question["question"].as_str() {
        Some("seen") => {
            let value = question["value"].as_str().ok_or("“seen” is asked with the value of an indicator")?;
            let seen = ioc::seen(ctx, value, None).await.map_err(reason)?;
            Ok(json!({"cases": seen.in_cases, "events": seen.in_events.map_or(0, count)}))
        }
        Some(other) => Err(format!("nobody here answers “{other}”: “seen” can be asked")),
        None => Err("what is asked is not said".to_owned()),
    }
}

/// At least so many, where there are too many to count.
fn count(total: Total) -> u64 {
    match total {
        Total::Exactly(count) | Total::MoreThan(count) => count,
    }
}

/// What the database says is for the server's log.
fn reason(error: Error) -> String {
    match error {
        Error::Store(error) => {
            tracing::error!(%error, "a module's question could not be answered");
            "it could not be looked up".to_owned()
        }
        told => told.to_string(),
    }
}
