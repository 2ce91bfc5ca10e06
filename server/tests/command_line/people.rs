//! `argus customer`, `argus user` and `argus key`.

use crate::support::{Argus, PASSWORD, finish, on_each_engine};
use argus_testing::TestDatabase;
use serde_json::json;

#[tokio::test]
async fn customers_are_added_and_listed() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        assert_eq!(argus.ok("customer add acme"), "Added customer acme (1).\n");
        let named = argus.command(["customer", "add", "a-b_c.9", "Ærlige & sønner"]).spawn().unwrap();
        assert_eq!(finish(named).succeeded().out, "Added customer a-b_c.9 (2).\n");
        assert_eq!(argus.ok("customer list"), "1\tacme\tacme\n2\ta-b_c.9\tÆrlige & sønner\n");
        let long = "x".repeat(65);
        for (name, words) in [
            ("acme", "“acme” is taken by another customer"),
            ("Acme", "lower case"),
            ("7up", "begin with a letter"),
            ("a/b", "lower case"),
            ("å", "lower case"),
            (long.as_str(), "1 to 64"),
        ] {
            let done = argus.run(&format!("customer add {name}")).failed();
            assert!(done.err.starts_with("argus: shortName ") && done.err.contains(words), "{done:?}");
            assert_eq!(done.err.lines().count(), 1);
        }
        let blank = finish(argus.command(["customer", "add", "blank", " "]).spawn().unwrap()).failed();
        assert!(blank.err.contains("name must be 1 to 200 characters"), "{blank:?}");
        assert_eq!(argus.ok("customer list").lines().count(), 2);
    }
}

#[tokio::test]
async fn every_customer_is_listed() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        let store = database.migrated().await;
        let mut tx = store.begin().await.unwrap();
        for n in 0..150 {
            let name = format!("customer-{n:03}");
            argus_store::customer::insert(&mut tx, &name, &name, argus_domain::Timestamp::MIN).await.unwrap();
        }
        tx.commit().await.unwrap();
        store.close().await;
        assert_eq!(argus.ok("customer list").lines().count(), 150);
    }
}

#[tokio::test]
async fn users_are_added_and_listed() {
    for database in TestDatabase::all().await {
        let argus = Argus::of(&database.address);
        argus.ok("customer add acme");
        let out = argus.ok("user add Anna@Example.com --customer acme --time-zone Europe/Oslo");
        let (added, password) = out.trim().split_once('\n').unwrap();
        assert_eq!(added, "Added user anna@example.com.");
        let password =
            password.strip_prefix("One-time password, to be changed at the first log-in: ").unwrap();
        assert_eq!(password.split('-').map(str::len).collect::<Vec<_>>(), [5; 4], "{password}");

        // With a password of one's own, none is shown.
        let mut command = argus
            .command(["user", "add", "bob", "--name", "Bob B", "--group", "Sensors", "--group", "Analysts"]);
        let done = finish(command.env("ARGUS_PASSWORD", PASSWORD).spawn().unwrap()).succeeded();
        assert_eq!(done.out, "Added user bob.\n");
        let list = "anna@example.com\tanna@example.com\tAnalysts\nbob\tBob B\tAnalysts, Sensors\n";
        assert_eq!(argus.ok("user list"), list);
        for (line, words) in [
            ("user add ANNA@example.com", "“anna@example.com” is taken"),
            ("user add a/b", "login must be"),
            ("user add carl --group Nobodies", "“Nobodies” is not a group: there are"),
            ("user add carl --customer nobody", "There is no customer “nobody”"),
            ("user add carl --time-zone Oslo", "“Oslo” is not a time zone such as Europe/Oslo"),
            ("user passwd carl", "There is no user “carl”"),
            ("key add carl", "There is no user “carl”"),
        ] {
            let done = argus.run(line).failed();
            assert!(done.err.contains(words), "{line}: {done:?}");
            assert_eq!(done.err.lines().count(), 1, "{line}: {done:?}");
            assert_eq!(done.out, "", "{line}");
        }
        for line in ["user add carl", "user passwd bob"] {
            let mut command = argus.command(line.split_whitespace());
            let done = finish(command.env("ARGUS_PASSWORD", "too short").spawn().unwrap()).failed();
            assert!(done.err.contains("password must be 12 to 1024 characters long"), "{done:?}");
            assert!(!done.err.contains("too short"), "a password is not repeated");
        }
        assert_eq!(argus.ok("user list"), list);
    }
}

