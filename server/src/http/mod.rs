//! The HTTP surface: what answers which address.

mod activities_csv;
mod alert_rules;
mod assets;
mod attached;
mod attachments;
mod case_export;
mod health;
mod live;
mod logged_in;
mod module_wheels;
mod observe;
mod openapi;
mod page_functions;
mod same_origin;
mod server;
mod unread;

pub(crate) use attached::{arrive, arrive_wheel, leave};
pub(crate) use page_functions::cookie_token;
pub(crate) use same_origin::{is_from_own_page, is_same_origin};
pub(crate) use server::serve;

use crate::{
    api,
    page::{INDEX, Page, content_security_policy},
};
use argus_service::Argus;
use axum::{
    Router,
    extract::ConnectInfo,
    http::Extensions,
    middleware,
    routing::{get, post},
};
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};
use tokio::sync::watch;
use tower_http::{catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer};

/// What handlers share.
#[derive(Clone, Debug)]
pub(crate) struct App {
    pub(crate) argus: Argus,
    page: Arc<Page>,
    content_security_policy: Arc<str>,
    /// Cookies are only sent over TLS.
    pub(crate) secure_cookies: bool,
    /// Its sender is dropped when the server is told to end.
    ending: watch::Receiver<()>,
}

impl App {
    /// `ending` tells streams that have no end of their own to end.
    pub(crate) fn new(argus: Argus, page: Page, secure_cookies: bool, ending: watch::Receiver<()>) -> Self {
        let index = page.get(INDEX).map(|file| String::from_utf8_lossy(&file.bytes)).unwrap_or_default();
        let content_security_policy = content_security_policy(&index).into();
        Self { argus, content_security_policy, page: Arc::new(page), secure_cookies, ending }
    }

    /// Fails to change as soon as the server is told to end.
    pub(crate) fn ending(&self) -> watch::Receiver<()> {
        self.ending.clone()
    }
}

/// Of server functions' bodies: the largest holds a case's description.
const PAGE_BODY: usize = 2 << 20;

fn router(app: App) -> Router {
    let page_functions = Router::new()
        .route("/page/{*function}", post(page_functions::answer))
        .layer(middleware::from_fn(same_origin::check))
        .layer(RequestBodyLimitLayer::new(PAGE_BODY));
    let uploads = Router::new()
        .route("/attachments", post(attachments::upload))
        .route("/module-wheels", post(module_wheels::upload))
        .layer(middleware::from_fn(same_origin::check))
        .route("/attachments/{id}", get(attachments::download))
        .route("/attachments/{id}/picture", get(attachments::picture));
    let (api, document) = api::routes();
    Router::new()
        .merge(page_functions)
        .merge(uploads)
        .merge(api)
        .route("/healthz", get(health::health))
        .route("/openapi.json", openapi::answer(&document))
        .route("/live", get(live::live))
        .route("/activities.csv", get(activities_csv::activities_csv))
        .route("/alert-rules.json", get(alert_rules::alert_rules))
        .merge(case_export::routes())
        .fallback(assets::answer)
        .layer(middleware::from_fn_with_state(app.clone(), assets::secure))
        .layer(CatchPanicLayer::custom(observe::panicked))
        .layer(middleware::from_fn(unread::drain))
        .layer(middleware::from_fn_with_state(app.clone(), observe::observe))
        .with_state(app)
}

/// The address at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer;

impl Peer {
    pub(crate) fn of(extensions: &Extensions) -> Option<IpAddr> {
        extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())
    }
}
