//! What a case is opened with: what somebody gave, and what a template has beside it.

use argus_domain::{
    CustomerId,
    case::NewCase,
    case_template::TemplateBody,
    custom_field::{CustomField, RawValues},
};
use serde_json::Value;

/// What was given counts; the template's summary follows it. Of the template's fields those count that cases of the
/// customer may be given.
pub(crate) fn opening(
    new: NewCase,
    template: &TemplateBody,
    fields: &[CustomField],
    customer: CustomerId,
) -> NewCase {
    let join = |first: &str, between: &str, second: &str| {
        if first.is_empty() || second.is_empty() {
            format!("{first}{second}")
        } else {
            format!("{first}{between}{second}")
        }
    };
    let is_given = |value: &Value| !matches!(value, Value::Null) && value.as_str() != Some("");
    let is_offered =
        |name: &str| fields.iter().any(|field| field.name == name && field.is_offered_to(customer));
    let of_template = template.custom_fields.clone().into_iter().filter(|(name, _)| is_offered(name));
    let mut custom: RawValues = of_template.collect();
    custom.extend(new.custom.into_iter().filter(|(_, value)| is_given(value)));
    NewCase {
        name: join(&template.title_prefix, " ", &new.name),
        description: join(&new.description, "\n\n", &template.summary),
        classification: new.classification.or_else(|| template.classification.clone()),
        custom,
        ..new
    }
}
