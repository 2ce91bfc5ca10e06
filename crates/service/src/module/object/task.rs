//! A task, as modules are told of it.

use super::{one_of, person, tags};
use argus_domain::task::Task;
use serde_json::{Value, json};

pub(crate) fn fields(task: &Task) -> Value {
    let assignees: Vec<Value> = task.assignees.iter().map(|assignee| person(Some(assignee))).collect();
    json!({
        "type": "task",
        "id": task.id,
        "task_id": task.id,
        "case_id": task.case,
        "task_title": task.title,
        "task_description": task.description,
        "task_status": task.status.label(),
        "status": one_of("status_name", task.status.label()),
        "task_assignees": assignees,
        "task_tags": tags(&task.tags),
        "task_due": task.due.map(|due| due.to_string()),
        "user": person(task.added_by.as_ref()),
        "task_open_date": task.added.to_string(),
        "task_close_date": task.over.map(|over| over.to_string()),
        "task_last_update": task.updated.to_string(),
        "custom_attributes": {},
    })
}
