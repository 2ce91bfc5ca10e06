//! The questions analysts ask.

use crate::{
    Result,
    generate::DAYS,
    load::Loaded,
    measure::{HEAD, Times},
};
use argus_domain::{
    Cidr, EventId, EventType, Flag, Flags, Severity, TimeExpr,
    criteria::{EventCriteria, EventSort, EventSortKey},
    time_expr::Unit,
};
use argus_service::{
    Ctx,
    event::{self, Asked},
};
use std::time::Instant;

type Question = Box<dyn Fn(&mut fastrand::Rng) -> EventCriteria>;

pub(crate) fn days(days: i64) -> EventCriteria {
    EventCriteria {
        start: Some(TimeExpr::ago(days as i32, Unit::Day)),
        end: Some(TimeExpr::NOW),
        ..EventCriteria::default()
    }
}

fn questions(loaded: &Loaded) -> Vec<(&'static str, Question)> {
    let customers = loaded.customers.clone();
    let one = move |random: &mut fastrand::Rng| vec![customers[random.usize(0..20)]];
    let (some, other) = (one.clone(), one.clone());
    let net = |text: String| -> Vec<Cidr> { vec![text.parse().expect("made to be a network")] };
    vec![
        ("latest 100 of 2 days", Box::new(|_| days(2))),
        (
            "latest 100 of 2 days, one customer",
            Box::new(move |random| EventCriteria { customers: one(random), ..days(2) }),
        ),
        (
            "critical of one customer, 30 days",
            Box::new(move |random| EventCriteria {
                customers: some(random),
                severities: vec![Severity::Critical],
                ..days(DAYS)
            }),
        ),
        (
            "rare host with covering, 30 days",
            Box::new(move |random| EventCriteria {
                addresses: net(format!("10.{}.{}.{}", random.u8(0..20), random.u8(150..234), random.u8(..))),
                ..days(DAYS)
            }),
        ),
        (
            "/24 with covering, 30 days",
            Box::new(move |random| EventCriteria {
                addresses: net(format!("10.{}.{}.0/24", random.u8(0..20), random.u8(0..100))),
                ..days(DAYS)
            }),
        ),
        (
            "/8 with covering, 30 days",
            Box::new(move |_| EventCriteria { addresses: net("10.0.0.0/8".to_owned()), ..days(DAYS) }),
        ),
        (
            "IPv6 /48 with covering, 30 days",
            Box::new(move |random| EventCriteria {
                addresses: net(format!("2001:db8:{:x}::/48", random.u8(0..50))),
                ..days(DAYS)
            }),
        ),
        (
            "one signature, 30 days",
            Box::new(|random| EventCriteria {
                signatures: vec![format!("SNORT-1:{}", 2_000_000 + random.u32(0..3_000))],
                ..days(DAYS)
            }),
        ),
        (
            "text in alarm, 30 days",
            Box::new(|random| EventCriteria {
                text: Some(format!("rule {}", random.u32(10..300))),
                ..days(DAYS)
            }),
        ),
        (
            "one customer and /24, 30 days",
            Box::new(move |random| EventCriteria {
                customers: other(random),
                addresses: net(format!("10.{}.{}.0/24", random.u8(0..20), random.u8(0..100))),
                ..days(DAYS)
            }),
        ),
        (
            "domain, 30 days",
            Box::new(|random| EventCriteria {
                domains: vec![format!("host{}.example.com", random.u32(0..4_000))],
                ..days(DAYS)
            }),
        ),
        (
            "port and flag, 30 days",
            Box::new(|_| EventCriteria {
                ports: vec![3389],
                include_flags: Flags::from_iter([Flag::Blocked]),
                ..days(DAYS)
            }),
        ),
        (
            "port and flag, 2 days",
            Box::new(|_| EventCriteria {
                ports: vec![3389],
                include_flags: Flags::from_iter([Flag::Blocked]),
                ..days(2)
            }),
        ),
    ]
}

