//! Two people change one case.

use crate::world::{conflicts, invalid, on_each_engine};
use argus_domain::{
    Severity,
    case::{CaseChange, CaseTag, Outcome},
};
use argus_service::case;
use serde_json::json;

fn tag(text: &str) -> CaseTag {
    text.parse().unwrap()
}

#[tokio::test]
async fn every_field_changes_and_is_told() {
    on_each_engine(async |world| {
        let opened = world.open("anna", "AI CASE").await;
        let id = opened.summary.id;
        assert_eq!((opened.summary.severity, opened.summary.version), (Severity::Medium, 1));
        assert_eq!(opened.summary.owner.as_ref().map(|owner| owner.name.as_str()), Some("Anna"));
        let people = case::assignable(&world.of("anna").await, id).await.unwrap();
        let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["Anna", "Bjarne", "Rolf"], "who sees the customer's cases, and nobody else");
        let bjarne = people[1].clone();
        let workflow = case::workflow(&world.of("anna").await, id).await.unwrap();
        let containment = workflow.steps.iter().find(|step| step.state.name == "Containment").unwrap();
        let change = CaseChange {
            version: 1,
            name: Some(" Beacon ".to_owned()),
            description: Some("# More".to_owned()),
            severity: Some(Severity::Critical),
            state: Some(containment.state.id),
            outcome: Some(Some(Outcome::TruePositiveWithImpact)),
            classification: Some(Some("fraud:phishing".to_owned())),
            soc_ticket: Some(Some("SOC-1".to_owned())),
            owner: Some(None),
            assignee: Some(Some(bjarne.id)),
            add_tags: vec![tag("b"), tag("campaign:spring")],
            ..CaseChange::default()
        };
        let changed = world.change("anna", id, change).await.unwrap();
        assert_eq!(changed, world.get(id).await);
        let now = &changed.summary;
        assert_eq!((now.name.as_str(), changed.description.as_str()), ("Beacon", "# More"));
        assert_eq!((now.severity, now.state.name.as_str()), (Severity::Critical, "Containment"));
        assert_eq!(
            (now.outcome, now.soc_ticket.as_deref()),
            (Some(Outcome::TruePositiveWithImpact), Some("SOC-1"))
        );
        assert_eq!(now.classification.as_deref(), Some("fraud:phishing"));
        assert_eq!((&now.owner, now.assignee.as_ref()), (&None, Some(&bjarne)));
        assert_eq!(now.tags, [tag("b"), tag("campaign:spring")]);
        assert_eq!((now.version, now.updated_by.as_ref().map(|by| by.name.as_str())), (2, Some("Anna")));
        assert!(now.updated > now.opened && now.closed.is_none());
        let history = world.history(id).await;
        assert_eq!(history.len(), 2, "one row for one change: {history:?}");
        for part in
            ["severity from medium to critical", "name from AI CASE to Beacon", "summary", "to Bjarne"]
        {
            assert!(history[0].contains(part), "{part}: {}", history[0]);
        }
    })
    .await;
}

#[tokio::test]
async fn different_fields_merge() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let name = CaseChange { version: 1, name: Some("Beacon".to_owned()), ..CaseChange::default() };
        let severity = CaseChange { version: 1, severity: Some(Severity::High), ..CaseChange::default() };
        world.change("anna", id, name).await.unwrap();
        let merged = world.change("bjarne", id, severity).await.unwrap().summary;
        assert_eq!((merged.name.as_str(), merged.severity, merged.version), ("Beacon", Severity::High, 3));
        // Tags are added and taken away one by one.
        for (login, add, remove) in [("anna", "a", "x"), ("bjarne", "b", "y"), ("anna", "c", "b")] {
            let change = CaseChange {
                version: 1,
                add_tags: vec![tag(add)],
                remove_tags: vec![tag(remove)],
                ..CaseChange::default()
            };
            world.change(login, id, change).await.unwrap();
        }
        assert_eq!(world.get(id).await.summary.tags, [tag("a"), tag("c")]);
        assert_eq!(world.history(id).await[0], "anna: Changed tags from a, b to a, c");
    })
    .await;
}

