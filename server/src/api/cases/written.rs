//! Texts that people and programs write: HTML or plain on the wire, Markdown here.

use crate::api::{
    ApiError,
    criteria::one_of,
    openapi::{choice, takes},
};
use argus_domain::Invalid;
use argus_lenient::Fields;
use argus_markdown::{from_html, from_plain, to_html};
use argus_service::Error;

choice! {
    /// How a text is written. Answers are in HTML.
    TextFormat: FORMATS;
}

const FORMATS: [&str; 2] = ["plainText", "html"];

takes! {
    /// Who is told of a change. Nobody is told yet, so nothing has to be left out.
    pub(super) struct CaseNotification {
        includeAttachments: bool,
        skipEmail: bool,
        skipSMS: bool,
    }
}

/// Whether texts of a request are plain.
pub(super) fn is_plain(fields: &mut Fields, field: &str) -> bool {
    one_of(fields, field, &FORMATS) == Some("plainText")
}

/// A text as Markdown. HTML becomes Markdown that says the same.
pub(super) fn markdown(fields: &mut Fields, field: &str, is_plain: bool) -> Option<String> {
    let text = fields.text(field)?;
    as_markdown(fields, field, &text, is_plain)
}

/// The same of a text that is read already.
pub(super) fn as_markdown(fields: &mut Fields, field: &str, text: &str, is_plain: bool) -> Option<String> {
    /// In characters: more than any text that is taken has, with its tags.
    const MOST: usize = 400_000;
    if text.chars().count() > MOST {
        fields.refuse(field, format_args!("must not be longer than {MOST} characters"));
        return None;
    }
    Some(if is_plain { from_plain(text) } else { from_html(text) })
}

pub(super) fn html(markdown: &str) -> String {
    to_html(markdown)
}

/// What may be skipped is skipped, as nobody is told of anything; whoever asks for somebody to be told is refused.
pub(super) fn notification(fields: &mut Fields) {
    fields.object("notification", |inner| {
        for field in ["includeAttachments", "skipEmail", "skipSMS"] {
            inner.bool(field);
        }
        inner.refuse_if_given("extraRecipients", "cannot be told: this server sends no notifications");
    });
}

/// An error with the names that fields have on the wire.
pub(super) fn named(error: Error) -> ApiError {
    let Error::Invalid(Invalid(mut errors)) = error else { return error.into() };
    for error in &mut errors {
        let wire = match error.field.as_str() {
            "name" => "subject",
            "owner" => "reporter",
            "assignee" => "assignedTech",
            "severity" => "priority",
            "socTicket" => "customerReference",
            "classification" => "category",
            "state" => "status",
            "text" => "comment",
            name if name.starts_with("custom.") => "fields",
            _ => continue,
        };
        error.field = wire.to_owned();
    }
    Invalid(errors).into()
}
