//! Several servers share one queue, and some of them end in the middle of something.

use super::{add_iocs, by_hand, tags};
use crate::support::{Modules, Server, python, templates};
use serde_json::{Value, json};
use std::time::Duration;

/// Says in a file of the machine that it began.
const NOTE: &str =
    "with open(call.settings['file'], 'a') as file: file.write(call.objects[0]['ioc_value'] + '\\n')
call.objects[0]['ioc_tags'] = 'done'
";

fn lines(file: &std::path::Path) -> Vec<String> {
    std::fs::read_to_string(file).unwrap_or_default().lines().map(str::to_owned).collect()
}

#[tokio::test]
async fn two_servers_run_each_task_once() {
    // On PostgreSQL where there is one: two servers are not meant to share a file.
    let template = templates().await.last().unwrap();
    let Some(world) = Modules::world(template).await else { return };
    let other = Server::start_with(&world.argus, Modules::settings(python().unwrap()));
    let id = Modules(world.admin()).install("my_module", &by_hand(NOTE)).await;
    let file = world.argus.path("ran");
    let settings = json!({"settings": {"file": file}, "atOnce": 4});
    world.admin().put(&format!("/modules/v1/module/{id}"), &settings).await.is(200);
    let mut anna = world.log_in("anna").await;
    let case = anna.create_case(1, "AI CASE").await;
    let values: Vec<String> = (0..16).map(|number| format!("host{number:02}.example")).collect();
    let iocs = add_iocs(&anna, case, &values.iter().map(String::as_str).collect::<Vec<_>>()).await;
    // Asked of either server.
    let theirs = Modules(other.with(world.key_of("anna")));
    let mut tasks = theirs.call(id, "Do it", &iocs[..8]).await;
    let hers = Modules(world.anna());
    tasks.extend(hers.call(id, "Do it", &iocs[8..]).await);
    for task in tasks {
        let done = hers.ended(task).await;
        assert_eq!((&done["state"], &done["tries"]), (&json!("succeeded"), &json!(1)), "{done:#}");
        assert_eq!(done["changes"].as_array().unwrap().len(), 1, "{done:#}");
    }
    let mut ran = lines(&file);
    ran.sort_unstable();
    assert_eq!(ran, values, "each once");
    let tagged = tags(&anna, case).await;
    assert!(tagged.as_object().unwrap().values().all(|tags| *tags == json!(["done"])), "{tagged:#}");
}

#[tokio::test]
async fn what_a_killed_server_had_is_done_by_another_and_applied_once() {
    let source = by_hand(&format!(
        "{NOTE}\
         import pathlib\n\
         while len(pathlib.Path(call.settings['file']).read_text().splitlines()) < 2: time.sleep(0.05)\n\
         call.add('note', title='Done', text='Once.')\n\
         return 'done'"
    ));
    let template = templates().await.last().unwrap();
    let Some(mut world) = Modules::world(template).await else { return };
    let id = Modules(world.admin()).install("my_module", &source).await;
    let file = world.argus.path("ran");
    // The first run never gets further than its note.
    let settings = json!({"settings": {"file": file}});
    world.admin().put(&format!("/modules/v1/module/{id}"), &settings).await.is(200);
    let (case, ioc) = {
        let mut anna = world.log_in("anna").await;
        let case = anna.create_case(1, "AI CASE").await;
        (case, add_iocs(&anna, case, &["evil.example"]).await)
    };
    let task = Modules(world.anna()).call(id, "Do it", &ioc).await[0];
    while lines(&file).is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    world.kill();
    world.start(Modules::settings(python().unwrap()));

    let done = Modules(world.anna()).ended(task).await;
    assert_eq!((&done["state"], &done["message"]), (&json!("succeeded"), &json!("done")), "{done:#}");
    assert_eq!((&done["tries"], lines(&file).len()), (&json!(2), 2), "{done:#}");
    let notes: Vec<&Value> = done["changes"].as_array().unwrap().iter().collect();
    assert_eq!(notes.iter().filter(|change| change["object"]["kind"] == "note").count(), 1, "{done:#}");
    let anna = world.log_in("anna").await;
    assert_eq!(tags(&anna, case).await, json!({"evil.example": ["done"]}));
    let log = anna.activities().await;
    let added =
        log.iter().filter(|row| row["action"] == "note.add" || row["text"] == "Added the note “Done”");
    assert!(added.count() <= 1, "{log:#?}");
}
