//! Before indicators are added or changed.

use super::request::{asked, present, put};
use crate::{
    Ctx, Result,
    module::{
        apply::{Field, change},
        object::tags,
    },
};
use argus_domain::{
    CaseId, IocId, Permission,
    ioc::{IocChange, NewIoc},
    module::{ObjectKind, ObjectRef},
};
use serde_json::{Value, json};

const UPDATE: &str = "on_preload_ioc_update";

/// One after the other.
pub(crate) async fn before_iocs(ctx: &Ctx, case: CaseId, new: Vec<NewIoc>) -> Result<Vec<NewIoc>> {
    ctx.require(Permission::UpdateCase)?;
    let mut wanted = Vec::with_capacity(new.len());
    for new in new {
        let was = to_request(&new);
        let fields = asked(ctx, "on_preload_ioc_create", Some(case), &was).await?;
        wanted.push(from_request(new, &was, &fields)?);
    }
    Ok(wanted)
}

pub(crate) async fn before_ioc_change(ctx: &Ctx, id: IocId, change: IocChange) -> Result<IocChange> {
    let object = ObjectRef::new(ObjectKind::Ioc, id);
    let Some((now, case)) = present(ctx, UPDATE, &object).await? else { return Ok(change) };
    let was = changed(now, &change);
    let fields = asked(ctx, UPDATE, case, &was).await?;
    change::ioc(change, &was, &fields)
}

fn to_request(new: &NewIoc) -> Value {
    json!({
        "ioc_value": new.value,
        "ioc_type": new.kind.map(|kind| kind.name()),
        "ioc_tlp": new.tlp.name(),
        "ioc_description": new.description,
        "ioc_tags": tags(&new.tags),
        "custom_attributes": {},
    })
}

fn from_request(new: NewIoc, was: &Value, fields: &[Field]) -> Result<NewIoc> {
    let change = change::ioc(IocChange::default(), was, fields)?;
    Ok(NewIoc {
        value: change.value.unwrap_or(new.value),
        kind: change.kind.or(new.kind),
        tlp: change.tlp.unwrap_or(new.tlp),
        description: change.description.unwrap_or(new.description),
        tags: change.tags.unwrap_or(new.tags),
    })
}

/// The object as it would be.
fn changed(mut now: Value, change: &IocChange) -> Value {
    put(&mut now, "ioc_value", change.value.as_ref().map(|value| json!(value)));
    put(&mut now, "ioc_type", change.kind.map(|kind| json!(kind.name())));
    put(&mut now, "ioc_tlp", change.tlp.map(|tlp| json!(tlp.name())));
    put(&mut now, "ioc_description", change.description.as_ref().map(|text| json!(text)));
    put(&mut now, "ioc_tags", change.tags.as_ref().map(|of| json!(tags(of))));
    now
}

#[cfg(test)]
mod tests {
    use super::{super::request::fresh, *};
    use argus_domain::ioc::Tlp;

    fn new() -> NewIoc {
        NewIoc { value: "evil.example".to_owned(), tags: vec!["a".to_owned()], ..NewIoc::default() }
    }

    #[test]
    fn a_request_that_nobody_changes_is_what_it_was() {
        let was = to_request(&new());
        assert_eq!(from_request(new(), &was, &fresh(&was, &was)).unwrap(), new());
    }

    #[test]
    fn what_modules_change_is_taken() {
        let was = to_request(&new());
        let mut wanted = was.clone();
        wanted["ioc_tlp"] = json!("red");
        wanted["ioc_tags"] = json!("a,b");
        wanted["ioc_type"] = json!({"type_name": "domain"});
        wanted["unknown"] = json!(1);
        let made = from_request(new(), &was, &fresh(&was, &wanted)).unwrap();
        assert_eq!((made.tlp, made.tags), (Tlp::Red, vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(made.kind.map(|kind| kind.name()), Some("domain"));
        wanted["ioc_tlp"] = json!("pink");
        assert!(from_request(new(), &was, &fresh(&was, &wanted)).is_err());
    }

    #[test]
    fn a_change_is_shown_on_top_of_what_is_there() {
        let now = json!({"type": "ioc", "id": 3, "ioc_value": "a.example", "ioc_tags": "x"});
        let change = IocChange { version: 4, tags: Some(vec!["y".to_owned()]), ..IocChange::default() };
        let was = changed(now, &change);
        assert_eq!((&was["ioc_value"], &was["ioc_tags"]), (&json!("a.example"), &json!("y")));
        let mut wanted = was.clone();
        wanted["ioc_value"] = json!("b.example");
        let made = change::ioc(change, &was, &fresh(&was, &wanted)).unwrap();
        assert_eq!((made.version, made.value.as_deref()), (4, Some("b.example")));
        assert_eq!(made.tags, Some(vec!["y".to_owned()]));
    }
}
