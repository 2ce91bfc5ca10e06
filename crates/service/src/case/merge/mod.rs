//! Merging a case into another, and taking it out again.

mod check;
mod into;
mod out;
mod preview;

pub use into::{merge, merge_record};
pub use out::take_out;
pub use preview::merge_preview;

use super::find;
use crate::{Ctx, Result};
use argus_domain::{CaseId, Permission, case::Case};
use argus_store::Tx;

/// Two cases that the caller may change. Nobody else changes either, or what belongs to it, until the transaction ends.
async fn both(ctx: &Ctx, tx: &mut Tx, one: CaseId, other: CaseId) -> Result<(Case, Case)> {
    let scope = ctx.require(Permission::UpdateCase)?.scope();
    // Always the lower number first: two that lock the same cases do not wait for each other.
    let lower = find::locked(tx, &scope, one.min(other)).await?.1;
    let higher = find::locked(tx, &scope, one.max(other)).await?.1;
    Ok(if one < other { (lower, higher) } else { (higher, lower) })
}
