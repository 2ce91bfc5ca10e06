//! What a message says about a case.

use argus_domain::{
    case::CaseSummary,
    channel::{CASE_FIELDS, Template},
};

/// Fills the places of a template that was checked when it was saved.
pub(super) fn fill(text: &str, case: &CaseSummary, cause: &str, link: &str) -> String {
    let person = |person: &Option<argus_domain::case::Person>| {
        person.as_ref().map_or_else(|| "nobody".to_owned(), |person| person.name.clone())
    };
    let value = |name: &str| match name {
        "case.id" => case.id.to_string(),
        "case.name" => case.name.clone(),
        "case.customer" => case.customer.name.clone(),
        "case.state" => case.state.name.clone(),
        "case.severity" => case.severity.to_string(),
        "case.classification" => case.classification.clone().unwrap_or_else(|| "none".to_owned()),
        "case.owner" => person(&case.owner),
        "case.assignee" => person(&case.assignee),
        "case.tags" => case.tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        "case.ticket" => case.soc_ticket.clone().unwrap_or_default(),
        "case.link" => link.to_owned(),
        _ => cause.to_owned(),
    };
    Template::read(text, CASE_FIELDS).map_or_else(|_| text.to_owned(), |template| template.fill(value))
}

/// What is wrong with the templates of a message.
pub(crate) fn check_templates(subject: &str, text: &str) -> Result<(), String> {
    Template::read(subject, CASE_FIELDS)?;
    Template::read(text, CASE_FIELDS)?;
    Ok(())
}
