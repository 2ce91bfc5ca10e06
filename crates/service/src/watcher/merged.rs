//! Those who watch a case that is merged into another watch that one, as long as it is merged: what they want to hear of
//! happens there.

use super::list::gather;
use crate::{Ctx, Result, case::people::sees_case};
use argus_domain::{
    UserId,
    case::CaseSummary,
    watcher::{WatcherRecord, Watchers},
};
use argus_store::{Tx, watcher};

/// But for those who may not see the other, or said something of it themselves. Gives who began to watch it.
pub(crate) async fn follow(
    tx: &mut Tx,
    ctx: &Ctx,
    from: &CaseSummary,
    into: &CaseSummary,
) -> Result<Vec<UserId>> {
    let by = ctx.caller()?.user.as_ref().map(|user| user.id);
    let known = gather(tx, into).await?;
    let mut room = Watchers::MOST.saturating_sub(known.len());
    let mut come = Vec::new();
    for WatcherRecord { person, watches, .. } in gather(tx, from).await? {
        let is_known = known.iter().any(|record| record.person.id == person.id);
        if room > 0 && watches && !is_known && sees_case(tx, person.id, into.id).await? {
            watcher::follow(tx, from.id, into.id, person.id, by, ctx.now).await?;
            come.push(person.id);
            room -= 1;
        }
    }
    Ok(come)
}
