//! A file of a case, as modules are told of it. The password of an archive is a secret.

use super::person;
use argus_domain::attachment::Attachment;
use serde_json::{Value, json};

pub(crate) fn fields(file: &Attachment) -> Value {
    json!({
        "type": "evidence",
        "id": file.id,
        "case_id": file.case,
        "filename": file.name,
        "file_description": file.description,
        "file_size": file.size,
        "file_hash": file.sha256,
        "md5": file.md5,
        "sha1": file.sha1,
        "sha256": file.sha256,
        "media_type": file.media_type,
        "is_malware": file.malware,
        "date_added": file.added.to_string(),
        "user": person(file.added_by.as_ref()),
        "custom_attributes": {},
    })
}
