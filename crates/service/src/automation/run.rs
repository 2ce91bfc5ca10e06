//! One run of a rule.

use super::{
    act::act,
    authority::authority,
    chain::{Chain, Ran},
    told::told,
};
use crate::{Actor, Ctx, Error, Result};
use argus_domain::{
    CaseId,
    activity::Via,
    automation::{ActionResult, Rule, RunOutcome},
};
use argus_store::{Scope, Tx, automation as store, automation::NewRun, case};

/// What sets a rule going.
#[derive(Clone, Debug)]
pub(super) struct Cause {
    pub(super) text: String,
    pub(super) depth: usize,
    pub(super) ran: Ran,
}

/// Runs a rule on a locked case, if it concerns it. What an action may not do is written down and undone; what came
/// before and comes after stays.
pub(super) async fn run(tx: &mut Tx, ctx: &Ctx, id: CaseId, rule: &Rule, cause: Cause) -> Result<()> {
    let author = authority(tx, &rule.author).await?;
    // What its author does not see is nothing to the rule.
    let scope = author.as_ref().map_or_else(|_| Scope::everything(), Actor::scope);
    let Some(found) = case::get(tx, &scope, id).await? else { return Ok(()) };
    let summary = found.summary;
    if !rule.content.concerns(&summary) {
        return Ok(());
    }
    let next = author.and_then(|author| Ok((author, Chain::next(cause.depth, &cause.ran, rule)?)));
    let stopped = next.as_ref().err().map(String::as_str);
    let new = NewRun {
        rule: rule.id,
        rule_name: &rule.content.name,
        case: id,
        customer: summary.customer.id,
        at: ctx.now,
        cause: &cause.text,
        outcome: if stopped.is_some() { RunOutcome::Stopped } else { RunOutcome::Done },
        reason: stopped,
    };
    let run = store::insert_run(tx, new).await?;
    let Ok((author, chain)) = next else { return Ok(()) };
    let by_rule =
        Ctx { via: Via::Rule, address: None, actor: Some(author), chain: Some(chain), ..ctx.clone() };

    let mut results = Vec::with_capacity(rule.content.actions.len());
    for action in &rule.content.actions {
        let text = told(tx, action).await?;
        tx.begin_part().await?;
        let refused = match act(tx, &by_rule, id, action).await {
            Ok(()) => {
                tx.keep_part().await?;
                None
            }
            Err(error) => {
                tx.undo_part().await?;
                Some(reason(&error, rule))
            }
        };
        results.push(ActionResult { text, refused });
    }
    let is_refused = results.iter().any(|result| result.refused.is_some());
    let outcome = if is_refused { RunOutcome::Refused } else { RunOutcome::Done };
    Ok(store::finish(tx, run, outcome, &results).await?)
}

/// What the database says is for the server's log.
fn reason(error: &Error, rule: &Rule) -> String {
    match error {
        Error::Store(error) => {
            tracing::error!(%error, rule = %rule.id, "an automation rule's action failed");
            "it could not be written; the server's log says why".to_owned()
        }
        told => told.to_string(),
    }
}
