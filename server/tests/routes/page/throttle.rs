//! Whoever guesses is slowed down.

use crate::support::{PASSWORD, on_each_engine};
use serde_json::json;

#[tokio::test]
async fn guessing_is_slowed_down() {
    on_each_engine(async |world| {
        let mut page = world.page();
        let mut refused = None;
        for _ in 0..8 {
            let answer = page.log_in("anna", "not the right one").await;
            if answer.status == 429 {
                refused = Some(answer);
                break;
            }
            answer.is(412);
        }
        let refused = refused.expect("eight wrong passwords in a row were all looked at");
        let seconds = refused.json["TryLater"]["seconds"].as_u64().unwrap();
        assert!((1..=900).contains(&seconds), "{refused:?}");
        // Now the right one is not looked at either, nor is another name from the same address.
        page.log_in("anna", PASSWORD).await.is(429);
        page.log_in("gina", PASSWORD).await.is(429);
        // It does pass.
        tokio::time::sleep(std::time::Duration::from_secs(seconds + 1)).await;
        page.log_in("anna", PASSWORD).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn nor_can_the_current_password_be_guessed() {
    on_each_engine(async |world| {
        let page = world.log_in("anna").await;
        let body = json!({"current": "not the right one", "new": "quite another horse"});
        let mut statuses = Vec::new();
        for _ in 0..8 {
            statuses.push(page.call("session/change-password", body.clone()).await.status);
        }
        assert_eq!(statuses[..5], [412; 5]);
        assert_eq!(statuses.last(), Some(&429));
    })
    .await;
}

/// Several at once are looked at no more often than one after the other.
#[tokio::test]
async fn guessing_in_parallel_does_not_help() {
    on_each_engine(async |world| {
        let guesses = (0..20).map(|n| {
            let page = world.page();
            async move {
                let body = json!({"login": "anna", "password": format!("not the right one {n}")});
                page.call("session/log-in", body).await.status
            }
        });
        let statuses = futures::future::join_all(guesses).await;
        let looked_at = statuses.iter().filter(|status| **status == 412).count();
        assert!(looked_at <= 8, "{looked_at} of 20 guesses were looked at: {statuses:?}");
    })
    .await;
}
