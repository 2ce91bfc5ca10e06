//! How often policies tell, and when: with a clock that tests move.

use super::{
    automation::administrator,
    world::{World, on_each_engine},
};
use argus_domain::{
    AlertId, PolicyId, Severity,
    alert::NewAlert,
    channel::{ChannelContent, ChannelSettings},
    delivery::{Delivery, DeliveryFilter},
    policy::{
        Grouping, NoticeFilter, NoticeState, NoticeSubject, Occasion, PolicyContent, QuietHours, Route,
        Weekday, Whom,
    },
};
use argus_service::{Ctx, alert, channel, delivery, policy};
use argus_store::policy::{self as store, InsertNotice};
use std::time::{Duration, Instant};

/// A policy through a channel that nobody sends through.
pub(crate) async fn add(ctx: &Ctx, content: PolicyContent) -> PolicyId {
    let settings = ChannelSettings::Webhook { url: "https://hooks.example.com".to_owned() };
    let hook = ChannelContent { name: "Hook".to_owned(), active: true, settings };
    let hook = channel::save(&ctx.again(), None, 0, hook, None).await.unwrap().id;
    let routes = vec![Route { channel: hook, recipients: Vec::new() }];
    let whom = Whom { routes, ..Whom::default() };
    let content = PolicyContent { name: "Tell".to_owned(), whom, ..content };
    policy::save(&ctx.again(), None, 0, content).await.unwrap().id
}

pub(crate) async fn raise(anna: &Ctx, severity: Severity) {
    let new = NewAlert {
        title: "Port scan".to_owned(),
        source: "proxy".to_owned(),
        severity,
        ..NewAlert::default()
    };
    alert::create(&anna.again(), new).await.unwrap();
}

pub(crate) async fn tell(world: &World) {
    while policy::tell_due(&world.argus).await.unwrap() > 0 {}
}

/// What was sent, the oldest first: its subject without the number of the alert.
pub(crate) async fn sent(ctx: &Ctx) -> Vec<String> {
    let page = delivery::list(&ctx.again(), &DeliveryFilter::default(), 100, 0).await.unwrap();
    let subject = |one: &Delivery| one.subject.split('#').next().unwrap_or_default().trim().to_owned();
    page.rows.iter().rev().map(subject).collect()
}

async fn count(ctx: &Ctx, state: NoticeState) -> usize {
    let filter = NoticeFilter { state: Some(state), ..NoticeFilter::default() };
    policy::history(&ctx.again(), &filter, 1_000, 0).await.unwrap().rows.len()
}

#[tokio::test]
async fn what_is_alike_is_told_together() {
    on_each_engine(async |world| {
        let (admin, anna) = (administrator(world, "root").await, world.of("anna").await);
        let grouping = Grouping { wait: 60, interval: 600, ..Grouping::default() };
        add(&admin, PolicyContent { grouping, most: None, ..PolicyContent::default() }).await;
        for severity in [Severity::Low, Severity::Critical, Severity::Low] {
            raise(&anna, severity).await;
        }
        raise(&world.of("gina").await, Severity::Medium).await;
        tell(world).await;
        assert_eq!(sent(&admin).await, [""; 0], "they wait for others");
        world.minutes_pass(2);
        // As several servers do.
        let looks = async || policy::tell_due(&world.argus).await.unwrap();
        tokio::join!(looks(), looks(), looks());
        let mut told = sent(&admin).await;
        // Whichever server was faster.
        told.sort_unstable();
        assert_eq!(told, ["[critical] 3 alerts, the worst:", "[medium]"]);
        raise(&anna, Severity::High).await;
        world.minutes_pass(5);
        tell(world).await;
        assert_eq!(sent(&admin).await.len(), 2, "they were told of the same just now");
        raise(&anna, Severity::Low).await;
        world.minutes_pass(5);
        tell(world).await;
        assert_eq!(sent(&admin).await[2], "[high] 2 alerts, the worst:");
        assert_eq!(count(&admin, NoticeState::Told).await, 6);
    })
    .await;
}

