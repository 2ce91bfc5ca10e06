//! `GET …/payload` and `…/pcap`: what went over the wire.

use super::super::{WHEN, numbered, submission};
use crate::support::{Alert, on_each_engine};
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn of_a_sensors_alert() {
    on_each_engine(async |world| {
        let at = "2018-03-24T20:37:19.250Z";
        let alerts = [
            Alert::at(at)
                .with("/payload", json!("R0VUIC8="))
                .with("/payload_printable", json!("GET /"))
                .with("/packet", json!("AAECAwQF"))
                .with("/packet_info", json!({"linktype": 101})),
            Alert::at(at).with("/alert/signature_id", json!(2)).with("/payload_printable", json!("GET /")),
            Alert::at(at).with("/alert/signature_id", json!(3)),
            Alert::at(at).with("/alert/signature_id", json!(4)).with("/packet", json!("not base64!")),
        ];
        world.ingest("acme", &alerts);
        for path in ["aggregated/search", "nids/search"] {
            let anna = world.anna();
            let found = anna.post(&format!("/events/v1/{path}"), &super::super::all()).await;
            let id = |signature: &str| {
                let has = |row: &&Value| row["attackInfo"]["signature"] == signature;
                found.rows().iter().find(has).unwrap()["id"].as_str().unwrap().to_owned()
            };
            let whole = id("SNORT-1:2001219");
            let payload = anna.get(&format!("/events/v1/{whole}/payload")).await.is(200);
            assert_eq!(*payload.data(), json!({"id": whole, "type": "binary", "payload": "R0VUIC8="}));
            let printable = id("SNORT-1:2");
            let payload = anna.get(&format!("/events/v1/{printable}/payload")).await.is(200);
            assert_eq!(*payload.data(), json!({"id": printable, "type": "string", "payload": "GET /"}));

            let request = anna.request(Method::GET, &format!("/events/v1/{whole}/pcap"));
            let response = request.send().await.unwrap();
            let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
            assert_eq!((response.status().as_u16(), &*header("content-type")), (200, "application/x-pcap"));
            let name = format!("{}.pcap", whole.rsplit('/').next().unwrap());
            assert_eq!(header("content-disposition"), format!("attachment; filename=\"{name}\""));
            let file = response.bytes().await.unwrap();
            let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
            assert_eq!((number(0), number(20)), (0xa1b2_c3d4, 101), "the link type is the record's");
            assert_eq!((number(24), number(28)), (1_521_923_839, 250_000));
            assert_eq!((number(32), &file[40..]), (6, &[0, 1, 2, 3, 4, 5][..]));

            let nothing = id("SNORT-1:3");
            for path in [
                format!("{nothing}/payload"),
                format!("{nothing}/pcap"),
                format!("{printable}/pcap"),
                format!("{}/pcap", id("SNORT-1:4")),
            ] {
                let answer = anna.get(&format!("/events/v1/{path}")).await.is(404);
                let said = answer.json["messages"][0]["message"].as_str().unwrap();
                assert!(!said.contains("may see"), "the event is there: {said}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn of_a_submitted_event() {
    on_each_engine(async |world| {
        let raw = json!({"id": {"type": "raw"}, "payload": {"payloadType": "ethernet", "payload": "AAEC"}});
        let payload = |kind: &str, text: &str| json!({"payload": {"payloadType": kind, "payload": text}});
        let events = [
            numbered(0, payload("string", "blåbær\r\n\u{1f41d}")),
            numbered(1, payload("ethernet", "AAEC")),
            numbered(2, payload("pcap", "1MOyoQ==")),
            numbered(3, payload("binary", "AAEC")),
            numbered(4, payload("ethernet", "***")),
            numbered(5, json!({})),
            submission(raw),
        ];
        let ids = world.sensor().submit(&events).await;
        let anna = world.anna();
        for (n, kind, text) in [
            (0, "string", "blåbær\r\n\u{1f41d}"),
            (1, "ethernet", "AAEC"),
            (2, "pcap", "1MOyoQ=="),
            (3, "binary", "AAEC"),
            (4, "ethernet", "***"),
            (6, "ethernet", "AAEC"),
        ] {
            let path = format!("/events/v1/{}/payload", ids[n]);
            let expected = json!({"id": ids[n], "type": kind, "payload": text});
            assert_eq!(*anna.get(&path).await.is(200).data(), expected);
        }
        for (n, length) in
            [(0, None), (1, Some(43)), (2, Some(4)), (3, None), (4, None), (5, None), (6, Some(43))]
        {
            let path = format!("/events/v1/{}/pcap", ids[n]);
            let answer = world.server.send(anna.request(Method::GET, &path)).await;
            match length {
                None => drop(answer.enveloped().is(404)),
                Some(length) => {
                    assert_eq!(answer.is(200).header("content-length"), length.to_string(), "{n}");
                }
            }
        }
        let flags = anna.get(&format!("/events/v1/{}", ids[0])).await;
        assert_eq!(flags.data()["flags"], json!(["HAS_PAYLOAD"]));
    })
    .await;
}

#[tokio::test]
async fn whose_it_is_and_what_is_no_event() {
    on_each_engine(async |world| {
        let event = submission(json!({"payload": {"payloadType": "ethernet", "payload": "AAEC"}}));
        let id = world.sensor().submit(&[event]).await.pop().unwrap();
        let uuid = id.rsplit('/').next().unwrap();
        for part in ["payload", "pcap", "links"] {
            world.gina().get(&format!("/events/v1/{id}/{part}")).await.is(404);
            world.sensor().get(&format!("/events/v1/{id}/{part}")).await.is(403);
            for (wrong, status) in [
                (format!("AGGR/{}/1/{uuid}", WHEN + 1), 404),
                (format!("AGGR/{WHEN}/2/{uuid}"), 404),
                (format!("NIDS/{WHEN}/1/{uuid}"), 404),
                (format!("aggr/{WHEN}/1/{uuid}"), 412),
                (format!("AGGR/x/1/{uuid}"), 412),
                (format!("AGGR/{WHEN}/1/x"), 412),
            ] {
                let answer = world.anna().get(&format!("/events/v1/{wrong}/{part}")).await;
                assert_eq!(answer.status, status, "{wrong}/{part}");
            }
            // The name that payload and pcap declare.
            let path = format!("/events/v1/{}/{part}", id.replace("AGGR", "AGGRATTACK"));
            assert_eq!(
                world.server.send(world.anna().request(Method::GET, &path)).await.status,
                200,
                "{path}"
            );
        }
    })
    .await;
}
