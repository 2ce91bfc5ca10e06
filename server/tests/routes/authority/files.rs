//! Every file that is made for whoever is logged in at the page.

use super::{Expected, SECRET, case_and_event};
use crate::support::{Page, World, on_each_engine};
use reqwest::Method;

const FOREIGN: Expected = [401, 404, 403, 200];

fn files(case: i64) -> Vec<(String, Expected)> {
    let exports = ["md", "html", "json", "csv", "stix.json", "timeline.csv"];
    let exports = exports.map(|ending| (format!("/cases/{case}/export.{ending}"), FOREIGN));
    let lists = ["/activities.csv", "/alert-rules.json"];
    lists.map(|list| (list.to_owned(), [401, 200, 403, 200])).into_iter().chain(exports).collect()
}

#[tokio::test]
async fn every_file() {
    on_each_engine(async |world: &World| {
        let (case, _) = case_and_event(world).await;
        let callers = [
            world.page(),
            world.log_in("gina").await,
            world.log_in("sensor").await,
            world.log_in("anna").await,
        ];
        let get = async |caller: &Page<'_>, path: &str| {
            let request = world.server.request(Method::GET, path);
            caller.send(request.header("Cookie", format!("argus_session={}", caller.token))).await
        };
        for (path, expected) in files(case) {
            let mut answers = Vec::new();
            for caller in &callers {
                answers.push(get(caller, &path).await);
            }
            let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
            assert_eq!(statuses, expected, "{path}: {answers:#?}");
            assert!(answers[..3].iter().all(|answer| !answer.text.contains(SECRET)), "{path}: {answers:#?}");
        }
        // An export is written down: another site's page must not make somebody do it.
        let request = world.server.request(Method::GET, &format!("/cases/{case}/export.md"));
        let request = request.header("Sec-Fetch-Site", "cross-site");
        let foreign = request.header("Cookie", format!("argus_session={}", callers[3].token));
        callers[3].send(foreign).await.is(403);
    })
    .await;
}
