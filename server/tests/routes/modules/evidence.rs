//! Modules that process files of evidence.

use crate::support::{Alert, Modules, in_lines, streamed};
use serde_json::json;

#[tokio::test]
async fn a_module_of_argus_reads_what_suricata_wrote() {
    Modules::on_each_engine(async |world| {
        let admin = Modules(world.admin());
        let shipped = world.admin().get("/modules/v1/shipped").await.is(200);
        assert!(shipped.column("name").contains(&json!("network-logs")));
        let new = json!({"from": "shipped", "name": "network-logs"});
        let task =
            world.admin().post("/modules/v1/module", &new).await.is(201).data()["task"].as_i64().unwrap();
        let stream = format!("/modules/v1/task/{task}/log/stream");
        let log = streamed(&world.server, world.key_of("admin"), &stream, None).await;
        assert!(log.contains("event: end\ndata: succeeded"), "{log}");
        let id = admin.installed(task).await;

        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let alerts = [Alert::nth(1), Alert::nth(2).with("/dest_port", json!(23))];
        let file = anna.attach(case, "eve.json", in_lines(&alerts)).await.is(201).json["id"].clone();
        let offered = world.anna().get("/modules/v1/pipeline").await.is(200);
        assert_eq!(offered.column("module"), [json!(id)]);
        assert_eq!(offered.rows()[0]["parameters"][0]["name"], "most");

        let process = json!({"module": id, "case": case, "files": [file], "arguments": {"most": 10}});
        let mut wrong = process.clone();
        wrong["arguments"] = json!({"least": 1});
        assert_eq!(world.anna().post("/modules/v1/task/evidence", &wrong).await.refused(), ["least"]);
        wrong = process.clone();
        wrong["files"] = json!([77_777]);
        assert_eq!(world.anna().post("/modules/v1/task/evidence", &wrong).await.refused(), ["files"]);
        world.gina().post("/modules/v1/task/evidence", &process).await.is(404);
        let started = world.anna().post("/modules/v1/task/evidence", &process).await.is(201);
        let done = Modules(world.anna()).ended(started.data()["task"].as_i64().unwrap()).await;
        assert_eq!(done["state"], "succeeded", "{done:#}");
        assert_eq!((&done["work"], &done["arguments"]["most"]), (&json!("pipeline"), &json!(10)));
        let events = world.anna().get(&format!("/events/v1/case/{case}")).await.is(200);
        assert_eq!(events.rows().len(), 2, "{events:?}");
    })
    .await;
}
