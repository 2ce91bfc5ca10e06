//! From a token or a key to its owner.

use crate::{Actor, Argus, Ctx, Result, secret};
use argus_domain::{Timestamp, UserId};
use argus_store::{Conn, api_key, session, user};

/// Uses are noted this often at most, in milliseconds: every call would be a write.
const NOTED_EVERY: i64 = 60_000;

/// Makes `ctx` a call by the owner of a browser session; unchanged if there is none.
pub async fn by_session(mut ctx: Ctx, token: &str) -> Result<Ctx> {
    let hash = secret::hash(token);
    let mut conn = ctx.argus.store().read().await?;
    let Some(found) = session::find(&mut conn, &hash).await? else { return Ok(ctx) };
    let settings = ctx.argus.settings();
    let age = |since: Timestamp| ctx.now.millis() - since.millis();
    if age(found.last_used) > settings.session_idle || age(found.created) > settings.session_longest {
        return Ok(ctx);
    }
    ctx.actor = actor(&mut conn, found.user).await?.map(|actor| actor.with_session(hash));
    drop(conn);
    if ctx.actor.is_some() && age(found.last_used) >= NOTED_EVERY {
        let mut tx = ctx.argus.store().begin().await?;
        session::touch(&mut tx, &hash, ctx.now).await?;
        tx.commit().await?;
    }
    Ok(ctx)
}

/// Makes `ctx` a call by the owner of an API key; unchanged if there is none.
pub async fn by_api_key(mut ctx: Ctx, key: &str) -> Result<Ctx> {
    let mut conn = ctx.argus.store().read().await?;
    let Some(found) = api_key::find(&mut conn, &secret::hash(key)).await? else { return Ok(ctx) };
    ctx.actor = actor(&mut conn, found.user).await?;
    drop(conn);
    let noted = found.last_used.is_some_and(|last| ctx.now.millis() - last.millis() < NOTED_EVERY);
    if ctx.actor.is_some() && !noted {
        let mut tx = ctx.argus.store().begin().await?;
        api_key::touch(&mut tx, found.id, ctx.now).await?;
        tx.commit().await?;
    }
    Ok(ctx)
}

/// A user with his rights; `None` when he is disabled.
pub(super) async fn actor(conn: &mut Conn, id: UserId) -> Result<Option<Actor>> {
    let Some(account) = user::get(conn, id).await? else { return Ok(None) };
    if account.user.disabled {
        return Ok(None);
    }
    let permissions = user::permissions(conn, id).await?;
    let customers = user::customers(conn, id).await?;
    Ok(Some(Actor::user(account, permissions, customers)))
}

/// A new session for a user who has just proven who he is. Returns its token.
pub(super) async fn start(
    tx: &mut argus_store::Tx,
    argus: &Argus,
    user: UserId,
    now: Timestamp,
) -> Result<String> {
    let token = secret::token(argus.random());
    session::insert(tx, &secret::hash(&token), user, now).await?;
    Ok(token)
}
