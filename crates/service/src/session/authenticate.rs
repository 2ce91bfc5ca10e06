//! From a token or a key to its owner.

use super::signature;
use crate::{Actor, Argus, Ctx, Result, actor::OwnSession, secret};
use argus_domain::{Permission, Timestamp, UserId};
use argus_store::{
    Conn,
    api_key::{self, KeyRights},
    case,
    session::{self, Narrowed, Parent, Session},
    user,
};

/// Uses are noted this often at most, in milliseconds: every call would be a write.
const NOTED_EVERY: i64 = 60_000;

/// How many times a session can be narrowed one after the other.
pub(super) const MOST_NARROWED: usize = 8;

/// Makes `ctx` a call by the owner of a session; unchanged if there is none.
pub async fn by_session(ctx: Ctx, token: &str) -> Result<Ctx> {
    let (ctx, line) = look_up(ctx, token).await?;
    // Who uses a narrower session uses those that it came from.
    let stale = |session: &Session| ctx.now.millis() - session.last_used.millis() >= NOTED_EVERY;
    let stale: Vec<_> = line.iter().filter(|(_, session)| stale(session)).collect();
    if ctx.actor.is_some() && !stale.is_empty() {
        let mut tx = ctx.argus.store().begin().await?;
        for (hash, _) in stale {
            session::touch(&mut tx, hash, ctx.now).await?;
        }
        tx.commit().await?;
    }
    Ok(ctx)
}

/// The same for a page that only listens: an open page must not keep a session from ending.
pub async fn by_idle_session(ctx: Ctx, token: &str) -> Result<Ctx> {
    Ok(look_up(ctx, token).await?.0)
}

/// A session and those it came from, by their hashes.
type Line = Vec<(Vec<u8>, Session)>;

async fn look_up(mut ctx: Ctx, token: &str) -> Result<(Ctx, Line)> {
    let hash = secret::hash(token);
    let mut conn = ctx.argus.store().read().await?;
    let Some(line) = line_of(&mut conn, &ctx, hash.to_vec()).await? else { return Ok((ctx, Vec::new())) };
    let [(_, own), ..] = line.as_slice() else { return Ok((ctx, line)) };
    let (user, created) = (own.user, own.created);
    let key = line.iter().find_map(|(_, session)| match &session.narrowed.as_ref()?.parent {
        Parent::Key(key) => Some(*key),
        Parent::Session(_) => None,
    });
    let narrowed: Vec<&Narrowed> =
        line.iter().rev().filter_map(|(_, session)| session.narrowed.as_ref()).collect();
    let valid_until = line.iter().map(|(_, session)| ends(&ctx, session)).min().unwrap_or(created);
    let key = match key {
        // What was made from a key ends with it, and never may more.
        Some(id) => match api_key::by_id(&mut conn, id).await?.filter(|key| is_valid(&ctx, key)) {
            Some(key) => Some(key),
            None => return Ok((ctx, line)),
        },
        None => None,
    };
    if let Some(mut actor) = actor(&mut conn, user).await? {
        if let Some(key) = key {
            actor = with_key(actor, key);
        }
        actor = narrowed.iter().fold(actor, |actor, by| actor.narrowed(by));
        actor.session = Some(OwnSession {
            hash,
            created,
            valid_until,
            signing_key: signature::key(token),
            depth: narrowed.len(),
            read_only: narrowed.iter().any(|by| by.read_only),
        });
        ctx.actor = Some(actor);
    }
    Ok((ctx, line))
}

/// A session and those it came from, by their hashes; `None` unless all of them go on.
async fn line_of(conn: &mut Conn, ctx: &Ctx, hash: Vec<u8>) -> Result<Option<Line>> {
    let mut line = Vec::new();
    let mut next = Some(hash);
    while let Some(hash) = next {
        let Some(found) = session::find(conn, &hash).await? else { return Ok(None) };
        if ctx.now > ends(ctx, &found) || line.len() > MOST_NARROWED {
            return Ok(None);
        }
        next = match found.narrowed.as_ref().map(|narrowed| &narrowed.parent) {
            Some(Parent::Session(parent)) => Some(parent.clone()),
            Some(Parent::Key(_)) | None => None,
        };
        line.push((hash, found));
    }
    Ok(Some(line))
}

/// When a session ends if it is not used again.
fn ends(ctx: &Ctx, session: &Session) -> Timestamp {
    let settings = ctx.argus.settings();
    let idle = session.last_used.plus_millis(settings.session_idle);
    idle.min(session.created.plus_millis(settings.session_longest))
}

/// Makes `ctx` a call by the owner of an API key; unchanged if there is none.
pub async fn by_api_key(mut ctx: Ctx, key: &str) -> Result<Ctx> {
    let mut conn = ctx.argus.store().read().await?;
    let Some(found) = api_key::find(&mut conn, &secret::hash(key)).await? else { return Ok(ctx) };
    if !is_valid(&ctx, &found) {
        return Ok(ctx);
    }
    let noted = found.last_used.is_some_and(|last| ctx.now.millis() - last.millis() < NOTED_EVERY);
    let id = found.id;
    ctx.actor = actor(&mut conn, found.user).await?.map(|actor| with_key(actor, found));
    drop(conn);
    if ctx.actor.is_some() && !noted {
        let mut tx = ctx.argus.store().begin().await?;
        api_key::touch(&mut tx, id, ctx.now).await?;
        tx.commit().await?;
    }
    Ok(ctx)
}

fn is_valid(ctx: &Ctx, key: &KeyRights) -> bool {
    key.expires.is_none_or(|expires| ctx.now < expires)
}

/// The owner of a key, as far as the key goes.
fn with_key(owner: Actor, key: KeyRights) -> Actor {
    let owner = owner.with_key(key.id);
    match key.permissions {
        Some(only) => owner.limited_to(&only),
        None => owner,
    }
}

/// Makes `ctx` a call by whoever a text proves: the owner of a key or of a session.
pub async fn by_bearer(ctx: Ctx, token: &str) -> Result<Ctx> {
    if secret::is_api_key(token) { by_api_key(ctx, token).await } else { by_session(ctx, token).await }
}

/// A user with his rights; `None` when he is disabled.
pub(crate) async fn actor(conn: &mut Conn, id: UserId) -> Result<Option<Actor>> {
    let Some(account) = user::get(conn, id).await? else { return Ok(None) };
    if account.user.disabled {
        return Ok(None);
    }
    let permissions = user::permissions(conn, id).await?;
    let customers = user::customers(conn, id).await?;
    let is_guest = !permissions.contains(&Permission::AllCustomers)
        && case::access::is_guest(conn, id, &customers).await?;
    Ok(Some(Actor::user(account, permissions, customers, is_guest)))
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
