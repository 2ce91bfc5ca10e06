//! Links between cases.

mod add;
mod list;
mod remove;

pub use add::{link, link_record};
pub use list::{link_records, links};
pub use remove::{unlink, unlink_record};

use super::find;
use crate::{Ctx, Error, Result};
use argus_domain::{
    CaseId, Invalid, Permission,
    case::{AccessLevel, Case, CaseSummary},
};
use argus_store::{Tx, case};

/// Two cases that the caller sees, of which he may change one. Nobody else changes either until the transaction ends.
async fn pair(ctx: &Ctx, tx: &mut Tx, one: CaseId, other: CaseId) -> Result<[CaseSummary; 2]> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    // Always the lower number first: two that lock the same cases do not wait for each other.
    for id in [one.min(other), one.max(other)] {
        case::lock(tx, id).await?.ok_or_else(|| find::missing(id))?;
    }
    let one = find::within(tx, &scope, one).await?;
    let other = find::within(tx, &scope, other).await?;
    if one.level.max(other.level) < AccessLevel::Full {
        let (one, other) = (one.summary.id, other.summary.id);
        let reason = format!("You may read the cases #{one} and #{other}, but change neither of them.");
        return Err(Error::Forbidden(reason));
    }
    let may_change = |case: &Case| case.level == AccessLevel::Full && case.summary.merged_into.is_none();
    if !may_change(&one) && !may_change(&other) {
        return Err(Invalid::one("case", "was merged, and the other you may only read").into());
    }
    Ok([one.summary, other.summary])
}
