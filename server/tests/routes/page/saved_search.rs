//! `/page/saved-search/…`

use crate::support::{Answer, Page, on_each_engine};
use serde_json::{Value, json};

async fn save(page: &Page<'_>, name: &str, query: &str, shared: bool) -> Answer {
    page.call("saved-search/save", json!({"new": {"name": name, "query": query, "shared": shared}})).await
}

async fn change(page: &Page<'_>, id: &Value, name: &str, shared: bool) -> Answer {
    page.call("saved-search/change", json!({"id": id, "name": name, "shared": shared})).await
}

/// Name, query, whether shared, whether one's own.
async fn list(page: &Page<'_>) -> Vec<(String, String, bool, bool)> {
    let answer = page.call("saved-search/list", json!({})).await.is(200);
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let is = |row: &Value, name: &str| row[name].as_bool().unwrap();
    let rows = answer.json.as_array().unwrap().iter();
    rows.map(|row| (text(row, "name"), text(row, "query"), is(row, "shared"), is(row, "is_own"))).collect()
}

fn row(name: &str, query: &str, shared: bool, own: bool) -> (String, String, bool, bool) {
    (name.to_owned(), query.to_owned(), shared, own)
}

#[tokio::test]
async fn ones_own_and_what_others_share() {
    on_each_engine(async |world| {
        let (anna, gina) = (world.log_in("anna").await, world.log_in("gina").await);
        save(&anna, "  scans ", "?ip=10.0.0.0/8&text=scan", false).await.is(200);
        let shared = save(&anna, "Worst", "min-severity=critical", true).await.is(200).json["id"].clone();
        save(&gina, "Scans", "text=scan", false).await.is(200);
        assert_eq!(
            list(&anna).await,
            [
                row("scans", "ip=10.0.0.0/8&text=scan", false, true),
                row("Worst", "min-severity=critical", true, true)
            ]
        );
        let scans = row("Scans", "text=scan", false, true);
        assert_eq!(list(&gina).await, [scans.clone(), row("Worst", "min-severity=critical", true, false)]);

        change(&anna, &shared, "The worst", false).await.is(200);
        assert_eq!(list(&gina).await, [scans]);
        assert_eq!(list(&anna).await[1], row("The worst", "min-severity=critical", false, true));
        anna.call("saved-search/delete", json!({"id": shared})).await.is(200);
        assert_eq!(list(&anna).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn only_its_owner_changes_one() {
    on_each_engine(async |world| {
        let (anna, gina) = (world.log_in("anna").await, world.log_in("gina").await);
        let id = save(&anna, "Worst", "", true).await.is(200).json["id"].clone();
        change(&gina, &id, "Mine now", true).await.is(404);
        gina.call("saved-search/delete", json!({"id": id})).await.is(404);
        assert_eq!(list(&anna).await, [row("Worst", "", true, true)]);
        let gone = json!({"id": id.as_i64().unwrap() + 1});
        anna.call("saved-search/delete", gone).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn views_of_the_list_of_cases_are_kept_apart() {
    on_each_engine(async |world| {
        let (admin, gina) = (world.log_in("admin").await, world.log_in("gina").await);
        save(&admin, "Scans", "text=scan", false).await.is(200);
        let new = json!({"new": {"name": "Mine", "list": "cases", "query": "assignee=me", "shared": true}});
        let view = admin.call("saved-search/save", new).await.is(200).json;
        assert_eq!(view["list"], "cases");
        assert_eq!(list(&admin).await, [row("Scans", "text=scan", false, true)]);
        let views = admin.call("saved-search/list", json!({"list": "cases"})).await.is(200);
        assert_eq!(views.json, json!([view]));
        change(&admin, &view["id"], "All mine", false).await.is(200);
        let shared = gina.call("saved-search/list", json!({"list": "cases"})).await.is(200);
        assert_eq!(shared.json, json!([]), "no longer shared");
        admin.call("saved-search/delete", json!({"id": view["id"]})).await.is(200);
        let texts: Vec<_> =
            admin.activities().await.into_iter().take(4).map(|row| row["text"].clone()).collect();
        assert_eq!(
            texts,
            [
                "Deleted the view “All mine”",
                "Stopped sharing the view “All mine”",
                "Saved and shared the view “Mine”",
                "Saved the search “Scans”",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn each_wrong_field_is_named() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let id = save(&anna, "Worst", "", false).await.is(200).json["id"].clone();
        save(&anna, "Scans", "", false).await.is(200);
        let wrong = |answer: Answer| {
            let answer = answer.is(412);
            let errors = answer.json["Invalid"].as_array().unwrap().clone();
            errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(wrong(save(&anna, " Worst", "", false).await), ["name"]);
        assert_eq!(wrong(save(&anna, " ", &"x".repeat(8_001), false).await), ["name", "query"]);
        assert_eq!(wrong(save(&anna, &"x".repeat(101), "a\u{0}b", false).await), ["name", "query"]);
        assert_eq!(wrong(change(&anna, &id, "Scans", false).await), ["name"]);
        assert_eq!(wrong(change(&anna, &id, "", false).await), ["name"]);
        assert_eq!(list(&anna).await.len(), 2);
        // Somebody else may have the same name, and an own one may keep it.
        save(&world.log_in("gina").await, "Worst", "", false).await.is(200);
        change(&anna, &id, "Worst", true).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn every_change_is_in_the_log() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        let id = save(&admin, "Worst", "min-severity=critical", false).await.is(200).json["id"].clone();
        change(&admin, &id, "Worst", true).await.is(200);
        change(&admin, &id, "The worst", true).await.is(200);
        change(&admin, &id, "The worst", false).await.is(200);
        admin.call("saved-search/delete", json!({"id": id})).await.is(200);
        let texts: Vec<String> = admin
            .activities()
            .await
            .iter()
            .take(5)
            .map(|row| row["text"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(
            texts,
            [
                "Deleted the search “The worst”",
                "Stopped sharing the search “The worst”",
                "Renamed the search “Worst” to “The worst”",
                "Shared the search “Worst”",
                "Saved the search “Worst”",
            ]
        );
    })
    .await;
}
