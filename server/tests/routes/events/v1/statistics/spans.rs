//! Spans of time.

use super::{counts, statistics};
use crate::{
    events::{WHEN, numbered},
    support::{Reader, on_each_engine},
};
use serde_json::{Value, json};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// Starts of the spans with the end of the last, and the counts in them.
async fn spans(reader: Reader<'_>, body: Value) -> (Vec<i64>, Vec<u64>) {
    let answer = statistics(reader, body).await;
    let frames = answer.data()["timeFrames"].as_array().unwrap().clone();
    let time = |frame: &Value, end: &str| frame["timeFrame"][end].as_i64().unwrap();
    let gaps = frames.windows(2).any(|pair| time(&pair[0], "endTime") != time(&pair[1], "startTime"));
    assert!(!gaps, "{frames:?}");
    let mut starts: Vec<i64> = frames.iter().map(|frame| time(frame, "startTime")).collect();
    starts.extend(frames.last().map(|frame| time(frame, "endTime")));
    let count = |frame: &Value| {
        frame["records"]
            .as_array()
            .unwrap()
            .iter()
            .map(|record| record["value"]["count"].as_u64().unwrap())
            .sum()
    };
    counts(&answer);
    (starts, frames.iter().map(count).collect())
}

#[tokio::test]
async fn in_every_unit() {
    on_each_engine(async |world| {
        let anna = world.anna();
        // 2019-09-22T20:48:03.911Z, a Sunday.
        let events = [0, 1, HOUR, DAY, 10 * DAY].map(|n| numbered(n, json!({})));
        world.sensor().submit(&events).await;
        for (resolution, unit, step, to) in [
            (1, "milliseconds", 1, 1),
            (HOUR, "milliseconds", HOUR, HOUR),
            (30, "seconds", 30_000, 5_000),
            (15, "minutes", 15 * 60_000, HOUR),
            (1, "hours", HOUR, 3 * HOUR),
            (2, "days", 2 * DAY, 10 * DAY),
        ] {
            let body = json!({"resolution": resolution, "resolutionUnit": unit, "startTimestamp": WHEN,
                "endTimestamp": WHEN + to});
            let (starts, counted) = spans(anna, body).await;
            let first = WHEN / step * step;
            let expected: Vec<i64> = (0..=(WHEN + to - first) / step + 1).map(|n| first + n * step).collect();
            assert_eq!(starts, expected, "{resolution} {unit}");
            let within = |span: &[i64]| {
                let at = [0, 1, HOUR, DAY, 10 * DAY].map(|n| WHEN + n);
                at.iter().filter(|at| span[0] <= **at && **at < span[1] && **at <= WHEN + to).count() as u64
            };
            assert_eq!(counted, starts.windows(2).map(within).collect::<Vec<_>>(), "{resolution} {unit}");
        }
        // From Monday the 16th, from the 1st, and from the 1st of January: days from that Sunday's midnight.
        for (unit, days, counted) in [
            ("weeks", &[-6, 1, 8, 15][..], &[3, 1, 1][..]),
            ("months", &[-21, 9, 40], &[4, 1]),
            ("years", &[-264, 101], &[5]),
        ] {
            let body = json!({"resolution": 1, "resolutionUnit": unit, "startTimestamp": WHEN,
                "endTimestamp": WHEN + 10 * DAY});
            let expected: Vec<i64> = days.iter().map(|day| WHEN - WHEN % DAY + day * DAY).collect();
            assert_eq!(spans(anna, body).await, (expected, counted.to_vec()), "{unit}");
        }
        // One span, from what was asked for or from what there is.
        for resolution in [json!(null), json!(0), json!("0")] {
            let body = json!({"resolution": resolution, "startTimestamp": 7, "endTimestamp": WHEN + DAY});
            assert_eq!(spans(anna, body).await, (vec![7, WHEN + DAY + 1], vec![4]));
            let body = json!({"resolution": resolution, "startTimestamp": null});
            let answer = anna.post("/events/v1/aggregated/stats", &body).await.is(200);
            let frame = &answer.data()["timeFrames"][0];
            assert_eq!(frame["timeFrame"], json!({"startTime": WHEN, "endTime": WHEN + 10 * DAY + 1}));
        }
    })
    .await;
}

/// Weeks, months and years are those of the caller's calendar.
#[tokio::test]
async fn in_the_callers_time_zone() {
    on_each_engine(async |world| {
        world.argus.ok("user add olav --customer acme --time-zone Europe/Oslo");
        let key = world.argus.ok("key add olav");
        // 22:30 on Sunday in UTC is 00:30 on Monday in Oslo.
        let late = 2 * HOUR - 48 * 60_000 + 30 * 60_000;
        world.sensor().submit(&[numbered(0, json!({})), numbered(late, json!({}))]).await;
        let body = json!({"resolution": 1, "resolutionUnit": "weeks", "startTimestamp": WHEN,
            "endTimestamp": WHEN + late});
        let monday = WHEN - WHEN % DAY + DAY;
        assert_eq!(spans(world.anna(), body.clone()).await, (vec![monday - 7 * DAY, monday], vec![2]));
        let his = [-7 * DAY, 0, 7 * DAY].map(|days| monday - 2 * HOUR + days);
        assert_eq!(spans(world.server.with(key.trim()), body).await, (his.to_vec(), vec![1, 1]));
    })
    .await;
}

#[tokio::test]
async fn by_occurrence_or_by_the_events_own_time() {
    on_each_engine(async |world| {
        let long = json!({"startTimestamp": WHEN - HOUR, "endTimestamp": WHEN + HOUR, "count": 3});
        world.sensor().submit(&[numbered(0, long)]).await;
        let first = WHEN / HOUR * HOUR;
        for (strategy, counted) in
            [(json!(null), [1, 0, 0]), (json!("startEndTimestamp"), [1, 0, 0]), (json!("timestamp"), [0, 1, 0])]
        {
            let body = json!({"resolution": HOUR, "timeFrameStrategy": strategy, "startTimestamp": WHEN - HOUR,
                "endTimestamp": WHEN + HOUR});
            let starts = (-1..=2).map(|n| first + n * HOUR).collect();
            assert_eq!(spans(world.anna(), body).await, (starts, counted.to_vec()), "{strategy}");
        }
    })
    .await;
}

/// An event that began before the range and ended in it matches, so that it is counted: in the first span.
#[tokio::test]
async fn what_began_before_the_range() {
    on_each_engine(async |world| {
        let long = json!({"startTimestamp": WHEN - 5 * DAY});
        world.sensor().submit(&[numbered(0, long)]).await;
        for strategy in ["startEndTimestamp", "timestamp"] {
            let body = json!({"resolution": HOUR, "startTimestamp": WHEN - HOUR, "endTimestamp": WHEN + HOUR,
                "timeFrameStrategy": strategy});
            let (_, counted) = spans(world.anna(), body.clone()).await;
            assert_eq!(counted.iter().sum::<u64>(), 1, "{strategy}: {counted:?}");
        }
    })
    .await;
}
