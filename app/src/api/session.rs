//! Who is logged in.

use super::Failure;
use argus_domain::user::CurrentUser;
use leptos::{prelude::*, server_fn::codec::Json};

/// Begins a session: the answer sets its cookie.
#[server(prefix = "/page", endpoint = "session/log-in", input = Json)]
pub async fn log_in(login: String, password: String) -> Result<CurrentUser, Failure> {
    use argus_service::session;
    let ctx = super::anybody().await?;
    let started = session::log_in(&ctx, &login, &password).await?;
    super::caller::set_session_cookie(&started.token)?;
    Ok(started.user)
}

#[server(prefix = "/page", endpoint = "session/log-out", input = Json)]
pub async fn log_out() -> Result<(), Failure> {
    let ctx = super::anybody().await?;
    argus_service::session::log_out(&ctx).await?;
    super::caller::clear_session_cookie()?;
    Ok(())
}

/// Who is logged in; nobody is not an error.
#[server(prefix = "/page", endpoint = "session/current", input = Json)]
pub async fn who_am_i() -> Result<Option<CurrentUser>, Failure> {
    let ctx = super::anybody().await?;
    Ok(argus_service::session::current(&ctx))
}

/// Field names: `current`, `new`.
#[server(prefix = "/page", endpoint = "session/change-password", input = Json)]
pub async fn change_password(current: String, new: String) -> Result<CurrentUser, Failure> {
    let ctx = super::anybody().await?;
    let started = argus_service::session::change_password(&ctx, &current, &new).await?;
    super::caller::set_session_cookie(&started.token)?;
    Ok(started.user)
}

/// Makes a case the one its user works in, or none.
#[server(prefix = "/page", endpoint = "session/switch-case", input = Json)]
pub async fn switch_case(case: Option<argus_domain::CaseId>) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::session::switch_case(&ctx, case).await?)
}

/// The zone in which the caller's days begin.
#[server(prefix = "/page", endpoint = "session/set-time-zone", input = Json)]
pub async fn set_time_zone(time_zone: String) -> Result<CurrentUser, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::user::set_time_zone(&ctx, time_zone).await?)
}
