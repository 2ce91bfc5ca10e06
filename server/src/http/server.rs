//! Listening, and ending.

use super::{App, router};
use axum::{ServiceExt, extract::Request, http::Uri};
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, sync::watch};
use tower::{Layer, util::MapRequestLayer};

/// Requests that are still running when the server is told to end have this long.
const GRACE: Duration = Duration::from_secs(10);

/// Answers until the process is told to end (SIGINT or SIGTERM), and then until running requests are done.
///
/// `told` is what [`App::new`] got the other end of.
pub(crate) async fn serve(listener: TcpListener, app: App, told: watch::Sender<()>) -> std::io::Result<()> {
    // Before routing: clients that are given an address with a slash at its end send two.
    let service = MapRequestLayer::new(without_double_slashes).layer(router(app));
    let service = ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(service);
    let mut hear = told.subscribe();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        told_to_end().await;
        drop(told);
    });
    let overdue = async {
        // Fails as soon as the sender is gone.
        let _ = hear.changed().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        result = server => result,
        () = overdue => {
            tracing::warn!("ended with requests still running");
            Ok(())
        }
    }
}

async fn told_to_end() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
    tracing::info!("told to end: finishing running requests");
}

fn without_double_slashes(mut request: Request) -> Request {
    if request.uri().path().contains("//") {
        let mut path = request.uri().path().to_owned();
        while path.contains("//") {
            path = path.replace("//", "/");
        }
        if let Some(query) = request.uri().query() {
            path = format!("{path}?{query}");
        }
        if let Ok(uri) = path.parse::<Uri>() {
            *request.uri_mut() = uri;
        }
    }
    request
}
