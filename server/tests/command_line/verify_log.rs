//! `argus verify-log`: the log is whole, or it is said where it is not.

use crate::support::{World, on_each_engine};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

/// As somebody does who has the database, and not Argus.
async fn behind_its_back(world: &World, sql: &str) {
    let address = world.argus.database();
    if address.starts_with("sqlite:") {
        let mut database = SqliteConnection::connect(address).await.unwrap();
        sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut database).await.unwrap();
        database.close().await.unwrap();
    } else {
        let mut database = PgConnection::connect(address).await.unwrap();
        sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut database).await.unwrap();
    }
}

#[tokio::test]
async fn what_was_changed_is_found() {
    on_each_engine(async |world| {
        let mut anna = world.log_in("anna").await;
        let id = anna.create_case(1, "AI CASE").await;
        let entry = serde_json::json!({"case": id, "text": "Called the owner."});
        anna.call("activity/add", entry).await.is(200);
        let whole = world.argus.ok("verify-log");
        assert!(whole.starts_with("The activity log is whole: "), "{whole}");
        let rows: i64 = whole.split(' ').find_map(|word| word.parse().ok()).unwrap();
        let changed = async |sql: &str, back: &str, said: String| {
            behind_its_back(world, sql).await;
            let out = world.argus.run("verify-log").failed().out;
            assert!(out.contains(&said), "{sql}: {out}");
            behind_its_back(world, back).await;
            assert_eq!(world.argus.ok("verify-log"), whole);
        };
        changed(
            "UPDATE activity SET text = 'Called nobody.' WHERE text = 'Called the owner.'",
            "UPDATE activity SET text = 'Called the owner.' WHERE text = 'Called nobody.'",
            format!("entry {rows} is not what was written"),
        )
        .await;
        changed(
            "UPDATE activity SET user_name = 'bob' WHERE user_name = 'anna' AND action = 'case.create'",
            "UPDATE activity SET user_name = 'anna' WHERE user_name = 'bob'",
            "is not what was written".to_owned(),
        )
        .await;
        changed(
            "UPDATE activity SET id = id + 1000000 WHERE id = 2",
            "UPDATE activity SET id = 2 WHERE id = 1000002",
            "entry 2 is missing".to_owned(),
        )
        .await;
        behind_its_back(world, &format!("DELETE FROM activity WHERE id = {rows}")).await;
        let out = world.argus.run("verify-log").failed().out;
        assert!(out.contains(&format!("entry {rows} is missing")), "{out}");
    })
    .await;
}
