//! Letting rules do what they do after a change, in its transaction: either all of it is there, or nothing.

use super::{
    chain::Chain,
    run::{Cause, run},
};
use crate::{Ctx, Result};
use argus_domain::{
    CaseId,
    automation::{Happening, Trigger},
};
use argus_store::{Tx, automation as store};
use serde_json::Value;
use std::{future::Future, pin::Pin};

type Following<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// After the row of the log that tells a change. (Boxed, as what rules do is told and followed, too.)
pub(crate) fn follow<'a>(
    tx: &'a mut Tx,
    ctx: &'a Ctx,
    case: CaseId,
    action: &'a str,
    detail: &'a Value,
) -> Following<'a> {
    Box::pin(after(tx, ctx, case, Happening::of(action, detail)))
}

async fn after(tx: &mut Tx, ctx: &Ctx, case: CaseId, happenings: Vec<Happening>) -> Result<()> {
    if happenings.is_empty() {
        return Ok(());
    }
    let mut kinds: Vec<&str> = happenings.iter().map(Happening::waited_for_as).collect();
    kinds.dedup();
    let rules = store::waiting(tx, &kinds).await?;
    let (depth, ran) = Chain::of(ctx.chain.as_ref());
    for rule in rules {
        let trigger: &Trigger = &rule.content.trigger;
        let Some(happening) = happenings.iter().find(|happening| trigger.is_met(happening)) else { continue };
        let text = format!("{happening}, by {}", who(ctx));
        run(tx, ctx, case, &rule, Cause { text, depth, ran: ran.clone() }).await?;
    }
    Ok(())
}

fn who(ctx: &Ctx) -> String {
    match (&ctx.chain, ctx.actor().and_then(|actor| actor.user.as_ref())) {
        (Some(chain), _) => chain.actor_name(),
        (None, Some(user)) => user.login.clone(),
        (None, None) => "Argus".to_owned(),
    }
}
