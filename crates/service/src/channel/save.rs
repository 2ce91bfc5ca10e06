//! Writing a channel.

use super::{MOST, missing};
use crate::{
    Ctx, Result,
    activity::{Done, record},
    merge::Merge,
    seal,
};
use argus_domain::{
    ChannelId, Invalid, Permission,
    channel::{self, Channel, ChannelContent, ChannelKind, ChannelSettings},
    version::FieldVersions,
};
use argus_outgoing::{Target, is_mail_address};
use argus_store::channel::{self as store, SaveChannel};
use serde_json::json;

/// A new one without `id`. Of one that others changed since `version`, name, being active, and what it is set up with
/// are merged as three fields. Without `secret` the one that is there stays, as long as it goes to where it went.
pub async fn save(
    ctx: &Ctx,
    id: Option<ChannelId>,
    version: i64,
    content: ChannelContent,
    secret: Option<String>,
) -> Result<Channel> {
    let actor = ctx.require(Permission::Administer)?;
    let by = actor.user.as_ref().map(|user| user.id);
    let content = content.checked()?;
    let mut tx = ctx.argus.store().begin().await?;
    let (id, done) = match id {
        None => {
            if store::count(&mut tx).await? >= MOST {
                let problem = format_args!("cannot be added: there are {MOST} channels");
                return Err(Invalid::one("name", problem).into());
            }
            let secret = secret.unwrap_or_default();
            let target = target(&content.settings, &secret)?;
            let versions = FieldVersions::default();
            let sealed = seal::seal(&ctx.argus, &secret)?;
            let new =
                SaveChannel { content: &content, target: &target, secret: &sealed, versions: &versions };
            let id = store::insert(&mut tx, new).await?.ok_or_else(taken)?;
            let text = format!("Added the channel “{}”", content.name);
            (id, Done { detail: json!({"channel": id, "after": content}), ..Done::new("channel.add", text) })
        }
        Some(id) => {
            let locked = store::lock(&mut tx, id).await?.ok_or_else(|| missing(id))?;
            let before = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
            let stored = store::secret(&mut tx, id).await?;
            let kept = seal::open(&ctx.argus, &stored);
            let mut after = before.content.clone();
            let mut merge = Merge::new(version, locked, by, ctx.now);
            let ChannelContent { name, active, settings } = content;
            merge.field("name", &mut after.name, Some(name));
            merge.field("active", &mut after.active, Some(active));
            merge.field("settings", &mut after.settings, Some(settings));
            let is_new_secret = secret.as_ref().is_some_and(|secret| kept.as_ref() != Ok(secret));
            let secret_now = match &secret {
                Some(secret) => secret.clone(),
                None => kept.map_err(|problem| Invalid::one("secret", problem))?,
            };
            let target = target(&after.settings, &secret_now)?;
            let is_elsewhere =
                target != before.target || after.settings.kind() != before.content.settings.kind();
            if is_elsewhere && secret.is_none() && !stored.is_empty() {
                let problem = "must be given again, as it would go to somewhere else";
                return Err(Invalid::one("secret", problem).into());
            }
            let merged = match merge.finish() {
                Ok(merged) if merged.is_empty() && !is_new_secret => return Ok(before),
                Ok(merged) => merged,
                Err(in_the_way) => return Err(in_the_way.told(&mut tx).await?),
            };
            let sealed = if is_new_secret { seal::seal(&ctx.argus, &secret_now)? } else { stored };
            let save =
                SaveChannel { content: &after, target: &target, secret: &sealed, versions: &merged.versions };
            if !store::update(&mut tx, id, save).await? {
                return Err(taken().into());
            }
            let text = format!("Changed the channel “{}”", after.name);
            let detail = json!({"channel": id, "before": merged.before, "after": merged.after,
                "newSecret": is_new_secret});
            (id, Done { detail, ..Done::new("channel.change", text) })
        }
    };
    record(&mut tx, ctx, done).await?;
    let saved = store::get(&mut tx, id).await?.ok_or_else(|| missing(id))?;
    tx.commit().await?;
    Ok(saved)
}

fn taken() -> Invalid {
    Invalid::one("name", "is that of another channel")
}

/// Where a channel leads, or what is wrong with its addresses.
pub(super) fn target(settings: &ChannelSettings, secret: &str) -> Result<String, Invalid> {
    if secret.chars().count() > ChannelContent::MAX_SECRET || secret.contains(char::is_control) {
        let problem = format_args!("must be a line of up to {} characters", ChannelContent::MAX_SECRET);
        return Err(Invalid::one("secret", problem));
    }
    let address = |field: &str, text: &str| {
        text.parse::<Target>().map(|target| target.host()).map_err(|problem| Invalid::one(field, problem))
    };
    match settings {
        ChannelSettings::Email { host, port, user, from, .. } => {
            let mut invalid = Invalid::default();
            if !is_mail_address(from) {
                invalid.add("from", "must be a mail address, such as Argus <argus@example.com>");
            }
            if !user.is_empty() && secret.is_empty() {
                invalid.add("secret", "must be given, as there is a user");
            }
            invalid.into_result()?;
            Ok(format!("{host}:{port}"))
        }
        ChannelSettings::Webhook { url } | ChannelSettings::Sms { url, .. } => address("url", url),
        ChannelSettings::Slack {} | ChannelSettings::Teams {} => address("secret", secret),
    }
}

/// What is wrong with a recipient.
pub(crate) fn check_recipient(kind: ChannelKind, recipient: &str) -> Result<(), String> {
    channel::check_recipient(kind, recipient)?;
    if kind == ChannelKind::Email && !is_mail_address(recipient) {
        return Err(format!("must not have “{recipient}”, which is no mail address"));
    }
    Ok(())
}
