//! What a caller may be told of his session.

use crate::{Ctx, Result};
use argus_domain::{Permission, Timestamp};
use base64::{Engine, engine::general_purpose::STANDARD};

#[derive(Clone, Debug)]
pub struct SessionInfo {
    /// He comes with a key, or with a session made from one.
    pub by_key: bool,
    pub read_only: bool,
    /// Without a session there is nothing that began, ends, or signs.
    pub created: Option<Timestamp>,
    /// Unless it is used.
    pub valid_until: Option<Timestamp>,
    pub signing_key: Option<String>,
}

pub fn info(ctx: &Ctx) -> Result<SessionInfo> {
    let actor = ctx.caller()?;
    let session = actor.session.as_ref();
    Ok(SessionInfo {
        by_key: actor.key.is_some(),
        read_only: session.is_some_and(|session| session.read_only),
        created: session.map(|session| session.created),
        valid_until: session.map(|session| session.valid_until),
        signing_key: session.map(|session| STANDARD.encode(session.signing_key)),
    })
}

/// What the caller may do in this session.
pub fn permissions(ctx: &Ctx) -> Result<Vec<Permission>> {
    Ok(ctx.caller()?.permissions().to_vec())
}
