//! Files that belong to a case.

use crate::{AttachmentId, CaseId, Invalid, Timestamp, case::Person, network::Doer};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub id: AttachmentId,
    /// What other programs call it by.
    pub uuid: Uuid,
    pub case: CaseId,
    pub name: String,
    pub description: String,
    /// By its content, never by what its sender says.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// These three in hexadecimal.
    pub md5: String,
    pub sha1: String,
    pub sha256: String,
    /// It only leaves Argus in an encrypted archive.
    pub malware: bool,
    /// Opens the file, where its sender packed and encrypted it himself.
    #[serde(default)]
    pub archive_password: Option<String>,
    pub added: Timestamp,
    /// Nobody where Argus itself did it.
    pub added_by: Option<Person>,
    pub version: i64,
}

impl Attachment {
    pub const MAX_NAME: usize = 255;
    pub const MAX_DESCRIPTION: usize = 10_000;

    /// Pictures that a browser draws and does nothing else with.
    pub const PICTURES: [&str; 4] = ["image/gif", "image/jpeg", "image/png", "image/webp"];

    pub fn is_picture(&self) -> bool {
        !self.malware && Self::PICTURES.contains(&self.media_type.as_str())
    }

    /// Where it is downloaded from.
    pub fn address(&self) -> String {
        format!("/attachments/{}", self.id)
    }

    /// Where a picture is shown from, as a note names it.
    pub fn picture_address(&self) -> String {
        format!("/attachments/{}/picture", self.id)
    }
}

/// A file as programs are told of it.
#[derive(Clone, Debug)]
pub struct AttachmentRecord {
    pub attachment: Attachment,
    pub added_by: Option<Doer>,
    pub origin_email: Option<String>,
    /// What the archive is opened with in which it leaves Argus, or in which it came.
    pub password: Option<String>,
    /// From another case that was merged into this one.
    pub moved: bool,
}

/// What is said of a file that comes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewAttachment {
    pub name: String,
    pub description: String,
    pub malware: bool,
    /// Opens the file, where its sender packed and encrypted it himself. Malware leaves Argus with that of the settings
    /// and no other.
    pub archive_password: Option<String>,
    /// The address that it was sent from.
    pub origin_email: Option<String>,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AttachmentChange {
    /// The version that the change was made from.
    pub version: i64,
    pub name: Option<String>,
    pub description: Option<String>,
    pub malware: Option<bool>,
}

/// What the page has to know to offer attachments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentRules {
    /// Bytes that a file may have.
    pub largest: u64,
    /// Opens the archives that malware leaves Argus in.
    pub malware_password: String,
}

impl NewAttachment {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self { name: file_name(&self.name), ..self };
        let mut invalid = Invalid::default();
        check(Some(&tidy.name), Some(&tidy.description), &mut invalid);
        for (field, text) in
            [("archivePassword", &tidy.archive_password), ("originEmail", &tidy.origin_email)]
        {
            let is_wrong = |text: &String| text.chars().count() > 255 || text.contains(char::is_control);
            if text.as_ref().is_some_and(is_wrong) {
                invalid.add(field, "must be one line of at most 255 characters");
            }
        }
        invalid.into_result()?;
        Ok(tidy)
    }
}

impl AttachmentChange {
    /// Tidied, or what is wrong with it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let tidy = Self { name: self.name.as_deref().map(file_name), ..self };
        let mut invalid = Invalid::default();
        check(tidy.name.as_deref(), tidy.description.as_deref(), &mut invalid);
        invalid.into_result()?;
        Ok(tidy)
    }
}

fn check(name: Option<&str>, description: Option<&str>, invalid: &mut Invalid) {
    match name {
        Some("") => invalid.add("name", "must not be empty"),
        Some(name) if name.len() > Attachment::MAX_NAME => {
            invalid.add("name", format_args!("must not be longer than {} bytes", Attachment::MAX_NAME));
        }
        _ => {}
    }
    if description.is_some_and(|text| text.chars().count() > Attachment::MAX_DESCRIPTION) {
        let longest = Attachment::MAX_DESCRIPTION;
        invalid.add("description", format_args!("must not be longer than {longest} characters"));
    }
}

/// The last part of a path, without what leads out of a folder, ends a line, or makes a name read otherwise than it
/// is written.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let harmless = |letter: char| match letter {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => Some('_'),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        letter if letter.is_control() => None,
        letter => Some(letter),
    };
    let name: String = last.chars().filter_map(harmless).collect();
    name.trim().trim_start_matches('.').trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere() {
        for (given, kept) in [
            ("a.txt", "a.txt"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\x\\mail.eml", "mail.eml"),
            (" .htaccess ", "htaccess"),
            ("a\r\nSet-Cookie: b", "aSet-Cookie_ b"),
            ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
            ("größe \"1\".pdf", "größe _1_.pdf"),
        ] {
            let new = NewAttachment { name: given.to_owned(), ..NewAttachment::default() };
            assert_eq!(new.checked().unwrap().name, kept);
        }
        for wrong in ["", "..", "/", "a/", &"x".repeat(256)] {
            let new = NewAttachment { name: wrong.to_owned(), ..NewAttachment::default() };
            assert!(new.checked().is_err(), "{wrong}");
        }
    }
}
