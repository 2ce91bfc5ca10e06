//! Before a note is added or written in.

use super::request::{asked, present, put};
use crate::{
    Ctx, Result,
    module::apply::{Field, change},
};
use argus_domain::{
    CaseId, NoteId, Permission,
    module::{ObjectKind, ObjectRef},
    note::{NewNote, NoteChange},
};
use serde_json::{Value, json};

const UPDATE: &str = "on_preload_note_update";

pub(crate) async fn before_note(ctx: &Ctx, case: CaseId, new: NewNote) -> Result<NewNote> {
    ctx.require(Permission::UpdateCase)?;
    let was = to_request(&new);
    let fields = asked(ctx, "on_preload_note_create", Some(case), &was).await?;
    from_request(new, &fields)
}

pub(crate) async fn before_note_change(ctx: &Ctx, id: NoteId, change: NoteChange) -> Result<NoteChange> {
    let object = ObjectRef::new(ObjectKind::Note, id);
    let Some((now, case)) = present(ctx, UPDATE, &object).await? else { return Ok(change) };
    let was = changed(now, &change);
    let fields = asked(ctx, UPDATE, case, &was).await?;
    change::note(change, &fields)
}

fn to_request(new: &NewNote) -> Value {
    json!({
        "note_title": new.title,
        "note_content": new.text,
        "directory_id": new.folder,
        "custom_attributes": {},
    })
}

fn from_request(new: NewNote, fields: &[Field]) -> Result<NewNote> {
    let change = change::note(NoteChange::default(), fields)?;
    Ok(NewNote {
        title: change.title.unwrap_or(new.title),
        text: change.text.unwrap_or(new.text),
        folder: new.folder,
    })
}

fn changed(mut now: Value, change: &NoteChange) -> Value {
    put(&mut now, "note_title", change.title.as_ref().map(|title| json!(title)));
    put(&mut now, "note_content", change.text.as_ref().map(|text| json!(text)));
    put(&mut now, "directory_id", change.folder.map(|folder| json!(folder)));
    now
}

#[cfg(test)]
mod tests {
    use super::{super::request::fresh, *};

    #[test]
    fn title_and_text_can_be_changed_and_the_folder_cannot() {
        let new = || NewNote { title: " First ".to_owned(), text: "x".to_owned(), ..NewNote::default() };
        let was = to_request(&new());
        assert_eq!(from_request(new(), &fresh(&was, &was)).unwrap(), new());
        let mut wanted = was.clone();
        wanted["note_title"] = json!("First");
        assert_eq!(from_request(new(), &fresh(&was, &wanted)).unwrap().title, "First");
        wanted["directory_id"] = json!(3);
        assert!(from_request(new(), &fresh(&was, &wanted)).is_err());
    }
}
