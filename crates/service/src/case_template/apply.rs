//! Putting what a template has into a case.

use crate::{Ctx, Result, case::part};
use argus_domain::{
    CaseId, CaseTemplateId, Invalid, Timestamp, UserId,
    case_template::{TemplateApplied, TemplateBody},
    note::{NewNote, Note, NoteFolder},
    task::{NewTask, TaskStatus},
};
use argus_store::{
    Tx, case_template,
    note::{self, InsertNote},
    task::{self, InsertTask},
};
use serde_json::json;

const MILLIS_PER_HOUR: i64 = 3_600_000;

/// Its tasks and notes, into a case that is there already. The case's own fields stay as they are.
pub async fn apply(ctx: &Ctx, case: CaseId, name: &str) -> Result<TemplateApplied> {
    let mut tx = ctx.argus.store().begin().await?;
    let work = part::work_on(ctx, &mut tx, case).await?;
    let template = named(&mut tx, name).await?;
    let applied = put_into(&mut tx, case, &template, work.by, ctx.now).await?;
    let TemplateApplied { tasks, notes } = applied;
    let text = format!("Applied the template “{}”: {tasks} tasks, {notes} notes", template.name);
    work.done(&mut tx, ctx, "case_template.apply", text, json!({"after": template})).await?;
    tx.commit().await?;
    Ok(applied)
}

/// Its tasks alone, as part of a larger transaction.
pub(crate) async fn apply_tasks(tx: &mut Tx, ctx: &Ctx, case: CaseId, id: CaseTemplateId) -> Result<()> {
    let work = part::work_on(ctx, tx, case).await?;
    let found = case_template::get(tx, id).await?.filter(|template| !template.summary.retired);
    let template = found
        .ok_or_else(|| Invalid::one("template", "is not in use any more: choose another in the rule"))?
        .body;
    if template.tasks.is_empty() {
        let problem = format_args!("“{}” has no tasks any more", template.name);
        return Err(Invalid::one("template", problem).into());
    }
    put_tasks(tx, case, &template, work.by, ctx.now).await?;
    let text = match template.tasks.len() {
        1 => format!("Added a task of the template “{}”", template.name),
        many => format!("Added {many} tasks of the template “{}”", template.name),
    };
    let detail = json!({"template": template.name, "after": {"tasks": template.tasks}});
    work.done(tx, ctx, "case_template.apply", text, detail).await
}

/// One that is in use.
pub(crate) async fn named(tx: &mut Tx, name: &str) -> Result<TemplateBody> {
    let found = case_template::named(tx, name).await?.filter(|template| !template.summary.retired);
    let found =
        found.ok_or_else(|| Invalid::one("template", "is not one of the templates to choose from"))?;
    Ok(found.body)
}

/// Into a case that is locked, or new. Notes go into the folder of their folder's name, if there is one.
pub(crate) async fn put_into(
    tx: &mut Tx,
    case: CaseId,
    template: &TemplateBody,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<TemplateApplied> {
    put_tasks(tx, case, template, by, now).await?;
    let notes = template.note_count();
    if note::count(tx, case).await? + notes > Note::MOST {
        let problem = format_args!("would make more than {} notes of this case", Note::MOST);
        return Err(Invalid::one("template", problem).into());
    }
    for folder in &template.note_directories {
        let known = note::folders(tx, case).await?;
        let same = known.iter().find(|other| other.parent.is_none() && other.name == folder.title);
        let id = match same {
            Some(same) => same.id,
            None if known.len() >= NoteFolder::MOST => {
                let problem = format_args!("would make more than {} folders", NoteFolder::MOST);
                return Err(Invalid::one("template", problem).into());
            }
            None => note::add_folder(tx, case, None, &folder.title).await?,
        };
        for one in &folder.notes {
            let new = NewNote { folder: Some(id), title: one.title.clone(), text: one.content.clone() };
            note::insert(tx, InsertNote { case, new: &new, by, now }).await?;
        }
    }
    Ok(TemplateApplied { tasks: template.tasks.len(), notes })
}

async fn put_tasks(
    tx: &mut Tx,
    case: CaseId,
    template: &TemplateBody,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<()> {
    for one in &template.tasks {
        let due = one.due_after_hours.map(|hours| now.plus_millis(i64::from(hours) * MILLIS_PER_HOUR));
        let new = NewTask {
            title: one.title.clone(),
            description: one.description.clone(),
            status: TaskStatus::ToDo,
            assignees: Vec::new(),
            due,
            tags: one.tags.clone(),
        };
        let row = InsertTask { case, new: &new, template: Some(template.name.as_str()), by, now };
        task::insert(tx, row).await?;
    }
    Ok(())
}
