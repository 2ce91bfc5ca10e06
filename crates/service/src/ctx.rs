//! One call: who, through what, when.

use crate::{Actor, Argus, Error, Result, activity::Rows, automation::Chain, module::Calling};
use argus_domain::{Permission, Timestamp, activity::Via};
use std::net::IpAddr;

/// Carried through every use case.
#[derive(Clone, Debug)]
pub struct Ctx {
    pub argus: Argus,
    pub now: Timestamp,
    pub via: Via,
    /// The caller's network address, where there is one.
    pub address: Option<IpAddr>,
    /// Whether contacts are told of what is done.
    pub(crate) tells_contacts: bool,
    pub(crate) actor: Option<Actor>,
    /// Where it is an automation rule that acts, and not a person.
    pub(crate) chain: Option<Chain>,
    /// The rows of the log that the call wrote.
    pub(crate) rows: Rows,
    /// Where it is a module that acts.
    pub(crate) calling: Option<Calling>,
}

impl Ctx {
    /// A call by nobody yet: to log in, or to be authenticated.
    pub fn anonymous(argus: &Argus, via: Via, address: Option<IpAddr>) -> Self {
        let now = argus.clock().now();
        Self {
            now,
            argus: argus.clone(),
            via,
            address,
            tells_contacts: true,
            actor: None,
            chain: None,
            rows: Rows::default(),
            calling: None,
        }
    }

    /// A call by whoever runs the `argus` command on the server.
    pub fn command(argus: &Argus) -> Self {
        Self { actor: Some(Actor::system()), ..Self::anonymous(argus, Via::Command, None) }
    }

    /// A call by Argus itself.
    pub fn system(argus: &Argus) -> Self {
        Self { actor: Some(Actor::system()), ..Self::anonymous(argus, Via::System, None) }
    }

    /// The same caller's next call, for work that goes on for long.
    pub fn again(&self) -> Self {
        Self { now: self.argus.clock().now(), ..self.clone() }
    }

    /// The same call, of which contacts are told by mail or not.
    pub fn telling_contacts(self, tells_contacts: bool) -> Self {
        Self { tells_contacts, ..self }
    }

    pub fn actor(&self) -> Option<&Actor> {
        self.actor.as_ref()
    }

    /// The caller, who must be logged in and be done with his one-time password.
    pub fn caller(&self) -> Result<&Actor> {
        let actor = self.actor.as_ref().ok_or(Error::NotLoggedIn)?;
        // A key has nothing to do with its owner's password.
        if actor.must_change_password && actor.session.is_some() && actor.key.is_none() {
            return Err(Error::MustChangePassword);
        }
        Ok(actor)
    }

    /// The caller, who must have this permission.
    pub(crate) fn require(&self, permission: Permission) -> Result<&Actor> {
        let actor = self.caller()?;
        if actor.may(permission) {
            Ok(actor)
        } else {
            Err(Error::Forbidden(format!(
                "You need the permission “{permission}” for this. Ask an administrator for it."
            )))
        }
    }
}
