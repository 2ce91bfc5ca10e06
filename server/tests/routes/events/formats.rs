//! What lists of events can be asked for by `Accept`, and how to read it.

use super::all;
use crate::support::{Answer, World, on_each_engine};
use reqwest::Method;
use serde_json::Value;

/// Rows of cells (RFC 4180).
#[track_caller]
pub(crate) fn table(answer: &Answer) -> Vec<Vec<String>> {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!(answer.header("content-type").starts_with("text/csv"), "{}", answer.header("content-type"));
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = answer.text.chars().peekable();
    while let Some(char) = chars.next() {
        let row = rows.last_mut().unwrap();
        match char {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => row.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'), "lines end in CR LF");
                rows.push(vec![String::new()]);
            }
            char => row.last_mut().unwrap().push(char),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line is ended as well");
    rows
}

/// The cells of a column by its name.
pub(crate) fn column(table: &[Vec<String>], name: &str) -> Vec<String> {
    let at = table[0].iter().position(|cell| cell == name).unwrap();
    table[1..].iter().map(|row| row[at].clone()).collect()
}

/// JSON lines.
#[track_caller]
pub(crate) fn lines(answer: &Answer) -> Vec<Value> {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("content-type"), "application/jsonl");
    assert!(answer.text.is_empty() || answer.text.ends_with('\n'));
    answer.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every list of events.
async fn lists(world: &World) -> Vec<(Method, String)> {
    let case = world.log_in("anna").await.create_case(1, "AI CASE").await;
    let paths = [
        (Method::GET, "v1/aggregated"),
        (Method::POST, "v1/aggregated/search"),
        (Method::GET, "v1/nids"),
        (Method::POST, "v1/nids/search"),
        (Method::GET, "v1/case/{case}"),
        (Method::GET, "v2/event"),
        (Method::POST, "v2/event/search"),
        (Method::GET, "v2/case/{case}"),
    ];
    let path = |path: &str| format!("/events/{}", path.replace("{case}", &case.to_string()));
    paths.map(|(method, of)| (method, path(of))).into()
}

#[tokio::test]
async fn what_there_is_not() {
    on_each_engine(async |world| {
        for (method, path) in lists(world).await {
            let ask = async |accept: Option<&str>| {
                let mut request = world.anna().request(method.clone(), &path);
                if let Some(accept) = accept {
                    request = request.header("Accept", accept);
                }
                if method == Method::POST {
                    request = request.json(&all());
                }
                world.server.send(request).await
            };
            for accept in [
                None,
                Some(""),
                Some("*/*"),
                Some("application/*"),
                Some("application/pdf, application/json"),
                // As browsers ask.
                Some("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"),
            ] {
                ask(accept).await.enveloped().is(200);
            }
            for accept in [
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "application/pdf, text/html;q=0.9",
                "image/*",
                "🐝",
            ] {
                let refused = ask(Some(accept)).await.enveloped().is(406);
                let said: &Value = &refused.json["messages"][0]["message"];
                for format in ["application/json", "text/csv", "application/jsonl"] {
                    assert!(said.as_str().unwrap().contains(format), "{said}");
                }
            }
            // Who asks is more important than how.
            let unknown = world.server.request(method.clone(), &path).header("Accept", "image/png");
            world.server.send(unknown).await.enveloped().is(401);
        }
    })
    .await;
}
