//! `GET /live`: what changes, as it changes (server-sent events, WHATWG HTML section 9.2).
//!
//! | event | data |
//! |---|---|
//! | `events` | events that the reader sees were written: the time of the last |
//! | `cases` | something was done in cases that the reader sees: their numbers, as a JSON list |
//! | `notifications` | the reader was told something, or has read it: how much is unread |
//! | `alerts` | something was done with alerts that the reader sees: their numbers |
//! | `tasks` | something changed of tasks of modules that the reader sees: their numbers |
//! | `presence` | people came to cases that the reader sees, left them, or write something else: their numbers |
//!
//! A message's id is the time up to which events, and the numbers of the activities up to which cases and alerts, were
//! told.
//! A reader that comes back says which message was his last (`Last-Event-ID`) and misses nothing.

use super::{App, Peer, cookie_token};
use crate::api::ApiError;
use argus_domain::{
    ActivityId, CaseId, ModuleTaskId, Permission, Timestamp, activity::Via, notification::Unread,
};
use argus_service::{
    Ctx, Error, Result, alert, case, event, module, notification,
    presence::{self, Everybody},
    session,
};
use axum::{
    extract::{Request, State},
    http::HeaderMap,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures::stream::unfold;
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    convert::Infallible,
    fmt,
    net::IpAddr,
    time::Duration,
};

/// How soon a change is told.
const TICK: Duration = Duration::from_secs(1);

