//! Who is told.

use crate::{ChannelId, GroupId, Invalid, UserId};
use serde::{Deserialize, Serialize};

/// A channel, and whom it tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Route {
    pub channel: ChannelId,
    /// None where the channel itself says who is told.
    pub recipients: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Whom {
    pub routes: Vec<Route>,
    /// Who is told in Argus.
    pub people: Vec<UserId>,
    /// Whose members are.
    pub groups: Vec<GroupId>,
}

impl Whom {
    pub const MAX_ROUTES: usize = 20;
    pub const MAX_RECIPIENTS: usize = 50;
    pub const MAX_PEOPLE: usize = 100;

    /// Tidies it, and adds what is wrong; the names of its fields begin with `at`.
    pub(super) fn check(&mut self, at: &str, invalid: &mut Invalid) {
        if self.routes.is_empty() && self.people.is_empty() && self.groups.is_empty() {
            let problem = "must have a channel, a person or a group: nobody would be told";
            invalid.add(format!("{at}routes"), problem);
        }
        if self.routes.len() > Self::MAX_ROUTES {
            invalid.add(format!("{at}routes"), format_args!("must not be more than {}", Self::MAX_ROUTES));
        }
        for (index, route) in self.routes.iter_mut().enumerate() {
            for recipient in &mut route.recipients {
                *recipient = recipient.trim().to_owned();
            }
            route.recipients.retain(|recipient| !recipient.is_empty());
            if route.recipients.len() > Self::MAX_RECIPIENTS {
                let problem = format_args!("must not have more than {} recipients", Self::MAX_RECIPIENTS);
                invalid.add(format!("{at}routes.{}", index + 1), problem);
            }
        }
        for (field, count) in [("people", self.people.len()), ("groups", self.groups.len())] {
            if count > Self::MAX_PEOPLE {
                let problem = format_args!("must not be more than {}", Self::MAX_PEOPLE);
                invalid.add(format!("{at}{field}"), problem);
            }
        }
    }
}
