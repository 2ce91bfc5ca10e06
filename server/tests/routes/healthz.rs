//! `GET /healthz`

use crate::support::on_each_engine;

#[tokio::test]
async fn says_that_the_database_answers() {
    on_each_engine(async |world| {
        let answer = world.server.get("/healthz").await.is(200);
        assert_eq!(answer.text, "ok");
        assert_eq!(answer.header("cache-control"), "no-store");
    })
    .await;
}
