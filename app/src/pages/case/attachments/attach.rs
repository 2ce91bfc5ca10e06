//! Sending a file into a case.

use crate::{api::Failure, browser::upload::Upload, link::QueryText};
use argus_domain::{
    CaseId,
    attachment::{Attachment, NewAttachment},
};
use web_sys::File;

/// With what is said of it in the address, and the file itself as the body.
pub(crate) async fn attach(
    case: CaseId,
    new: &NewAttachment,
    file: &File,
    begun: impl FnOnce(Upload),
    progress: impl Fn(f64) + 'static,
) -> Result<Attachment, Failure> {
    let mut query = QueryText::default();
    query.add("case", case);
    query.add("name", &new.name);
    query.add("malware", new.malware);
    let address = format!("/attachments{}", query.write());
    let unknown = || Failure::Server { request_id: "unknown".to_owned() };
    match Upload::send(&address, file, begun, progress).await {
        None => Err(Failure::Unreachable),
        Some((201, text)) => serde_json::from_str(&text).map_err(|_| unknown()),
        Some((_, text)) => Err(serde_json::from_str(&text).unwrap_or_else(|_| unknown())),
    }
}
