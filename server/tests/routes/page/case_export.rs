//! Exports of a case.

use crate::support::{Answer, Page, World, on_each_engine};
use argus_domain::ioc::{NewIoc, paste};
use reqwest::Method;
use serde_json::{Value, json};

const REPORTS: [&str; 3] = ["md", "html", "json"];
const ALL: [&str; 6] = ["md", "html", "json", "csv", "stix.json", "timeline.csv"];
/// In a value that is withheld, in whichever way it is written.
const SECRET: &str = "hidden";

async fn export(world: &World, page: &Page<'_>, case: i64, file: &str) -> Answer {
    let request = world.server.request(Method::GET, &format!("/cases/{case}/export.{file}"));
    page.send(request.header("Cookie", format!("argus_session={}", page.token))).await.is(200)
}

/// A case in which everything tells of what is withheld.
async fn telling_case(world: &World, anna: &mut Page<'_>) -> i64 {
    let case = anna.create_case(1, "Beacon to hidden.example").await;
    let iocs = json!([
        {"value": "hidden.example", "tlp": "red"},
        {"value": "hidden.exe|d41d8cd98f00b204e9800998ecf8427e", "kind": "filename|md5", "tlp": "amber+strict"},
        {"value": "10.66.0.0/16", "tlp": "red"},
        {"value": "open.example", "tlp": "green", "tags": ["c2"], "description": "Like HIDDEN[.]example."},
        {"value": "198.51.100.7", "tlp": "amber"},
        {"value": "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "kind": "btc", "tlp": "clear"},
        {"value": "gone-hidden.example", "tlp": "red"},
    ]);
    let added = anna.call("ioc/add", json!({"case": case, "new": iocs})).await.is(200).json["added"].clone();
    anna.call("ioc/remove", json!({"id": added[6]["id"]})).await.is(200);
    let text = "# See\n\nhxxps://www.hidden[.]example/a <script>alert(1)</script> and D41D8CD98F00B204E9800998ECF8427E";
    anna.call(
        "case/update",
        json!({"id": case, "change": {"version": 1, "description": text, "severity": "high"}}),
    )
    .await
    .is(200);
    anna.call("comment/add", json!({"case": case, "text": "hidden.exe was there"})).await;
    anna.call("comment/add", json!({"case": case, "text": text})).await.is(200);
    let folder =
        anna.call("note/folder/add", json!({"case": case, "parent": null, "name": "Found"})).await.is(200);
    let note = json!({"folder": folder.json["id"], "title": "hidden.example", "text": text});
    anna.call("note/add", json!({"case": case, "new": note})).await.is(200);
    anna.call(
        "task/add",
        json!({"case": case, "new": {"title": "Block hidden.example", "description": text}}),
    )
    .await
    .is(200);
    let entry = json!({"time": {"text": "2026-11-22 10:42:07", "zone": "+01:00"}, "title": "Mail from hidden.example",
        "description": text, "source": "open.example", "category": "initialAccess", "tags": ["hidden.exe"],
        "values": ["hidden.example", "open.example", "198.51.100.7"]});
    anna.call("timeline/add", json!({"case": case, "new": [entry]})).await.is(200);
    let event = json!({"signature": "S", "source": {"ip": "10.66.1.2", "port": 53}, "fqdn": "hidden.example",
        "destination": {"ip": "198.51.100.7"}, "associatedCaseID": case});
    world.sensor().submit(&[event]).await;
    case
}

/// Whatever stands in a file of a withheld value: the name of the hash's file is a half of one.
fn leaks(text: &str) -> bool {
    let lower = text.to_lowercase();
    [SECRET, "d41d8cd98f00b204", "10.66."].iter().any(|secret| lower.contains(secret))
}

#[tokio::test]
async fn what_is_above_the_level_is_counted_and_never_told() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = telling_case(world, &mut anna).await;
        let counts = anna.call("case/export-preview", json!({"id": case})).await.is(200).json;
        assert_eq!(counts.as_array().unwrap().len(), 6, "one of each: {counts}");
        for file in ALL {
            let told = export(world, &anna, case, file).await.text;
            assert!(!leaks(&told), "{file}: {told}");
            let is_shown = ["md", "html"].contains(&file);
            assert!(!is_shown || !told.contains("<script"), "{file}: {told}");
            assert!(told.contains("open.example") && told.contains("198.51.100.7"), "{file}: {told}");
            for withheld in ["domain", "ip-any", "filename|md5"] {
                let written = withheld.replace('|', "\\|");
                assert!(told.contains(withheld) || told.contains(&written), "{file}: {told}");
            }
        }
        let log = anna.activities().await;
        assert_eq!(log[0]["text"], "Exported the timeline as CSV up to TLP:AMBER, 3 indicators withheld");
        assert_eq!(
            log[1]["text"],
            "Exported the indicators as STIX 2.1 up to TLP:AMBER, 3 indicators withheld"
        );
        assert_eq!(log[3]["text"], "Exported the case as JSON up to TLP:AMBER, 3 indicators withheld");
        assert_eq!(log[0]["case"], case);
        for file in REPORTS {
            let told = export(world, &anna, case, &format!("{file}?tlp=red")).await.text;
            assert!(told.contains("hidden") && told.contains("10.66.1.2"), "{file}: {told}");
            let green = export(world, &anna, case, &format!("{file}?tlp=green")).await.text;
            assert!(!green.contains("198.51.100.7") && green.contains("open.example"), "{file}: {green}");
        }
    })
    .await;
}

