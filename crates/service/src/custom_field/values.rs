//! Reading what somebody gave for fields, and what of it is needed.

use crate::Result;
use argus_domain::{
    CustomerId, Invalid,
    case::{CaseCriteria, CaseFilter, CaseMatch, CaseValue, CustomMatch},
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
        match folded(field, value) {
            Ok(folded) => *value = folded,
            Err(problem) => invalid.add(key, problem),
        }
    }
    Ok(invalid.into_result()?)
}

/// The same for the criteria of programs, in all blocks. The fields that programs have themselves stay as they are.
pub(crate) async fn matched_by(conn: &mut Conn, scope: &Scope, criteria: &mut CaseCriteria) -> Result<()> {
    if !names_defined(criteria) {
        return Ok(());
    }
    let fields = custom_field::offered(conn, scope).await?;
    let mut invalid = Invalid::default();
    match_block(&fields, criteria, &mut invalid);
    Ok(invalid.into_result()?)
}

fn is_defined(one: &CaseMatch) -> bool {
    !CaseValue::FIELDS.contains(&one.key.as_str())
}

fn names_defined(criteria: &CaseCriteria) -> bool {
    criteria.values.iter().any(is_defined) || criteria.sub.iter().any(|sub| names_defined(&sub.criteria))
}

fn match_block(fields: &[CustomField], criteria: &mut CaseCriteria, invalid: &mut Invalid) {
    for one in criteria.values.iter_mut().filter(|one| is_defined(one)) {
        let Some(field) = fields.iter().find(|field| field.name == one.key) else {
            invalid.add("field", format_args!("“{}” is not a field of cases", one.key));
            continue;
        };
        if !one.values.is_empty() && !field.kind.is_found_by_value() {
            invalid.add("field", format_args!("“{}” is not one that cases are found by", one.key));
            continue;
        }
        for value in &mut one.values {
            match folded(field, value) {
                Ok(folded) => *value = folded,
                Err(problem) => invalid.add("field", format_args!("“{}” {problem}", one.key)),
            }
        }
    }
    for sub in &mut criteria.sub {
        match_block(fields, &mut sub.criteria, invalid);
    }
}

/// What equal values have in common.
fn folded(field: &CustomField, text: &str) -> Result<String, String> {
    if field.kind.has_choices() {
        // Also one that was taken off the list.
        return Ok(CustomValue::folded(text));
    }
    let value = field.parse(&Value::String(text.to_owned()), None)?;
    let value = value.ok_or("must have a value to be found by")?;
    Ok(CustomValue::folded(&value.to_texts().concat()))
}
