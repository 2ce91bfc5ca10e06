//! Who else a policy tells as long as nobody acknowledges it, with a clock that tests move.

use super::{
    automation::administrator,
    policy::{add, raise, sent, tell},
    world::{World, on_each_engine},
};
use argus_domain::{
    AlertId, CaseId, Severity, TimeExpr, UserId,
    alert::{AlertChange, AlertFilter, AlertSort},
    case::CaseChange,
    policy::{Grouping, Matcher, NoticeFilter, Occasion, PolicyContent, QuietHours, Step, Weekday, Whom},
    silence::NewSilence,
};
use argus_service::{Ctx, alert, notification, policy, session, silence};

async fn user(world: &World, login: &str) -> UserId {
    session::as_user(&Ctx::command(&world.argus), login)
        .await
        .unwrap()
        .actor()
        .unwrap()
        .user
        .as_ref()
        .unwrap()
        .id
}

/// Tells at once, and after 15 and 60 minutes Bjarne and then Rolf.
async fn stepped(world: &World) -> PolicyContent {
    let step = async |after: u32, login: &str| Step {
        after,
        whom: Whom { people: vec![user(world, login).await], ..Whom::default() },
    };
    PolicyContent {
        on: vec![Occasion::AlertNew, Occasion::CaseOpened],
        grouping: Grouping { by: Vec::new(), wait: 0, interval: 0 },
        steps: vec![step(15, "bjarne").await, step(60, "rolf").await],
        most: None,
        ..PolicyContent::default()
    }
}

/// How often somebody was told in Argus.
async fn told(world: &World, login: &str) -> i64 {
    let page = notification::list(&world.of(login).await, 100, 0).await.unwrap();
    page.rows.iter().map(|row| row.count).sum()
}

/// Step, state and reason, the oldest first.
async fn became(ctx: &Ctx) -> Vec<String> {
    let page = policy::history(&ctx.again(), &NoticeFilter::default(), 100, 0).await.unwrap();
    let line = |row: &argus_domain::policy::Notice| {
        format!("{} {} {}", row.step, row.state.name(), row.reason).trim().to_owned()
    };
    page.rows.iter().rev().map(line).collect()
}

async fn newest_alert(ctx: &Ctx) -> AlertId {
    let ctx = ctx.again();
    alert::list(&ctx, &AlertFilter::default(), AlertSort::default(), 1, 0).await.unwrap().rows[0].id
}

async fn take(anna: &Ctx, id: AlertId, owner: UserId) {
    let change = AlertChange { version: 99, owner: Some(Some(owner)), ..AlertChange::default() };
    alert::update(&anna.again(), id, change).await.unwrap();
}

#[tokio::test]
async fn others_are_told_until_somebody_takes_it() {
    on_each_engine(async |world| {
        let (admin, anna) = (administrator(world, "root").await, world.of("anna").await);
        let anna_id = user(world, "anna").await;
        add(&admin, stepped(world).await).await;
        raise(&anna, Severity::High).await;
        let first = newest_alert(&anna).await;
        raise(&anna, Severity::Low).await;
        let second = newest_alert(&anna).await;
        world.minutes_pass(14);
        tell(world).await;
        assert_eq!((sent(&admin).await.len(), told(world, "bjarne").await), (2, 0));
        take(&anna, first, anna_id).await;
        world.minutes_pass(1);
        // As several servers do.
        let looks = async || policy::tell_due(&world.argus).await.unwrap();
        tokio::join!(looks(), looks(), looks());
        tell(world).await;
        assert_eq!(told(world, "bjarne").await, 1, "only of what nobody took, and once");
        assert_eq!(became(&admin).await, ["0 told", "0 told", "1 told"]);
        world.minutes_pass(44);
        tell(world).await;
        assert_eq!(told(world, "rolf").await, 0);
        world.minutes_pass(1);
        tell(world).await;
        assert_eq!((told(world, "bjarne").await, told(world, "rolf").await), (1, 1));
        world.minutes_pass(600);
        tell(world).await;
        assert_eq!(became(&admin).await, ["0 told", "0 told", "1 told", "2 told"], "there is no third step");
        assert_eq!(sent(&admin).await.len(), 2, "what goes through channels was told once");

        // Closing it, or giving the case to somebody, ends it, too.
        take(&anna, second, anna_id).await;
        let case: CaseId = world.open("anna", "AI CASE").await.summary.id;
        let other = world.open("anna", "Other").await.summary.id;
        let change = CaseChange { version: 99, assignee: Some(Some(anna_id)), ..CaseChange::default() };
        world.change("anna", case, change).await.unwrap();
        world.minutes_pass(15);
        tell(world).await;
        let filter = NoticeFilter::default();
        let newest = policy::history(&admin.again(), &filter, 1, 0).await.unwrap().rows.remove(0);
        assert_eq!((newest.step, newest.heading()), (1, format!("#{other} – Other")));
        assert_eq!(became(&admin).await.len(), 7);
    })
    .await;
}

