//! Mails to people of what they have not read, with a clock that tests move.

use super::{
    automation::administrator,
    world::{World, invalid, on_each_engine},
};
use argus_domain::{
    CaseId, Timestamp, UserId,
    case::CaseChange,
    channel::{ChannelContent, ChannelSettings, Security},
    delivery::DeliveryFilter,
    notification::{NotificationKind, ToldBy},
    policy::{QuietHours, Weekday},
    setting::TellingSettings,
};
use argus_service::{Ctx, channel, comment, delivery, notification, setting};

async fn choose_channel(admin: &Ctx) {
    let settings = ChannelSettings::Email {
        host: "mail.example.com".to_owned(),
        port: 587,
        security: Security::StartTls,
        user: String::new(),
        from: "argus@example.com".to_owned(),
    };
    let content = ChannelContent { name: "Mail".to_owned(), active: true, settings };
    let id = channel::save(&admin.again(), None, 0, content, None).await.unwrap().id;
    let now = setting::telling(admin).await.unwrap();
    let settings = TellingSettings { mail: Some(id), ..now.settings };
    setting::set_telling(&admin.again(), now.version, settings).await.unwrap();
}

/// Recipient and subject, the oldest first.
async fn mails(admin: &Ctx) -> Vec<String> {
    let page = delivery::list(&admin.again(), &DeliveryFilter::default(), 100, 0).await.unwrap();
    page.rows.iter().rev().map(|one| format!("{}: {}", one.recipient, one.subject)).collect()
}

async fn give(world: &World, case: CaseId, whom: Option<UserId>) {
    let change = CaseChange { version: 99, assignee: Some(whom), ..CaseChange::default() };
    world.change("anna", case, change).await.unwrap();
}

#[tokio::test]
async fn what_is_unread_for_minutes_comes_in_one_mail() {
    on_each_engine(async |world| {
        let (admin, anna, bjarne) =
            (administrator(world, "root").await, world.of("anna").await, world.of("bjarne").await);
        let his = bjarne.actor().unwrap().user.as_ref().unwrap().id;
        let refused = notification::choose(&bjarne, NotificationKind::Assigned, ToldBy::Mail).await;
        assert!(invalid(refused).of("told").unwrap().contains("no administrator has chosen a channel"));
        choose_channel(&admin).await;
        let case = world.open("anna", "AI CASE").await.summary.id;
        // What is unread by now was not asked for by mail.
        give(world, case, Some(his)).await;
        for kind in [NotificationKind::Assigned, NotificationKind::Comment] {
            notification::choose(&bjarne.again(), kind, ToldBy::Mail).await.unwrap();
        }
        let say = async |text: &str| comment::add(&anna.again(), case, text, false).await.unwrap();
        say("One").await;
        say("Two").await;
        let other = world.open("anna", "Other").await.summary.id;
        give(world, other, Some(his)).await;
        assert_eq!(notification::mail_due(&world.argus).await.unwrap(), 0, "more may come");
        world.minutes_pass(3);
        // As several servers do.
        let looks = async || notification::mail_due(&world.argus).await.unwrap();
        tokio::join!(looks(), looks(), looks());
        let address = "bjarne@example.com";
        assert_eq!(
            mails(&admin).await,
            [format!("{address}: 2 notifications, the last: Anna gave you #{other} – Other")]
        );
        world.minutes_pass(60);
        assert_eq!(looks().await, 0, "nothing is mailed twice");

        // What was read meanwhile needs no mail, and what comes to what is unread is told again.
        say("Three").await;
        notification::mark_all_read(&bjarne.again(), Timestamp::MAX).await.unwrap();
        world.minutes_pass(3);
        looks().await;
        assert_eq!(mails(&admin).await.len(), 1);
        say("Four").await;
        world.minutes_pass(3);
        looks().await;
        assert_eq!(mails(&admin).await[1..], [format!("{address}: Anna commented on #{case} – AI CASE")]);

        // In his own quiet hours it waits: it is past eleven in the evening, in UTC.
        let quiet = QuietHours {
            days: Weekday::ALL.to_vec(),
            from: 22 * 60,
            to: 7 * 60,
            zone: "UTC".to_owned(),
            but: None,
        };
        let set = notification::set_quiet(&bjarne.again(), Some(quiet)).await.unwrap();
        assert!(set.quiet.is_some());
        let fresh = notification::fresh(&bjarne.again(), Some(Timestamp::MIN)).await.unwrap();
        assert!(fresh.rows.is_empty(), "the browser is quiet, too");
        say("Five").await;
        world.minutes_pass(120);
        looks().await;
        assert_eq!(mails(&admin).await.len(), 2);
        world.minutes_pass(8 * 60);
        looks().await;
        assert_eq!(
            mails(&admin).await[2..],
            [format!("{address}: 2 comments on #{case} – AI CASE, the last by Anna")]
        );
        let fresh = notification::fresh(&bjarne.again(), Some(Timestamp::MIN)).await.unwrap();
        assert_eq!(fresh.rows.len(), 1);
        // What he does not want at all is not mailed either.
        notification::choose(&bjarne.again(), NotificationKind::Comment, ToldBy::Nothing).await.unwrap();
        notification::mark_all_read(&bjarne.again(), Timestamp::MAX).await.unwrap();
        say("Six").await;
        world.minutes_pass(3);
        assert_eq!(looks().await, 0);
    })
    .await;
}
