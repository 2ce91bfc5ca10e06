//! Closing a case and opening it again.

use crate::world::{conflicts, invalid, on_each_engine};
use argus_domain::{
    Severity,
    case::{CaseChange, Closing, Lifecycle, Outcome},
};
use argus_service::case;

fn closing(version: i64, outcome: Option<Outcome>) -> Closing {
    Closing { version, outcome, comment: " It was a test. ".to_owned(), ..Closing::default() }
}

#[tokio::test]
async fn with_an_outcome_and_a_comment() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let close = async |outcome| case::close(&world.of("anna").await, id, closing(1, outcome)).await;
        let refused = invalid(close(None).await);
        assert_eq!(
            refused.of("outcome"),
            Some("must be set before the case is Closed"),
            "its state needs one"
        );
        let closed = close(Some(Outcome::Legitimate)).await.unwrap().summary;
        assert_eq!((closed.state.name.as_str(), closed.is_open()), ("Closed", false));
        assert_eq!((closed.outcome, closed.closed), (Some(Outcome::Legitimate), Some(closed.updated)));
        assert_eq!(closed.closed_by.as_ref().map(|by| by.name.as_str()), Some("Anna"));
        let told = "anna: Closed the case: outcome from none to Legitimate. It was a test.";
        assert_eq!(world.history(id).await[0], told);
        let again = invalid(close(Some(Outcome::Legitimate)).await);
        assert_eq!(again.of("case"), Some("is closed already"));

        let reopened = case::reopen(&world.of("bjarne").await, id, Closing::default()).await.unwrap().summary;
        assert_eq!((reopened.state.lifecycle, reopened.state.name.as_str()), (Lifecycle::Open, "Open"));
        assert_eq!((reopened.closed, &reopened.closed_by), (None, &None));
        assert_eq!(reopened.outcome, Some(Outcome::Legitimate), "it stays until it is changed");
        assert_eq!(world.history(id).await[0], "bjarne: Reopened the case");
        let again = invalid(case::reopen(&world.of("bjarne").await, id, Closing::default()).await);
        assert_eq!(again.of("case"), Some("is open already"));
        assert_eq!(world.history(id).await.len(), 3);
        let long = Closing { comment: "x".repeat(10_001), ..closing(3, Some(Outcome::Legitimate)) };
        let long = invalid(case::close(&world.of("anna").await, id, long).await);
        assert!(long.of("comment").is_some());
    })
    .await;
}

#[tokio::test]
async fn a_closed_case_is_a_record() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let closed = case::close(&world.of("anna").await, id, closing(1, Some(Outcome::FalsePositive))).await;
        let closed = closed.unwrap().summary;
        let version = closed.version;
        let workflow = case::workflow(&world.of("anna").await, id).await.unwrap();
        for (field, change) in [
            ("name", CaseChange { name: Some("Other".to_owned()), ..CaseChange::default() }),
            ("description", CaseChange { description: Some("Other".to_owned()), ..CaseChange::default() }),
            ("severity", CaseChange { severity: Some(Severity::Low), ..CaseChange::default() }),
            ("assignee", CaseChange { assignee: Some(None), ..CaseChange::default() }),
            ("state", CaseChange { state: Some(workflow.first_open().unwrap().id), ..CaseChange::default() }),
        ] {
            let refused = invalid(world.change("anna", id, CaseChange { version, ..change }).await);
            let reason = Some("cannot be changed while the case is closed: reopen it first");
            assert_eq!(refused.of(field), reason);
        }
        let filing = CaseChange {
            version,
            outcome: Some(Some(Outcome::Legitimate)),
            classification: Some(Some("test:test".to_owned())),
            soc_ticket: Some(Some("SOC-2".to_owned())),
            add_tags: vec!["late".parse().unwrap()],
            ..CaseChange::default()
        };
        let filed = world.change("anna", id, filing).await.unwrap().summary;
        assert_eq!((filed.outcome, filed.closed), (Some(Outcome::Legitimate), closed.closed));
    })
    .await;
}

#[tokio::test]
async fn by_choosing_a_closed_state() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let workflow = case::workflow(&world.of("anna").await, id).await.unwrap();
        let last = workflow.steps.last().unwrap().state.clone();
        let change = CaseChange { version: 1, state: Some(last.id), ..CaseChange::default() };
        let refused = invalid(world.change("anna", id, change.clone()).await);
        assert!(refused.of("outcome").is_some(), "the same rules hold");
        let change = CaseChange { outcome: Some(Some(Outcome::NotApplicable)), ..change };
        let closed = world.change("anna", id, change).await.unwrap().summary;
        assert!(closed.closed.is_some() && closed.closed_by.is_some());
        assert!(world.history(id).await[0].starts_with("anna: Closed the case"));
    })
    .await;
}

#[tokio::test]
async fn while_others_change_it() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let workflow = case::workflow(&world.of("anna").await, id).await.unwrap();
        let state = workflow.steps[1].state.id;
        let theirs = CaseChange {
            version: 1,
            state: Some(state),
            outcome: Some(Some(Outcome::TruePositiveWithImpact)),
            ..CaseChange::default()
        };
        world.change("bjarne", id, theirs).await.unwrap();
        // From whichever state it is closed, but not over another outcome without having seen it.
        let found =
            conflicts(case::close(&world.of("anna").await, id, closing(1, Some(Outcome::Legitimate))).await);
        assert_eq!((found.fields.len(), found.fields[0].field.as_str()), (1, "outcome"));
        let again = closing(found.version, Some(Outcome::Legitimate));
        let closed = case::close(&world.of("anna").await, id, again).await.unwrap().summary;
        assert_eq!((closed.outcome, closed.is_open()), (Some(Outcome::Legitimate), false));
    })
    .await;
}

#[tokio::test]
async fn taken_back_by_whoever_closed_it() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let workflow = case::workflow(&world.of("anna").await, id).await.unwrap();
        let waiting = workflow.steps.iter().find(|step| step.state.name == "Waiting").unwrap().state.id;
        let change = CaseChange { version: 1, state: Some(waiting), ..CaseChange::default() };
        let before = case::update(&world.of("anna").await, id, change).await.unwrap();
        let close = async || {
            let closing = closing(i64::MAX, Some(Outcome::Legitimate));
            case::close(&world.of("anna").await, id, closing).await.unwrap().summary
        };
        let closed = close().await;
        let refused = invalid(case::take_back_closing(&world.of("bjarne").await, id, closed.version).await);
        assert_eq!(refused.of("case"), Some("was closed by somebody else: reopen it instead"));
        let again = case::take_back_closing(&world.of("anna").await, id, closed.version).await.unwrap();
        assert_eq!(again.summary.state.name, "Waiting", "whatever may follow on Closed");
        assert_eq!((again.summary.outcome, again.summary.closed), (None, None));
        assert_eq!(again.custom, before.custom);
        let told = "anna: Reopened the case: outcome from Legitimate to none. It was closed by mistake.";
        assert_eq!(world.history(id).await[0], told);
        let refused = invalid(case::take_back_closing(&world.of("anna").await, id, closed.version).await);
        assert_eq!(refused.of("case"), Some("is open already"));

        // What somebody else set meanwhile stays.
        let closed = close().await;
        let theirs = CaseChange {
            version: closed.version,
            outcome: Some(Some(Outcome::FalsePositive)),
            ..CaseChange::default()
        };
        case::update(&world.of("bjarne").await, id, theirs).await.unwrap();
        let met = conflicts(case::take_back_closing(&world.of("anna").await, id, closed.version).await);
        assert_eq!(met.fields[0].field, "outcome");
    })
    .await;
}
