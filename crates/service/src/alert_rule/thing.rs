//! Alerts and cases, as rules over them see them.

use crate::Result;
use argus_domain::{
    AlertId, CaseId, CustomerId, Severity, Timestamp,
    alert::{AlertFilter, AlertSort, AlertSummary},
    alert_rule::{AlertRuleContent, AlertState, CaseState, Watched, alert_places, case_places},
    case::{Assignee, CaseFilter, CaseSort, CaseSummary, Lifecycle},
    event::CustomerName,
};
use argus_store::{Conn, Scope, alert, alert_rule as store, case};
use uuid::Uuid;

#[derive(Clone, Debug)]
pub(super) enum Thing {
    Alert(AlertSummary),
    Case(CaseSummary),
}

/// How many are looked at where all of them are asked for: the newest.
pub(super) const MOST: u32 = 1_000;

impl Thing {
    pub(super) fn number(&self) -> i64 {
        match self {
            Self::Alert(alert) => alert.id.0,
            Self::Case(case) => case.id.0,
        }
    }

    pub(super) fn customer(&self) -> &CustomerName {
        match self {
            Self::Alert(alert) => &alert.customer,
            Self::Case(case) => &case.customer,
        }
    }

    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::Alert(alert) => alert.severity,
            Self::Case(case) => case.severity,
        }
    }

    /// Since then, at least, it has been as it is.
    pub(super) fn since(&self) -> Timestamp {
        match self {
            Self::Alert(alert) => alert.updated,
            Self::Case(case) => case.updated,
        }
    }

    pub(super) fn places(&self) -> Vec<String> {
        match self {
            Self::Alert(alert) => alert_places(alert),
            Self::Case(case) => case_places(case),
        }
    }

    pub(super) fn holds(&self, content: &AlertRuleContent) -> bool {
        match (self, &content.watches) {
            (Self::Alert(alert), Watched::Alerts(state)) => state.holds(&content.customers, alert),
            (Self::Case(case), Watched::Cases(state)) => state.holds(&content.customers, case),
            _ => false,
        }
    }
}

/// What a thing is called where it is waited for. (An alert's number may be a case's, too, but never for one rule.)
pub(super) fn group_of(number: i64) -> Uuid {
    Uuid::from_u128(u128::from(number.unsigned_abs()))
}

/// Without those that rules over alerts and cases raised: such rules would never end.
pub(super) async fn alerts(conn: &mut Conn, ids: &[AlertId]) -> Result<Vec<Thing>> {
    let found = alert::by_ids(conn, &Scope::everything(), ids).await?;
    let raised = store::raised_of_things(conn, ids).await?;
    Ok(found.into_iter().filter(|one| !raised.contains(&one.id)).map(Thing::Alert).collect())
}

/// Without those that not everybody sees who sees their customer, as everybody of those sees the alert.
pub(super) async fn cases(conn: &mut Conn, ids: &[CaseId]) -> Result<Vec<Thing>> {
    let found = case::by_ids(conn, &Scope::everything(), ids).await?;
    let narrowed = store::narrowed(conn, ids).await?;
    let is_whole = |one: &CaseSummary| one.merged_into.is_none() && !narrowed.contains(&one.id);
    Ok(found.into_iter().filter(is_whole).map(Thing::Case).collect())
}

/// What a rule waits for, as it is now.
pub(super) async fn one(conn: &mut Conn, content: &AlertRuleContent, number: i64) -> Result<Option<Thing>> {
    let mut found = match content.watches {
        Watched::Events => Vec::new(),
        Watched::Alerts(_) => alerts(conn, &[AlertId(number)]).await?,
        Watched::Cases(_) => cases(conn, &[CaseId(number)]).await?,
    };
    found.retain(|thing| thing.holds(content));
    Ok(found.pop())
}

/// The newest open ones that are as a rule wants them, and whether there may be more of them.
pub(super) async fn standing(
    conn: &mut Conn,
    scope: &Scope,
    content: &AlertRuleContent,
) -> Result<(Vec<Thing>, bool)> {
    let (mut things, found) = match &content.watches {
        Watched::Events => return Ok((Vec::new(), false)),
        Watched::Alerts(state) => {
            let filter = alert_filter(state, &content.customers);
            let page = alert::list(conn, scope, &filter, AlertSort::default(), MOST, 0).await?;
            let ids: Vec<AlertId> = page.rows.iter().map(|alert| alert.id).collect();
            (alerts(conn, &ids).await?, ids.len())
        }
        Watched::Cases(state) => {
            let filter = case_filter(state, &content.customers);
            let page = case::list(conn, scope, &filter, CaseSort::default(), MOST, 0).await?;
            let ids: Vec<CaseId> = page.rows.iter().map(|case| case.id).collect();
            (cases(conn, &ids).await?, ids.len())
        }
    };
    things.retain(|thing| thing.holds(content));
    Ok((things, found >= MOST as usize))
}

fn alert_filter(state: &AlertState, customers: &[CustomerId]) -> AlertFilter {
    AlertFilter {
        open: Some(true),
        statuses: state.statuses.clone(),
        customers: customers.to_vec(),
        severities: state.severities.clone(),
        sources: state.sources.clone(),
        owners: if state.owned == Some(false) { vec![Assignee::Nobody] } else { Vec::new() },
        tags: state.tags.clone(),
        ..AlertFilter::default()
    }
}

fn case_filter(state: &CaseState, customers: &[CustomerId]) -> CaseFilter {
    CaseFilter {
        lifecycle: Some(Lifecycle::Open),
        states: state.states.clone(),
        customers: customers.to_vec(),
        severities: state.severities.clone(),
        assignees: if state.assigned == Some(false) { vec![Assignee::Nobody] } else { Vec::new() },
        tags: state.tags.clone(),
        ..CaseFilter::default()
    }
}