pub(crate) async fn run(ctx: &Ctx, loaded: &Loaded, repeat: u32) -> Result<()> {
    println!("{HEAD}");
    let ctx = ctx.again();
    println!("{}", by_id(&ctx, repeat).await?);
    for (name, question) in questions(loaded) {
        let mut random = fastrand::Rng::with_seed(11);
        let mut times = Times::default();
        for round in 0..repeat + 3 {
            let criteria = question(&mut random);
            let began = Instant::now();
            let found = event::search(&ctx, &criteria, &[EventSort::NEWEST_FIRST], 100, 0).await?;
            // The first ones warm caches.
            if round >= 3 {
                times.add(began.elapsed(), found.page.rows.len() as u64);
            }
        }
        println!("{}", times.row(name));
    }
    println!("{}", pull(&ctx, repeat / 10).await?);
    println!("{}", raw(&ctx, "latest 100 raw events of 2 days", repeat / 4, |_| days(2)).await?);
    let of_network = |random: &mut fastrand::Rng| EventCriteria {
        addresses: vec![
            format!("10.{}.{}.0/24", random.u8(0..20), random.u8(0..100))
                .parse()
                .expect("made to be a network"),
        ],
        ..days(DAYS)
    };
    println!("{}", raw(&ctx, "raw events of a /24, 30 days", repeat / 4, of_network).await?);
    println!("{}", sorted_by_count(&ctx, repeat / 10).await?);
    println!("{}", histogram(&ctx, 2, repeat / 10).await?);
    println!("{}", histogram(&ctx, DAYS, repeat / 10).await?);
    Ok(())
}

async fn by_id(ctx: &Ctx, repeat: u32) -> Result<String> {
    let criteria = days(DAYS);
    let mut ids: Vec<EventId> = Vec::new();
    for offset in (0..90_000).step_by(9_000) {
        let page = event::search(ctx, &criteria, &[EventSort::NEWEST_FIRST], 100, offset).await?;
        ids.extend(page.page.rows.iter().map(|row| row.id));
    }
    let mut random = fastrand::Rng::with_seed(3);
    let mut times = Times::default();
    for _ in 0..repeat {
        let id = ids[random.usize(..ids.len())];
        let began = Instant::now();
        event::get(ctx, id).await?;
        times.add(began.elapsed(), 1);
    }
    Ok(times.row("one event by id, with all its details"))
}

async fn sorted_by_count(ctx: &Ctx, repeat: u32) -> Result<String> {
    let mut times = Times::default();
    for _ in 0..repeat.max(1) {
        let sort = EventSort { key: EventSortKey::Count, descending: true };
        let began = Instant::now();
        let found = event::search(ctx, &days(2), &[sort], 100, 0).await?;
        times.add(began.elapsed(), found.page.rows.len() as u64);
    }
    Ok(times.row("most frequent of 2 days (sorted by count)"))
}

async fn histogram(ctx: &Ctx, span: i64, repeat: u32) -> Result<String> {
    let mut times = Times::default();
    for _ in 0..repeat.max(1) {
        let began = Instant::now();
        let counted = event::histogram(ctx, &days(span), 120).await?;
        times.add(began.elapsed(), counted.buckets.len() as u64);
    }
    Ok(times.row(&format!("histogram of {span} days")))
}

/// A page of 1,000 in the order of writing, from where the last one ended.
async fn pull(ctx: &Ctx, repeat: u32) -> Result<String> {
    let sort = EventSort { key: EventSortKey::LastUpdatedTimestamp, descending: false };
    let mut criteria = days(DAYS);
    let mut times = Times::default();
    for _ in 0..repeat.max(1) {
        let began = Instant::now();
        let found = event::search(ctx, &criteria, &[sort], 1_000, 0).await?;
        times.add(began.elapsed(), found.page.rows.len() as u64);
        criteria.last_updated_since = found.page.rows.last().map(|row| row.last_updated);
    }
    Ok(times.row("pull of 1,000 by last update"))
}

async fn raw(
    ctx: &Ctx,
    name: &str,
    repeat: u32,
    question: impl Fn(&mut fastrand::Rng) -> EventCriteria,
) -> Result<String> {
    let mut random = fastrand::Rng::with_seed(17);
    let mut times = Times::default();
    let asked = Asked { kind: EventType::Raw, sort: &[], limit: 100, offset: 0, after: None };
    for _ in 0..repeat.max(1) {
        let criteria = question(&mut random);
        let began = Instant::now();
        let (page, _) = event::search_whole(ctx, &criteria, asked).await?;
        times.add(began.elapsed(), page.rows.len() as u64);
    }
    Ok(times.row(name))
}
