//! What is said of a file that is sent.

use crate::api::{ApiError, criteria::one_of, openapi::choice};
use argus_domain::{Invalid, attachment::NewAttachment};
use argus_lenient::Fields;
use argus_service::Error;

choice! {
    /// Who encrypts a file: nobody, the server (as malware leaves it), or its sender, who did so already.
    EncryptedZipMode: MODES;
}

const MODES: [&str; 3] = ["none", "client", "server"];
/// What clients send where nobody chose a password.
const USUAL: &str = "argus";

/// What both ways to send a file have in common.
pub(super) fn read(fields: &mut Fields, name: String) -> NewAttachment {
    if fields.bool("encryptedZip") == Some(true) {
        fields.refuse("encryptedZip", "does not say who encrypts: say encryptedZipMode");
    }
    let mode = one_of(fields, "encryptedZipMode", &MODES);
    let password = fields.text("encryptedZipPassword").filter(|text| !text.is_empty());
    NewAttachment {
        name,
        malware: mode == Some("server"),
        archive_password: match mode {
            Some("server") => password.filter(|password| password != USUAL),
            Some("client") => password.or(Some(USUAL.to_owned())),
            _ => None,
        },
        origin_email: fields.text("originEmailAddress").filter(|text| !text.is_empty()),
        ..NewAttachment::default()
    }
}

/// An error with the names that fields have on the wire: the file itself is `file`.
pub(super) fn told(error: Error, name: &str, file: &str) -> ApiError {
    let Error::Invalid(Invalid(mut errors)) = error else { return error.into() };
    for error in &mut errors {
        let wire = match error.field.as_str() {
            "name" => name,
            "file" => file,
            "archivePassword" => "encryptedZipPassword",
            "originEmail" => "originEmailAddress",
            _ => continue,
        };
        error.field = wire.to_owned();
    }
    Invalid(errors).into()
}
