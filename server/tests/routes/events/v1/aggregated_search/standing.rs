//! Customers that are in production or not, and events that were deleted.

use super::super::{
    super::{all_and, numbered},
    finds,
};
use crate::support::on_each_engine;
use serde_json::json;

#[tokio::test]
async fn customers_in_production() {
    on_each_engine(async |world| {
        world.sensor().submit(&[numbered(1, json!({}))]).await;
        world.gerd().submit(&[numbered(2, json!({}))]).await;
        for (production, expected) in [(true, &[1, 2][..]), (false, &[])] {
            finds(world.admin(), json!({"productionCustomers": production}), expected).await;
        }
        world.argus.ok("customer production globex false");
        for (criteria, expected) in [
            (json!({}), &[1, 2][..]),
            (json!({"productionCustomers": true}), &[1]),
            (json!({"productionCustomers": "False"}), &[2]),
            (json!({"productionCustomers": false, "customer": ["acme", "globex"]}), &[2]),
            (json!({"productionCustomers": false, "customerID": 1}), &[]),
            (json!({"productionCustomers": true, "customerID": [1, 2]}), &[1]),
            (json!({"subCriteria": {"exclude": true, "productionCustomers": true}}), &[2]),
        ] {
            finds(world.admin(), criteria, expected).await;
        }
        finds(world.anna(), json!({"productionCustomers": true}), &[1]).await;
        finds(world.anna(), json!({"productionCustomers": false}), &[]).await;
        finds(world.gina(), json!({"productionCustomers": true}), &[]).await;
    })
    .await;
}

#[tokio::test]
async fn deleted_events_are_for_administrators() {
    on_each_engine(async |world| {
        let events = [
            numbered(1, json!({"severity": "low"})),
            numbered(2, json!({"severity": "medium"})),
            numbered(3, json!({"severity": "high"})),
        ];
        let ids = world.sensor().submit(&events).await;
        finds(world.anna(), json!({}), &[1, 2, 3]).await;
        world.argus.ok(&format!("event delete {}", ids[1]));
        finds(world.anna(), json!({}), &[1, 3]).await;
        finds(world.anna(), json!({"includeDeleted": false, "ip": []}), &[1, 3]).await;
        finds(world.anna(), json!({"eventIdentifier": ids}), &[1, 3]).await;
        finds(world.admin(), json!({}), &[1, 3]).await;
        finds(world.admin(), json!({"includeDeleted": "True"}), &[1, 2, 3]).await;
        finds(world.admin(), json!({"includeDeleted": true, "maxSeverity": "medium"}), &[1, 2]).await;
        for path in ["aggregated/search", "aggregated/stats", "nids/search"] {
            let path = format!("/events/v1/{path}");
            let criteria = all_and(json!({"includeDeleted": true}));
            let refused = world.anna().post(&path, &criteria).await.is(403);
            let message = refused.json["messages"][0]["message"].as_str().unwrap();
            assert!(message.contains("includeDeleted"), "{message}");
            world.admin().post(&path, &criteria).await.is(200);
        }
        let bulk = json!({"criteria": all_and(json!({"includeDeleted": true})), "update": {"comment": "x"}});
        world.anna().put("/events/v1/aggregated/bulk", &bulk).await.is(403);
        for part in ["", "/links", "/payload", "/pcap"] {
            world.anna().get(&format!("/events/v1/{}{part}", ids[1])).await.is(404);
        }
        let named = json!({"eventIdentifiers": ids, "update": {"comment": "x"}});
        world.anna().put("/events/v1/aggregated", &named).await.is(404);
        world.argus.ok(&format!("event restore {}", ids[1]));
        finds(world.anna(), json!({}), &[1, 2, 3]).await;
        finds(world.anna(), json!({"includeFlags": "COMMENTED"}), &[]).await;
    })
    .await;
}
