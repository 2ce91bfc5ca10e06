//! What a server does by itself, besides answering.

use argus_service::{
    Argus, alert, alert_rule, automation, delivery, event, module, notification, policy, task,
};
use std::time::Duration;
use tokio::task::JoinSet;

const FOLLOW: Duration = Duration::from_millis(500);
const SCHEDULE: Duration = Duration::from_secs(60);
/// How often the queue of modules is looked at, besides whenever one of them is done.
const LOOK_AT_TASKS: Duration = Duration::from_millis(250);
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
    work.spawn(schedule(argus.clone()));
    work.spawn(run_tasks(argus.clone()));
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
                tracing::warn!(%error, "alert rules over alerts and cases could not follow the log");
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

/// What is done from time to time is put into the queue; whichever server is free does it.
async fn schedule(argus: Argus) {
    loop {
        match module::schedule(&argus).await {
            Ok(true) => tracing::debug!("put housekeeping into the queue"),
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "housekeeping could not be put into the queue"),
        }
        module::cool(&argus).await;
        tokio::time::sleep(SCHEDULE).await;
    }
}

/// What is interrupted is taken again when it was not renewed for a time.
async fn run_tasks(argus: Argus) {
    let at_once = argus.settings().modules.at_once;
    let mut running = JoinSet::new();
    loop {
        while running.len() < at_once {
            match module::next(&argus).await {
                Ok(Some(job)) => {
                    let argus = argus.clone();
                    running.spawn(async move {
                        if let Err(error) = module::run(&argus, job).await {
                            tracing::warn!(%error, "what came of a module's task could not be written down");
                        }
                    });
                }
                Ok(None) => break,
                Err(error) => {
                    tracing::warn!(%error, "the queue of modules could not be read");
                    break;
                }
            }
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK_AT_TASKS) => {}
            Some(_) = running.join_next() => {}
        }
    }
}
