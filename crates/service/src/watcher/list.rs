//! Those who watch a case.

use crate::{
    Ctx, Result,
    case::{find, people::sees_case},
};
use argus_domain::{
    CaseId, UserId,
    case::{CaseSummary, Person},
    watcher::{WatchReason, Watcher, WatcherRecord, Watchers},
};
use argus_store::{Conn, user, watcher};

/// By name, and whether the caller is one of them.
pub async fn list(ctx: &Ctx, case: CaseId) -> Result<Watchers> {
    let me = ctx.caller()?.user.as_ref().map(|user| user.id);
    let watching = records(ctx, case).await?.into_iter().filter(|record| record.watches);
    let people: Vec<Watcher> = watching
        .map(|WatcherRecord { person, why, .. }| Watcher {
            person: Person { id: person.id, name: person.name },
            why,
        })
        .collect();
    let watching = people.iter().any(|one| Some(one.person.id) == me);
    Ok(Watchers { people, watching })
}

/// Also those who do not, although they would.
pub async fn records(ctx: &Ctx, case: CaseId) -> Result<Vec<WatcherRecord>> {
    let mut conn = ctx.argus.store().read().await?;
    let found = find::seen(ctx, &mut conn, case).await?;
    gather(&mut conn, &found.summary).await
}

/// Without those who may no longer see the case.
pub(super) async fn gather(conn: &mut Conn, case: &CaseSummary) -> Result<Vec<WatcherRecord>> {
    let mut records: Vec<WatcherRecord> = watcher::entries(conn, case.id)
        .await?
        .into_iter()
        .map(|entry| WatcherRecord {
            why: reason(case, entry.person.id).unwrap_or(WatchReason::Chosen),
            watches: entry.watches,
            said: Some((entry.added, entry.added_by)),
            person: entry.person,
        })
        .collect();
    if watcher::by_default(conn, case.id).await? {
        let concerned = [case.owner.as_ref(), case.assignee.as_ref(), Some(&case.opened_by)];
        let mut ids: Vec<UserId> = concerned.into_iter().flatten().map(|person| person.id).collect();
        ids.retain(|id| records.iter().all(|record| record.person.id != *id));
        for (id, person) in user::doers(conn, &ids).await? {
            let why = reason(case, id).unwrap_or(WatchReason::Opener);
            records.push(WatcherRecord { person, why, watches: true, said: None });
        }
    }
    let mut seeing = Vec::with_capacity(records.len());
    for record in records {
        if sees_case(conn, record.person.id, case.id).await? {
            seeing.push(record);
        }
    }
    seeing.sort_by_key(|record| (record.person.name.to_lowercase(), record.person.id));
    Ok(seeing)
}

/// What somebody has to do with a case.
fn reason(case: &CaseSummary, user: UserId) -> Option<WatchReason> {
    let is = |person: Option<&Person>| person.is_some_and(|person| person.id == user);
    if is(case.owner.as_ref()) {
        Some(WatchReason::Owner)
    } else if is(case.assignee.as_ref()) {
        Some(WatchReason::Assignee)
    } else {
        is(Some(&case.opened_by)).then_some(WatchReason::Opener)
    }
}
