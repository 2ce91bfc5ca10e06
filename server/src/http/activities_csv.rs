//! `GET /activities.csv`: the activity log as a table, for whoever is logged in at the page.
//!
//! The query names the fields of `ActivityFilter`. The rows are read while they are sent, the newest first.

use super::logged_in::LoggedIn;
use crate::api::ApiError;
use argus_domain::{
    Invalid,
    activity::{Activity, ActivityFilter, Via},
};
use argus_export::csv::line;
use argus_service::{Ctx, activity};
use axum::{
    body::Body,
    extract::{Query, rejection::QueryRejection},
    http::header,
    response::{IntoResponse, Response},
};
use futures::stream::unfold;

const COLUMNS: [&str; 8] = ["id", "date", "user", "case", "caseName", "manualInput", "fromApi", "activity"];

pub(super) async fn activities_csv(
    LoggedIn(ctx): LoggedIn,
    filter: Result<Query<ActivityFilter>, QueryRejection>,
) -> Result<Response, ApiError> {
    Ok(answer(ctx, filter).await?)
}

async fn answer(
    ctx: Ctx,
    filter: Result<Query<ActivityFilter>, QueryRejection>,
) -> argus_service::Result<Response> {
    let Query(filter) = filter.map_err(|problem| Invalid::one("query", problem.body_text()))?;
    // What is wrong is said before the table begins.
    let first = activity::newest(&ctx, &filter).await?;
    let head = line(&COLUMNS);
    let pages = unfold((ctx, filter, Some((head, first))), |(ctx, mut filter, next)| async move {
        let (mut text, rows) = next?;
        rows.iter().for_each(|row| text.push_str(&line(&cells(row))));
        // A full page may have another one behind it.
        let last = rows.last().filter(|_| rows.len() == activity::MAX_LIMIT as usize).map(|row| row.id);
        let next = match last {
            None => None,
            Some(last) => {
                filter.before = Some(last);
                match activity::newest(&ctx, &filter).await {
                    Ok(rows) => Some((String::new(), rows)),
                    // A table that ends too soon must not look complete.
                    Err(error) => return Some((Err(error), (ctx, filter, None))),
                }
            }
        };
        Some((Ok(text), (ctx, filter, next)))
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"activities.csv\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Body::from_stream(pages)).into_response())
}

fn cells(activity: &Activity) -> [String; COLUMNS.len()] {
    let yes_or_no = |is: bool| if is { "yes" } else { "no" }.to_owned();
    [
        activity.id.to_string(),
        activity.at.to_string(),
        activity.user_name.clone(),
        activity.case.map(|case| case.to_string()).unwrap_or_default(),
        activity.case_title.clone().unwrap_or_default(),
        yes_or_no(activity.manual),
        yes_or_no(activity.via == Via::Api),
        activity.text.clone(),
    ]
}
