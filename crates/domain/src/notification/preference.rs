//! What somebody wants to be told, and how.

use super::{Notification, NotificationKind};
use crate::{Invalid, Timestamp, named::named, policy::QuietHours};
use serde::{Deserialize, Serialize};

named! {
    /// How somebody is told of one kind.
    ToldBy {
        #[default]
        Argus = "argus", "In Argus";
        /// What he has not read after a few minutes comes by mail.
        Mail = "mail", "In Argus, and by mail";
        Nothing = "nothing", "Not at all";
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// Those that are not there are told in Argus.
    pub kinds: Vec<(NotificationKind, ToldBy)>,
    /// Mails wait for their end, and the browser shows nothing.
    pub quiet: Option<QuietHours>,
    /// Why no mail can come, if so.
    pub no_mail: Option<String>,
}

impl Preferences {
    /// Minutes that what is unread waits for more before it is mailed.
    pub const MAIL_WAIT: i64 = 3;

    pub fn of(&self, kind: NotificationKind) -> ToldBy {
        let found = self.kinds.iter().find(|(one, _)| *one == kind);
        found.map(|(_, told)| *told).unwrap_or_default()
    }

    /// Tidied, or what is wrong with them. Time zones are looked at by the server.
    pub fn checked_quiet(quiet: Option<QuietHours>) -> Result<Option<QuietHours>, Invalid> {
        let mut invalid = Invalid::default();
        // What is bad enough for somebody says a policy, not he.
        let mut quiet = quiet.map(|quiet| QuietHours { but: None, ..quiet });
        if let Some(quiet) = &mut quiet {
            quiet.check(&mut invalid);
        }
        invalid.into_result()?;
        Ok(quiet)
    }
}

/// What the browser is to show by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fresh {
    /// The newest first: few. None in one's own quiet hours.
    pub rows: Vec<Notification>,
    /// What comes later is asked for from then on.
    pub now: Timestamp,
}
