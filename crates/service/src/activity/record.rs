//! Writing the row that goes with a change.

use super::chain::hashed;
use crate::{Ctx, Result, automation, module, notification, policy};
use argus_domain::{AlertId, CaseId, CustomerId};
use argus_store::{Tx, activity as store, activity::NewActivity, alert, module::task as module_task};
use serde_json::Value;

/// What was done, said twice: for programs and for people.
#[derive(Debug)]
pub(crate) struct Done<'a> {
    pub(crate) action: &'a str,
    pub(crate) text: String,
    pub(crate) customer: Option<CustomerId>,
    pub(crate) case: Option<CaseId>,
    /// With its customer.
    pub(crate) alert: Option<AlertId>,
    /// Before and after.
    pub(crate) detail: Value,
    /// Whether somebody wrote it himself.
    pub(crate) manual: bool,
}

impl<'a> Done<'a> {
    pub(crate) fn new(action: &'a str, text: impl Into<String>) -> Self {
        Self {
            action,
            text: text.into(),
            customer: None,
            case: None,
            alert: None,
            detail: Value::Null,
            manual: false,
        }
    }
}

/// Writes the row that goes with a change, in its transaction, tells those who watch the case, lets policies say who else
/// is told, and automation rules do what they do after it. Call it last: it makes other writers wait.
pub(crate) async fn record(tx: &mut Tx, ctx: &Ctx, done: Done<'_>) -> Result<()> {
    let user = ctx.actor().and_then(|actor| actor.user.as_ref());
    let rule = ctx.chain.as_ref().map(automation::Chain::actor_name);
    let user_name = match (&rule, user) {
        (Some(rule), _) => rule.as_str(),
        (None, Some(user)) => user.login.as_str(),
        (None, None) => "Argus",
    };
    let detail = done.detail.to_string();
    let new = NewActivity {
        at: ctx.now,
        user: user.map(|user| user.id),
        user_name,
        via: ctx.via,
        customer: done.customer,
        case: done.case,
        action: done.action,
        text: &done.text,
        detail: &detail,
        manual: done.manual,
    };
    let head = store::next(tx).await?;
    let hash = hashed(&head.previous_hash, head.id, &new);
    store::append(tx, head.id, &new, &hash).await?;
    ctx.rows.note(head.id);
    if let Some((id, customer)) = done.alert.zip(done.customer) {
        alert::note_activity(tx, head.id, id, customer).await?;
    }
    if let Some(calling) = &ctx.calling {
        module_task::note_activity(tx, head.id, calling.task).await?;
    }
    module::follow(tx, ctx, &done).await?;
    policy::judge(tx, ctx, &done).await?;
    match done.case {
        Some(case) => {
            notification::tell(tx, ctx, case, head.id, done.action, &done.detail).await?;
            automation::follow(tx, ctx, case, done.action, &done.detail).await
        }
        None => Ok(()),
    }
}
