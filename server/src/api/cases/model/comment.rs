//! A comment.

use crate::api::{cases::written::html, model::UserInfo};
use argus_domain::{Timestamp, comment::CommentRecord, numbered::Counted};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::cases) struct CaseComment {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// In HTML.
    comment: String,
    text_format: &'static str,
    added_by_user: Option<UserInfo>,
    #[schema(value_type = i64)]
    added_timestamp: Timestamp,
    added_time: String,
    #[schema(value_type = i64)]
    last_updated_timestamp: Timestamp,
    last_updated_time: String,
    /// Those of the case when it was said, where that was noted.
    status: Option<&'static str>,
    priority: Option<&'static str>,
    flags: Vec<&'static str>,
    references: Vec<CommentReference>,
    origin_email_address: Option<String>,
}

/// Another comment that one has to do with.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseCommentReference)]
struct CommentReference {
    #[serde(rename = "commentID")]
    #[schema(value_type = String, format = "uuid")]
    comment_id: Uuid,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl From<CommentRecord> for CaseComment {
    fn from(record: CommentRecord) -> Self {
        let CommentRecord { comment, added_by, reply_to, replies, origin_email, status, severity, moved } =
            record;
        let updated = comment.edited.unwrap_or(comment.added);
        let flags = [
            (comment.edited.is_some(), "UPDATED"),
            (comment.internal, "INTERNAL"),
            (moved, "MERGED"),
            (origin_email.is_some(), "MAIL_UPDATE"),
        ];
        let reference = |id: argus_domain::CommentId, kind| CommentReference {
            comment_id: Counted::Comment.uuid(id.0),
            kind,
        };
        let answered = reply_to.map(|id| reference(id, "replyTo"));
        Self {
            id: Counted::Comment.uuid(comment.id.0),
            comment: html(&comment.text),
            text_format: "html",
            added_by_user: added_by.map(UserInfo::from),
            added_timestamp: comment.added,
            added_time: comment.added.to_string(),
            last_updated_timestamp: updated,
            last_updated_time: updated.to_string(),
            status: status.map(|status| status.name()),
            priority: severity.map(|severity| severity.name()),
            flags: flags.into_iter().filter_map(|(is, flag)| is.then_some(flag)).collect(),
            references: answered
                .into_iter()
                .chain(replies.into_iter().map(|id| reference(id, "repliedBy")))
                .collect(),
            origin_email_address: origin_email,
        }
    }
}

impl CaseComment {
    /// One that was just deleted.
    pub(in crate::api::cases) fn deleted(record: CommentRecord) -> Self {
        let mut comment = Self::from(record);
        comment.flags.push("DELETED");
        comment
    }
}
