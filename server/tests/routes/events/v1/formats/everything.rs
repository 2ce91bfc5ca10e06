//! `limit` 0 with more events than any page holds.

use crate::{
    events::{
        all_and,
        formats::{column, lines, table},
    },
    support::{Alert, on_each_engine},
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// More than are read at once.
const COUNT: usize = 3_001;

#[tokio::test]
async fn in_each_format() {
    on_each_engine(async |world| {
        // Each to a port of its own, so that they do not merge.
        let alert =
            |n: u32| Alert::nth(n).with("/dest_port", json!(n)).with("/alert/severity", json!(n % 4 + 1));
        world.ingest("acme", &(0..COUNT as u32).map(alert).collect::<Vec<_>>());
        world.ingest("globex", &[Alert::nth(7)]);
        let anna = world.anna();
        let id = |row: &Value| row["id"].as_str().unwrap().to_owned();
        for path in ["/events/v1/aggregated/search", "/events/v1/nids/search"] {
            let answer = anna.post(path, &all_and(json!({"limit": 0}))).await;
            for (name, expected) in [("limit", 0), ("offset", 0), ("count", COUNT), ("size", COUNT)] {
                assert_eq!(answer.json[name], expected, "{name} of {path}");
            }
            let times = answer.column("timestamp");
            assert!(times.is_sorted_by(|a, b| a.as_i64() >= b.as_i64()), "the newest first");
            let ids: Vec<String> = answer.rows().iter().map(id).collect();
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), COUNT, "each once");

            let told = lines(&anna.post_for("application/jsonl", path, &all_and(json!({"limit": 0}))).await);
            assert!(told.iter().map(id).eq(ids.iter().cloned()), "{path}");
            let table =
                table(&anna.post_for("text/csv", path, &all_and(json!({"limit": 0, "offset": 2_000}))).await);
            assert_eq!(column(&table, "id"), ids[2_000..]);
        }
        // In an order that no index has.
        let severe = json!({"limit": 0, "sortBy": ["-severity", "count"], "excludeFlags": "BLOCKED"});
        let answer = anna.search(&all_and(severe)).await;
        assert_eq!((&answer.json["count"], answer.rows().len()), (&json!(COUNT), COUNT));
        assert_eq!(answer.rows()[0]["severity"], "critical");
        assert_eq!(answer.rows()[COUNT - 1]["severity"], "low");
    })
    .await;
}
