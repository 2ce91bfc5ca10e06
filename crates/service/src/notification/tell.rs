//! Telling people what was done.

use super::contact;
use crate::{Ctx, Result};
use argus_domain::{
    ActivityId, CaseId, CommentId, UserId,
    notification::{News, NewsOf},
};
use argus_store::{Tx, notification};
use serde_json::Value;

/// In the transaction of the change. Nobody is told what he did himself, and nobody is told twice.
pub(crate) async fn tell(
    tx: &mut Tx,
    ctx: &Ctx,
    case: CaseId,
    activity: ActivityId,
    action: &str,
    detail: &Value,
) -> Result<()> {
    let of = NewsOf { case, activity, at: ctx.now };
    let comment = detail["after"]["id"].as_i64().filter(|_| action == "comment.add").map(CommentId);
    contact::tell(tx, ctx, of, comment, action, detail).await?;
    let news = News::of(action, detail);
    if news.is_empty() {
        return Ok(());
    }
    // What a rule does is news for its author, too.
    let doer = ctx.actor().filter(|_| ctx.chain.is_none()).and_then(|actor| actor.user.as_ref());
    let mut but: Vec<UserId> = doer.map(|user| user.id).into_iter().collect();
    for News { kind, to } in news {
        let told = notification::tell(tx, of, kind, &to, &but).await?;
        notification::note_users(tx, of, comment, &told).await?;
        but.extend(told);
    }
    Ok(())
}
