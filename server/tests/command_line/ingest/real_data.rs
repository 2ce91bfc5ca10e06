//! Alerts of real sensors.

use super::{aggregates, occurrences, said};
use crate::support::{on_each_engine, real_data};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[tokio::test]
async fn every_record_of_the_data_sets() {
    on_each_engine(async |world| {
        for (name, customer) in [("first-org-conf-2015.json", "acme"), ("wrccdc-2018.json", "globex")] {
            let Some((file, records)) = real_data(name) else { return };
            let reader = if customer == "acme" { world.anna() } else { world.gina() };
            let different: BTreeSet<String> = records.iter().map(Value::to_string).collect();
            let alerts = records.iter().filter(|record| record["event_type"] == "alert").count();
            assert_eq!(alerts, records.len(), "{name} holds nothing but alerts");

            let done = world.argus.ingest("suricata", &file, customer).succeeded();
            let [stored, known, new] = said(&done.out)[..] else { panic!("{done:?}") };
            assert_eq!(stored, different.len() as u64, "{name}");
            assert_eq!(stored + known, records.len() as u64, "{name}");
            let events = aggregates(reader).await;
            assert_eq!((events.len() as u64, occurrences(&events)), (new, stored), "{name}");
            let again = world.argus.ingest("suricata", &file, customer).succeeded();
            assert_eq!(said(&again.out), [0, records.len() as u64, 0], "{name}");

            // Found by what stands in the file.
            for record in records.iter().step_by(records.len() / 5) {
                let criteria = json!({"startTimestamp": 0, "limit": 0, "sourceIP": record["src_ip"],
                    "sourceIPMinBits": 32, "destinationIP": record["dest_ip"], "destinationPort": record["dest_port"],
                    "signature": format!("SNORT-{}:{}", record["alert"]["gid"], record["alert"]["signature_id"])});
                let found = reader.search(&criteria).await;
                let same = |other: &&Value| {
                    ["src_ip", "dest_ip", "dest_port"].iter().all(|name| other[name] == record[name])
                        && other["alert"]["signature_id"] == record["alert"]["signature_id"]
                };
                let same: BTreeSet<String> = records.iter().filter(same).map(Value::to_string).collect();
                assert_eq!(occurrences(found.rows()), same.len() as u64, "{record}");
                let described = found.rows().iter().all(|row| {
                    row["attackInfo"]["alarmDescription"] == record["alert"]["signature"]
                        && row["attackInfo"]["attackCategoryName"] == record["alert"]["category"]
                });
                assert!(described, "{record}");
            }
        }
    })
    .await;
}
