//! `GET /live`: what changes, as it changes (server-sent events, WHATWG HTML section 9.2).
//!
//! | event | data |
//! |---|---|
//! | `events` | events that the reader sees were written: the time of the last, which is also the message's id |
//!
//! A reader that comes back says which message was his last (`Last-Event-ID`) and misses nothing.

use super::{App, Peer, cookie_token};
use crate::api::ApiError;
use argus_domain::{Timestamp, activity::Via};
use argus_service::{Ctx, Result, event, session};
use axum::{
    extract::{Request, State},
    http::HeaderMap,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures::stream::unfold;
use std::{convert::Infallible, net::IpAddr, time::Duration};

/// How soon a change is told.
const TICK: Duration = Duration::from_secs(1);

pub(super) async fn live(State(app): State<App>, request: Request) -> Response {
    let token = cookie_token(request.headers()).map(str::to_owned);
    let peer = Peer::of(request.extensions());
    let Some(token) = token else { return ApiError::Unauthenticated.into_response() };
    let reader = Reader { app, token, peer, since: Timestamp::MIN };
    match reader.begin(last_id(request.headers())).await {
        Ok(reader) => {
            let changes = unfold((reader, Listening::begin()), |(mut reader, listening)| async move {
                let change = reader.next().await?;
                Some((Ok::<_, Infallible>(change), (reader, listening)))
            });
            Sse::new(changes).keep_alive(KeepAlive::default()).into_response()
        }
        Err(error) => ApiError::from(error).into_response(),
    }
}

fn last_id(headers: &HeaderMap) -> Option<Timestamp> {
    let id = headers.get("last-event-id")?.to_str().ok()?;
    id.parse().ok().and_then(Timestamp::from_millis)
}

/// Gone with the stream, whichever side ends it.
struct Listening;

impl Listening {
    fn begin() -> Self {
        tracing::debug!("a page listens");
        Self
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        tracing::debug!("a page listens no longer");
    }
}

struct Reader {
    app: App,
    token: String,
    peer: Option<IpAddr>,
    since: Timestamp,
}

impl Reader {
    /// Sessions end and rights change: each look is a call of its own.
    async fn ctx(&self) -> Result<Ctx> {
        let anonymous = Ctx::anonymous(&self.app.argus, Via::Page, self.peer);
        session::by_idle_session(anonymous, &self.token).await
    }

    async fn begin(self, last: Option<Timestamp>) -> Result<Self> {
        let ctx = self.ctx().await?;
        let written = event::last_written(&ctx).await?;
        Ok(Self { since: last.unwrap_or(written), ..self })
    }

    /// The next change; `None` when the session or the server ends.
    async fn next(&mut self) -> Option<Event> {
        let mut ending = self.app.ending.clone();
        loop {
            tokio::select! {
                () = tokio::time::sleep(TICK) => {}
                // Fails as soon as the sender is gone.
                _ = ending.changed() => return None,
            }
            let ctx = self.ctx().await.ok()?;
            if let Some(written) = event::written_since(&ctx, self.since).await.ok()? {
                self.since = written;
                let millis = written.millis().to_string();
                return Some(Event::default().event("events").id(millis.clone()).data(millis));
            }
        }
    }
}
