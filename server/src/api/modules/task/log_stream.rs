//! `GET /modules/v1/task/{id}/log/stream`: what a task logs, as it logs it (server-sent events, WHATWG HTML section 9.2).
//!
//! | event | data |
//! |---|---|
//! | `line` | a line, as the log has it; the message's id is its number |
//! | `end` | the state in which the task ended. The stream ends behind it. |

use super::{model::LineVo, task_id};
use crate::{
    api::{
        ApiError,
        caller::Caller,
        openapi::{File, NotFound},
        text::PathTexts,
    },
    http::App,
};
use argus_domain::{
    ModuleTaskId,
    module::{TaskFilter, TaskState},
};
use argus_service::{Ctx, module};
use axum::{
    extract::{FromRequestParts, State},
    http::{HeaderMap, request::Parts},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures::stream::unfold;
use std::{collections::VecDeque, convert::Infallible, time::Duration};

/// How soon a line is told.
const TICK: Duration = Duration::from_millis(500);

/// Follows the log of a task until it has ended, as server-sent events.
///
/// Each `line` has its number as id: whoever comes back with the header Last-Event-ID goes on behind it. At the end comes
/// `end` with the task's state.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/modules/v1/task/{id}/log/stream",
    operation_id = "followModuleTaskLog",
    params(("id" = i64, Path, minimum = 1, description = "The task's number")),
    responses(
        (status = 200, description = "The lines", content_type = "text/event-stream", body = inline(File)),
        NotFound,
    ),
)]
pub(super) async fn log_stream(State(app): State<App>, mut parts: Parts) -> Result<Response, ApiError> {
    let Caller(ctx) = Caller::from_request_parts(&mut parts, &app).await?;
    let PathTexts(id) = PathTexts::<String>::from_request_parts(&mut parts, &app).await?;
    let id = task_id(&id)?;
    let last = last_read(&parts.headers);
    let mut follower = Follower { app, parts, id, last, next: VecDeque::new(), has_ended: false };
    // Whoever may not see it is told so before anything is sent.
    follower.look(&ctx).await?;
    let messages = unfold(follower, |mut follower| async move {
        let message = follower.next().await?;
        Some((Ok::<_, Infallible>(message), follower))
    });
    Ok(Sse::new(messages).keep_alive(KeepAlive::default()).into_response())
}

fn last_read(headers: &HeaderMap) -> u32 {
    let id = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    id.and_then(|id| id.trim().parse().ok()).unwrap_or(0)
}

struct Follower {
    app: App,
    /// Of the request: who asks.
    parts: Parts,
    id: ModuleTaskId,
    /// The number of the last line that was found.
    last: u32,
    /// Found, and not told yet.
    next: VecDeque<Event>,
    /// Its end was found.
    has_ended: bool,
}

impl Follower {
    /// `None` behind the task's end, or when the server ends, or whoever asked may no longer see it.
    async fn next(&mut self) -> Option<Event> {
        let mut ending = self.app.ending();
        loop {
            if let Some(message) = self.next.pop_front() {
                return Some(message);
            }
            if self.has_ended {
                return None;
            }
            tokio::select! {
                () = tokio::time::sleep(TICK) => {}
                // Fails as soon as the sender is gone.
                _ = ending.changed() => return None,
            }
            // Keys and sessions end and rights change: each look is a call of its own.
            let Caller(ctx) = Caller::from_request_parts(&mut self.parts, &self.app).await.ok()?;
            self.look(&ctx).await.ok()?;
        }
    }

    async fn look(&mut self, ctx: &Ctx) -> argus_service::Result<()> {
        // Before the lines: what is logged in between is told, and the end is not told before it.
        let state = self.state(ctx).await?;
        let lines = module::log(ctx, self.id, self.last).await?;
        for line in lines {
            self.last = line.number;
            let line = LineVo::from(line);
            let id = line.number.to_string();
            self.next.extend(Event::default().event("line").id(id).json_data(line).ok());
        }
        if let Some(state) = state.filter(|state| state.is_final() && self.next.is_empty()) {
            self.has_ended = true;
            self.next.push_back(Event::default().event("end").data(state.name()));
        }
        Ok(())
    }

    async fn state(&self, ctx: &Ctx) -> argus_service::Result<Option<TaskState>> {
        let filter = TaskFilter { id: Some(self.id), ..TaskFilter::default() };
        let found = module::tasks(ctx, &filter, 1, 0).await?;
        Ok(found.rows.first().map(|task| task.state))
    }
}