#[tokio::test]
async fn the_same_field_tells_both_values_and_who() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let name = |version, text: &str| CaseChange {
            version,
            name: Some(text.to_owned()),
            severity: Some(Severity::Low),
            ..CaseChange::default()
        };
        let first = world.change("anna", id, name(1, "Anna's")).await.unwrap().summary;
        // Somebody else's later change of another field is not taken for hers.
        let ticket =
            CaseChange { version: 2, soc_ticket: Some(Some("SOC-1".to_owned())), ..CaseChange::default() };
        world.change("rolf", id, ticket.clone()).await.unwrap_err();
        world.change("bjarne", id, ticket).await.unwrap();
        let before = world.history(id).await;
        let found = conflicts(world.change("bjarne", id, name(1, "Bjarne's")).await);
        assert_eq!((found.version, found.fields.len()), (3, 1), "the severity is the same on both sides");
        let conflict = &found.fields[0];
        assert_eq!((conflict.mine.clone(), conflict.theirs.clone()), (json!("Bjarne's"), json!("Anna's")));
        assert_eq!(
            (conflict.field.as_str(), conflict.by.as_str(), conflict.at),
            ("name", "Anna", first.updated)
        );
        assert_eq!(found.to_string(), "Anna changed name meanwhile.");
        assert_eq!(world.history(id).await, before, "nothing was changed");
        assert_eq!(world.get(id).await.summary.version, 3);
        // Whoever has seen the other's value may replace it.
        let kept = world.change("bjarne", id, name(found.version, "Bjarne's")).await.unwrap();
        assert_eq!(kept.summary.name, "Bjarne's");
    })
    .await;
}

#[tokio::test]
async fn saving_what_is_there_changes_nothing() {
    on_each_engine(async |world| {
        let opened = world.open("anna", "AI CASE").await;
        let id = opened.summary.id;
        let same = CaseChange {
            version: 0,
            name: Some("AI CASE".to_owned()),
            soc_ticket: Some(Some(" ".to_owned())),
            remove_tags: vec![tag("none")],
            ..CaseChange::default()
        };
        assert_eq!(world.change("bjarne", id, same).await.unwrap(), opened);
        assert_eq!(world.history(id).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn at_the_same_moment() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let (anna, bjarne) = (world.of("anna").await, world.of("bjarne").await);
        let name =
            |text: &str| CaseChange { version: 1, name: Some(text.to_owned()), ..CaseChange::default() };
        let (first, second) =
            tokio::join!(case::update(&anna, id, name("A")), case::update(&bjarne, id, name("B")));
        assert_eq!(
            [first.is_ok(), second.is_ok()].iter().filter(|ok| **ok).count(),
            1,
            "{first:?} {second:?}"
        );
        assert_eq!((world.get(id).await.summary.version, world.history(id).await.len()), (2, 2));
    })
    .await;
}

#[tokio::test]
async fn wrong_values_are_named() {
    on_each_engine(async |world| {
        let id = world.open("anna", "AI CASE").await.summary.id;
        let gina =
            argus_service::user::find(&argus_service::Ctx::command(&world.argus), "gina").await.unwrap();
        let nobody = argus_domain::UserId(9_999);
        for (field, change) in [
            ("name", CaseChange { name: Some(" ".to_owned()), ..CaseChange::default() }),
            (
                "classification",
                CaseChange { classification: Some(Some("no:such".to_owned())), ..CaseChange::default() },
            ),
            ("state", CaseChange { state: Some(argus_domain::StateId(999)), ..CaseChange::default() }),
            ("assignee", CaseChange { assignee: Some(Some(nobody)), ..CaseChange::default() }),
            ("owner", CaseChange { owner: Some(Some(gina.user.id)), ..CaseChange::default() }),
            ("socTicket", CaseChange { soc_ticket: Some(Some("x".repeat(257))), ..CaseChange::default() }),
            (
                "tags",
                CaseChange {
                    add_tags: (0..101).map(|n| tag(&format!("t{n}"))).collect(),
                    ..CaseChange::default()
                },
            ),
        ] {
            let change = CaseChange { version: 1, ..change };
            let refused = invalid(world.change("anna", id, change).await);
            assert!(refused.of(field).is_some(), "{field}: {refused}");
        }
        assert_eq!(world.history(id).await.len(), 1);
    })
    .await;
}
