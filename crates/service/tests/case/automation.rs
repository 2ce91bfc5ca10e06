//! Rules that wait for a time, and by whose right rules act.

use super::world::{World, on_each_engine};
use argus_domain::{
    CaseId,
    automation::{Action, Rule, RuleContent, RunFilter, RunOutcome, Trigger},
    case::{CaseChange, Lifecycle},
};
use argus_service::{Ctx, automation, case, user, user::NewUser};

pub(super) async fn administrator(world: &World, login: &str) -> Ctx {
    let new = NewUser {
        login: login.to_owned(),
        name: None,
        password: Some("correct horse battery".to_owned()),
        email: String::new(),
        groups: vec!["Administrators".to_owned()],
        customers: Vec::new(),
        time_zone: None,
    };
    user::add(&Ctx::command(&world.argus), new).await.unwrap();
    world.of(login).await
}

/// It says something about what has been open for an hour.
async fn reminder(world: &World, ctx: &Ctx) -> Rule {
    let case = world.open("anna", "The first").await;
    let state = case.summary.state.id;
    let content = RuleContent {
        name: "Remind".to_owned(),
        active: true,
        trigger: Trigger::TimeInState { states: vec![state], minutes: 60 },
        actions: vec![Action::Comment { text: "Still open.".to_owned() }],
        ..RuleContent::default()
    };
    automation::save(&ctx.again(), None, 0, content).await.unwrap()
}

async fn ran_on(world: &World) -> Vec<(CaseId, RunOutcome)> {
    let ctx = Ctx::command(&world.argus);
    let page = automation::runs(&ctx, RunFilter::default(), 100, 0).await.unwrap();
    page.rows.into_iter().map(|run| (run.case, run.outcome)).collect()
}

#[tokio::test]
async fn once_for_each_stay() {
    on_each_engine(async |world| {
        let admin = administrator(world, "root").await;
        let early = world.open("anna", "Opened long before").await.summary;
        world.minutes_pass(120);
        let rule = reminder(world, &admin).await;
        let case = world.open("anna", "AI CASE").await.summary;
        let keep_time = async || automation::keep_time(&world.argus).await.unwrap();
        keep_time().await;
        assert_eq!(ran_on(world).await, [], "neither before the time nor for what was late already");
        world.minutes_pass(61);
        // As several servers do.
        tokio::join!(keep_time(), keep_time(), keep_time());
        keep_time().await;
        let first = CaseId(case.id.0 - 1);
        let both = [(case.id, RunOutcome::Done), (first, RunOutcome::Done)];
        assert_eq!(ran_on(world).await, both);

        // Another stay in the same state is judged anew; who has left is not.
        let workflow = case::workflow(&world.of("anna").await, case.id).await.unwrap();
        let mut open = workflow.steps.iter().filter(|step| step.state.lifecycle == Lifecycle::Open);
        let (one, other) = (open.next().unwrap().state.id, open.next().unwrap().state.id);
        let go = async |id: CaseId, state| {
            let change = CaseChange { version: i64::MAX, state: Some(state), ..CaseChange::default() };
            world.change("anna", id, change).await.unwrap();
        };
        go(case.id, other).await;
        go(case.id, one).await;
        go(first, other).await;
        world.minutes_pass(61);
        keep_time().await;
        assert_eq!(ran_on(world).await.len(), 3);
        assert_eq!(ran_on(world).await[0].0, case.id);

        // The trial tells of the same times.
        let trial = automation::try_out(&admin.again(), rule.content, 30).await.unwrap();
        let mut tried: Vec<CaseId> = trial.hits.iter().map(|hit| hit.case).collect();
        assert_eq!((trial.total, tried.pop()), (4, Some(early.id)), "it did not exist then");
        assert_eq!(tried, [case.id, case.id, first]);
    })
    .await;
}