#[tokio::test]
async fn custom_fields_and_attachments() {
    on_each_engine(async |world| {
        let admin = world.log_in("admin").await;
        for (name, label, kind) in [
            ("victim", "Victim | first", "text"),
            ("range", "Range", "network"),
            ("story", "Story", "longText"),
            ("reported", "Reported", "time"),
            ("unused", "Unused", "number"),
        ] {
            let new = json!({"name": name, "label": label, "kind": kind});
            admin.call("custom-field/add", json!({"new": new})).await.is(200);
        }
        let mut anna = world.log_in("anna").await;
        let case = telling_case(world, &mut anna).await;
        let story = "# no heading\n<b>hidden[.]example</b>";
        let custom = json!({"victim": "hidden.example", "range": "10.66.9.0/24", "story": story, "reported": 0});
        anna.call("case/update", json!({"id": case, "change": {"version": i64::MAX, "custom": custom}}))
            .await
            .is(200);
        let sample = anna.attach(case, "hidden.exe", "MZ").await.is(201).json;
        let malware = json!({"version": 1, "malware": true, "description": "Of <hidden.example>"});
        anna.call("attachment/change", json!({"id": sample["id"], "change": malware})).await.is(200);
        let picture = anna.attach(case, "the login.png", "\u{89}PNG").await.is(201).json;
        let gone = anna.attach(case, "gone.png", "x").await.is(201).json;
        anna.call("attachment/remove", json!({"id": gone["id"]})).await.is(200);
        let shown = format!(
            "![as seen](/attachments/{}/picture) ![old](/attachments/{}/picture)",
            picture["id"], gone["id"]
        );
        anna.call("comment/add", json!({"case": case, "text": shown})).await.is(200);

        for file in REPORTS {
            let told = export(world, &anna, case, file).await.text;
            assert!(!leaks(&told), "{file}: {told}");
            assert!(!told.contains("/attachments/"), "{file}: {told}");
            assert!(told.contains("(picture “as seen”: attachment “the login.png”)"), "{file}: {told}");
            assert!(told.contains("(picture “old”: no attachment of the case any more)"), "{file}: {told}");
            assert!(!told.contains("Unused"), "{file}: {told}");
            assert!(file == "json" || !told.contains("<b>"), "{file}: {told}");
        }
        let md = export(world, &anna, case, "md").await.text;
        for line in [
            "| Victim \\| first | \\[TLP:RED domain withheld\\] |\n",
            "| Range | \\[TLP:RED ip-any withheld\\] |\n| Reported | 1970-01-01 00:00:00Z |\n\n### Story\n\n\\# no heading\\\n",
        ] {
            assert!(md.contains(line), "{line}: {md}");
        }
        let html = export(world, &anna, case, "html").await.text;
        assert!(html.contains("[TLP:AMBER+STRICT filename|md5 withheld] <strong class=\"malware\">Malware</strong>"), "{html}");
        let json = export(world, &anna, case, "json").await.json;
        assert_eq!(
            json["case"]["fields"][3],
            json!({"name": "reported", "label": "Reported", "type": "time", "value": "1970-01-01T00:00:00.000Z"})
        );
        let files = json["attachments"].as_array().unwrap();
        assert_eq!((files.len(), &files[0]["malware"], &files[1]["malware"]), (2, &json!(true), &json!(false)));
        assert_eq!(files[1]["sha256"], picture["sha256"]);

        // The hash of a file is an indicator as any other.
        let hash = json!([{"value": picture["sha256"], "tlp": "red"}]);
        anna.call("ioc/add", json!({"case": case, "new": hash})).await.is(200);
        let json = export(world, &anna, case, "json?parts=attachments").await.json;
        assert_eq!(json["attachments"][1]["sha256"], "[TLP:RED sha256 withheld]");
        assert!(json["case"].get("fields").is_none(), "{json}");
    })
    .await;
}

