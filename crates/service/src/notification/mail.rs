//! Mails to people of what they have not read: through the channel that an administrator chose, all of a few minutes in one.

use crate::{Argus, Ctx, Result, channel::check_recipient, policy::hours_until, session};
use argus_domain::{
    ChannelId, NotificationId, Permission, UserId,
    channel::{Channel, ChannelKind},
    notification::{Notification, ToldBy},
};
use argus_store::{
    Conn, Tx, channel,
    delivery::{self, NewDelivery},
    notification::{self, DueMail},
    setting, user,
};
use serde_json::json;
use std::fmt::Write;

/// People who are looked at at once.
const BATCH: u32 = 50;
/// What is told in one mail.
const MOST: u32 = 50;

/// Each mail in a transaction of its own. Returns how many were due.
pub async fn mail_due(argus: &Argus) -> Result<usize> {
    let ctx = Ctx::system(argus);
    let mut conn = argus.store().read().await?;
    let due = notification::due_mails(&mut conn, ctx.now, BATCH).await?;
    drop(conn);
    for one in &due {
        let mut tx = argus.store().begin().await?;
        mail(&mut tx, &ctx, *one).await?;
        tx.commit().await?;
    }
    Ok(due.len())
}

/// Why nobody mails to somebody, if so.
pub(super) async fn no_mail(conn: &mut Conn, user: UserId) -> Result<Option<String>> {
    if check_recipient(ChannelKind::Email, &user::email(conn, user).await?).is_err() {
        let reason = "your account has no mail address. An administrator can enter it";
        return Ok(Some(reason.to_owned()));
    }
    let reason = "no administrator has chosen a channel for mails to people";
    Ok(through(conn).await?.is_none().then(|| reason.to_owned()))
}

/// The channel for mails to people, if it is there and turned on.
async fn through(conn: &mut Conn) -> Result<Option<(ChannelId, Channel)>> {
    let Some(id) = setting::telling(conn).await?.settings.mail else { return Ok(None) };
    let found = channel::get(conn, id).await?;
    let fitting = found.filter(|one| one.content.active && one.content.settings.kind() == ChannelKind::Email);
    Ok(fitting.map(|channel| (id, channel)))
}

/// Nothing is done where another server was faster, and nothing is mailed to whoever may not read it here.
async fn mail(tx: &mut Tx, ctx: &Ctx, due: DueMail) -> Result<()> {
    if let Some(quiet) = notification::quiet(tx, due.user).await?
        && let Some(until) = hours_until(&quiet, ctx.now)
    {
        return Ok(notification::postpone_mail(tx, due, until).await?);
    }
    if !notification::claim_mail(tx, due).await? {
        return Ok(());
    }
    let Some(reader) = session::actor(tx, due.user).await? else { return Ok(()) };
    let Some((id, through)) = through(tx).await? else { return Ok(()) };
    let address = user::email(tx, due.user).await?;
    if !reader.may(Permission::ViewCases) || check_recipient(ChannelKind::Email, &address).is_err() {
        return Ok(());
    }
    let chosen = notification::chosen(tx, due.user).await?;
    let kinds: Vec<_> =
        chosen.into_iter().filter(|(_, told)| *told == ToldBy::Mail).map(|(kind, _)| kind).collect();
    let rows = notification::unmailed(tx, &reader.scope(), due.user, &kinds, MOST).await?;
    let Some(newest) = rows.first() else { return Ok(()) };
    let subject = match rows.len() {
        1 => newest.sentence(),
        many => format!("{many} notifications, the last: {}", newest.sentence()),
    };
    let subject: String = subject.replace(char::is_control, " ").chars().take(200).collect();
    let base = ctx.argus.settings().public_url.clone().unwrap_or_default();
    let new = NewDelivery {
        uuid: ctx.argus.random().uuid(),
        channel: id,
        channel_name: &through.content.name,
        kind: ChannelKind::Email,
        recipient: &address,
        subject: &subject,
        text: &text(&rows, &base),
        payload: &json!({}).to_string(),
        case: None,
        customer: None,
        policy: None,
        user: Some(due.user),
        rule: None,
        cause: "notifications of a person",
        now: ctx.now,
    };
    delivery::insert(tx, new).await?;
    let ids: Vec<NotificationId> = rows.iter().map(|row| row.id).collect();
    Ok(notification::mark_mailed(tx, &ids).await?)
}

/// A line for each, with its address where Argus knows its own.
fn text(rows: &[Notification], base: &str) -> String {
    let mut text = String::new();
    for row in rows {
        // Writing to a String does not fail.
        let _ = writeln!(text, "{}", row.sentence());
        if !base.is_empty() {
            let _ = writeln!(text, "{base}{}", row.path());
        }
        text.push('\n');
    }
    text.push_str("What comes by mail is chosen in your account.");
    if !base.is_empty() {
        let _ = write!(text, "\n{base}/account");
    }
    text
}
