//! Those who were to do something in a case that they no longer see.

use crate::{Result, case::people::sees_case};
use argus_domain::{CaseId, TaskId, Timestamp, UserId, case::Person, version::LastChange};
use argus_store::{Tx, task, user};
use std::collections::{BTreeMap, HashMap};

/// Who was taken off, by name, and of how many tasks.
#[derive(Debug, Default)]
pub(crate) struct TakenOff {
    pub(crate) people: Vec<Person>,
    pub(crate) tasks: usize,
}

/// Also off tasks that were deleted: they may be restored. The case is locked.
pub(crate) async fn take_off(
    tx: &mut Tx,
    case: CaseId,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<TakenOff> {
    let mut seeing: HashMap<UserId, bool> = HashMap::new();
    let mut off: BTreeMap<TaskId, Vec<UserId>> = BTreeMap::new();
    for (id, person) in task::assigned(tx, case).await? {
        let sees = match seeing.get(&person) {
            Some(sees) => *sees,
            None => sees_case(tx, person, case).await?,
        };
        seeing.insert(person, sees);
        if !sees {
            off.entry(id).or_default().push(person);
        }
    }
    for (id, people) in &off {
        let Some(locked) = task::lock(tx, *id).await? else { continue };
        let mut versions = locked.field_versions;
        versions.mark("assignees", LastChange { version: locked.version + 1, by, at: now });
        task::take_off(tx, *id, people, &versions, by, now).await?;
    }
    let strangers: Vec<UserId> = seeing.iter().filter(|(_, sees)| !**sees).map(|(id, _)| *id).collect();
    let found = user::doers(tx, &strangers).await?;
    let mut people: Vec<Person> =
        found.into_iter().map(|(id, doer)| Person { id, name: doer.name }).collect();
    people.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Ok(TakenOff { people, tasks: off.len() })
}
