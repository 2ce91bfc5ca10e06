//! `POST /module-wheels?name=…`: a module that an administrator uploads at the page. The body is the wheel, and the answer
//! the number of the task that installs it.

use super::{App, attached, logged_in::LoggedIn, observe::RequestId};
use argus_app::api::{Failure, status};
use argus_domain::{Invalid, ModuleTaskId};
use argus_service::{Error, module};
use axum::{
    Extension, Json,
    extract::{Query, Request, State, rejection::QueryRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(super) struct Upload {
    /// The file's own, as it says what is in it.
    name: String,
}

/// It goes to the disk as it comes, and what breaks off leaves nothing behind.
pub(super) async fn upload(
    State(app): State<App>,
    Extension(RequestId(request_id)): Extension<RequestId>,
    query: Result<Query<Upload>, QueryRejection>,
    request: Request,
) -> Response {
    match receive(&app, query, request).await {
        Ok(task) => (StatusCode::CREATED, Json(task)).into_response(),
        Err(error) => {
            let failure = match error {
                Error::Store(_) | Error::File { .. } => {
                    tracing::error!(%error, request_id, "a module could not be uploaded");
                    Failure::Server { request_id }
                }
                other => other.into(),
            };
            (status(&failure), Json(failure)).into_response()
        }
    }
}

async fn receive(
    app: &App,
    query: Result<Query<Upload>, QueryRejection>,
    request: Request,
) -> argus_service::Result<ModuleTaskId> {
    let (parts, body) = request.into_parts();
    let LoggedIn(ctx) = LoggedIn::of(app, &parts).await?;
    ctx.caller()?;
    let Query(Upload { name }) = query.map_err(|problem| Invalid::one("query", problem.body_text()))?;
    let incoming = module::receive_wheel(&ctx, &name).await?;
    attached::arrive_wheel(&ctx, incoming, body).await
}
