//! Links between cases, as the page makes them.

use crate::support::{PASSWORD, Page, World, finish, on_each_engine};
use serde_json::{Value, json};

async fn reader<'a>(world: &'a World) -> Page<'a> {
    let mut command =
        world.argus.command(["user", "add", "rita", "--group", "Readers", "--customer", "acme"]);
    finish(command.env("ARGUS_PASSWORD", PASSWORD).spawn().unwrap()).succeeded();
    world.log_in("rita").await
}

async fn link(page: &Page<'_>, id: i64, other: i64, relation: &str) -> crate::support::Answer {
    page.call("case/link/add", json!({"id": id, "other": other, "relation": relation})).await
}

/// Each link of a case as `childOf #2`.
async fn told(page: &Page<'_>, id: i64) -> Vec<String> {
    let links = page.call("case/links", json!({"id": id})).await.is(200).json;
    let one = |link: &Value| format!("{} #{}", link["relation"].as_str().unwrap(), link["case"]["id"]);
    links["links"].as_array().unwrap().iter().map(one).collect()
}

#[tokio::test]
async fn seen_from_both_sides() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let mut ids = Vec::new();
        for name in ["One", "Two", "Three"] {
            ids.push(anna.create_case(1, name).await);
        }
        let [one, two, three] = ids[..] else { unreachable!() };
        let links = link(&anna, one, two, "parentOf").await.is(200).json;
        assert_eq!(links["links"][0]["case"]["name"], "Two");
        link(&anna, three, one, "duplicateOf").await.is(200);
        assert_eq!(told(&anna, one).await, [format!("parentOf #{two}"), format!("hasDuplicate #{three}")]);
        assert_eq!(told(&anna, two).await, [format!("childOf #{one}")]);

        // Two people at once: the second is told what is there.
        let again = link(&anna, two, one, "relatedTo").await.is(412);
        assert!(again.text.contains(&format!("child of #{one}")), "{}", again.text);
        link(&anna, one, one, "relatedTo").await.is(412);
        link(&anna, one, 4711, "relatedTo").await.is(404);

        let log: Vec<Value> = anna.activities().await.into_iter().map(|row| row["text"].clone()).collect();
        assert_eq!(
            log[2..4],
            [json!(format!("Linked: child of #{one}")), json!(format!("Linked: parent of #{two}"))]
        );
        let id = links["links"][0]["id"].clone();
        anna.call("case/link/remove", json!({"id": three, "link": id})).await.is(404);
        anna.call("case/link/remove", json!({"id": two, "link": id})).await.is(200);
        anna.call("case/link/remove", json!({"id": one, "link": id})).await.is(404);
        assert_eq!(told(&anna, one).await, [format!("hasDuplicate #{three}")]);
        assert_eq!(told(&anna, two).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn no_case_is_its_own_parent() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let mut ids = Vec::new();
        for name in ["One", "Two", "Three", "Four"] {
            ids.push(anna.create_case(1, name).await);
        }
        for pair in ids.windows(2) {
            link(&anna, pair[0], pair[1], "parentOf").await.is(200);
        }
        let circle = link(&anna, ids[3], ids[0], "parentOf").await.is(412);
        assert!(circle.text.contains("its own parent"), "{}", circle.text);
        assert_eq!(told(&anna, ids[0]).await, [format!("parentOf #{}", ids[1])], "nothing is left of it");
        link(&anna, ids[3], ids[0], "dependsOn").await.is(200);

        // At the same moment: one of the two has to see the other.
        let (a, b) = (anna.create_case(1, "A").await, anna.create_case(1, "B").await);
        let c = anna.create_case(1, "C").await;
        link(&anna, a, b, "parentOf").await.is(200);
        let (one, other) = tokio::join!(link(&anna, b, c, "parentOf"), link(&anna, a, c, "childOf"));
        let mut both = [one.status, other.status];
        both.sort_unstable();
        assert_eq!(both, [200, 412]);
    })
    .await;
}

#[tokio::test]
async fn only_for_those_who_see_both() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (open, hidden) = (anna.create_case(1, "Open").await, anna.create_case(1, "HUSHED").await);
        let links = link(&anna, open, hidden, "relatedTo").await.is(200).json;
        let id = links["links"][0]["id"].clone();
        anna.call("case/access/mode", json!({"id": hidden, "mode": "explicit"})).await.is(200);
        let rita = reader(world).await;
        let seen = rita.call("case/links", json!({"id": open})).await.is(200);
        assert_eq!(seen.json["links"], json!([]), "a case that she does not see is not shown");
        rita.call("case/links", json!({"id": hidden})).await.is(404);
        link(&rita, open, hidden, "relatedTo").await.is(403);

        // An analyst who sees only one of the two.
        let mut command = world.argus.command(["user", "add", "bjarne", "--customer", "acme"]);
        finish(command.env("ARGUS_PASSWORD", PASSWORD).spawn().unwrap()).succeeded();
        let mut bjarne = world.log_in("bjarne").await;
        bjarne.call("case/link/remove", json!({"id": open, "link": id})).await.is(404);
        let own = bjarne.create_case(1, "Own").await;
        link(&bjarne, own, hidden, "relatedTo").await.is(404);
        // One that he only reads, and one that he may change; but not two that he only reads.
        let (read, other) = (anna.create_case(1, "Read").await, anna.create_case(1, "Other").await);
        for case in [read, other] {
            anna.call("case/access/mode", json!({"id": case, "mode": "writeRestricted"})).await.is(200);
        }
        link(&bjarne, read, own, "childOf").await.is(200);
        link(&bjarne, read, other, "relatedTo").await.is(403);
        link(&world.log_in("gina").await, open, read, "relatedTo").await.is(404);
    })
    .await;
}
