//! Before a file is added to a case, or what is said of it is changed.

use super::request::{asked, present, put};
use crate::{
    Ctx, Result,
    module::apply::{Field, change},
};
use argus_domain::{
    AttachmentId, CaseId, Permission,
    attachment::{AttachmentChange, NewAttachment},
    module::{ObjectKind, ObjectRef},
};
use serde_json::{Value, json};

const UPDATE: &str = "on_preload_evidence_update";

/// What it holds has not come yet.
pub(crate) async fn before_evidence(ctx: &Ctx, case: CaseId, new: NewAttachment) -> Result<NewAttachment> {
    ctx.require(Permission::UpdateCase)?;
    let was = to_request(&new);
    let fields = asked(ctx, "on_preload_evidence_create", Some(case), &was).await?;
    from_request(new, &fields)
}

pub(crate) async fn before_evidence_change(
    ctx: &Ctx,
    id: AttachmentId,
    change: AttachmentChange,
) -> Result<AttachmentChange> {
    let object = ObjectRef::new(ObjectKind::Evidence, id);
    let Some((now, case)) = present(ctx, UPDATE, &object).await? else { return Ok(change) };
    let was = changed(now, &change);
    let fields = asked(ctx, UPDATE, case, &was).await?;
    change::evidence(change, &fields)
}

fn to_request(new: &NewAttachment) -> Value {
    json!({
        "filename": new.name,
        "file_description": new.description,
        "is_malware": new.malware,
        "custom_attributes": {},
    })
}

fn from_request(new: NewAttachment, fields: &[Field]) -> Result<NewAttachment> {
    let change = change::evidence(AttachmentChange::default(), fields)?;
    Ok(NewAttachment {
        name: change.name.unwrap_or(new.name),
        description: change.description.unwrap_or(new.description),
        malware: change.malware.unwrap_or(new.malware),
        ..new
    })
}

fn changed(mut now: Value, change: &AttachmentChange) -> Value {
    put(&mut now, "filename", change.name.as_ref().map(|name| json!(name)));
    put(&mut now, "file_description", change.description.as_ref().map(|text| json!(text)));
    put(&mut now, "is_malware", change.malware.map(|malware| json!(malware)));
    now
}

#[cfg(test)]
mod tests {
    use super::{super::request::fresh, *};

    #[test]
    fn requests_are_read_back_and_passwords_are_not_told() {
        let new = || NewAttachment {
            name: "a.zip".to_owned(),
            archive_password: Some("s3cret".to_owned()),
            ..NewAttachment::default()
        };
        let was = to_request(&new());
        assert!(!was.to_string().contains("s3cret"));
        let mut wanted = was.clone();
        wanted["is_malware"] = json!(true);
        let made = from_request(new(), &fresh(&was, &wanted)).unwrap();
        assert_eq!(made, NewAttachment { malware: true, ..new() });
    }
}
