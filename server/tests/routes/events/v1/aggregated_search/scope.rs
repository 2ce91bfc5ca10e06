//! Whose events a search finds.

use super::super::super::{all, all_and, numbered};
use crate::support::on_each_engine;
use serde_json::json;

#[tokio::test]
async fn a_search_is_narrowed_silently() {
    on_each_engine(async |world| {
        let acme = world.sensor().submit(&[numbered(1, json!({"source": {"ip": "10.0.0.1"}}))]).await;
        let globex = world.gerd().submit(&[numbered(2, json!({"source": {"ip": "10.0.0.1"}}))]).await;
        assert!(globex[0].contains("/2/"), "{globex:?}");
        let both = [globex[0].as_str(), acme[0].as_str()];
        for (criteria, annas, ginas) in [
            (json!({}), &acme[..], &globex[..]),
            (json!({"customerID": [1, 2]}), &acme, &globex),
            (json!({"customerID": 1}), &acme, &[]),
            (json!({"customerID": 2}), &[], &globex),
            (json!({"customerID": 77}), &[], &[]),
            (json!({"customer": ["acme", "globex"]}), &acme, &globex),
            (json!({"customer": "globex"}), &[], &globex),
            (json!({"customer": ["nobody"]}), &[], &[]),
            (json!({"ip": "10.0.0.0/8"}), &acme, &globex),
            (json!({"eventIdentifier": both}), &acme, &globex),
            (json!({"sortBy": "customerID"}), &acme, &globex),
        ] {
            for (reader, expected) in [(world.anna(), annas), (world.gina(), ginas)] {
                let answer = reader.search(&all_and(criteria.clone())).await;
                assert_eq!(answer.ids(), expected, "{criteria}");
                assert_eq!(answer.json["count"], expected.len(), "{criteria}");
            }
        }
        let listed = world.gina().get("/events/v1/aggregated?startTimestamp=0&customerID=1").await;
        assert_eq!(listed.ids(), [""; 0]);
        assert_eq!(world.admin().search(&all()).await.ids(), both);
    })
    .await;
}
