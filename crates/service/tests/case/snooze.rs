//! Alerts that are put off come back by themselves.

use super::world::{invalid, on_each_engine};
use argus_domain::{
    AlertId, Permission, TimeExpr,
    alert::{AlertChange, AlertFilter, AlertSort, AlertStatus, NewAlert},
    case::Outcome,
    notification::NotificationKind,
};
use argus_service::{Ctx, alert, notification};

async fn found(ctx: &Ctx, filter: AlertFilter) -> Vec<AlertId> {
    let page = alert::list(&ctx.again(), &filter, AlertSort::default(), 10, 0).await.unwrap();
    page.rows.iter().map(|row| row.id).collect()
}

#[tokio::test]
async fn it_is_out_of_the_queue_for_a_while() {
    on_each_engine(async |world| {
        let anna = world.of("anna").await;
        assert!(anna.actor().unwrap().may(Permission::UpdateAlert));
        let new =
            NewAlert { title: "Port scan".to_owned(), source: "proxy".to_owned(), ..NewAlert::default() };
        let id = alert::create(&anna.again(), new).await.unwrap().alert.summary.id;
        let open = || AlertFilter { open: Some(true), ..AlertFilter::default() };
        let handled = || AlertFilter { open: Some(false), ..AlertFilter::default() };
        let snoozed = || AlertFilter { snoozed: true, ..AlertFilter::default() };
        let until = |text: &str| text.parse::<TimeExpr>().ok();
        let wrong = alert::snooze(&anna.again(), id, until("-1hour")).await;
        assert!(invalid(wrong).of("until").is_some());
        assert!(alert::snooze(&world.of("gina").await, id, until("+1hour")).await.is_err());
        let off = alert::snooze(&anna.again(), id, until("+1hour")).await.unwrap();
        assert!(off.summary.snoozed.is_some());
        assert_eq!((found(&anna, open()).await, found(&anna, handled()).await), (vec![], vec![]));
        assert_eq!(found(&anna, snoozed()).await, [id]);
        // What else is changed about it leaves it where it is.
        let change = AlertChange {
            version: AlertChange::LATEST,
            note: Some("Later.".to_owned()),
            ..AlertChange::default()
        };
        alert::update(&anna.again(), id, change).await.unwrap();
        assert_eq!(found(&anna, open()).await, []);
        alert::wake(&world.argus).await.unwrap();
        assert_eq!(found(&anna, snoozed()).await, [id], "its time is not over");

        world.minutes_pass(60);
        // As several servers do.
        let looks = async || alert::wake(&world.argus).await.unwrap();
        tokio::join!(looks(), looks(), looks());
        assert_eq!((found(&anna, open()).await, found(&anna, snoozed()).await), (vec![id], vec![]));
        let told = notification::list(&anna.again(), 10, 0).await.unwrap().rows;
        assert_eq!(
            told.iter().map(|one| (one.kind, one.count)).collect::<Vec<_>>(),
            [(NotificationKind::Snooze, 1)]
        );

        // What is decided is put off no more, and cannot be.
        alert::snooze(&anna.again(), id, until("+1hour")).await.unwrap();
        alert::snooze(&anna.again(), id, None).await.unwrap();
        assert_eq!(found(&anna, open()).await, [id]);
        alert::snooze(&anna.again(), id, until("+1hour")).await.unwrap();
        let closing = AlertChange {
            version: AlertChange::LATEST,
            status: Some(AlertStatus::Closed),
            resolution: Some(Some(Outcome::Legitimate)),
            ..AlertChange::default()
        };
        alert::update(&anna.again(), id, closing).await.unwrap();
        assert_eq!((found(&anna, handled()).await, found(&anna, snoozed()).await), (vec![id], vec![]));
        let wrong = alert::snooze(&anna.again(), id, until("+1hour")).await;
        assert!(invalid(wrong).of("until").is_some());
    })
    .await;
}
