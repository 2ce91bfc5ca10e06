//! `GET /cases/v2/case/{caseID}/history`

use crate::api::{
    ApiError,
    answer::Envelope,
    caller::Caller,
    cases::{
        model::{CaseTransaction, OPERATIONS, TYPES},
        path::{case_id, numbered},
    },
    criteria::some_of,
    openapi::{InQuery, Many, NotFound, choice, takes},
    paging::{PagingFields, paging},
    query::{Pairs, fields_of},
    text::PathTexts,
};
use argus_domain::{criteria::Total, numbered::Counted};
use argus_lenient::Fields;
use argus_service::case::{self, DeedSpan};

takes! {
    /// Which transactions of a case.
    struct TransactionCriteria {
        /// What was done.
        operation: Vec<TransactionOperation>,
        /// What was changed.
        field: Vec<String>,
        /// What it had to do with.
        r#type: Vec<TransactionType>,
        /// Short names or numbers of users.
        user: Vec<String>,
        /// Numbers of users.
        userID: Vec<i64>,
        /// Those that stand before this one in the order.
        #[schema(format = "uuid")]
        beforeTransaction: String,
        /// Those that stand after this one in the order.
        #[schema(format = "uuid")]
        afterTransaction: String,
        /// Ids of transactions.
        transactionID: Vec<String>,
        /// Not before this time.
        startTimestamp: String,
        /// Not after this time.
        endTimestamp: String,
        /// The oldest first unless said otherwise.
        sortBy: Vec<TransactionSort>,
        #[serde(flatten)]
        paging: PagingFields,
    }
}

choice! {
    /// What can be done with a case.
    TransactionOperation: OPERATIONS;
    /// What something that was done has to do with: `actions` are those with the case as a whole.
    TransactionType: TYPES;
    /// By time, or with the newest first.
    TransactionSort: ["timestamp", "-timestamp"];
}

/// Lists what was done with a case.
///
/// As far as its last 2,000 entries in the log go: `count` is -1 where there are more. What this server alone knows
/// (indicators, notes, tasks) is only in its own log.
///
/// Needs the permission viewCases.
#[utoipa::path(
    get,
    path = "/cases/v2/case/{caseID}/history",
    operation_id = "listCaseHistory",
    params(
        ("caseID" = i64, Path, minimum = 1, description = "The case's number"),
        InQuery<TransactionCriteria>,
    ),
    responses(
        (status = 200, description = "A page of transactions", body = Many<CaseTransaction>),
        NotFound,
    ),
)]
pub(super) async fn list(
    Caller(ctx): Caller,
    PathTexts(id): PathTexts<String>,
    pairs: Pairs,
) -> Result<Envelope<Vec<CaseTransaction>>, ApiError> {
    let id = case_id("caseID", &id)?;
    let mut fields = fields_of::<TransactionCriteria>(pairs);
    let operations = some_of(&mut fields, "operation", &OPERATIONS);
    let types = some_of(&mut fields, "type", &TYPES);
    let (changed, mut users) = (fields.texts("field"), fields.texts("user"));
    users.extend(fields.ints("userID").iter().map(i64::to_string));
    let (before, after) = (bound(&mut fields, "beforeTransaction")?, bound(&mut fields, "afterTransaction")?);
    let mut numbers = Vec::new();
    let named = fields.texts("transactionID");
    for text in &named {
        numbers.push(numbered(Counted::Transaction, "transactionID", text)?);
    }
    let ascending = match fields.texts("sortBy").first().map(String::as_str) {
        None | Some("timestamp") => true,
        Some("-timestamp") => false,
        Some(_) => {
            fields.refuse("sortBy", "must be timestamp or -timestamp");
            true
        }
    };
    let span =
        DeedSpan { start: fields.parsed("startTimestamp"), end: fields.parsed("endTimestamp"), ascending };
    let paging = paging(&mut fields);
    fields.finish()?;

    let (mut deeds, is_cut) = case::history(&ctx, id, &span).await?;
    deeds.retain(|deed| named.is_empty() || numbers.contains(&deed.id.0));
    // In the order that is asked for: the newest one is the last, or the first.
    let is_beyond = |id: i64, bound: Option<i64>, after: bool| match bound {
        Some(bound) if after == ascending => id > bound,
        Some(bound) => id < bound,
        None => true,
    };
    deeds.retain(|deed| is_beyond(deed.id.0, before, false) && is_beyond(deed.id.0, after, true));
    let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
    let everything = operations.is_empty() || operations.contains(&"all");
    let transactions = deeds.into_iter().filter_map(CaseTransaction::new).filter(|transaction| {
        (everything || operations.contains(&transaction.operation()))
            && (types.is_empty() || types.iter().any(|wanted| transaction.is_of(wanted)))
            && (changed.is_empty() || transaction.changes(&changed))
            && (users.is_empty() || transaction.is_by(&users))
    });
    let mut page = paging.cut(transactions.collect());
    if let (true, Total::Exactly(found)) = (is_cut, page.total) {
        page.total = Total::MoreThan(found);
    }
    Ok(Envelope::page(paging, page))
}

fn bound(fields: &mut Fields, field: &str) -> Result<Option<i64>, ApiError> {
    let text = fields.text(field);
    text.map(|text| numbered(Counted::Transaction, field, &text)).transpose()
}
