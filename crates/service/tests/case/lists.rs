//! Lists of cases, narrowed and in order.

use crate::world::{World, on_each_engine};
use argus_domain::{
    Severity,
    case::{Assignee, CaseChange, CaseFilter, CaseSort, CaseSortKey, Closing, Lifecycle, Outcome},
    criteria::Total,
};
use argus_service::case;

async fn names(world: &World, login: &str, filter: CaseFilter, key: CaseSortKey, descending: bool) -> String {
    let sort = CaseSort { key, descending };
    let page = case::list(&world.of(login).await, &filter, sort, 100, 0).await.unwrap();
    assert_eq!(page.total, Total::Exactly(page.rows.len() as u64));
    page.rows.iter().map(|row| row.name.as_str()).collect()
}

/// Cases A to D of acme, E of globex.
async fn five(world: &World) {
    for name in ["A", "B", "C", "D"] {
        world.open("anna", name).await;
    }
    world.open("gina", "E").await;
    let me = world.of("anna").await.actor().unwrap().user.as_ref().unwrap().id;
    for (name, change) in [
        (
            "A",
            CaseChange {
                severity: Some(Severity::Critical),
                add_tags: vec!["campaign:spring".parse().unwrap(), "vip".parse().unwrap()],
                ..CaseChange::default()
            },
        ),
        (
            "C",
            CaseChange {
                assignee: Some(Some(me)),
                severity: Some(Severity::Low),
                soc_ticket: Some(Some("SOC-77".to_owned())),
                add_tags: vec!["campaign:autumn".parse().unwrap()],
                ..CaseChange::default()
            },
        ),
    ] {
        let filter = CaseFilter { text: name.to_owned(), ..CaseFilter::default() };
        let page = case::list(&world.of("anna").await, &filter, CaseSort::default(), 100, 0).await.unwrap();
        let id = page.rows.iter().find(|row| row.name == name).unwrap().id;
        world.change("anna", id, CaseChange { version: 1, ..change }).await.unwrap();
        if name == "C" {
            let closing = Closing { version: 2, outcome: Some(Outcome::Legitimate), ..Closing::default() };
            case::close(&world.of("anna").await, id, closing).await.unwrap();
        }
    }
}

#[tokio::test]
async fn narrowed_by_each_field() {
    on_each_engine(async |world| {
        five(world).await;
        let me = world.of("anna").await.actor().unwrap().user.as_ref().unwrap().id;
        let none = CaseFilter::default;
        for (filter, expected) in [
            (none(), "DCBA"),
            (CaseFilter { text: "soc-77".to_owned(), ..none() }, "C"),
            (CaseFilter { text: "ACME".to_owned(), ..none() }, "DCBA"),
            (CaseFilter { lifecycle: Some(Lifecycle::Open), ..none() }, "DBA"),
            (CaseFilter { lifecycle: Some(Lifecycle::Closed), ..none() }, "C"),
            (CaseFilter { states: vec!["Closed".to_owned(), "Recovery".to_owned()], ..none() }, "C"),
            (CaseFilter { severities: vec![Severity::Critical, Severity::Low], ..none() }, "CA"),
            (CaseFilter { customers: vec![world.acme], ..none() }, "DCBA"),
            (CaseFilter { customers: vec![world.globex], ..none() }, ""),
            (CaseFilter { assignees: vec![Assignee::Me], ..none() }, "C"),
            (CaseFilter { assignees: vec![Assignee::Is(me)], ..none() }, "C"),
            (CaseFilter { assignees: vec![Assignee::Nobody], ..none() }, "DBA"),
            (CaseFilter { assignees: vec![Assignee::Nobody, Assignee::Me], ..none() }, "DCBA"),
            (CaseFilter { tags: vec!["campaign".parse().unwrap()], ..none() }, "CA"),
            (CaseFilter { tags: vec!["campaign:spring".parse().unwrap()], ..none() }, "A"),
            (CaseFilter { tags: vec!["campaign".parse().unwrap(), "vip".parse().unwrap()], ..none() }, "A"),
            (CaseFilter { lifecycle: Some(Lifecycle::Open), assignees: vec![Assignee::Me], ..none() }, ""),
        ] {
            let found = names(world, "anna", filter.clone(), CaseSortKey::Id, true).await;
            assert_eq!(found, expected, "{filter:?}");
        }
        assert_eq!(names(world, "gina", none(), CaseSortKey::Id, true).await, "E");
        let mine = CaseFilter { assignees: vec![Assignee::Me], ..none() };
        assert_eq!(names(world, "bjarne", mine, CaseSortKey::Id, true).await, "");
    })
    .await;
}

#[tokio::test]
async fn in_each_order_and_by_pages() {
    on_each_engine(async |world| {
        five(world).await;
        for (key, descending, expected) in [
            (CaseSortKey::Id, false, "ABCD"),
            (CaseSortKey::Updated, true, "CADB"),
            (CaseSortKey::Updated, false, "BDAC"),
            (CaseSortKey::Severity, true, "ADBC"),
            (CaseSortKey::Severity, false, "CBDA"),
        ] {
            let found = names(world, "anna", CaseFilter::default(), key, descending).await;
            assert_eq!(found, expected, "{key:?} {descending}");
        }
        let anna = world.of("anna").await;
        let sort = CaseSort { key: CaseSortKey::Severity, descending: true };
        let page = case::list(&anna, &CaseFilter::default(), sort, 2, 1).await.unwrap();
        assert_eq!(page.rows.iter().map(|row| row.name.as_str()).collect::<String>(), "DB");
        assert_eq!(page.total, Total::Exactly(4));
    })
    .await;
}

#[tokio::test]
async fn what_there_is_to_choose() {
    on_each_engine(async |world| {
        five(world).await;
        let choices = case::filter_choices(&world.of("anna").await).await.unwrap();
        assert_eq!(choices.states.first().map(String::as_str), Some("Open"));
        assert_eq!(choices.states.last().map(String::as_str), Some("Closed"));
        let names: Vec<&str> =
            choices.customers.iter().map(|customer| customer.short_name.as_str()).collect();
        assert_eq!(names, ["acme"]);
        assert_eq!(choices.assignees.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Anna"]);
        let tags: Vec<String> = choices.tags.iter().map(ToString::to_string).collect();
        assert_eq!(tags, ["campaign:autumn", "campaign:spring", "vip"]);
        let others = case::filter_choices(&world.of("gina").await).await.unwrap();
        assert!(
            others.tags.is_empty() && others.assignees.is_empty(),
            "those of cases that she does not see"
        );
    })
    .await;
}
