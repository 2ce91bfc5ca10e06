//! What a server does by itself, besides answering.

use argus_service::{
    Argus, Ctx, alert, alert_rule, attachment, automation, delivery, event, notification, policy, retention,
    session, task,
};
use std::time::Duration;
use tokio::task::JoinSet;

const FOLLOW: Duration = Duration::from_millis(500);
const HOUSEKEEPING: Duration = Duration::from_secs(3_600);
/// Rules that wait for a time count it in minutes.
const KEEP_TIME: Duration = Duration::from_secs(10);
/// How often alert rules look at what did not come, and what they counted is tidied up.
const WATCH: Duration = Duration::from_secs(2);
const TIDY: Duration = Duration::from_secs(60);
/// How often the queue of deliveries is looked at, and how many are sent at once.
const LOOK_AT_QUEUE: Duration = Duration::from_millis(500);
const SENT_AT_ONCE: usize = 8;

/// Until the set is dropped.
pub(super) fn begin(argus: &Argus) -> JoinSet<()> {
    let mut work = JoinSet::new();
    work.spawn(build_index(argus.clone()));
    work.spawn(keep_house(argus.clone()));
    work.spawn(keep_time(argus.clone()));
    work.spawn(watch(argus.clone()));
    work.spawn(tidy(argus.clone()));
    work.spawn(deliver(argus.clone()));
    work.spawn(tell(argus.clone()));
    work
}

async fn build_index(argus: Argus) {
    if let Err(error) = event::build_index(&argus).await {
        tracing::warn!(%error, "the column index could not be built: counts and histograms are bounded");
    }
    // Whoever asks next has less to wait for.
    loop {
        tokio::time::sleep(FOLLOW).await;
        if let Err(error) = event::follow_index(&argus).await {
            tracing::warn!(%error, "the column index could not follow what was written");
        }
    }
}

async fn keep_time(argus: Argus) {
    loop {
        match automation::keep_time(&argus).await {
            Ok(0) => {}
            Ok(judged) => tracing::debug!(judged, "looked at cases that are in a state for long"),
            Err(error) => tracing::warn!(%error, "automation rules that wait for a time could not run"),
        }
        match alert::wake(&argus).await {
            Ok(0) => {}
            Ok(awake) => tracing::debug!(awake, "took up alerts that were put off"),
            Err(error) => tracing::warn!(%error, "alerts that were put off could not be taken up again"),
        }
        match task::tell_due(&argus).await {
            Ok(0) => {}
            Ok(due) => tracing::debug!(due, "told that tasks are due"),
            Err(error) => tracing::warn!(%error, "that tasks are due could not be told"),
        }
        tokio::time::sleep(KEEP_TIME).await;
    }
}

/// What waits for others of its group, for the end of quiet hours, or to be read.
async fn tell(argus: Argus) {
    loop {
        match policy::tell_due(&argus).await {
            Ok(0) => {}
            Ok(groups) => tracing::debug!(groups, "told what notification policies say"),
            Err(error) => tracing::warn!(%error, "what notification policies say could not be told"),
        }
        match notification::mail_due(&argus).await {
            Ok(0) => {}
            Ok(mails) => tracing::debug!(mails, "mailed what people have not read"),
            Err(error) => tracing::warn!(%error, "what people have not read could not be mailed"),
        }
        tokio::time::sleep(LOOK_AT_QUEUE).await;
    }
}

async fn watch(argus: Argus) {
    let mut begins = true;
    loop {
        match alert_rule::listen(&argus, begins).await {
            Ok(was_away) => {
                if was_away {
                    tracing::info!("nobody listened for a time: alert rules wait anew for what is absent");
                }
                begins = false;
            }
            Err(error) => {
                tracing::warn!(%error, "it could not be noted that this server listens");
                tokio::time::sleep(WATCH).await;
                continue;
            }
        }
        match alert_rule::follow(&argus).await {
            Ok(0) => {}
            Ok(rows) => tracing::debug!(rows, "alert rules looked at alerts and cases"),
            Err(error) => {
                tracing::warn!(%error, "alert rules over alerts and cases could not follow the log")
            }
        }
        match alert_rule::watch(&argus).await {
            Ok(0) => {}
            Ok(judged) => tracing::debug!(judged, "alert rules found what they waited for"),
            Err(error) => tracing::warn!(%error, "alert rules that wait could not be judged"),
        }
        tokio::time::sleep(WATCH).await;
    }
}

async fn tidy(argus: Argus) {
    loop {
        match alert_rule::forget_old(&argus).await {
            Ok(0) => {}
            Ok(removed) => tracing::debug!(removed, "forgot what alert rules counted"),
            Err(error) => tracing::warn!(%error, "what alert rules counted could not be tidied up"),
        }
        tokio::time::sleep(TIDY).await;
    }
}

/// What is interrupted is sent again after its time limit.
async fn deliver(argus: Argus) {
    let mut sending = JoinSet::new();
    loop {
        while sending.len() < SENT_AT_ONCE {
            match delivery::next(&argus).await {
                Ok(Some(job)) => {
                    let argus = argus.clone();
                    sending.spawn(async move {
                        if let Err(error) = delivery::deliver(&argus, job).await {
                            tracing::warn!(%error, "what came of a message could not be written down");
                        }
                    });
                }
                Ok(None) => break,
                Err(error) => {
                    tracing::warn!(%error, "the queue of deliveries could not be read");
                    break;
                }
            }
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK_AT_QUEUE) => {}
            Some(_) = sending.join_next() => {}
        }
    }
}

async fn keep_house(argus: Argus) {
    loop {
        match session::forget_ended(&Ctx::system(&argus)).await {
            Ok(0) => {}
            Ok(removed) => tracing::debug!(removed, "forgot ended sessions"),
            Err(error) => tracing::warn!(%error, "ended sessions could not be removed"),
        }
        match retention::apply(&argus).await {
            Ok((0, _)) => {}
            Ok((events, raw)) => tracing::info!(events, raw, "removed events that were too old"),
            Err(error) => tracing::warn!(%error, "events that are too old could not be removed"),
        }
        match delivery::expire(&argus).await {
            Ok(0) => {}
            Ok(removed) => tracing::info!(removed, "removed deliveries that were too old"),
            Err(error) => tracing::warn!(%error, "deliveries that are too old could not be removed"),
        }
        if let Err(error) = policy::forget(&argus).await {
            tracing::warn!(%error, "what notification policies told long ago could not be forgotten");
        }
        match attachment::sweep(&argus).await {
            Ok(0) => {}
            Ok(removed) => tracing::info!(removed, "removed files that no case needs"),
            Err(error) => tracing::warn!(%error, "files that no case needs could not be removed"),
        }
        match notification::expire(&argus).await {
            Ok(0) => {}
            Ok(removed) => tracing::debug!(removed, "forgot notifications that were too old"),
            Err(error) => tracing::warn!(%error, "notifications that are too old could not be removed"),
        }
        tokio::time::sleep(HOUSEKEEPING).await;
    }
}
