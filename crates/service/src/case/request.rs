//! Asking somebody to do something with a case, and taking notice of it.

use super::{find, part};
use crate::{Ctx, Error, Result};
use argus_domain::{
    CaseId, Invalid,
    case::{CaseFlow, CaseRequest, RequestNote},
    comment::Comment,
};
use argus_store::{Tx, case};
use serde_json::json;

/// In the order of asking.
pub async fn requests(ctx: &Ctx, id: CaseId) -> Result<Vec<CaseRequest>> {
    let mut conn = ctx.argus.store().read().await?;
    find::seen(ctx, &mut conn, id).await?;
    Ok(case::requests(&mut conn, id).await?)
}

/// Asks once more only after somebody took notice.
pub async fn request(ctx: &Ctx, id: CaseId, flow: CaseFlow, note: RequestNote) -> Result<CaseRequest> {
    check(&note.comment)?;
    let mut tx = ctx.argus.store().begin().await?;
    let work = part::speak_of(ctx, &mut tx, id).await?;
    let number = match case::open_request(&mut tx, id, flow).await? {
        Some((number, true)) => number,
        _ => {
            let number = case::add_request(&mut tx, id, flow, &note, work.by, ctx.now).await?;
            let text = format!("Requested {}", flow.name());
            let detail = json!({"request": number, "flow": flow, "comment": note.comment});
            work.done(&mut tx, ctx, "case.request", text, detail).await?;
            number
        }
    };
    let asked = one(&mut tx, id, number).await?;
    tx.commit().await?;
    Ok(asked)
}

pub async fn acknowledge(ctx: &Ctx, id: CaseId, flow: CaseFlow, note: RequestNote) -> Result<CaseRequest> {
    check(&note.comment)?;
    let mut tx = ctx.argus.store().begin().await?;
    let work = part::speak_of(ctx, &mut tx, id).await?;
    let (number, is_open) = last(&mut tx, id, flow).await?;
    if is_open {
        case::acknowledge(&mut tx, number, &note, work.by, ctx.now).await?;
        let text = format!("Acknowledged {}", flow.name());
        let detail = json!({"request": number, "flow": flow, "comment": note.comment});
        work.done(&mut tx, ctx, "case.acknowledge", text, detail).await?;
    }
    let asked = one(&mut tx, id, number).await?;
    tx.commit().await?;
    Ok(asked)
}

/// Puts right what was said. What is `None` stays.
pub async fn amend(
    ctx: &Ctx,
    id: CaseId,
    flow: CaseFlow,
    comment: Option<String>,
    acknowledged_comment: Option<String>,
    external_reference: Option<String>,
) -> Result<CaseRequest> {
    for text in [&comment, &acknowledged_comment].into_iter().flatten() {
        check(text)?;
    }
    let mut tx = ctx.argus.store().begin().await?;
    let work = part::speak_of(ctx, &mut tx, id).await?;
    let (number, _) = last(&mut tx, id, flow).await?;
    let before = one(&mut tx, id, number).await?;
    let (said, noticed) = (comment.as_deref(), acknowledged_comment.as_deref());
    case::amend_request(&mut tx, number, said, noticed, external_reference.as_deref()).await?;
    let detail = json!({
        "request": number, "flow": flow,
        "before": {"comment": before.comment, "acknowledgedComment": before.acknowledged_comment,
            "externalReference": before.external_reference},
        "after": {"comment": comment, "acknowledgedComment": acknowledged_comment,
            "externalReference": external_reference},
    });
    let text = format!("Changed what was said with {}", flow.name());
    work.done(&mut tx, ctx, "case.requestUpdate", text, detail).await?;
    let amended = one(&mut tx, id, number).await?;
    tx.commit().await?;
    Ok(amended)
}

fn check(comment: &str) -> Result<()> {
    if comment.chars().count() > Comment::MAX_TEXT {
        let problem = format_args!("must not be longer than {} characters", Comment::MAX_TEXT);
        return Err(Invalid::one("comment", problem).into());
    }
    Ok(())
}

async fn last(tx: &mut Tx, id: CaseId, flow: CaseFlow) -> Result<(i64, bool)> {
    let found = case::open_request(tx, id, flow).await?;
    found.ok_or_else(|| Error::NotFound(format!("Nobody requested {} of case #{id}.", flow.name())))
}

async fn one(tx: &mut Tx, id: CaseId, number: i64) -> Result<CaseRequest> {
    let found = case::requests(tx, id).await?.into_iter().find(|request| request.id == number);
    found.ok_or_else(|| Error::NotFound(format!("The request {number} of case #{id} is gone.")))
}
