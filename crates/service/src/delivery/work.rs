//! The work of a server: taking what is due, sending it, and writing what came of it.
//!
//! A channel is taken for as long as one message needs at most, and so is the message. A server that dies leaves both
//! to whoever looks after that time: nothing is lost, and what was sent but not yet settled carries the same id again.

use super::send::{Message, send};
use crate::{Argus, Ctx, Random, Result, seal};
use argus_domain::{
    Timestamp,
    channel::ChannelContent,
    delivery::{Attempt, DeliveryState},
};
use argus_outgoing::Failed;
use argus_store::{
    channel,
    delivery::{self as store, Settled, Taken},
};
use std::{fmt, time::Instant};

/// After so many tries it is given up, some hours after the first.
const MOST_TRIES: u32 = 12;
/// Milliseconds before the second try; each further waits twice as long, up to the longest.
const FIRST_PAUSE: i64 = 5_000;
const LONGEST_PAUSE: i64 = 3_600_000;
/// Milliseconds beyond the time limit of sending that it may take to write down what came of it.
const SETTLING: i64 = 5_000;
/// Tries that are told.
const TOLD: usize = 20;

/// One message that this server has to send.
pub struct Job {
    taken: Taken,
    content: ChannelContent,
    sealed: String,
}

/// Without the secret.
impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("delivery", &self.taken.uuid).finish_non_exhaustive()
    }
}

/// Takes what is due, if there is something in a channel that nobody sends through.
pub async fn next(argus: &Argus) -> Result<Option<Job>> {
    let ctx = Ctx::system(argus);
    let mut conn = argus.store().read().await?;
    let found = channel::with_work(&mut conn, ctx.now).await?;
    drop(conn);
    let Some(id) = found else { return Ok(None) };
    let limit = i64::try_from(argus.outgoing().limit.as_millis()).unwrap_or(i64::MAX / 2);
    let mut tx = argus.store().begin().await?;
    let Some(taken) = store::take(&mut tx, id, ctx.now, ctx.now.plus_millis(limit + SETTLING)).await? else {
        tx.commit().await?;
        return Ok(None);
    };
    let Some(channel) = channel::get(&mut tx, id).await? else { return Ok(None) };
    let sealed = channel::secret(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Some(Job { taken, content: channel.content, sealed }))
}

/// Sends it, and writes what came of it.
pub async fn deliver(argus: &Argus, job: Job) -> Result<()> {
    let Job { taken, content, sealed } = job;
    let at = argus.clock().now();
    let message = Message {
        id: taken.uuid,
        channel: content.name,
        recipient: taken.recipient.clone(),
        subject: taken.subject.clone(),
        text: taken.text.clone(),
        payload: taken.payload.clone(),
        cause: taken.cause.clone(),
        created: taken.created,
        now: at,
    };
    let began = Instant::now();
    let result = match seal::open(argus, &sealed) {
        Ok(secret) => send(argus.outgoing(), &content.settings, &secret, &message).await,
        Err(problem) => {
            Err(Failed { text: format!("the channel's secret {problem}"), is_final: false, after: None })
        }
    };
    let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    let now = argus.clock().now();
    let mut attempts = taken.attempts.clone();
    let text = result.as_ref().map_or_else(|failed| failed.text.clone(), Clone::clone);
    attempts.push(Attempt { at, millis, sent: result.is_ok(), text });
    let first = attempts.len().saturating_sub(TOLD);
    let settled =
        Settled { attempts: attempts.split_off(first), ..outcome(&taken, result, now, argus.random()) };
    let state = settled.state;
    let mut tx = argus.store().begin().await?;
    let was_ours = store::settle(&mut tx, &taken, settled).await?;
    tx.commit().await?;
    if was_ours {
        tracing::debug!(delivery = %taken.uuid, state = state.name(), "sent a message, or tried to");
    } else {
        tracing::warn!(delivery = %taken.uuid, "took too long with a message, which another server sends by now");
    }
    Ok(())
}

fn outcome(taken: &Taken, result: Result<String, Failed>, now: Timestamp, random: &dyn Random) -> Settled {
    let (state, next, error) = match result {
        Ok(_) => (DeliveryState::Sent, None, None),
        Err(failed) if failed.is_final || taken.tries >= MOST_TRIES => {
            (DeliveryState::Dead, None, Some(failed.text))
        }
        Err(failed) => {
            let asked =
                failed.after.map_or(0, |after| i64::try_from(after.as_millis()).unwrap_or(LONGEST_PAUSE));
            let pause = pause(taken.tries, random).max(asked);
            (DeliveryState::Retrying, Some(now.plus_millis(pause)), Some(failed.text))
        }
    };
    Settled { state, next, error, attempts: Vec::new(), now }
}

/// Milliseconds after so many tries: half of it by chance, so that what failed together does not come together again.
fn pause(tries: u32, random: &dyn Random) -> i64 {
    let whole = FIRST_PAUSE.saturating_mul(1 << tries.saturating_sub(1).min(20)).min(LONGEST_PAUSE);
    let [first, second, ..] = random.bytes();
    let chance = i64::from(u16::from_be_bytes([first, second]));
    whole / 2 + whole / 2 * chance / i64::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Always(u8);

    impl Random for Always {
        fn bytes(&self) -> [u8; 32] {
            [self.0; 32]
        }
    }

    #[test]
    fn pauses_grow_to_a_bound() {
        let pauses = |byte| [1, 2, 3, 12, 200].map(|tries| pause(tries, &Always(byte)));
        assert_eq!(pauses(255), [5_000, 10_000, 20_000, 3_600_000, 3_600_000]);
        assert_eq!(pauses(0), [2_500, 5_000, 10_000, 1_800_000, 1_800_000]);
    }
}
