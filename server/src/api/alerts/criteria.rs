//! What alerts can be asked for, and the page that answers.

use super::model::AlertVo;
use crate::api::{
    ApiError,
    answer::Envelope,
    criteria::{customers, one_of, sort, sort_names},
    openapi::{choice, takes},
    paging::{PagingFields, paging},
};
use argus_domain::{
    Severity,
    alert::{AlertFilter, AlertSortKey, AlertStatus},
    case::Outcome,
    criteria::Page,
};
use argus_lenient::Fields;
use argus_service::{Ctx, alert};

takes! {
    /// Which alerts.
    #[schema(example = json!({"status": ["new", "assigned"], "severity": ["high", "critical"], "sortBy": ["-severity"], "limit": 25}))]
    pub(super) struct AlertCriteria {
        /// A part of the title or of the reference, or the number with # before it.
        text: String,
        /// Numbers or short names.
        #[schema(max_items = 1000)]
        customer: Vec<String>,
        status: Vec<AlertStatusName>,
        /// Whether they still wait for a decision.
        open: bool,
        /// Only those that are put off, where it is true.
        snoozed: bool,
        severity: Vec<AlertSeverity>,
        source: Vec<String>,
        /// Numbers of alert rules that raised them.
        rule: Vec<i64>,
        /// All of them: `domain:evil.example`.
        indicator: Vec<String>,
        /// Numbers of users, `me` or `nobody`.
        owner: Vec<String>,
        /// All of them. `key` stands for all with that key.
        tag: Vec<String>,
        /// Raised from this time on.
        startTimestamp: String,
        /// Raised up to this time.
        endTimestamp: String,
        /// The first counts.
        sortBy: Vec<AlertSortName>,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// How bad it is.
    AlertSeverity: Severity::ALL.map(Severity::name);
    /// How far somebody has come with it.
    AlertStatusName: AlertStatus::ALL.map(AlertStatus::name);
    /// A status that can be chosen.
    ChosenAlertStatus: AlertStatus::CHOSEN.map(AlertStatus::name);
    /// What it came to.
    AlertResolution: Outcome::ALL.map(Outcome::name);
    /// An order, with - before it for descending.
    AlertSortName: sort_names(&SORTS);
}

const SORTS: [(&str, AlertSortKey); 3] = [
    ("createdTimestamp", AlertSortKey::Created),
    ("lastUpdatedTimestamp", AlertSortKey::Updated),
    ("severity", AlertSortKey::Severity),
];

pub(super) async fn answer(ctx: &Ctx, mut fields: Fields) -> Result<Envelope<Vec<AlertVo>>, ApiError> {
    let filter = AlertFilter {
        text: fields.text("text").unwrap_or_default(),
        open: fields.bool("open"),
        snoozed: fields.bool("snoozed").unwrap_or_default(),
        statuses: fields.parsed_list("status"),
        severities: fields.parsed_list("severity"),
        sources: fields.texts("source"),
        rules: fields.parsed_list("rule"),
        iocs: fields.parsed_list("indicator"),
        assets: Vec::new(),
        lacks: Vec::new(),
        owners: fields.parsed_list("owner"),
        tags: fields.parsed_list("tag"),
        from: fields.parsed("startTimestamp"),
        to: fields.parsed("endTimestamp"),
        customers: customers(ctx, &mut fields, "customer").await?,
    };
    let sort = sort(&mut fields, &SORTS).first().copied().unwrap_or_default();
    let paging = paging(&mut fields);
    fields.finish()?;
    let page = alert::search(ctx, &filter, sort, paging.limit, paging.offset).await?;
    let rows = page.rows.into_iter().map(AlertVo::from).collect();
    Ok(Envelope::page(paging, Page { rows, total: page.total }))
}

/// What it came to.
pub(super) fn resolution(fields: &mut Fields) -> Option<Outcome> {
    one_of(fields, "resolution", &Outcome::ALL.map(Outcome::name)).and_then(Outcome::named)
}
