//! What people say about a case.

use crate::{
    CaseId, CommentId, Invalid, Severity, Timestamp,
    case::{CaseStatus, Person},
    network::Doer,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: CommentId,
    pub case: CaseId,
    /// Markdown.
    pub text: String,
    pub added: Timestamp,
    /// Nobody where Argus itself did it.
    pub added_by: Option<Person>,
    /// When it was last put right, if it was.
    pub edited: Option<Timestamp>,
    /// Rises with every edit.
    pub version: i64,
    /// Only for those who work on cases.
    pub internal: bool,
}

/// What is said, and with what.
#[derive(Clone, Debug, Default)]
pub struct NewComment {
    /// Markdown.
    pub text: String,
    pub internal: bool,
    /// The comment that it answers, of the same case.
    pub reply_to: Option<CommentId>,
    pub origin_email: Option<String>,
}

/// A comment as programs are told of it.
#[derive(Clone, Debug)]
pub struct CommentRecord {
    pub comment: Comment,
    pub added_by: Option<Doer>,
    pub reply_to: Option<CommentId>,
    pub replies: Vec<CommentId>,
    pub origin_email: Option<String>,
    /// Those of the case when it was said, where that was noted.
    pub status: Option<CaseStatus>,
    pub severity: Option<Severity>,
    pub moved: bool,
}

impl Comment {
    pub const MAX_TEXT: usize = 100_000;

    /// The text without blanks at its end.
    pub fn checked(text: &str) -> Result<String, Invalid> {
        let text = text.trim_end();
        if text.trim().is_empty() {
            Err(Invalid::one("text", "must not be empty"))
        } else if text.chars().count() > Self::MAX_TEXT {
            Err(Invalid::one("text", format_args!("must not be longer than {} characters", Self::MAX_TEXT)))
        } else {
            Ok(text.to_owned())
        }
    }
}
