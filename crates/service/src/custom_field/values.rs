//! Reading what somebody gave for fields, and what of it is needed.

use crate::Result;
use argus_domain::{
    CustomerId, Invalid,
    case::{CaseFilter, CustomMatch},
    custom_field::{CustomField, CustomValue, CustomValues, RawValues},
};
use argus_store::{Conn, Scope, custom_field};
use serde_json::Value;

/// By field, for a case of the customer that has `stored`.
pub(crate) fn parsed<'a>(
    fields: &'a [CustomField],
    customer: CustomerId,
    raw: &RawValues,
    stored: &CustomValues,
) -> Result<Vec<(&'a CustomField, Option<CustomValue>)>, Invalid> {
    let mut invalid = Invalid::default();
    let mut parsed = Vec::with_capacity(raw.len());
    for (name, raw) in raw {
        let key = CustomField::key(name);
        let now = stored.get(name);
        let known = |field: &&CustomField| field.name == *name && (field.is_of(customer) || now.is_some());
        let Some(field) = fields.iter().find(known) else {
            invalid.add(key, "is not a field of this customer's cases");
            continue;
        };
        match field.parse(raw, now) {
            Ok(Some(value)) if field.retired && now != Some(&value) => {
                invalid.add(key, "is not used any more: it can only be taken away");
            }
            Ok(value) => parsed.push((field, value)),
            Err(problem) => invalid.add(key, problem),
        }
    }
    invalid.into_result()?;
    Ok(parsed)
}

/// What no case of the customer is opened without.
pub(crate) fn require_for_opening(
    fields: &[CustomField],
    customer: CustomerId,
    given: &[(&CustomField, Option<CustomValue>)],
    invalid: &mut Invalid,
) {
    for field in fields.iter().filter(|field| field.required_new && field.is_offered_to(customer)) {
        if !given.iter().any(|(other, value)| other.id == field.id && value.is_some()) {
            invalid.add(CustomField::key(&field.name), "must be given");
        }
    }
}

/// What no case of the customer is closed without.
pub(crate) fn require_for_closing(
    fields: &[CustomField],
    customer: CustomerId,
    values: &CustomValues,
    invalid: &mut Invalid,
) {
    for field in fields.iter().filter(|field| field.required_closing && field.is_offered_to(customer)) {
        if !values.contains_key(&field.name) {
            invalid.add(CustomField::key(&field.name), "must be given before the case is closed");
        }
    }
}

/// Makes of what somebody wrote what equal values have in common.
pub(crate) async fn found_by(conn: &mut Conn, scope: &Scope, filter: &mut CaseFilter) -> Result<()> {
    if filter.custom.is_empty() {
        return Ok(());
    }
    let fields = custom_field::offered(conn, scope).await?;
    let mut invalid = Invalid::default();
    for CustomMatch { name, value } in &mut filter.custom {
        let key = CustomField::key(name);
        let found = fields.iter().find(|field| field.name == *name && field.kind.is_found_by_value());
        let Some(field) = found else {
            invalid.add(key, "is not a field that cases are found by");
            continue;
        };
        if field.kind.has_choices() {
            // Also one that was taken off the list.
            *value = CustomValue::folded(value);
            continue;
        }
        match field.parse(&Value::String(value.clone()), None) {
            Ok(Some(parsed)) => *value = CustomValue::folded(&parsed.to_texts().concat()),
            Ok(None) => invalid.add(key, "must have a value to be found by"),
            Err(problem) => invalid.add(key, problem),
        }
    }
    Ok(invalid.into_result()?)
}
