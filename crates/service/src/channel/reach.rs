//! Whether a channel leads to somebody, before it is saved.

use super::save::target;
use crate::{Ctx, Result, seal};
use argus_domain::{
    ChannelId, Invalid, Permission,
    channel::{ChannelContent, ChannelSettings},
};
use argus_outgoing::Target;
use argus_store::channel as store;

/// What keeps a connection from being made, if something does; nothing is said to the other side. It is no reason not to
/// save it: the other side may be there later. Without `secret` the one that is there is used.
pub async fn reach(
    ctx: &Ctx,
    id: Option<ChannelId>,
    content: ChannelContent,
    secret: Option<String>,
) -> Result<Option<String>> {
    ctx.require(Permission::Administer)?;
    let content = content.checked()?;
    let secret = match (secret, id) {
        (Some(secret), _) => secret,
        (None, Some(id)) => {
            let mut conn = ctx.argus.store().read().await?;
            let stored = store::secret(&mut conn, id).await?;
            seal::open(&ctx.argus, &stored).map_err(|problem| Invalid::one("secret", problem))?
        }
        (None, None) => String::new(),
    };
    target(&content.settings, &secret)?;
    let address = match &content.settings {
        ChannelSettings::Email { host, port, .. } => {
            return Ok(ctx.argus.outgoing().reach(host, *port).await.err().map(|failed| failed.text));
        }
        ChannelSettings::Webhook { url } | ChannelSettings::Sms { url, .. } => url.as_str(),
        ChannelSettings::Slack {} | ChannelSettings::Teams {} => secret.as_str(),
    };
    let found: Target = address.parse().map_err(|problem| Invalid::one("url", problem))?;
    let (host, port) = found.place();
    Ok(ctx.argus.outgoing().reach(host, port).await.err().map(|failed| failed.text))
}
