//! Whom the access list of a case names.

use crate::api::{cases::access::AccessLevelName, criteria::some_of, openapi::takes, users::subject_id};
use argus_domain::case::{AccessLevel, AccessMatch};
use argus_lenient::Fields;

takes! {
    /// Somebody whom the access list of a case names.
    pub(in crate::api::cases) struct CaseAccessCriteria {
        /// Numbers or short names of users, numbers or names of groups. Anybody where there are none.
        subject: Vec<String>,
        /// Also the groups that they are in.
        #[schema(default = false)]
        includeSubjectAnscendants: bool,
        level: Vec<AccessLevelName>,
        /// Named not before this time.
        startTimestamp: String,
        /// Not after this time.
        endTimestamp: String,
    }
}

/// No entry makes an owner, so nobody is found by that.
pub(super) fn read(fields: &mut Fields) -> Vec<AccessMatch> {
    fields.objects("explicitAccess", |inner| {
        let (mut users, mut groups) = (Vec::new(), Vec::new());
        for text in inner.texts("subject") {
            match text.parse().map(subject_id) {
                Ok(Ok(_)) => users.push(text),
                Ok(Err(group)) => groups.push(group.to_string()),
                Err(_) => {
                    users.push(text.clone());
                    groups.push(text);
                }
            }
        }
        let levels = some_of(inner, "level", &["read", "write", "owner"]);
        let levels = levels.into_iter().map(|level| match level {
            "read" => AccessLevel::Read,
            "write" => AccessLevel::Full,
            _ => AccessLevel::None,
        });
        AccessMatch {
            users,
            groups,
            with_groups: inner.bool("includeSubjectAnscendants").unwrap_or(false),
            levels: levels.collect(),
            start: inner.parsed("startTimestamp"),
            end: inner.parsed("endTimestamp"),
        }
    })
}
