//! What was said of a case, as modules are told of it.

use super::person;
use argus_domain::comment::Comment;
use serde_json::{Value, json};

pub(crate) fn fields(comment: &Comment) -> Value {
    json!({
        "type": "comment",
        "id": comment.id,
        "comment_id": comment.id,
        "case_id": comment.case,
        "comment_text": comment.text,
        "comment_date": comment.added.to_string(),
        "comment_update_date": comment.edited.unwrap_or(comment.added).to_string(),
        "user": person(comment.added_by.as_ref()),
    })
}