#[tokio::test]
async fn for_programs() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = telling_case(world, &mut anna).await;
        let answer = export(world, &anna, case, "json").await;
        assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"case-{case}.json\""));
        let mut told = answer.json;
        assert_eq!((&told["format"], &told["version"]), (&json!("argus-case"), &json!(1)));
        for part in ["timeline", "iocs", "notes", "tasks", "comments", "events", "history"] {
            assert!(told[part].as_array().is_some_and(|rows| !rows.is_empty()), "{part}: {told}");
        }
        // Times are those of the run, and the history is that of the others.
        told["history"] = json!([]);
        insta::assert_json_snapshot!("for_programs", told, {
            ".exported" => "[now]", ".case.opened" => "[time]", ".case.updated" => "[time]",
            ".**.added" => "[time]", ".**.updated" => "[time]", ".**.start" => "[time]", ".**.end" => "[time]",
            ".events[].id" => "[id]",
        });
        let some = export(world, &anna, case, "json?parts=tasks,summary").await.json;
        assert_eq!(some["parts"], json!(["summary", "tasks"]));
        assert!(some.get("iocs").is_none() && some["case"].get("state").is_none(), "{some}");
        let request = |query: &str| world.server.request(Method::GET, &format!("/cases/{case}/export.json{query}"));
        for query in ["?parts=", "?parts=files", "?tlp=purple"] {
            let request = request(query).header("Cookie", format!("argus_session={}", anna.token));
            anna.send(request).await.is(412);
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_that_does_nothing() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = telling_case(world, &mut anna).await;
        let page = export(world, &anna, case, "html").await;
        let policy = page.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-") && policy.ends_with("; sandbox"),
            "{policy}"
        );
        assert!(page.text.contains(policy.trim_end_matches("; sandbox")), "the file bears it, too");
        assert!(page.header("content-disposition").starts_with("attachment"));
        assert!(
            page.text.contains("&lt;script&gt;alert(1)") && page.text.ends_with("</html>\n"),
            "{}",
            page.text
        );
        for heading in [
            "Withheld",
            "Facts",
            "Summary",
            "Timeline",
            "Indicators",
            "Notes",
            "Tasks",
            "Comments",
            "Attachments",
            "Linked events",
            "History",
        ] {
            assert_eq!(page.text.matches(&format!("<h2>{heading}</h2>")).count(), 1, "{heading}");
        }
        for tag in ["section", "table", "tbody", "article", "tr", "td"] {
            let (open, close) = (
                page.text.matches(&format!("<{tag}")).count(),
                page.text.matches(&format!("</{tag}>")).count(),
            );
            assert_eq!(open, close, "{tag}");
        }
        let empty = anna.create_case(1, "Nothing yet").await;
        let empty = export(world, &anna, empty, "html").await.text;
        assert!(
            empty.contains("Nothing: there are no indicators above TLP:AMBER.")
                && empty.contains("<p>None.</p>")
        );
    })
    .await;
}

