//! What modules add to a case, as the page adds it.

use super::{
    Applying, about,
    order::{Fields, Given},
    value,
};
use crate::{Result, comment, ioc, note};
use argus_domain::{
    comment::NewComment,
    ioc::{NewIoc, paste},
    module::{ObjectKind, ObjectRef, TaskChange},
    note::NewNote,
};
use argus_markdown::from_plain;
use argus_store::{Tx, attachment};
use serde_json::{Value, json};

pub(super) async fn note(
    tx: &mut Tx,
    applying: &mut Applying,
    given: Given,
    done: &mut Vec<TaskChange>,
) -> Result<()> {
    let case = applying.case_for("a note")?;
    let mut fields = Fields::new("note", given);
    let new = NewNote {
        folder: None,
        title: fields.read(&["title", "note_title"], value::text)?.unwrap_or_default(),
        text: fields.read(&["text", "note_content"], value::text)?.unwrap_or_default(),
    };
    fields.finish()?;
    let added = note::add_within(tx, &applying.ctx, case, new).await;
    let added = added.map_err(|error| about("the added note", error))?;
    let object = ObjectRef::new(ObjectKind::Note, added.summary.id);
    let after = json!({"note_title": added.summary.title});
    done.push(applying.change(tx, object, None, (Value::Null, after)).await?);
    Ok(())
}

/// Those that the case has already stay as they are.
pub(super) async fn iocs(
    tx: &mut Tx,
    applying: &mut Applying,
    given: Vec<Given>,
    done: &mut Vec<TaskChange>,
) -> Result<()> {
    if given.is_empty() {
        return Ok(());
    }
    let case = applying.case_for("an ioc")?;
    let new = given.into_iter().map(new_ioc).collect::<Result<Vec<_>>>()?;
    for part in new.chunks(paste::MOST) {
        let added = ioc::add_within(tx, &applying.ctx, case, part.to_vec()).await;
        let added = added.map_err(|error| about("the added iocs", error))?.added;
        let row = applying.ctx.rows.take_first();
        for ioc in added {
            let object = ObjectRef::new(ObjectKind::Ioc, ioc.id);
            let after = json!({"ioc_value": ioc.value, "ioc_type": ioc.kind.name()});
            let change = applying.change(tx, object, None, (Value::Null, after)).await?;
            done.push(TaskChange { activity: row, ..change });
        }
    }
    Ok(())
}

fn new_ioc(given: Given) -> Result<NewIoc> {
    let mut fields = Fields::new("ioc", given);
    let new = NewIoc {
        value: fields.read(&["value", "ioc_value"], value::text)?.unwrap_or_default(),
        kind: fields.read(&["type", "ioc_type"], value::kind)?.flatten(),
        tlp: fields.read(&["tlp", "ioc_tlp"], value::tlp)?.unwrap_or_default(),
        description: fields.read(&["description", "ioc_description"], value::text)?.unwrap_or_default(),
        tags: fields.read(&["tags", "ioc_tags"], value::tags)?.unwrap_or_default(),
    };
    fields.finish()?;
    Ok(new)
}

/// Modules for IRIS register the files that they were given, or what they made of them. A file that the case has needs no
/// more; of another one a comment tells what is known, as the file itself is nowhere.
pub(super) async fn evidence(
    tx: &mut Tx,
    applying: &mut Applying,
    given: &Given,
    done: &mut Vec<TaskChange>,
) -> Result<()> {
    let case = applying.case_for("evidence")?;
    let said = |name: &str| value::text(given.get(name).unwrap_or(&Value::Null)).unwrap_or_default();
    let sha256 = said("sha256").to_lowercase();
    if attachment::has_content(tx, case, &sha256).await? {
        return Ok(());
    }
    let lines = [
        ("File", said("filename")),
        ("SHA-256", sha256),
        ("Size", said("size")),
        ("Description", said("description")),
    ];
    let lines = lines.iter().filter(|(_, text)| !text.is_empty());
    let lines: Vec<String> = lines.map(|(name, text)| format!("- {name}: {}", from_plain(text))).collect();
    let text = format!("A module registered a file that the case does not hold:\n\n{}", lines.join("\n"));
    comment::say(tx, &applying.ctx, case, NewComment { text: text.clone(), ..NewComment::default() }).await?;
    done.push(applying.case_change(tx, case, "comment", text.into()).await?);
    Ok(())
}
