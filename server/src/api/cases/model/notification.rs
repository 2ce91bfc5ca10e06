//! Somebody who was notified.

use crate::api::model::UserInfo;
use argus_domain::watcher::{Told, ToldBy};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api::cases) struct CaseNotificationRecord {
    /// The mail address of a contact, or the short name of a user.
    contact: String,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    /// Null of contacts.
    user: Option<UserInfo>,
    /// Empty while a mail is on its way.
    channels: Vec<NotificationChannel>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CaseNotificationChannelRecord)]
struct NotificationChannel {
    channel: &'static str,
    state: &'static str,
}

impl From<Told> for CaseNotificationRecord {
    fn from(Told { name, by }: Told) -> Self {
        match by {
            ToldBy::Page(user) => Self {
                contact: user.login.clone(),
                name,
                kind: "app",
                channels: vec![NotificationChannel { channel: "argus", state: "success" }],
                user: Some(user.into()),
            },
            ToldBy::Mail { address, sent } => {
                let state = sent.map(|sent| if sent { "success" } else { "failure" });
                let channels = state.map(|state| NotificationChannel { channel: "email", state });
                let channels = channels.into_iter().collect();
                Self { contact: address, name, kind: "email", user: None, channels }
            }
        }
    }
}