/// Over more than one page, and as odd as they come.
#[tokio::test]
async fn a_table_is_read_in_again_as_it_was() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (first, second) = (anna.create_case(1, "First").await, anna.create_case(1, "Second").await);
        let mut new: Vec<Value> = (0..700)
            .map(|n| json!({"value": format!("10.0.{}.{}", n / 256, n % 256), "tlp": "clear"}))
            .collect();
        for (value, kind) in [
            ("=cmd(),\"x\"", "text"),
            ("'-1+2", "text"),
            ("#tag", "text"),
            ("-5", "float"),
            ("@me", "twitter-id"),
        ] {
            new.push(json!({"value": value, "kind": kind, "tlp": "green", "tags": ["=d", "a|b", "c\\"],
                "description": "- one\n- \"two\", three"}));
        }
        anna.call("ioc/add", json!({"case": first, "new": new})).await.is(200);
        anna.call("ioc/add", json!({"case": first, "new": [{"value": "hidden.example", "tlp": "red"}]}))
            .await
            .is(200);
        let table = export(world, &anna, first, "csv").await;
        assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
        assert!(table.text.ends_with("\r\n# Withheld TLP:RED: 1 domain\r\n"), "{}", table.text);
        let read: Result<Vec<NewIoc>, _> = paste::read(&table.text, &NewIoc::default()).into_iter().collect();
        let added = anna.call("ioc/add", json!({"case": second, "new": read.unwrap()})).await.is(200).json;
        let rows = added["added"].as_array().unwrap();
        assert_eq!(rows.len(), new.len());
        for (row, new) in rows.iter().zip(&new) {
            for field in ["value", "kind", "tlp", "tags", "description"] {
                let default = match field {
                    "tags" => json!([]),
                    "description" => json!(""),
                    "kind" => json!("ip-any"),
                    _ => Value::Null,
                };
                assert_eq!(&row[field], new.get(field).unwrap_or(&default), "{field} of {new}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn as_stix() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let case = telling_case(world, &mut anna).await;
        let first = export(world, &anna, case, "stix.json").await;
        assert_eq!(first.header("content-type"), "application/stix+json;version=2.1");
        assert_eq!(first.text, export(world, &anna, case, "stix.json").await.text, "twice the same");
        let objects = first.json["objects"].as_array().unwrap();
        let of = |kind: &str| objects.iter().filter(|object| object["type"] == kind).collect::<Vec<_>>();
        let levels: Vec<&Value> = of("marking-definition").iter().map(|object| &object["name"]).collect();
        assert_eq!(levels, ["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER"]);
        let indicators = of("indicator");
        assert_eq!(indicators[0]["pattern"], "[domain-name:value = 'open.example']");
        assert_eq!(
            indicators[0]["object_marking_refs"],
            json!(["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"])
        );
        assert_eq!(indicators[0]["labels"], json!(["c2"]));
        assert_eq!(indicators[1]["pattern"], "[ipv4-addr:value = '198.51.100.7']");
        let notes = of("note");
        assert_eq!(
            notes[0]["content"],
            "Withheld as above TLP:AMBER: TLP:RED: 1 domain, 1 ip-any; TLP:AMBER+STRICT: 1 filename|md5."
        );
        assert_eq!(notes[1]["content"], "1BoatSLRHtKNngkdXEeobR76b53LETtpyT");
        let mut ids: Vec<&str> = objects.iter().map(|object| object["id"].as_str().unwrap()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), objects.len());
    })
    .await;
}

#[tokio::test]
async fn a_timeline_is_read_in_again_as_it_was() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let (first, second) = (anna.create_case(1, "First").await, anna.create_case(1, "Second").await);
        for case in [first, second] {
            let new = json!([{"value": "evil.example"}, {"value": "=cmd()", "kind": "text"}]);
            anna.call("ioc/add", json!({"case": case, "new": new})).await.is(200);
        }
        let entry = |text: &str, zone: &str, title: &str| {
            json!({"time": {"text": text, "zone": zone}, "title": title, "description": "- a, \"b\"\n- c",
                "category": "lateralMovement", "source": "@log", "tags": ["a|b", "c"], "flagged": true,
                "values": ["evil.example", "=cmd()"]})
        };
        let new = json!([
            entry("2026-10-25 01:30:00", "Europe/Oslo", "=run()"),
            // The hour that this clock shows twice, for the second time.
            entry("2026-10-25T02:30:00.250+01:00", "Europe/Oslo", "Again"),
            entry("2026-11-22 10:42:07", "-09:30", "#far"),
        ]);
        anna.call("timeline/add", json!({"case": first, "new": new})).await.is(200);
        let answer = export(world, &anna, first, "timeline.csv").await;
        let name = format!("attachment; filename=\"case-{first}-timeline.csv\"");
        assert_eq!(answer.header("content-disposition"), name);
        let read = argus_domain::timeline::paste::read(&answer.text, "UTC");
        let read: Vec<_> = read.into_iter().map(Result::unwrap).collect();
        let done = anna.call("timeline/add", json!({"case": second, "new": read})).await.is(200).json;
        assert_eq!(done["unknown"], json!([]), "{}", answer.text);
        let told = async |case: i64| {
            let list = json!({"case": case, "limit": 10, "offset": 0});
            let mut rows = anna.call("timeline/list", list).await.is(200).json["rows"].clone();
            for row in rows.as_array_mut().unwrap() {
                for field in ["id", "case", "iocs", "added", "updated"] {
                    row[field] = Value::Null;
                }
            }
            rows
        };
        let was = told(first).await;
        assert_eq!(told(second).await, was, "{}", answer.text);
        assert_eq!((was.as_array().unwrap().len(), &was[1]["time"]["zone"]), (3, &json!("Europe/Oslo")));
    })
    .await;
}
