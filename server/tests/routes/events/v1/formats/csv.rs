//! `Accept: text/csv`

use crate::{
    events::{
        WHEN, all, all_and,
        formats::{column, table},
        numbered,
    },
    support::on_each_engine,
};
use reqwest::Method;
use serde_json::{Value, json};

const SEARCH: &str = "/events/v1/aggregated/search";

#[tokio::test]
async fn a_line_for_each_event() {
    on_each_engine(async |world| {
        let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
        let event = numbered(
            1,
            json!({"signature": "SNORT-1:41336", "severity": "high", "protocol": "tcp",
            "source": {"ip": "10.0.0.1", "port": 12_342, "geoLocation": {"countryCode": "NO"}},
            "destination": {"ip": "2001:db8::/32"}, "count": 3, "flags": ["BLOCKED", "FOLLOWUP"],
            "fqdn": "example.com", "uri": "/a?b=\"c\",d", "properties": {"k": ["v", "w"], "l": "x"},
            "associatedCaseID": case}),
        );
        let ids = world.sensor().submit(&[event, numbered(0, json!({}))]).await;
        let update = json!({"eventIdentifiers": ids[0], "update": {"comment": "Two\nlines, \"quoted\"."}});
        world.anna().put("/events/v1/aggregated", &update).await.is(200);
        let answer = world.anna().post_for("text/csv", SEARCH, &all()).await;
        let table = table(&answer);
        assert_eq!(table.len(), 3);
        assert!(table.iter().all(|row| row.len() == table[0].len()), "{table:?}");
        assert_eq!(column(&table, "id"), ids);
        for (name, expected) in [
            ("timestamp", &*(WHEN + 1).to_string()),
            ("startTimestamp", &(WHEN + 1).to_string()),
            ("customerID", "1"),
            ("customer", "acme"),
            ("severity", "high"),
            ("signature", "SNORT-1:41336"),
            ("alarmID", ""),
            ("protocol", "tcp"),
            ("sourceAddress", "10.0.0.1"),
            ("sourcePort", "12342"),
            ("sourceCountry", "NO"),
            ("destinationAddress", "2001:db8::/32"),
            ("destinationPort", ""),
            ("count", "3"),
            ("flags", "BLOCKED FOLLOWUP COMMENTED"),
            ("location", ""),
            ("domain", "example.com"),
            ("uri", "/a?b=\"c\",d"),
            ("associatedCases", &case.to_string()),
            ("comments", "Two\nlines, \"quoted\"."),
        ] {
            assert_eq!(column(&table, name)[0], expected, "{name}");
        }
        let properties = &column(&table, "properties")[0];
        assert!(properties.contains("k=v,w\n") && properties.contains("l=x"), "{properties}");
    })
    .await;
}

/// A spreadsheet must not take what an attacker sent for a formula.
#[tokio::test]
async fn formulas_are_texts() {
    on_each_engine(async |world| {
        let formulas = ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "-", "'=1"];
        let harmless = ["-5", "+47", "-0.5", "a=b", "'1", "1-2", " x"];
        let event = |(n, text): (i64, &&str)| {
            numbered(n, json!({"signature": format!("{text}\u{200b}"), "uri": text, "fqdn": text, "properties": {"=k": text}}))
        };
        let all_texts = || formulas.iter().chain(&harmless);
        let events: Vec<Value> = (0..).zip(all_texts()).map(event).collect();
        let ids = world.sensor().submit(&events).await;
        for (id, text) in ids.iter().zip(all_texts()) {
            let update = json!({"eventIdentifiers": id, "update": {"comment": format!("{text} ")}});
            world.anna().put("/events/v1/aggregated", &update).await.is(200);
        }
        for limit in [100, 0] {
            let criteria = all_and(json!({"sortBy": "timestamp", "limit": limit}));
            let answer = world.anna().post_for("text/csv", SEARCH, &criteria).await;
            let table = table(&answer);
            for name in ["uri", "domain"] {
                let guarded = formulas.iter().map(|text| format!("'{text}"));
                let expected: Vec<String> = guarded.chain(harmless.iter().map(|text| (*text).to_owned())).collect();
                assert_eq!(column(&table, name), expected, "{name}");
            }
            let cells: Vec<&String> = table[1..].iter().flatten().collect();
            assert!(cells.len() > 300);
            for cell in cells {
                let number = cell.parse::<f64>().is_ok();
                assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn wherever_events_are_listed_and_nowhere_else() {
    on_each_engine(async |world| {
        let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
        let raw = json!({"id": {"type": "raw"}, "signature": "S", "associatedCaseID": case});
        let id = world.sensor().submit(&[raw]).await.pop().unwrap();
        let anna = world.anna();
        let get = async |accept: &str, path: &str| {
            let request = anna.request(Method::GET, path).header("Accept", accept);
            world.server.send(request).await
        };
        for path in
            ["aggregated", "nids", &format!("case/{case}"), &format!("case/{case}?includeRawEvents=true")]
        {
            for accept in ["text/csv", "TEXT/CSV; charset=utf-8, */*;q=0.1", "application/pdf,text/csv"] {
                let table = table(&get(accept, &format!("/events/v1/{path}")).await);
                let rows = if path.contains('?') { 3 } else { 2 };
                assert_eq!(table.len(), rows, "{path}");
            }
        }
        for path in ["aggregated/search", "nids/search"] {
            let path = format!("/events/v1/{path}");
            let none = anna.post_for("text/csv", &path, &all_and(json!({"signature": "none"}))).await;
            assert_eq!(table(&none).len(), 1, "the line of names");
            // What is refused is said in an envelope.
            anna.post_for("text/csv", &path, &json!({})).await.enveloped().is(412);
            world.sensor().post_for("text/csv", &path, &all()).await.enveloped().is(403);
            for accept in ["*/*", "application/json", "application/json, text/csv", ""] {
                anna.post_for(accept, &path, &all()).await.enveloped().is(200);
            }
        }
        get("text/csv", &format!("/events/v1/{id}")).await.enveloped().is(200);
        anna.post_for("text/csv", "/events/v1/aggregated/stats", &all()).await.enveloped().is(200);
    })
    .await;
}
