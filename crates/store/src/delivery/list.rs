//! Reading deliveries.

use crate::{
    Conn, Result, Scope, StoreError,
    case::access::and_case_in_scope,
    listing::{count, total},
    query::{Sql, sql},
};
use argus_domain::{
    CaseId, ChannelId, DeliveryId, Timestamp,
    channel::ChannelKind,
    criteria::Page,
    delivery::{Delivery, DeliveryDetail, DeliveryFilter, DeliveryState},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    channel_id: i64,
    channel_name: String,
    kind: String,
    recipient: String,
    subject: String,
    case_id: Option<i64>,
    case_name: Option<String>,
    cause: String,
    state: String,
    tries: i64,
    created_at: i64,
    next_at: Option<i64>,
    done_at: Option<i64>,
    error: Option<String>,
}

const SELECT: &str = "SELECT delivery.id, delivery.channel_id, delivery.channel_name, delivery.kind,
        delivery.recipient, delivery.subject, delivery.case_id, soc_case.name AS case_name, delivery.cause,
        delivery.state, delivery.tries, delivery.created_at, delivery.next_at, delivery.done_at, delivery.error
    FROM delivery LEFT JOIN soc_case ON soc_case.id = delivery.case_id WHERE delivery.id IN (SELECT id FROM (";

/// The newest first. Uses delivery_channel, delivery_policy, delivery_rule, delivery_state, delivery_case, delivery_recipient or delivery_created.
pub async fn list(
    conn: &mut Conn,
    scope: &Scope,
    filter: &DeliveryFilter,
    limit: u32,
    offset: u32,
) -> Result<Page<Delivery>> {
    let total = total(count(conn, condition(scope, filter).wrapped("SELECT 1 FROM delivery", "")).await?);
    let rows: Vec<Row> = page(scope, filter, limit, offset)
        .wrapped(SELECT, ") page) ORDER BY delivery.created_at DESC, delivery.id DESC")
        .fetch_all(conn)
        .await?;
    Ok(Page { rows: rows.into_iter().map(delivery).collect::<Result<_>>()?, total })
}

/// How the engine would find a page, for tests.
pub async fn explain_list(conn: &mut Conn, scope: &Scope, filter: &DeliveryFilter) -> Result<Vec<String>> {
    page(scope, filter, 50, 0).explain(conn).await
}

/// With its text and every try.
pub async fn detail(conn: &mut Conn, scope: &Scope, id: DeliveryId) -> Result<Option<DeliveryDetail>> {
    let mut own = condition(scope, &DeliveryFilter::default());
    own.push(" AND delivery.id = ").push_bind(id);
    let row: Option<Row> =
        own.wrapped(&format!("{SELECT}SELECT id FROM delivery"), ") page)").fetch_optional(conn).await?;
    let Some(row) = row else { return Ok(None) };
    let (uuid, text, attempts): (Uuid, String, String) =
        sql("SELECT uuid, body, attempts FROM delivery WHERE id = $1").bind(id).fetch_one(conn).await?;
    Ok(Some(DeliveryDetail {
        delivery: delivery(row)?,
        uuid: uuid.to_string(),
        text,
        attempts: serde_json::from_str(&attempts).map_err(StoreError::corrupt)?,
    }))
}

fn page(scope: &Scope, filter: &DeliveryFilter, limit: u32, offset: u32) -> Sql {
    let mut page = condition(scope, filter)
        .wrapped("SELECT id FROM delivery", " ORDER BY created_at DESC, id DESC LIMIT ");
    page.push_bind(limit).push(" OFFSET ").push_bind(offset);
    page
}

/// What is about a case is seen by whoever sees the case, and the rest by its customer, if it has one. What a policy tells
/// of several customers at once, and what is for a person, is seen by whoever sees all.
fn condition(scope: &Scope, filter: &DeliveryFilter) -> Sql {
    let mut condition = sql(" WHERE (CASE WHEN delivery.case_id IS NULL THEN ");
    match scope.only() {
        None => condition.push("1 = 1"),
        Some(ids) => condition
            .push(
                "(delivery.customer_id IS NULL AND delivery.policy_id IS NULL AND delivery.user_id IS NULL
                OR delivery.customer_id IN ",
            )
            .push_list(ids.iter().copied())
            .push(")"),
    };
    condition.push(" ELSE EXISTS (SELECT 1 FROM soc_case WHERE soc_case.id = delivery.case_id");
    and_case_in_scope(&mut condition, scope);
    condition.push(") END)");
    let DeliveryFilter { channel, policy, rule, state, case, recipient, from, to } = filter;
    if let Some(channel) = *channel {
        condition.push(" AND delivery.channel_id = ").push_bind(channel);
    }
    if let Some(policy) = *policy {
        condition.push(" AND delivery.policy_id = ").push_bind(policy);
    }
    if let Some(rule) = *rule {
        condition.push(" AND delivery.rule_id = ").push_bind(rule);
    }
    if let Some(state) = state {
        condition.push(" AND delivery.state = ").push_bind(state.name());
    }
    if let Some(case) = *case {
        condition.push(" AND delivery.case_id = ").push_bind(case);
    }
    if !recipient.is_empty() {
        condition.push(" AND delivery.recipient = ").push_bind(recipient.as_str());
    }
    if let Some(from) = *from {
        condition.push(" AND delivery.created_at >= ").push_bind(from);
    }
    if let Some(to) = *to {
        condition.push(" AND delivery.created_at <= ").push_bind(to);
    }
    condition
}

fn delivery(row: Row) -> Result<Delivery> {
    Ok(Delivery {
        id: DeliveryId(row.id),
        channel: ChannelId(row.channel_id),
        channel_name: row.channel_name,
        kind: ChannelKind::named(&row.kind).ok_or_else(|| StoreError::corrupt(row.kind))?,
        recipient: row.recipient,
        subject: row.subject,
        case: row.case_id.map(CaseId),
        case_title: row.case_id.zip(row.case_name).map(|(id, name)| format!("#{id} – {name}")),
        cause: row.cause,
        state: DeliveryState::named(&row.state).ok_or_else(|| StoreError::corrupt(row.state))?,
        tries: u32::try_from(row.tries).unwrap_or(u32::MAX),
        created: Timestamp::clamped(row.created_at),
        next: row.next_at.map(Timestamp::clamped),
        done: row.done_at.map(Timestamp::clamped),
        error: row.error,
    })
}
