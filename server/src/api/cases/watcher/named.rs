//! Who is to watch a case.

use super::refuse_ways;
use crate::api::{
    criteria::one_of,
    openapi::{choice, takes},
};
use argus_domain::watcher::NewWatcher;
use argus_lenient::Fields;

const WAYS: [&str; 2] = ["sms", "email"];

choice! {
    /// How somebody is told.
    WatcherWay: WAYS;
}

takes! {
    /// Who is to watch a case: a user, who is told on the page, or a contact of the customer, who is told by mail.
    #[schema(as = NewCaseWatcher)]
    #[schema(example = json!({"userOrGroup": "anna"}))]
    pub(in crate::api::cases) struct CaseWatcherFields {
        /// Number or short name of a user who may see the case.
        userOrGroup: String,
        /// The same by number.
        subjectID: i64,
        /// The mail address of a contact, instead.
        destination: String,
        /// Only `email`, and only of contacts.
        r#type: WatcherWay,
        /// Watchers are told of everything alike, so true is refused.
        #[schema(default = false)]
        verbose: bool,
    }
}

/// Nothing where that is wrong.
pub(in crate::api::cases) fn named(fields: &mut Fields) -> Option<NewWatcher> {
    let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let (named, numbered) = (given(fields.text("userOrGroup")), fields.int("subjectID"));
    let (destination, way) = (given(fields.text("destination")), one_of(fields, "type", &WAYS));
    refuse_ways(fields, &["verbose"]);
    let user = match (named, numbered) {
        (Some(name), _) => Some(NewWatcher::User("userOrGroup", name)),
        (None, Some(number)) => Some(NewWatcher::User("subjectID", number.to_string())),
        (None, None) => None,
    };
    match (user, destination) {
        (Some(_), Some(_)) => {
            fields.refuse("destination", "cannot be given with a user, who is told on the page");
        }
        (Some(_), None) if way.is_some() => {
            fields.refuse("type", "cannot be given of a user, who is told on the page");
        }
        (Some(user), None) => return Some(user),
        (None, Some(_)) if way == Some("sms") => {
            fields.refuse("type", "cannot be sms: contacts are told by mail");
        }
        (None, Some(address)) => return Some(NewWatcher::Contact(address)),
        (None, None) => fields.refuse("userOrGroup", "is required, or destination"),
    }
    None
}
