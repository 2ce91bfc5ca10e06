//! `GET /cases/{id}/export.md`, `.html`, `.json`, `.csv` and `.stix.json`: a case for others, for whoever is logged in at
//! the page.
//!
//! The query names the fields of `ExportChoice`. The case is read while it is sent.

use super::{App, logged_in::LoggedIn, same_origin};
use crate::api::ApiError;
use argus_domain::{
    CaseId, Invalid,
    export::{ExportChoice, ExportFormat},
};
use argus_export::{CONTENT_SECURITY_POLICY, Writer, content_type, file_name, writer};
use argus_service::export::{self, Report};
use axum::{
    Router,
    body::Body,
    extract::{Path, Query, rejection::QueryRejection},
    http::header,
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use futures::stream::unfold;

/// Exporting is written down, so other sites' pages must not make somebody do it.
pub(super) fn routes() -> Router<App> {
    let route = |router: Router<App>, format: ExportFormat| {
        let answer =
            move |caller: LoggedIn, id: Path<String>, choice: Result<Query<ExportChoice>, QueryRejection>| {
                answer(format, caller, id, choice)
            };
        router.route(&format!("/cases/{{id}}/export.{}", format.ending()), get(answer))
    };
    let routes = ExportFormat::ALL.into_iter().fold(Router::new(), route);
    routes.layer(middleware::from_fn(same_origin::check))
}

async fn answer(
    format: ExportFormat,
    LoggedIn(ctx): LoggedIn,
    Path(id): Path<String>,
    choice: Result<Query<ExportChoice>, QueryRejection>,
) -> Result<Response, ApiError> {
    let id: CaseId = id.parse().map_err(|_| ApiError::NotFound(format!("There is no case {id}.")))?;
    let Query(choice) = choice.map_err(|problem| {
        ApiError::from(argus_service::Error::from(Invalid::one("query", problem.body_text())))
    })?;
    let report = export::begin(&ctx, id, format, &choice).await?;
    let headers = [
        (header::CONTENT_TYPE, content_type(format).to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", file_name(format, &report.head)),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::CONTENT_SECURITY_POLICY, format!("{}; sandbox", *CONTENT_SECURITY_POLICY)),
    ];
    Ok((headers, body(report, writer(format))).into_response())
}

/// What is still to be written.
enum Left {
    Head,
    Rows,
    Nothing,
}

fn body(report: Report, writer: Box<dyn Writer>) -> Body {
    Body::from_stream(unfold((report, writer, Left::Head), |(mut report, mut writer, left)| async move {
        let (text, left) = match left {
            Left::Head => (Ok(writer.head(&report.head)), Left::Rows),
            Left::Rows => match report.next().await {
                Ok(Some(rows)) => (Ok(writer.rows(&rows)), Left::Rows),
                Ok(None) => (Ok(writer.end(report.end())), Left::Nothing),
                // A file that ends too soon must not look complete.
                Err(error) => (Err(error), Left::Nothing),
            },
            Left::Nothing => return None,
        };
        Some((text, (report, writer, left)))
    }))
}