pub(super) async fn live(State(app): State<App>, request: Request) -> Response {
    let token = cookie_token(request.headers()).map(str::to_owned);
    let peer = Peer::of(request.extensions());
    let Some(token) = token else { return ApiError::Unauthenticated.into_response() };
    let reader = Reader {
        app,
        token,
        peer,
        told: Told::default(),
        present: Everybody::new(),
        unread: Unread::default(),
        tasks: BTreeMap::new(),
        tasks_since: Timestamp::MIN,
        next: VecDeque::new(),
    };
    match reader.begin(Told::last(request.headers())).await {
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

/// Milliseconds that a change of a task may be committed late, and the most that are told at once.
const OVERLAP: i64 = 2_000;
const AWAY: i64 = 60_000;
const TASKS: u32 = 500;

/// Up to where a reader was told.
#[derive(Clone, Copy, Default)]
struct Told {
    /// Nothing where he may not see any.
    events: Option<Timestamp>,
    cases: Option<ActivityId>,
    alerts: Option<ActivityId>,
}

impl Told {
    fn last(headers: &HeaderMap) -> Option<Self> {
        let id = headers.get("last-event-id")?.to_str().ok()?;
        let mut parts = id.split('-');
        let mut next = || parts.next();
        Some(Self {
            events: next()?.parse().ok().and_then(Timestamp::from_millis),
            cases: next()?.parse().ok(),
            alerts: next().and_then(|alerts| alerts.parse().ok()),
        })
    }

    fn message(self, name: &str, data: impl Into<String>) -> Event {
        Event::default().event(name).id(self.to_string()).data(data.into())
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let events = self.events.map(Timestamp::millis).unwrap_or_default();
        write!(f, "{events}-{}-{}", self.cases.unwrap_or_default(), self.alerts.unwrap_or_default())
    }
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
    told: Told,
    /// Who was at which case at the last look.
    present: Everybody,
    /// What he had not read at the last look.
    unread: Unread,
    /// Changes of tasks that were told a moment ago.
    tasks: BTreeMap<ModuleTaskId, Timestamp>,
    tasks_since: Timestamp,
    /// Found in the same look as the message before it.
    next: VecDeque<Event>,
}

impl Reader {
    /// Sessions end and rights change: each look is a call of its own.
    async fn ctx(&self) -> Result<Ctx> {
        let anonymous = Ctx::anonymous(&self.app.argus, Via::Page, self.peer);
        session::by_idle_session(anonymous, &self.token).await
    }

    async fn begin(self, last: Option<Told>) -> Result<Self> {
        let ctx = self.ctx().await?;
        let caller = ctx.caller()?;
        let (events, cases) = (caller.may(Permission::EventLookup), caller.may(Permission::ViewCases));
        let alerts = caller.may(Permission::ViewAlerts);
        if !events && !cases && !alerts {
            return Err(Error::Forbidden("You may see neither events, cases nor alerts.".to_owned()));
        }
        // Who comes back may have missed what changed while he was away.
        let away = if last.is_some() { AWAY } else { 0 };
        let last = last.unwrap_or_default();
        let mut told = Told::default();
        if events {
            told.events = Some(last.events.unwrap_or(event::last_written(&ctx).await?));
        }
        if cases {
            told.cases = Some(last.cases.unwrap_or(case::last_change(&ctx).await?));
        }
        if alerts {
            told.alerts = Some(last.alerts.unwrap_or(alert::last_change(&ctx).await?));
        }
        let present = if cases { presence::everybody(&ctx).await? } else { Everybody::new() };
        let unread = if cases { notification::unread(&ctx).await? } else { Unread::default() };
        Ok(Self { told, present, unread, tasks_since: ctx.now.plus_millis(-away), ..self })
    }

    /// The next change; `None` when the session or the server ends.
    async fn next(&mut self) -> Option<Event> {
        let mut ending = self.app.ending();
        loop {
            if let Some(next) = self.next.pop_front() {
                return Some(next);
            }
            tokio::select! {
                () = tokio::time::sleep(TICK) => {}
                // Fails as soon as the sender is gone.
                _ = ending.changed() => return None,
            }
            let ctx = self.ctx().await.ok()?;
            let events = self.events(&ctx).await.ok()?;
            let cases = self.cases(&ctx).await.ok()?;
            let alerts = self.alerts(&ctx).await.ok()?;
            let presence = self.presence(&ctx).await.ok()?;
            let unread = self.unread(&ctx).await.ok()?;
            let tasks = self.tasks(&ctx).await.ok()?;
            self.next.extend([events, cases, alerts, presence, unread, tasks].into_iter().flatten());
        }
    }

    async fn events(&mut self, ctx: &Ctx) -> Result<Option<Event>> {
        let Some(since) = self.told.events else { return Ok(None) };
        let Some(written) = event::written_since(ctx, since).await? else { return Ok(None) };
        self.told.events = Some(written);
        Ok(Some(self.told.message("events", written.millis().to_string())))
    }

    async fn cases(&mut self, ctx: &Ctx) -> Result<Option<Event>> {
        let Some(since) = self.told.cases else { return Ok(None) };
        let Some((last, cases)) = case::changed_since(ctx, since).await? else { return Ok(None) };
        self.told.cases = Some(last);
        Ok(Some(self.told.message("cases", numbers(&cases))))
    }

    async fn unread(&mut self, ctx: &Ctx) -> Result<Option<Event>> {
        if self.told.cases.is_none() {
            return Ok(None);
        }
        let now = notification::unread(ctx).await?;
        let has_changed = std::mem::replace(&mut self.unread, now) != now;
        Ok(has_changed.then(|| self.told.message("notifications", now.count.to_string())))
    }

    async fn alerts(&mut self, ctx: &Ctx) -> Result<Option<Event>> {
        let Some(since) = self.told.alerts else { return Ok(None) };
        let Some((last, alerts)) = alert::changed_since(ctx, since).await? else { return Ok(None) };
        self.told.alerts = Some(last);
        Ok(Some(self.told.message("alerts", numbers(&alerts))))
    }

    /// Changes have times and no numbers, and one may be committed after one that is later: each look goes back a bit.
    async fn tasks(&mut self, ctx: &Ctx) -> Result<Option<Event>> {
        if self.told.cases.is_none() {
            return Ok(None);
        }
        let since = self.tasks_since.plus_millis(-OVERLAP);
        let touched = module::touched(ctx, since, TASKS).await?;
        let news: Vec<ModuleTaskId> =
            touched.iter().filter(|(id, at)| self.tasks.get(id) != Some(at)).map(|(id, _)| *id).collect();
        if let Some((_, last)) = touched.last() {
            self.tasks_since = (*last).max(self.tasks_since);
        }
        self.tasks = touched.into_iter().collect();
        Ok((!news.is_empty()).then(|| self.told.message("tasks", numbers(news))))
    }

    async fn presence(&mut self, ctx: &Ctx) -> Result<Option<Event>> {
        if self.told.cases.is_none() {
            return Ok(None);
        }
        let now = presence::everybody(ctx).await?;
        let changed: BTreeSet<CaseId> =
            now.symmetric_difference(&self.present).map(|(case, ..)| *case).collect();
        self.present = now;
        Ok((!changed.is_empty()).then(|| self.told.message("presence", numbers(&changed))))
    }
}

/// `[7,9]`
fn numbers<T: ToString>(things: impl IntoIterator<Item = T>) -> String {
    let numbers: Vec<String> = things.into_iter().map(|thing| thing.to_string()).collect();
    format!("[{}]", numbers.join(","))
}
