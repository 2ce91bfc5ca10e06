//! Before a case is opened.

use super::request::asked;
use crate::{
    Ctx, Result,
    module::apply::{Field, value},
};
use argus_domain::{Permission, case::NewCase};
use serde_json::{Value, json};

/// Whose case it is stays as it is.
pub(crate) async fn before_case(ctx: &Ctx, new: NewCase) -> Result<NewCase> {
    ctx.require(Permission::CreateCase)?;
    let was = to_request(&new);
    let fields = asked(ctx, "on_preload_case_create", None, &was).await?;
    from_request(new, &fields)
}

fn to_request(new: &NewCase) -> Value {
    json!({
        "case_name": new.name,
        "case_description": new.description,
        "case_customer": new.customer,
        "case_soc_id": new.soc_ticket.clone().unwrap_or_default(),
        "case_template": new.template,
        "classification": new.classification,
        "custom_attributes": {},
    })
}

fn from_request(mut new: NewCase, fields: &[Field]) -> Result<NewCase> {
    for field in fields {
        match field.name.as_str() {
            "case_name" => new.name = field.read(value::text)?,
            "case_description" => new.description = field.read(value::text)?,
            "case_soc_id" => new.soc_ticket = field.read(value::some_name)?,
            "case_template" => new.template = field.read(value::some_name)?,
            "classification" => new.classification = field.read(value::some_name)?,
            _ => return Err(field.unknown()),
        }
    }
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::{super::request::fresh, *};
    use argus_domain::CustomerId;

    #[test]
    fn requests_are_read_back() {
        let new = || NewCase {
            customer: Some(CustomerId(3)),
            name: "Odd".to_owned(),
            description: "x".to_owned(),
            ..NewCase::default()
        };
        let was = to_request(&new());
        assert_eq!(from_request(new(), &fresh(&was, &was)).unwrap(), new());
        let mut wanted = was.clone();
        wanted["case_soc_id"] = json!("T-1");
        wanted["case_name"] = json!("Odd logins");
        let made = from_request(new(), &fresh(&was, &wanted)).unwrap();
        assert_eq!((made.name.as_str(), made.soc_ticket.as_deref()), ("Odd logins", Some("T-1")));
        wanted["case_customer"] = json!(4);
        assert!(from_request(new(), &fresh(&was, &wanted)).is_err());
    }
}
