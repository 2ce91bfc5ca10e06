//! Every REST route and every server function, called by everybody who should not.
//!
//! A new one that is missing in the tables of these modules fails these tests: say who may call it.

mod files;
mod functions;
mod rest;
mod source;
mod tokens;

use crate::{events::numbered, support::World};
use serde_json::json;

/// In the name of acme's case and in its event's signature: nobody else may read it.
const SECRET: &str = "TOP SECRET";

/// What nobody, a stranger, somebody without the permission, and somebody who may get.
type Expected = [u16; 4];

async fn case_and_event(world: &World) -> (i64, String) {
    let case = world.log_in("anna").await.create_case(1, SECRET).await;
    let event = numbered(
        1,
        json!({"signature": SECRET, "associatedCaseID": case,
            "payload": {"payloadType": "ethernet", "payload": "AAEC"}}),
    );
    (case, world.sensor().submit(&[event]).await.pop().unwrap())
}
