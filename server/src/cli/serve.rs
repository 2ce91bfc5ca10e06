//! `argus serve`

use super::{Failure, demo, open, settings::Settings};
use crate::{
    http::{self, App},
    page::Page,
};
use argus_service::{
    Argus, Ctx, alert, alert_rule, attachment, automation, delivery, event, notification, policy, retention,
    session, user,
};
use clap::Args;
use std::{net::SocketAddr, path::PathBuf, time::Duration};
use tokio::{net::TcpListener, task::JoinSet};

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "ARGUS_LISTEN", value_name = "ADDR")]
    listen: Option<SocketAddr>,

    /// Fill in a demonstration customer with cases and some thousand events
    #[arg(long, env = "ARGUS_DEMO")]
    demo: bool,

    /// Send cookies over TLS only: for a server behind a proxy that speaks HTTPS
    #[arg(long, env = "ARGUS_SECURE_COOKIES")]
    secure_cookies: bool,

    /// Serve the page from this folder instead of the one built in
    #[arg(long, env = "ARGUS_PAGE", value_name = "DIR")]
    page: Option<PathBuf>,
}

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

impl Serve {
    pub(super) async fn run(self, settings: &Settings) -> Result<(), Failure> {
        let store = open::connect(settings).await?;
        match store.migrate().await? {
            (before, after) if before == after => {}
            (0, _) => tracing::info!("set up a new database"),
            (before, after) => tracing::info!(before, after, "upgraded the database"),
        }
        let argus = open::argus(store, settings);
        first_administrator(&argus).await?;
        if self.demo {
            demo::fill(&argus).await?;
        }

        let page = match &self.page {
            Some(folder) => Page::from_folder(folder)
                .map_err(|error| format!("cannot read the page's folder {}: {error}", folder.display()))?,
            None => Page::embedded(),
        };
        let secure_cookies = self.secure_cookies || settings.secure_cookies.unwrap_or(false);
        let (ending, told) = tokio::sync::watch::channel(());
        let app = App::new(argus.clone(), page, secure_cookies, told);

        let address = self.listen.or(settings.listen).unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        let listener = TcpListener::bind(address).await.map_err(|error| {
            format!("cannot listen on {address}: {error}. Choose another with --listen ADDR")
        })?;
        println!("Argus is at http://{}", listener.local_addr()?);
        let indexing = tokio::spawn(build_index(argus.clone()));
        let housekeeping = tokio::spawn(keep_house(argus.clone()));
        let timing = tokio::spawn(keep_time(argus.clone()));
        let watching = tokio::spawn(watch(argus.clone()));
        let tidying = tokio::spawn(tidy(argus.clone()));
        let delivering = tokio::spawn(deliver(argus.clone()));
        let telling = tokio::spawn(tell(argus.clone()));
        http::serve(listener, app, ending).await?;
        telling.abort();
        timing.abort();
        watching.abort();
        tidying.abort();
        delivering.abort();
        indexing.abort();
        housekeeping.abort();
        argus.store().close().await;
        Ok(())
    }
}

async fn first_administrator(argus: &Argus) -> Result<(), Failure> {
    let password = std::env::var("ARGUS_ADMIN_PASSWORD").ok().filter(|password| !password.is_empty());
    let made = user::first_administrator(&Ctx::system(argus), password)
        .await
        .map_err(|error| format!("ARGUS_ADMIN_PASSWORD: {error}"))?;
    match made {
        None => {}
        Some(None) => println!("Log in as admin with the password in ARGUS_ADMIN_PASSWORD."),
        Some(Some(one_time)) => {
            println!("Log in as admin with the one-time password {one_time}");
            println!("Lost it? argus user passwd admin");
        }
    }
    Ok(())
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
        tokio::time::sleep(KEEP_TIME).await;
    }
}

/// What waits for others of its group, or for the end of quiet hours.
async fn tell(argus: Argus) {
    loop {
        match policy::tell_due(&argus).await {
            Ok(0) => {}
            Ok(groups) => tracing::debug!(groups, "told what notification policies say"),
            Err(error) => tracing::warn!(%error, "what notification policies say could not be told"),
        }
        tokio::time::sleep(LOOK_AT_QUEUE).await;
    }
}

async fn watch(argus: Argus) {
    loop {
        match alert_rule::watch(&argus).await {
            Ok(0) => {}
            Ok(judged) => tracing::debug!(judged, "alert rules found something absent"),
            Err(error) => tracing::warn!(%error, "alert rules that wait for an absence could not be judged"),
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
