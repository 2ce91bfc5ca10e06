//! Cases: list, open, create, change, close.

use super::Failure;
use argus_domain::{
    CaseId,
    case::{
        AccessLevel, AccessMode, AccessSubject, Case, CaseAccess, CaseAction, CaseChange, CaseFilter,
        CaseFilterChoices, CaseSort, CaseSummary, CaseTrend, Classification, Closing, ManyDone, NewCase,
        NewCaseChoices, Person, Workflow,
    },
    criteria::Page,
    event::EventSummary,
    export::IocCount,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// At most 100 rows a page.
#[server(prefix = "/page", endpoint = "case/list", input = Json)]
pub async fn list_cases(
    filter: CaseFilter,
    #[server(default)] sort: CaseSort,
    limit: u32,
    offset: u32,
) -> Result<Page<CaseSummary>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::list(&ctx, &filter, sort, limit, offset).await?)
}

/// What was opened and closed in the last weeks.
#[server(prefix = "/page", endpoint = "case/trend", input = Json)]
pub async fn trend_of_cases() -> Result<CaseTrend, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::trend(&ctx).await?)
}

/// What the list can be narrowed to.
#[server(prefix = "/page", endpoint = "case/list-choices", input = Json)]
pub async fn case_list_choices() -> Result<CaseFilterChoices, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::filter_choices(&ctx).await?)
}

#[server(prefix = "/page", endpoint = "case/get", input = Json)]
pub async fn get_case(id: CaseId) -> Result<Case, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::get(&ctx, id).await?)
}

#[server(prefix = "/page", endpoint = "case/choices", input = Json)]
pub async fn case_choices() -> Result<NewCaseChoices, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::choices(&ctx).await?)
}

/// What a case can be classified as; without one, what any can be.
#[server(prefix = "/page", endpoint = "case/classifications", input = Json)]
pub async fn case_classifications(
    #[server(default)] of: Option<CaseId>,
) -> Result<Vec<Classification>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::classifications(&ctx, of).await?)
}

#[server(prefix = "/page", endpoint = "case/create", input = Json)]
pub async fn create_case(new: NewCase) -> Result<CaseSummary, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::create(&ctx, new).await?)
}

#[server(prefix = "/page", endpoint = "case/update", input = Json)]
pub async fn update_case(id: CaseId, change: CaseChange) -> Result<Case, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::update(&ctx, id, change).await?)
}

#[server(prefix = "/page", endpoint = "case/close", input = Json)]
pub async fn close_case(id: CaseId, closing: Closing) -> Result<Case, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::close(&ctx, id, closing).await?)
}

#[server(prefix = "/page", endpoint = "case/reopen", input = Json)]
pub async fn reopen_case(id: CaseId, closing: Closing) -> Result<Case, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::reopen(&ctx, id, closing).await?)
}

/// For whoever closed it, from the version that this made, for an hour.
#[server(prefix = "/page", endpoint = "case/take-back-closing", input = Json)]
pub async fn take_back_closing(id: CaseId, version: i64) -> Result<Case, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::take_back_closing(&ctx, id, version).await?)
}

/// Changes several cases, at most 100, each on its own: those that could not be changed are named.
#[server(prefix = "/page", endpoint = "case/many", input = Json)]
pub async fn change_cases(orders: Vec<(CaseId, CaseAction)>) -> Result<ManyDone, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::many(&ctx, orders).await?)
}

/// The states that a case can be in, and what may follow on what.
#[server(prefix = "/page", endpoint = "case/workflow", input = Json)]
pub async fn case_workflow(id: CaseId) -> Result<Workflow, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::workflow(&ctx, id).await?)
}

/// Events that are linked to a case, the newest first, at most 100 rows a page.
#[server(prefix = "/page", endpoint = "case/events", input = Json)]
pub async fn case_events(id: CaseId, limit: u32, offset: u32) -> Result<Page<EventSummary>, Failure> {
    let ctx = super::caller().await?;
    let sort = [argus_domain::criteria::EventSort::NEWEST_FIRST];
    let (page, _) = argus_service::event::by_case(&ctx, id, &sort, false, limit.min(100), offset).await?;
    Ok(Page { rows: page.rows.into_iter().map(|event| event.summary).collect(), total: page.total })
}

/// Those who can own a case or work on it.
#[server(prefix = "/page", endpoint = "case/assignable", input = Json)]
pub async fn case_assignable(id: CaseId) -> Result<Vec<Person>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::assignable(&ctx, id).await?)
}

/// How many indicators of each level and type a case has: what an export would tell and withhold.
#[server(prefix = "/page", endpoint = "case/export-preview", input = Json)]
pub async fn case_export_preview(id: CaseId) -> Result<Vec<IocCount>, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::export::preview(&ctx, id).await?)
}

/// From now on whoever sees its customer sees it.
#[server(prefix = "/page", endpoint = "case/publish", input = Json)]
pub async fn publish_case(id: CaseId) -> Result<Case, Failure> {
    let ctx = super::caller().await?;
    argus_service::case::publish(&ctx, id, None).await?;
    Ok(argus_service::case::get(&ctx, id).await?)
}

/// It is kept in the log only.
#[server(prefix = "/page", endpoint = "case/delete", input = Json)]
pub async fn delete_case(id: CaseId, comment: String) -> Result<(), Failure> {
    let ctx = super::caller().await?;
    argus_service::case::delete(&ctx, id, &comment).await?;
    Ok(())
}

/// Who sees it, and why.
#[server(prefix = "/page", endpoint = "case/access", input = Json)]
pub async fn access_of_case(id: CaseId) -> Result<CaseAccess, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::access(&ctx, id).await?)
}

#[server(prefix = "/page", endpoint = "case/access/mode", input = Json)]
pub async fn set_access_mode(id: CaseId, mode: AccessMode) -> Result<CaseAccess, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::set_access_mode(&ctx, id, mode).await?)
}

/// Without a level, the access list no longer names whom it named.
#[server(prefix = "/page", endpoint = "case/access/set", input = Json)]
pub async fn set_case_access(
    id: CaseId,
    subject: AccessSubject,
    level: Option<AccessLevel>,
) -> Result<CaseAccess, Failure> {
    let ctx = super::caller().await?;
    Ok(argus_service::case::set_access(&ctx, id, subject, level).await?)
}
