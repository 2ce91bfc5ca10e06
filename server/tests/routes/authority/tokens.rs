//! Tokens.

use crate::support::on_each_engine;
use serde_json::json;

/// A session that never was, or is over, is that of nobody.
#[tokio::test]
async fn tokens_that_nobody_holds() {
    on_each_engine(async |world| {
        let anna = world.log_in("anna").await;
        let mut other = anna.clone();
        let body = json!({"text": ""});
        for token in ["x".to_owned(), format!("{}x", anna.token), anna.token.to_lowercase(), "%00".to_owned()]
        {
            other.token = token;
            other.call("customer/list", body.clone()).await.is(401);
        }
        anna.call("customer/list", body).await.is(200);
    })
    .await;
}
