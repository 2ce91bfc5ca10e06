//! Linking two cases.

use super::{list, pair};
use crate::{
    Ctx, Result,
    activity::{Done, record},
};
use argus_domain::{
    CaseId, CaseLinkId, Invalid,
    case::{CaseLinks, CaseRelation, CaseSummary, LinkRecord},
};
use argus_store::{
    Tx,
    case::{self, link as store},
};
use serde_json::json;

/// Gives all links of the first.
pub async fn link(ctx: &Ctx, id: CaseId, other: CaseId, relation: CaseRelation) -> Result<CaseLinks> {
    let mut tx = ctx.argus.store().begin().await?;
    add(&mut tx, ctx, id, other, relation).await?;
    let links = list::of(&mut tx, &ctx.caller()?.scope(), id).await?;
    tx.commit().await?;
    Ok(links)
}

/// As programs do it: gives the new one.
pub async fn link_record(ctx: &Ctx, id: CaseId, other: CaseId, relation: CaseRelation) -> Result<LinkRecord> {
    let mut tx = ctx.argus.store().begin().await?;
    let added = add(&mut tx, ctx, id, other, relation).await?;
    let record = list::record(&mut tx, ctx.caller()?, id, added).await?;
    tx.commit().await?;
    Ok(record)
}

async fn add(
    tx: &mut Tx,
    ctx: &Ctx,
    id: CaseId,
    other_id: CaseId,
    relation: CaseRelation,
) -> Result<CaseLinkId> {
    if id == other_id {
        return Err(Invalid::one("other", "is the case itself").into());
    }
    let cases = pair(ctx, tx, id, other_id).await?;
    for (field, case) in ["case", "other"].into_iter().zip(&cases) {
        if let Some(into) = case.merged_into {
            return Err(Invalid::one(field, format_args!("was merged into #{into}: link that one")).into());
        }
        let links = store::of_case(tx, case.id).await?;
        if let Some(known) = links.iter().find(|known| [known.from, known.to].contains(&other_id))
            && case.id == id
        {
            let label = CaseRelation::of(known.kind, known.from == id).label().to_lowercase();
            let problem = format_args!("is linked already: #{id} is shown as “{label} #{other_id}”");
            return Err(Invalid::one("other", problem).into());
        }
        if links.len() >= CaseLinks::MOST {
            let problem = format_args!("has {} links already: remove some first", CaseLinks::MOST);
            return Err(Invalid::one(field, problem).into());
        }
    }
    let ends = if relation.leads_from_it() { (id, other_id) } else { (other_id, id) };
    let by = ctx.caller()?.user.as_ref().map(|user| user.id);
    let taken = || Invalid::one("other", "is linked already");
    let added = store::insert(tx, ends, relation.kind(), by, ctx.now).await?.ok_or_else(taken)?;
    tell(tx, ctx, &cases, relation, "case.link", "Linked").await?;
    // The log has made all others wait by now who link cases at the same time, so none of them is missed.
    if store::is_own_ancestor(tx, id).await? {
        return Err(
            Invalid::one("other", "cannot be: a case would be its own parent by way of others").into()
        );
    }
    Ok(added)
}

/// In the history of both. Others are named by their numbers: not everybody who reads there sees them.
pub(super) async fn tell(
    tx: &mut Tx,
    ctx: &Ctx,
    cases: &[CaseSummary; 2],
    relation: CaseRelation,
    action: &str,
    verb: &str,
) -> Result<()> {
    let by = ctx.caller()?.user.as_ref().map(|user| user.id);
    let [one, other] = cases;
    for (case, relation, linked) in [(one, relation, other.id), (other, relation.reversed(), one.id)] {
        case::touch(tx, case.id, by, ctx.now).await?;
        let done = Done {
            case: Some(case.id),
            customer: Some(case.customer.id),
            detail: json!({"relation": relation, "case": linked}),
            ..Done::new(action, format!("{verb}: {} #{linked}", relation.label().to_lowercase()))
        };
        record(tx, ctx, done).await?;
    }
    Ok(())
}