#[tokio::test]
async fn a_step_says_why_through_a_channel() {
    on_each_engine(async |world| {
        let (admin, anna) = (administrator(world, "root").await, world.of("anna").await);
        let id = add(&admin, PolicyContent { steps: Vec::new(), ..stepped(world).await }).await;
        let now = policy::get(&admin.again(), id).await.unwrap();
        let whom = now.content.whom.clone();
        let steps = vec![Step { after: 90, whom }];
        let content = PolicyContent { steps, ..now.content };
        policy::save(&admin.again(), Some(id), now.version, content).await.unwrap();
        raise(&anna, Severity::High).await;
        world.minutes_pass(90);
        tell(world).await;
        assert_eq!(sent(&admin).await, ["[high]", "Not acknowledged: [high]"]);
        // One that is turned off says nothing more, and its steps are over.
        raise(&anna, Severity::Low).await;
        policy::activate(&admin.again(), id, false).await.unwrap();
        world.minutes_pass(90);
        tell(world).await;
        policy::activate(&admin.again(), id, true).await.unwrap();
        tell(world).await;
        assert_eq!(sent(&admin).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn quiet_hours_and_silences_hold_for_steps() {
    on_each_engine(async |world| {
        let (admin, anna) = (administrator(world, "root").await, world.of("anna").await);
        // It is a quarter past ten in the evening, in UTC: quiet from half past.
        let quiet = QuietHours {
            days: Weekday::ALL.to_vec(),
            from: 22 * 60 + 20,
            to: 7 * 60,
            zone: "UTC".to_owned(),
            but: Some(Severity::Critical),
        };
        add(&admin, PolicyContent { quiet: Some(quiet), ..stepped(world).await }).await;
        raise(&anna, Severity::High).await;
        raise(&anna, Severity::Critical).await;
        world.minutes_pass(16);
        tell(world).await;
        assert_eq!(told(world, "bjarne").await, 1, "of the worst alone");
        world.minutes_pass(9 * 60);
        tell(world).await;
        assert_eq!((told(world, "bjarne").await, told(world, "rolf").await), (2, 1));
        // The second step of the one that was held back waits for as long as lies between the two.
        let matcher = Matcher { sources: vec!["proxy".to_owned()], ..Matcher::default() };
        let until = Some(TimeExpr::At(admin.again().now.plus_millis(3_600_000)));
        let new = NewSilence { matcher, reason: "Known".to_owned(), until, ..NewSilence::default() };
        silence::add(&anna.again(), new).await.unwrap();
        world.minutes_pass(45);
        tell(world).await;
        assert_eq!(told(world, "rolf").await, 1);
        assert_eq!(
            became(&admin).await,
            ["0 told", "0 told", "1 told", "2 told", "1 told", "2 silenced Known"]
        );
    })
    .await;
}
