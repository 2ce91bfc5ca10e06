//! The questions analysts ask.

use crate::{
    Result,
    generate::DAYS,
    question::{Ask, Question},
};
use argus_domain::{
    Cidr, CustomerId, Flag, Flags, Severity, TimeExpr, Timestamp,
    criteria::{EventCriteria, EventSort, EventSortKey},
    timestamp::MILLIS_PER_DAY,
};
use argus_service::{Ctx, event};

pub(crate) fn days(now: Timestamp, days: i64) -> EventCriteria {
    EventCriteria {
        start: Some(TimeExpr::At(now.plus_millis(-days * MILLIS_PER_DAY))),
        end: Some(TimeExpr::At(now)),
        ..EventCriteria::default()
    }
}

/// Some need to know events that there are: those are looked up, so the events must be loaded.
pub(crate) async fn questions(ctx: &Ctx, customers: &[CustomerId], repeat: u32) -> Result<Vec<Question>> {
    let now = ctx.now;
    let mut questions = vec![by_id(ctx, repeat).await?];
    for (name, criteria) in pages(now, customers.to_vec()) {
        let mut random = fastrand::Rng::with_seed(11);
        questions.push(Question::new(name, repeat, || Ask::Page {
            criteria: criteria(&mut random),
            sort: EventSort::NEWEST_FIRST,
            limit: 100,
        }));
    }
    questions.push(pull(ctx, repeat / 10).await?);
    questions.extend(raw(now, repeat / 4));
    questions.push(Question::new("most frequent of 2 days (sorted by count)", repeat / 10, || Ask::Page {
        criteria: days(now, 2),
        sort: EventSort { key: EventSortKey::Count, descending: true },
        limit: 100,
    }));
    for span in [2, DAYS] {
        questions.push(Question::new(format!("histogram of {span} days"), repeat / 10, || Ask::Histogram {
            criteria: days(now, span),
            buckets: 120,
        }));
    }
    Ok(questions)
}

type Criteria = Box<dyn Fn(&mut fastrand::Rng) -> EventCriteria>;

fn network(text: &str) -> Vec<Cidr> {
    vec![text.parse().expect("made to be a network")]
}

fn some_network(random: &mut fastrand::Rng) -> Vec<Cidr> {
    network(&format!("10.{}.{}.0/24", random.u8(0..20), random.u8(0..100)))
}

fn port_and_flag(among: EventCriteria) -> EventCriteria {
    EventCriteria { ports: vec![3389], include_flags: Flags::from_iter([Flag::Blocked]), ..among }
}

/// Each the newest 100.
fn pages(now: Timestamp, customers: Vec<CustomerId>) -> Vec<(&'static str, Criteria)> {
    let one = move |random: &mut fastrand::Rng| vec![customers[random.usize(0..20)]];
    let (some, other) = (one.clone(), one.clone());
    let all = move || days(now, DAYS);
    vec![
        ("latest 100 of 2 days", Box::new(move |_| days(now, 2))),
        (
            "latest 100 of 2 days, one customer",
            Box::new(move |random| EventCriteria { customers: one(random), ..days(now, 2) }),
        ),
        (
            "critical of one customer, 30 days",
            Box::new(move |random| EventCriteria {
                customers: some(random),
                severities: vec![Severity::Critical],
                ..all()
            }),
        ),
        (
            "rare host with covering, 30 days",
            Box::new(move |random| {
                let host = format!("10.{}.{}.{}", random.u8(0..20), random.u8(150..234), random.u8(..));
                EventCriteria { addresses: network(&host), ..all() }
            }),
        ),
        (
            "/24 with covering, 30 days",
            Box::new(move |random| EventCriteria { addresses: some_network(random), ..all() }),
        ),
        (
            "/8 with covering, 30 days",
            Box::new(move |_| EventCriteria { addresses: network("10.0.0.0/8"), ..all() }),
        ),
        (
            "IPv6 /48 with covering, 30 days",
            Box::new(move |random| {
                let site = format!("2001:db8:{:x}::/48", random.u8(0..50));
                EventCriteria { addresses: network(&site), ..all() }
            }),
        ),
        (
            "one signature, 30 days",
            Box::new(move |random| {
                let signature = format!("SNORT-1:{}", 2_000_000 + random.u32(0..3_000));
                EventCriteria { signatures: vec![signature], ..all() }
            }),
        ),
        (
            "text in alarm, 30 days",
            Box::new(move |random| EventCriteria {
                text: Some(format!("rule {}", random.u32(10..300))),
                ..all()
            }),
        ),
        (
            "one customer and /24, 30 days",
            Box::new(move |random| EventCriteria {
                customers: other(random),
                addresses: some_network(random),
                ..all()
            }),
        ),
        (
            "domain, 30 days",
            Box::new(move |random| EventCriteria {
                domains: vec![format!("host{}.example.com", random.u32(0..4_000))],
                ..all()
            }),
        ),
        ("port and flag, 30 days", Box::new(move |_| port_and_flag(all()))),
        ("port and flag, 2 days", Box::new(move |_| port_and_flag(days(now, 2)))),
    ]
}

async fn by_id(ctx: &Ctx, repeat: u32) -> Result<Question> {
    let criteria = days(ctx.now, DAYS);
    let mut ids = Vec::new();
    for offset in (0..90_000).step_by(9_000) {
        let page = event::search(ctx, &criteria, &[EventSort::NEWEST_FIRST], 100, offset).await?;
        ids.extend(page.page.rows.iter().map(|row| row.id));
    }
    let mut random = fastrand::Rng::with_seed(3);
    let name = "one event by id, with all its details";
    Ok(Question::new(name, repeat, || Ask::Event(ids[random.usize(..ids.len())])))
}

/// A page of 1,000 in the order of writing, from where the last one ended.
async fn pull(ctx: &Ctx, repeat: u32) -> Result<Question> {
    let sort = EventSort { key: EventSortKey::LastUpdatedTimestamp, descending: false };
    let limit = 1_000;
    let mut criteria = days(ctx.now, DAYS);
    let mut rounds = Vec::new();
    for _ in 0..Question::rounds(repeat) {
        rounds.push(Ask::Page { criteria: criteria.clone(), sort, limit });
        let found = event::search(ctx, &criteria, &[sort], limit, 0).await?;
        criteria.last_updated_since = found.page.rows.last().map(|row| row.last_updated);
    }
    Ok(Question { name: "pull of 1,000 by last update".to_owned(), rounds })
}

fn raw(now: Timestamp, repeat: u32) -> [Question; 2] {
    let limit = 100;
    let mut random = fastrand::Rng::with_seed(17);
    [
        Question::new("latest 100 raw events of 2 days", repeat, || Ask::Raw {
            criteria: days(now, 2),
            limit,
        }),
        Question::new("raw events of a /24, 30 days", repeat, || Ask::Raw {
            criteria: EventCriteria { addresses: some_network(&mut random), ..days(now, DAYS) },
            limit,
        }),
    ]
}
