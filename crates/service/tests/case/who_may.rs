//! Who may change a case, and who hears of it.

use crate::world::on_each_engine;
use argus_domain::{
    CaseId, Severity,
    case::{CaseChange, Closing, Outcome},
};
use argus_service::{Error, case};

#[tokio::test]
async fn what_one_does_not_see_is_not_there() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let gina = world.of("gina").await;
        let closing = Closing { outcome: Some(Outcome::Legitimate), ..Closing::default() };
        for id in [id, CaseId(id.0 + 1)] {
            let said = format!("There is no case #{id} that you may see.");
            let change = CaseChange { version: 1, severity: Some(Severity::Low), ..CaseChange::default() };
            let errors = [
                case::get(&gina, id).await.unwrap_err(),
                case::update(&gina, id, change).await.unwrap_err(),
                case::close(&gina, id, closing.clone()).await.unwrap_err(),
                case::reopen(&gina, id, closing.clone()).await.unwrap_err(),
                case::workflow(&gina, id).await.unwrap_err(),
                case::assignable(&gina, id).await.unwrap_err(),
            ];
            assert!(errors.iter().all(|error| matches!(error, Error::NotFound(text) if *text == said)));
        }
        assert_eq!(world.history(id).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn readers_look_and_change_nothing() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let rolf = world.of("rolf").await;
        case::get(&rolf, id).await.unwrap();
        case::classifications(&rolf, None).await.unwrap();
        case::filter_choices(&rolf).await.unwrap();
        let change = CaseChange { version: 1, severity: Some(Severity::Low), ..CaseChange::default() };
        let errors = [
            case::update(&rolf, id, change).await.unwrap_err(),
            case::close(&rolf, id, Closing::default()).await.unwrap_err(),
            case::reopen(&rolf, id, Closing::default()).await.unwrap_err(),
        ];
        assert!(
            errors.iter().all(|error| matches!(error, Error::Forbidden(text) if text.contains("updateCase")))
        );
        assert_eq!(world.history(id).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_sees_a_case_hears_of_its_changes() {
    on_each_engine(async |world| {
        let (anna, gina) = (world.of("anna").await, world.of("gina").await);
        let began = case::last_change(&anna).await.unwrap();
        assert_eq!(case::changed_since(&anna, began).await.unwrap(), None);
        let first = world.open("anna", "First").await.summary.id;
        let other = world.open("gina", "Other").await.summary.id;
        let change = CaseChange { version: 1, severity: Some(Severity::Low), ..CaseChange::default() };
        world.change("bjarne", first, change).await.unwrap();
        let (last, cases) = case::changed_since(&anna, began).await.unwrap().unwrap();
        assert_eq!(cases, [first]);
        assert_eq!(case::changed_since(&anna, last).await.unwrap(), None, "nothing is told twice");
        assert_eq!(case::changed_since(&gina, began).await.unwrap().unwrap().1, [other]);
        assert_eq!(last, case::last_change(&anna).await.unwrap());
    })
    .await;
}
