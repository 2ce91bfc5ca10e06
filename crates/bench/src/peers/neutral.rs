//! Questions and answers in a form that says nothing of how Argus stores events: names are resolved to numbers,
//! networks to ranges. `crates/bench/peers/wire.py` describes it.

use crate::{
    Result,
    asking::Asked,
    question::{Answer, Ask, Question, WARM_UP},
};
use argus_domain::{
    Cidr, EventId, TimeExpr,
    criteria::{EventCriteria, Total},
    statistics::{Group, Grouping, Resolution},
};
use argus_store::{Conn, signature, web_domain};
use serde_json::{Value, json};

/// Other databases take longer, so they are asked less often.
const TIMED: usize = 20;

/// All questions but those about raw events, which only Argus has.
pub(super) async fn write<'a>(
    conn: &mut Conn,
    answered: impl Iterator<Item = (&'a Question, &'a Asked)>,
) -> Result<Value> {
    let mut written = Vec::new();
    for (question, asked) in answered {
        let Some(kind) = question.rounds.first().and_then(kind) else { continue };
        let mut rounds = Vec::new();
        for (round, answer) in question.rounds.iter().zip(&asked.answers).take(WARM_UP + TIMED) {
            rounds.push(json!({ "asked": ask(conn, round, answer).await?, "answer": answer_of(answer) }));
        }
        written.push(json!({ "name": question.name, "kind": kind, "warm_up": WARM_UP, "rounds": rounds }));
    }
    Ok(Value::Array(written))
}

fn kind(ask: &Ask) -> Option<&'static str> {
    match ask {
        Ask::Event(_) => Some("event"),
        Ask::Page { .. } => Some("page"),
        Ask::Raw { .. } => None,
        Ask::Histogram { .. } => Some("histogram"),
        Ask::Statistics { .. } => Some("statistics"),
    }
}

async fn ask(conn: &mut Conn, ask: &Ask, answer: &Answer) -> Result<Value> {
    Ok(match (ask, answer) {
        (Ask::Event(EventId { timestamp, customer, uuid, .. }), _) => {
            json!({ "timestamp": timestamp, "customer": customer, "uuid": uuid })
        }
        (Ask::Page { criteria: asked, sort, limit }, _) => json!({
            "criteria": criteria(conn, asked).await?,
            "order": sort.key,
            "descending": sort.descending,
            "limit": limit,
        }),
        // Argus chose the spans of time.
        (Ask::Histogram { criteria: asked, .. }, Answer::Histogram { first, step, buckets }) => json!({
            "criteria": criteria(conn, asked).await?,
            "first": first,
            "spans": buckets.len(),
            "step": step,
        }),
        (Ask::Statistics { criteria: asked, grouping }, Answer::Groups { first, spans, .. }) => json!({
            "criteria": criteria(conn, asked).await?,
            "first": first,
            "spans": spans,
            "step": step(grouping)?,
            "by": grouping.by,
            "cutoff": grouping.cutoff,
        }),
        _ => return Err("an answer is not of its question's kind".into()),
    })
}

fn step(grouping: &Grouping) -> Result<Option<i64>> {
    let told = Grouping {
        by: grouping.by.clone(),
        resolution: grouping.resolution,
        cutoff: grouping.cutoff,
        others: true,
        ..Grouping::default()
    };
    match grouping.resolution {
        Resolution::Whole if told == *grouping => Ok(None),
        Resolution::Millis(step) if told == *grouping => Ok(Some(step)),
        _ => Err("statistics ask for what other databases are not asked".into()),
    }
}

/// Fails rather than asking for less than Argus was asked for.
async fn criteria(conn: &mut Conn, asked: &EventCriteria) -> Result<Value> {
    let told = EventCriteria {
        start: asked.start.clone(),
        end: asked.end.clone(),
        last_updated_since: asked.last_updated_since,
        customers: asked.customers.clone(),
        signatures: asked.signatures.clone(),
        text: asked.text.clone(),
        severities: asked.severities.clone(),
        addresses: asked.addresses.clone(),
        ports: asked.ports.clone(),
        include_flags: asked.include_flags,
        domains: asked.domains.clone(),
        ..EventCriteria::default()
    };
    if told != *asked {
        return Err("criteria ask for what other databases are not asked".into());
    }
    let signatures = match (asked.signatures.as_slice(), &asked.text) {
        ([], None) => None,
        ([], Some(text)) => Some(signature::matching(conn, text).await?),
        (names, None) => Some(signature::ids(conn, names).await?),
        _ => return Err("criteria name signatures in two ways".into()),
    };
    let domains = match asked.domains.as_slice() {
        [] => None,
        names => Some(web_domain::ids(conn, names).await?),
    };
    Ok(json!({
        "start": millis(asked.start.as_ref())?,
        "end": millis(asked.end.as_ref())?,
        "updated_since": asked.last_updated_since,
        "customers": asked.customers,
        "signatures": signatures,
        "severities": asked.severities.iter().map(|severity| severity.rank()).collect::<Vec<_>>(),
        "addresses": asked.addresses.iter().map(network).collect::<Vec<_>>(),
        "ports": asked.ports,
        "flags": asked.include_flags.words(),
        "domains": domains,
    }))
}

fn millis(time: Option<&TimeExpr>) -> Result<Option<i64>> {
    match time {
        None => Ok(None),
        Some(TimeExpr::At(time)) => Ok(Some(time.millis())),
        Some(_) => Err("a relative time would be another one for each database".into()),
    }
}

fn network(asked: &Cidr) -> Value {
    let inside: Vec<_> =
        asked.contained().iter().map(|range| [hex(range.start()), hex(range.end())]).collect();
    let covering: Vec<_> = asked.covering(0).map(|key| hex(&key)).collect();
    json!({ "inside": inside, "covering": covering })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn answer_of(answer: &Answer) -> Value {
    match answer {
        Answer::Events { ids, total } => {
            let total = match total {
                Total::Exactly(total) => Some(total),
                // Nobody agrees with this, which shows as a difference.
                Total::MoreThan(_) => None,
            };
            json!({ "ids": ids, "total": total })
        }
        Answer::Histogram { buckets, .. } => json!(buckets),
        Answer::Groups { groups, .. } => groups.iter().map(group).collect(),
    }
}

/// Only the spans of time that it has any events in.
fn group(group: &Group) -> Value {
    let names = group
        .names
        .as_ref()
        .map(|names| names.iter().map(|name| name.identifier.as_str()).collect::<Vec<_>>());
    let spans: Vec<_> = group
        .frames
        .iter()
        .enumerate()
        .filter(|(_, tally)| tally.events > 0)
        .map(|(span, tally)| json!([span, tally.events, tally.raw]))
        .collect();
    json!([names, group.total.events, group.total.raw, spans])
}
