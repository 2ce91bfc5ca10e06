//! Bodies that are larger than is read.

use crate::support::{Answer, on_each_engine};
use insta::assert_json_snapshot;
use reqwest::Method;
use serde_json::json;

const MIB: usize = 1 << 20;

/// A JSON object of so many bytes.
fn object_of(bytes: usize) -> String {
    let frame = "{\"startTimestamp\":0,\"signature\":[\"\"]}";
    let text = "x".repeat(bytes - frame.len());
    frame.replace("[\"\"]", &format!("[\"{text}\"]"))
}

#[tokio::test]
async fn too_large_a_body_is_refused() {
    on_each_engine(async |world| {
        let anna = world.anna();
        let path = "/events/v1/aggregated/search";
        let send =
            async |body: String| -> Answer { anna.send(anna.request(Method::POST, path).body(body)).await };
        assert_eq!(send(object_of(2 * MIB)).await.is(200).json["count"], 0);
        let answer = send(object_of(2 * MIB + 1)).await.is(413);
        assert_json_snapshot!("body_too_large", answer.json);
        // Far more than any buffer on the way holds: the answer has to arrive all the same.
        send(object_of(40 * MIB)).await.is(413);

        let sensor = world.sensor();
        let event = json!({"signature": "S", "uri": object_of(2 * MIB)});
        sensor.post("/events/v2/event", &event).await.is(413);
        let page = world.log_in("anna").await;
        page.call("customer/list", json!({"text": "x".repeat(2 * MIB)})).await.is(413);
        page.call("customer/list", json!({"text": "x".repeat(40 * MIB)})).await.is(413);

        // Nor does anybody who is refused for another reason see his connection break.
        for (key, path, status) in [
            ("wrong", "/events/v2/event/bulk", 401),
            (world.key_of("anna"), "/events/v2/nothing", 404),
            (world.key_of("anna"), "/events/v1/aggregated", 405),
        ] {
            let request = world.server.request(Method::POST, path).header("Argus-API-Key", key);
            let answer = world.server.send(request.body(object_of(20 * MIB))).await;
            answer.enveloped().is(status);
        }
        assert!(!world.server.log().contains("panicked"));
    })
    .await;
}

/// Where the length is not said in advance.
#[tokio::test]
async fn too_large_a_stream_is_refused() {
    on_each_engine(async |world| {
        for (path, headers, status) in [
            ("/events/v1/aggregated/search", format!("Argus-API-Key: {}\r\n", world.key_of("anna")), 413),
            ("/page/session/log-in", "Content-Type: application/json\r\n".to_owned(), 413),
        ] {
            let head = format!(
                "POST {path} HTTP/1.1\r\nHost: argus\r\nTransfer-Encoding: chunked\r\n{headers}Connection: close\r\n\r\n"
            );
            let answer = chunked(world.server.host(), &head, 3 * MIB);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{path}: {answer}");
        }
    })
    .await;
}

/// Sends a head and then blanks in chunks, and gives what comes back.
fn chunked(host: &str, head: &str, bytes: usize) -> String {
    use std::io::{Read, Write};
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    let mut sender = stream.try_clone().unwrap();
    let sending = std::thread::spawn(move || {
        let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
        // The server may have heard enough.
        let _ = (0..bytes / 0x10000).try_for_each(|_| sender.write_all(chunk.as_bytes()));
        let _ = sender.write_all(b"0\r\n\r\n");
    });
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    sending.join().unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// 64 MiB for many events at once.
#[tokio::test]
async fn a_bulk_may_be_larger() {
    on_each_engine(async |world| {
        let sensor = world.sensor();
        let uri = "x".repeat(8_000);
        let events = vec![json!({"signature": "S", "uri": uri}); 600];
        assert_eq!(sensor.submit(&events).await.len(), 600);
        let path = "/events/v2/event/bulk";
        let body = object_of(64 * MIB + 1);
        sensor.send(sensor.request(Method::POST, path).body(body)).await.is(413);
    })
    .await;
}