#[tokio::test]
async fn what_is_beyond_the_limit_is_told_in_one() {
    on_each_engine(async |world| {
        let (admin, anna) = (administrator(world, "root").await, world.of("anna").await);
        let grouping = Grouping { by: Vec::new(), wait: 0, interval: 0 };
        let id = add(&admin, PolicyContent { grouping, most: Some(3), ..PolicyContent::default() }).await;
        for _ in 0..10 {
            raise(&anna, Severity::High).await;
        }
        tell(world).await;
        assert_eq!(sent(&admin).await, ["[high]"; 3]);
        assert_eq!(count(&admin, NoticeState::Waiting).await, 7);
        let filter = NoticeFilter { state: Some(NoticeState::Waiting), ..NoticeFilter::default() };
        let waiting = policy::history(&admin.again(), &filter, 1, 0).await.unwrap();
        assert_eq!(waiting.rows[0].reason, "more than 3 messages an hour");
        world.minutes_pass(30);
        tell(world).await;
        assert_eq!(sent(&admin).await.len(), 3);
        world.minutes_pass(30);
        tell(world).await;
        assert_eq!(sent(&admin).await[3..], ["[high] 7 alerts, the worst:"]);
        // That counts as one of three: two more go, and what is beyond waits until somebody allows more.
        for _ in 0..4 {
            raise(&anna, Severity::Low).await;
        }
        assert_eq!(sent(&admin).await.len(), 6);
        let now = policy::get(&admin.again(), id).await.unwrap();
        policy::save(&admin.again(), Some(id), now.version, PolicyContent { most: None, ..now.content })
            .await
            .unwrap();
        tell(world).await;
        assert_eq!(sent(&admin).await[6..], ["[low] 2 alerts, the worst:"]);
    })
    .await;
}

#[tokio::test]
async fn at_night_only_the_worst_is_told() {
    on_each_engine(async |world| {
        let (admin, anna) = (administrator(world, "root").await, world.of("anna").await);
        // It is a quarter past ten in the evening, in UTC.
        let quiet = QuietHours {
            days: Weekday::ALL.to_vec(),
            from: 22 * 60,
            to: 7 * 60,
            zone: "UTC".to_owned(),
            but: Some(Severity::Critical),
        };
        let grouping = Grouping { by: Vec::new(), wait: 0, interval: 0 };
        let content = PolicyContent { grouping, quiet: Some(quiet), ..PolicyContent::default() };
        add(&admin, content).await;
        for severity in [Severity::High, Severity::Critical, Severity::Low] {
            raise(&anna, severity).await;
        }
        world.minutes_pass(8 * 60);
        tell(world).await;
        assert_eq!(sent(&admin).await, ["[critical]"]);
        world.minutes_pass(60);
        tell(world).await;
        assert_eq!(sent(&admin).await[1..], ["[high] 2 alerts, the worst:"]);
        raise(&anna, Severity::Low).await;
        assert_eq!(sent(&admin).await[2..], ["[low]"]);
    })
    .await;
}

/// As a broken sensor does. Some are raised; the others come into the queue by themselves, which is what is measured.
#[tokio::test]
async fn ten_thousand_alerts_are_a_handful_of_messages() {
    const RAISED: i64 = 200;
    const ALERTS: i64 = 10_000;
    on_each_engine(async |world| {
        let (admin, anna) = (administrator(world, "root").await, world.of("anna").await);
        let id = add(&admin, PolicyContent { most: Some(4), ..PolicyContent::default() }).await;
        for _ in 0..RAISED {
            raise(&anna, Severity::High).await;
        }
        let mut tx = world.argus.store().begin().await.unwrap();
        for number in RAISED..ALERTS {
            let now = anna.now.plus_millis(number);
            let group = store::join(&mut tx, id, "{\"customer\":\"1\"}", now, 300_000).await.unwrap();
            let new = InsertNotice {
                policy: id,
                policy_name: "Tell",
                group: Some(group.id),
                subject: &NoticeSubject::Alert(AlertId(number)),
                customer: world.acme,
                title: "Port scan",
                severity: Severity::High,
                source: "proxy",
                occasion: Occasion::AlertNew,
                now,
                state: NoticeState::Waiting,
                reason: "",
            };
            store::insert_notice(&mut tx, new).await.unwrap();
        }
        tx.commit().await.unwrap();
        let began = Instant::now();
        for _ in 0..3 {
            tell(world).await;
            world.minutes_pass(61);
        }
        let took = began.elapsed();
        let sent = sent(&admin).await;
        assert!((1..=8).contains(&sent.len()), "{sent:#?}");
        assert_eq!(count(&admin, NoticeState::Waiting).await, 0);
        assert!(took < Duration::from_secs(30), "{took:?}");
    })
    .await;
}
