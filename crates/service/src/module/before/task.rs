//! Before a task is added or changed.

use super::request::{asked, present, put};
use crate::{
    Ctx, Result,
    module::{
        apply::{Field, change},
        object::tags,
    },
};
use argus_domain::{
    CaseId, Permission, TaskId,
    module::{ObjectKind, ObjectRef},
    task::{NewTask, TaskChange},
};
use serde_json::{Value, json};

const UPDATE: &str = "on_preload_task_update";

pub(crate) async fn before_task(ctx: &Ctx, case: CaseId, new: NewTask) -> Result<NewTask> {
    ctx.require(Permission::UpdateCase)?;
    let was = to_request(&new);
    let fields = asked(ctx, "on_preload_task_create", Some(case), &was).await?;
    from_request(new, &was, &fields)
}

pub(crate) async fn before_task_change(ctx: &Ctx, id: TaskId, change: TaskChange) -> Result<TaskChange> {
    let object = ObjectRef::new(ObjectKind::Task, id);
    let Some((now, case)) = present(ctx, UPDATE, &object).await? else { return Ok(change) };
    let was = changed(now, &change);
    let fields = asked(ctx, UPDATE, case, &was).await?;
    change::task(change, &was, &fields)
}

fn to_request(new: &NewTask) -> Value {
    json!({
        "task_title": new.title,
        "task_description": new.description,
        "task_status": new.status.label(),
        "task_assignees_id": new.assignees,
        "task_tags": tags(&new.tags),
        "task_due": new.due.map(|due| due.to_string()),
        "custom_attributes": {},
    })
}

fn from_request(new: NewTask, was: &Value, fields: &[Field]) -> Result<NewTask> {
    let change = change::task(TaskChange::default(), was, fields)?;
    Ok(NewTask {
        title: change.title.unwrap_or(new.title),
        description: change.description.unwrap_or(new.description),
        status: change.status.unwrap_or(new.status),
        assignees: new.assignees,
        due: change.due.unwrap_or(new.due),
        tags: change.tags.unwrap_or(new.tags),
    })
}

fn changed(mut now: Value, change: &TaskChange) -> Value {
    put(&mut now, "task_title", change.title.as_ref().map(|title| json!(title)));
    put(&mut now, "task_description", change.description.as_ref().map(|text| json!(text)));
    put(&mut now, "task_status", change.status.map(|status| json!(status.label())));
    put(&mut now, "task_assignees_id", change.assignees.as_ref().map(|people| json!(people)));
    put(&mut now, "task_due", change.due.map(|due| json!(due.map(|due| due.to_string()))));
    put(&mut now, "task_tags", change.tags.as_ref().map(|of| json!(tags(of))));
    now
}

#[cfg(test)]
mod tests {
    use super::{super::request::fresh, *};
    use argus_domain::{Timestamp, task::TaskStatus};

    #[test]
    fn requests_are_read_back() {
        let new = || NewTask {
            title: "Look".to_owned(),
            due: Timestamp::from_millis(1_000),
            tags: vec!["a".to_owned()],
            ..NewTask::default()
        };
        let was = to_request(&new());
        assert_eq!(from_request(new(), &was, &fresh(&was, &was)).unwrap(), new());
        let mut wanted = was.clone();
        wanted["task_status"] = json!("In progress");
        wanted["task_due"] = json!(null);
        let made = from_request(new(), &was, &fresh(&was, &wanted)).unwrap();
        assert_eq!((made.status, made.due, made.tags), (TaskStatus::InProgress, None, new().tags));
    }
}
