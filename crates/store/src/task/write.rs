//! Adding, changing and removing tasks.

use crate::{
    Locked, Result, Tx,
    query::{chunks, sql},
    removal,
    search::{self, Words},
    versioned::{self, json},
};
use argus_domain::{
    CaseId, TaskId, Timestamp, UserId,
    search::SearchKind,
    task::{NewTask, Task},
    version::FieldVersions,
};

#[derive(Clone, Copy, Debug)]
pub struct InsertTask<'a> {
    pub case: CaseId,
    pub new: &'a NewTask,
    /// What the template is called that it comes from.
    pub template: Option<&'a str>,
    pub by: Option<UserId>,
    pub now: Timestamp,
}

pub async fn insert(
    tx: &mut Tx,
    InsertTask { case, new, template, by, now }: InsertTask<'_>,
) -> Result<TaskId> {
    let is_over = new.status.is_over();
    let (id,): (i64,) = sql("INSERT INTO task
            (case_id, title, description, status, is_over, due_at, tags, added_at, added_by, over_at,
             updated_at, updated_by, version, field_versions, template)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $8, $9, 1, '{}', $11) RETURNING id")
    .bind(case)
    .bind(new.title.as_str())
    .bind(new.description.as_str())
    .bind(new.status.name())
    .bind(is_over)
    .bind(new.due)
    .bind(json(&new.tags)?)
    .bind(now)
    .bind(by)
    .bind(is_over.then_some(now))
    .bind(template)
    .fetch_one(tx)
    .await?;
    let id = TaskId(id);
    set_assignees(tx, id, &new.assignees).await?;
    search::follow(tx, SearchKind::Task, id.0, Words::new()).await?;
    Ok(id)
}

/// Call it before reading the task.
pub async fn lock(tx: &mut Tx, id: TaskId) -> Result<Option<Locked>> {
    versioned::lock(tx, "task", id).await
}

/// Writes all of a locked task, as its next version.
pub async fn update(
    tx: &mut Tx,
    task: &Task,
    versions: &FieldVersions,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    let words = search::words_of(tx, SearchKind::Task, task.id.0).await?;
    sql("UPDATE task SET version = version + 1, title = $1, description = $2, status = $3, is_over = $4,
            due_at = $5, tags = $6, over_at = $7, field_versions = $8, updated_at = $9, updated_by = $10
         WHERE id = $11")
    .bind(task.title.as_str())
    .bind(task.description.as_str())
    .bind(task.status.name())
    .bind(task.status.is_over())
    .bind(task.due)
    .bind(json(&task.tags)?)
    .bind(task.over)
    .bind(json(versions)?)
    .bind(now)
    .bind(by)
    .bind(task.id)
    .execute(tx)
    .await?;
    search::follow(tx, SearchKind::Task, task.id.0, words).await?;
    let assignees: Vec<UserId> = task.assignees.iter().map(|person| person.id).collect();
    set_assignees(tx, task.id, &assignees).await
}

async fn set_assignees(tx: &mut Tx, task: TaskId, people: &[UserId]) -> Result<()> {
    sql("DELETE FROM task_assignee WHERE task_id = $1").bind(task).execute(tx).await?;
    for chunk in chunks(people) {
        let mut query = sql("INSERT INTO task_assignee (task_id, user_id) VALUES ");
        for (index, person) in chunk.iter().enumerate() {
            query.push(if index == 0 { "(" } else { ", (" }).push_bind(task);
            query.push(", ").push_bind(*person).push(")");
        }
        query.execute(tx).await?;
    }
    Ok(())
}

/// Some are no longer to do a locked task: its next version.
pub async fn take_off(
    tx: &mut Tx,
    id: TaskId,
    people: &[UserId],
    versions: &FieldVersions,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    sql("UPDATE task SET version = version + 1, field_versions = $1, updated_at = $2, updated_by = $3
         WHERE id = $4")
    .bind(json(versions)?)
    .bind(now)
    .bind(by)
    .bind(id)
    .execute(tx)
    .await?;
    let mut query = sql("DELETE FROM task_assignee WHERE task_id = ");
    query.push_bind(id).push(" AND user_id IN ").push_list(people.iter().copied());
    query.execute(tx).await?;
    Ok(())
}

/// It is kept, and no longer told.
pub async fn remove(tx: &mut Tx, id: TaskId, now: Timestamp) -> Result<()> {
    removal::remove(tx, SearchKind::Task, id.0, now).await
}

/// With all that it had.
pub async fn restore(tx: &mut Tx, id: TaskId) -> Result<()> {
    removal::restore(tx, SearchKind::Task, id.0).await
}
