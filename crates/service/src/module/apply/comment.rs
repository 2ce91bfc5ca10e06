//! What modules say about something. Cases have comments: what is said of a part of one names that part.

use super::{
    Applying, about, invalid,
    order::{Fields, Given},
    place, value,
};
use crate::{Result, alert, comment, event};
use argus_domain::{
    AlertId, Assessment, EventId,
    alert::AlertChange,
    comment::NewComment,
    module::{ObjectKind, ObjectRef, TaskChange},
};
use argus_markdown::from_plain;
use argus_store::{Tx, alert as alert_store};
use serde_json::Value;

/// `on` is the type of an object and `id` which one; without them it is the case.
pub(super) async fn add(
    tx: &mut Tx,
    applying: &mut Applying,
    given: Given,
    done: &mut Vec<TaskChange>,
) -> Result<()> {
    let mut fields = Fields::new("comment", given);
    let text = fields.read(&["text", "comment_text"], value::text)?.unwrap_or_default();
    let on = fields.read(&["on"], value::text)?;
    let id = fields.read(&["id"], value::text)?;
    fields.finish()?;
    let object = match (on, id) {
        (None, None) => ObjectRef::new(ObjectKind::Case, applying.case_for("a comment")?),
        (Some(on), Some(id)) => object(&on, id)?,
        _ => return Err(invalid("on of the added comment", "goes with an id, and the other way round")),
    };
    say(tx, applying, object, &text, done).await
}

/// An entry of a timeline is `event` for IRIS, and told from what a sensor reported by its id.
fn object(on: &str, id: String) -> Result<ObjectRef> {
    let kind = match on {
        "event" if !id.contains('/') => ObjectKind::TimelineEntry,
        name => ObjectKind::named(name).ok_or_else(|| {
            let names = ObjectKind::ALL.map(ObjectKind::name).join(", ");
            invalid("on of the added comment", format_args!("must be one of {names}"))
        })?,
    };
    Ok(ObjectRef { kind, id })
}

pub(super) async fn say(
    tx: &mut Tx,
    applying: &mut Applying,
    object: ObjectRef,
    text: &str,
    done: &mut Vec<TaskChange>,
) -> Result<()> {
    let ctx = &applying.ctx;
    let name = place(&object);
    let said = match object.kind {
        ObjectKind::Event => {
            let id: EventId = super::id_of(&object)?;
            let assessment = Assessment { comment: Some(text.to_owned()), ..Assessment::default() };
            event::assess_within(tx, ctx, &[id], &assessment).await.map(drop)
        }
        ObjectKind::Alert => note_of_alert(tx, applying, &object, text).await,
        _ => {
            let told = super::told(tx, &ctx.caller()?.scope(), &object).await?;
            let Some((title, Some(case))) = told else {
                return Err(invalid(name, "is not there any more, or you do not see it"));
            };
            let text = match object.kind {
                ObjectKind::Case => text.to_owned(),
                kind => format!("**{} {}**\n\n{text}", kind.label(), from_plain(&title)),
            };
            comment::say(tx, ctx, case, NewComment { text, ..NewComment::default() }).await.map(drop)
        }
    };
    said.map_err(|error| about(&format!("the comment on {name}"), error))?;
    let field = Some("comment".to_owned());
    done.push(applying.change(tx, object, field, (Value::Null, text.into())).await?);
    Ok(())
}

/// Behind what is noted of the alert.
async fn note_of_alert(tx: &mut Tx, applying: &Applying, object: &ObjectRef, text: &str) -> Result<()> {
    let ctx = &applying.ctx;
    let id: AlertId = super::id_of(object)?;
    let found = alert_store::get(tx, &ctx.caller()?.scope(), id).await?;
    let found = found.ok_or_else(|| invalid(place(object), "is not there any more, or you do not see it"))?;
    let note = if found.note.is_empty() { text.to_owned() } else { format!("{}\n\n{text}", found.note) };
    let change = AlertChange { version: AlertChange::LATEST, note: Some(note), ..AlertChange::default() };
    alert::update_within(tx, ctx, id, change).await.map(drop)
}
