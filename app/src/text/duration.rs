//! Durations in words.

/// How long something took: `0.4 ms`, `8 ms`, `1.2 s`.
pub(crate) fn took(micros: u64) -> String {
    match micros {
        0..10_000 => format!("{}.{} ms", micros / 1_000, micros % 1_000 / 100),
        10_000..1_000_000 => format!("{} ms", micros / 1_000),
        _ => format!("{}.{} s", micros / 1_000_000, micros % 1_000_000 / 100_000),
    }
}

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// A server's clock may run a little ahead of the browser's.
const JUST_NOW: i64 = -MINUTE;

/// How long ago, while that says more than the date: `now`, `2 min ago`, `5 h ago`, for a day; then nothing.
pub(crate) fn ago(millis: i64) -> Option<String> {
    Some(match millis {
        JUST_NOW..MINUTE => "just now".to_owned(),
        MINUTE..HOUR => format!("{} min ago", millis / MINUTE),
        HOUR..DAY => format!("{} h ago", millis / HOUR),
        _ => return None,
    })
}

/// The length of a span of time: `45 s`, `5 min`, `1 h 30 min`, `3 days`.
pub(crate) fn span(millis: i64) -> String {
    let with_rest = |unit: i64, name: &str, part: i64, part_name: &str| match millis % unit / part {
        0 => format!("{} {name}", millis / unit),
        rest => format!("{} {name} {rest} {part_name}", millis / unit),
    };
    match millis {
        i64::MIN..SECOND => format!("{millis} ms"),
        SECOND..MINUTE => format!("{} s", millis / SECOND),
        MINUTE..HOUR => with_rest(MINUTE, "min", SECOND, "s"),
        HOUR..DAY => with_rest(HOUR, "h", MINUTE, "min"),
        DAY.. => with_rest(DAY, if millis < 2 * DAY { "day" } else { "days" }, HOUR, "h"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_times_keep_a_decimal() {
        for (micros, text) in
            [(90, "0.0 ms"), (412, "0.4 ms"), (8_240, "8.2 ms"), (81_000, "81 ms"), (1_250_000, "1.2 s")]
        {
            assert_eq!(took(micros), text);
        }
    }

    #[test]
    fn only_a_day_is_recent() {
        assert_eq!(ago(-5_000).as_deref(), Some("just now"));
        assert_eq!(ago(120_000).as_deref(), Some("2 min ago"));
        assert_eq!(ago(5 * HOUR + 1).as_deref(), Some("5 h ago"));
        assert_eq!(ago(25 * HOUR), None);
        assert_eq!(ago(-HOUR), None);
    }

    #[test]
    fn spans_have_two_units_at_most() {
        for (millis, text) in [
            (20, "20 ms"),
            (45_000, "45 s"),
            (5 * MINUTE, "5 min"),
            (90 * MINUTE, "1 h 30 min"),
            (DAY, "1 day"),
            (3 * DAY + 2 * HOUR, "3 days 2 h"),
        ] {
            assert_eq!(span(millis), text);
        }
    }
}
