//! `argus serve`

use super::{Failure, background, demo, open, settings::Settings};
use crate::{
    http::{self, App},
    page::Page,
};
use argus_service::{Argus, Ctx, user};
use clap::Args;
use std::{net::SocketAddr, path::PathBuf};
use tokio::net::TcpListener;

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
        // Ends with the server.
        let background = background::begin(&argus);
        http::serve(listener, app, ending).await?;
        drop(background);
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
