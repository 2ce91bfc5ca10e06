//! A file of a case.

use crate::api::model::UserInfo;
use argus_domain::{Timestamp, attachment::AttachmentRecord};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api::cases) struct CaseAttachment {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    name: String,
    /// By its content.
    mime_type: String,
    /// In bytes.
    size: u64,
    /// In hexadecimal.
    sha256: String,
    added_by_user: Option<UserInfo>,
    #[schema(value_type = i64)]
    added_timestamp: Timestamp,
    added_time: String,
    origin_email_address: Option<String>,
    /// MERGED where it came from a case that was merged into this one, ZIP_ENCRYPTED where it leaves in an encrypted archive, or came as one.
    flags: Vec<&'static str>,
    /// Opens that archive.
    encrypted_zip_password: Option<String>,
}

impl From<AttachmentRecord> for CaseAttachment {
    fn from(record: AttachmentRecord) -> Self {
        let AttachmentRecord { attachment, added_by, origin_email, password, moved } = record;
        let flags = [
            (password.is_some(), "ZIP_ENCRYPTED"),
            (moved, "MERGED"),
            (origin_email.is_some(), "MAIL_UPDATE"),
        ];
        Self {
            id: attachment.uuid,
            name: attachment.name,
            mime_type: attachment.media_type,
            size: attachment.size,
            sha256: attachment.sha256,
            added_by_user: added_by.map(UserInfo::from),
            added_timestamp: attachment.added,
            added_time: attachment.added.to_string(),
            origin_email_address: origin_email,
            flags: flags.into_iter().filter_map(|(is, flag)| is.then_some(flag)).collect(),
            encrypted_zip_password: password,
        }
    }
}

impl CaseAttachment {
    /// One that was just taken out of its case.
    pub(in crate::api::cases) fn deleted(record: AttachmentRecord) -> Self {
        let mut attachment = Self::from(record);
        attachment.flags.push("DELETED");
        attachment
    }
}
