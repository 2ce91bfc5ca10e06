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
    /// Who is told of a change.
    pub(super) struct CaseNotification {
        /// Mails have no attachments, so true is refused.
        #[schema(default = false)]
        includeAttachments: bool,
        /// Whether contacts who watch the case are not told by mail.
        #[schema(default = false)]
        skipEmail: bool,
        /// Changes nothing: nobody is told by text message.
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

/// Whether contacts are told by mail. Whoever asks for others to be told, or for more than a mail says, is refused.
pub(super) fn notification(fields: &mut Fields) -> bool {
    let tells = fields.object("notification", |inner| {
        if inner.bool("includeAttachments") == Some(true) {
            inner.refuse("includeAttachments", "cannot be true: mails have no attachments");
        }
        inner.bool("skipSMS");
        let others = "cannot be told: mails go to contacts who watch the case; add them to its watchers";
        inner.refuse_if_given("extraRecipients", others);
        inner.bool("skipEmail") != Some(true)
    });
    tells.unwrap_or(true)
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