#[tokio::test]
async fn a_key_is_shown_once_and_works() {
    on_each_engine(async |world| {
        let argus = &world.argus;
        let first = argus.run("key add anna --name laptop").succeeded();
        let second = argus.ok("key add ANNA");
        let key = first.out.trim_end();
        assert_eq!((first.out.lines().count(), first.err.as_str()), (1, ""));
        assert!(key.starts_with("argus/") && key.len() >= 49 && !key.contains(char::is_whitespace), "{key}");
        assert_ne!(first.out, second);
        for key in [key, second.trim_end()] {
            world.server.with(key).search(&json!({"startTimestamp": 0})).await.is(200);
        }
        // It is nowhere in the database, nor in the log.
        assert!(!world.server.log().contains(key));
        let database = argus.path("").parent().unwrap().to_owned();
        let stored = world.log_in("admin").await.activities().await;
        assert!(!format!("{stored:?} {database:?}").contains(key));
        let blank = finish(argus.command(["key", "add", "anna", "--name", " "]).spawn().unwrap()).failed();
        assert!(blank.err.contains("name must be 1 to 100 characters"), "{blank:?}");
    })
    .await;
}

#[tokio::test]
async fn a_users_groups_say_what_his_key_may() {
    on_each_engine(async |world| {
        let key = |line: &str| {
            world.argus.ok(&format!("user add {line}"));
            world.argus.ok(&format!("key add {}", line.split(' ').next().unwrap())).trim().to_owned()
        };
        let both = key("both --group Sensors --group Analysts --customer acme --customer globex");
        let nowhere = key("nowhere");
        let event = json!({"signature": "S", "id": {"customer": "globex"}});
        let reader = world.server.with(&both);
        reader.post("/events/v2/event", &event).await.is(200);
        assert_eq!(reader.search(&json!({"startTimestamp": 0})).await.json["count"], 1);
        // With two customers, one has to be named.
        let answer = reader.post("/events/v2/event", &json!({"signature": "S"})).await;
        assert_eq!(answer.refused(), ["id.customer"]);
        // An analyst of no customer sees nothing, and is not told so.
        assert_eq!(
            world.server.with(&nowhere).search(&json!({"startTimestamp": 0})).await.is(200).json["count"],
            0
        );
    })
    .await;
}

#[tokio::test]
async fn locations() {
    on_each_engine(async |world| {
        let argus = &world.argus;
        let added = argus.ok("location add oslo-dc Oslo --customer acme --time-zone Europe/Oslo --zone dmz");
        assert_eq!(added, "Added location oslo-dc (1).\n");
        argus.ok("location add cloud");
        let listed = argus.ok("location list");
        assert_eq!(
            listed,
            "0\t-\tunknown\tUnknown\tUTC\tUNKNOWN\n1\tacme\toslo-dc\tOslo\tEurope/Oslo\tDMZ\n2\t-\tcloud\tcloud\tUTC\tUNKNOWN\n"
        );
        for (line, why) in [
            ("location add oslo-dc --customer acme", "taken by another location"),
            ("location add a/b", "shortName must be"),
            ("location add x --customer nothing", "customerID is not a customer"),
            ("location add x --time-zone Mars", "timeZoneDescription is not a time zone"),
            ("location add x --zone MOON", "must be INTERNAL"),
        ] {
            let done = argus.run(line).failed();
            assert!(done.err.contains(why), "{line}: {done:?}");
        }
    })
    .await;
}
