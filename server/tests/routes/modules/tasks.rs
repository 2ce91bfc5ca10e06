//! Tasks: followed, cancelled, run again and found.

use super::{add_iocs, by_hand};
use crate::support::{Modules, streamed};
use serde_json::json;

#[tokio::test]
async fn a_task_is_cancelled_and_run_again() {
    let source = by_hand(
        "file = call.settings['file']\n\
         call.progress(1, 4, 'waiting')\n\
         while not os.path.exists(file): time.sleep(0.05)\n\
         return 'done'",
    );
    Modules::on_each_engine(async |world| {
        let admin = Modules(world.admin());
        let id = admin.install("my_module", &source).await;
        let file = world.argus.path("go");
        let settings = json!({"settings": {"file": file}});
        world.admin().put(&format!("/modules/v1/module/{id}"), &settings).await.is(200);
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let ioc = add_iocs(&anna, case, &["evil.example"]).await;
        let hers = Modules(world.anna());
        // Who does not see it cannot call anything for it, and what is not offered cannot be called.
        assert_eq!(Modules(world.gina()).try_call(id, "Do it", &ioc).await.status, 404);
        assert_eq!(hers.try_call(id, "Do that", &ioc).await.refused(), ["label"]);
        assert_eq!(hers.try_call(id, "Do it", &[]).await.refused(), ["objects"]);
        let offered = world.anna().get("/modules/v1/choice?object=ioc").await;
        assert_eq!(offered.column("label"), ["Do it"]);
        assert_eq!(world.anna().get("/modules/v1/choice?object=case").await.rows().len(), 0);
        assert_eq!(world.anna().get("/modules/v1/choice").await.refused(), ["object"]);

        let first = hers.call(id, "Do it", &ioc).await[0];
        let running = hers.until(first, |state| state == "running").await;
        assert_eq!(running["mayChange"], true);
        world.anna().post(&format!("/modules/v1/task/{first}/again"), &json!({})).await.is(412);
        world.anna().put(&format!("/modules/v1/task/{first}/cancel"), &json!({})).await.is(200);
        assert_eq!(hers.ended(first).await["state"], "cancelled");
        world.anna().put(&format!("/modules/v1/task/{first}/cancel"), &json!({})).await.is(412);

        std::fs::write(&file, "").unwrap();
        let again = world.anna().post(&format!("/modules/v1/task/{first}/again"), &json!({})).await.is(201);
        let again = again.data()["task"].as_i64().unwrap();
        let done = hers.ended(again).await;
        assert_eq!((&done["state"], &done["message"]), (&json!("succeeded"), &json!("done")));
        assert_eq!((&done["againOf"], &done["objects"][0]["title"]), (&json!(first), &json!("evil.example")));
        assert_eq!(hers.task(first).await["again"], again);

        let find = async |query: &str| {
            let found = world.anna().get(&format!("/modules/v1/task?limit=0&{query}")).await.is(200);
            found.column("id").iter().map(|id| id.as_i64().unwrap()).collect::<Vec<_>>()
        };
        for query in ["", "moduleName=MY-mod", &format!("case={case}"), "caseName=ai%20case", "user=anna"] {
            assert_eq!(find(query).await, [again, first], "{query}");
        }
        assert_eq!(find("state=cancelled").await, [first]);
        assert_eq!(find(&format!("id={again}")).await, [again]);
        for query in
            ["user=gina", "case=77777", "module=1", "longerThan=3600000", "startTimestamp=9999999999999"]
        {
            assert_eq!(find(query).await, [0_i64; 0], "{query}");
        }
        assert_eq!(world.anna().get("/modules/v1/task?state=odd").await.refused(), ["state"]);
    })
    .await;
}

#[tokio::test]
async fn a_log_is_followed_to_its_end() {
    let source = by_hand(
        "for number in range(1, 6):\n\
         \x20   call.log.info('line %d', number)\n\
         \x20   time.sleep(0.3)",
    );
    Modules::on_each_engine(async |world| {
        let id = Modules(world.admin()).install("my_module", &source).await;
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        let ioc = add_iocs(&anna, case, &["evil.example"]).await;
        let task = Modules(world.anna()).call(id, "Do it", &ioc).await[0];
        let path = format!("/modules/v1/task/{task}/log/stream");
        let all = streamed(&world.server, world.key_of("anna"), &path, None).await;
        for number in 1..6 {
            assert_eq!(all.matches(&format!("line {number}\"")).count(), 1, "{all}");
        }
        assert!(all.trim_end().ends_with("event: end\ndata: succeeded"), "{all}");
        let ids: Vec<u32> = all.lines().filter_map(|line| line.strip_prefix("id: ")?.parse().ok()).collect();
        assert!(ids.is_sorted() && ids.len() >= 5, "{all}");
        // Whoever comes back reads on where he was, and the end as often as he comes.
        let last = ids[ids.len() - 2];
        let rest = streamed(&world.server, world.key_of("anna"), &path, Some(last)).await;
        assert_eq!(
            (rest.matches("event: line").count(), rest.matches("event: end").count()),
            (1, 1),
            "{rest}"
        );
        let after = world.anna().get(&format!("/modules/v1/task/{task}/log?after={last}")).await;
        assert_eq!(after.rows().len(), 1);
        assert_eq!(
            world.anna().get(&format!("/modules/v1/task/{task}/log?after=-1")).await.refused(),
            ["after"]
        );
    })
    .await;
}
