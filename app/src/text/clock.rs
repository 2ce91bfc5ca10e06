//! Points in time on the viewer's clock.

/// A point in time as the viewer's clock and calendar show it. The browser knows the zone and fills it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LocalTime {
    pub(crate) year: u32,
    /// 1 to 12.
    pub(crate) month: u32,
    pub(crate) day: u32,
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    pub(crate) second: u32,
    pub(crate) millisecond: u32,
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl LocalTime {
    fn month_name(&self) -> &'static str {
        MONTHS.get(self.month.wrapping_sub(1) as usize).copied().unwrap_or("?")
    }

    fn same_day(&self, other: &Self) -> bool {
        (self.year, self.month, self.day) == (other.year, other.month, other.day)
    }

    /// `10:41:23`
    pub(crate) fn clock(&self) -> String {
        format!("{:02}:{:02}:{:02}", self.hour, self.minute, self.second)
    }

    /// `10:41`
    fn short_clock(&self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    /// `22 Nov 2026`: for a list by days.
    pub(crate) fn day_in_words(&self) -> String {
        format!("{} {} {}", self.day, self.month_name(), self.year)
    }

    /// `2026-11-21 10:41`
    pub(crate) fn full_minute(&self) -> String {
        format!("{:04}-{:02}-{:02} {}", self.year, self.month, self.day, self.short_clock())
    }

    /// `21 Nov`, with the year when it is another than today's.
    pub(crate) fn date(&self, today: &Self) -> String {
        let (day, month) = (self.day, self.month_name());
        if self.year == today.year {
            format!("{day} {month}")
        } else {
            format!("{day} {month} {}", self.year)
        }
    }

    /// For a row: only the clock today, else with the date.
    pub(crate) fn in_row(&self, today: &Self) -> String {
        if self.same_day(today) { self.clock() } else { format!("{} {}", self.date(today), self.clock()) }
    }

    /// For a sentence: `21 Nov 10:41`, or with seconds where they matter.
    pub(crate) fn in_words(&self, today: &Self) -> String {
        let clock = if self.second == 0 { self.short_clock() } else { self.clock() };
        if self.same_day(today) { clock } else { format!("{} {clock}", self.date(today)) }
    }

    /// Both ends of a span. The date stands with both unless both are of one day.
    pub(crate) fn between(from: &Self, to: &Self, today: &Self) -> String {
        let clocks = if from.second == 0 && to.second == 0 { Self::short_clock } else { Self::clock };
        match (from.same_day(to), from.same_day(today)) {
            (true, true) => format!("{} to {}", clocks(from), clocks(to)),
            (true, false) => format!("{} {} to {}", from.date(today), clocks(from), clocks(to)),
            (false, _) => {
                format!("{} {} to {} {}", from.date(today), clocks(from), to.date(today), clocks(to))
            }
        }
    }

    /// Everything: `2026-11-21 10:41:23.910`
    pub(crate) fn full(&self) -> String {
        format!("{:04}-{:02}-{:02} {}.{:03}", self.year, self.month, self.day, self.clock(), self.millisecond)
    }

    /// For an axis whose marks are `step` milliseconds apart.
    pub(crate) fn on_axis(&self, step: i64) -> String {
        const DAY: i64 = 86_400_000;
        match step {
            i64::MIN..60_000 => self.clock(),
            60_000..DAY if self.hour == 0 && self.minute == 0 => {
                format!("{} {}", self.day, self.month_name())
            }
            60_000..DAY => self.short_clock(),
            DAY.. if step < 28 * DAY => format!("{} {}", self.day, self.month_name()),
            DAY.. => format!("{} {}", self.month_name(), self.year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIME: LocalTime =
        LocalTime { year: 2026, month: 11, day: 9, hour: 7, minute: 5, second: 3, millisecond: 42 };

    #[test]
    fn a_row_shows_what_is_not_obvious() {
        assert_eq!(TIME.in_row(&TIME), "07:05:03");
        assert_eq!(TIME.in_row(&LocalTime { day: 10, ..TIME }), "9 Nov 07:05:03");
        assert_eq!(TIME.in_row(&LocalTime { year: 2027, ..TIME }), "9 Nov 2026 07:05:03");
        assert_eq!(TIME.in_words(&LocalTime { day: 10, ..TIME }), "9 Nov 07:05:03");
        assert_eq!(LocalTime { second: 0, ..TIME }.in_words(&TIME), "07:05");
        assert_eq!(TIME.full(), "2026-11-09 07:05:03.042");
    }

    #[test]
    fn a_span_is_not_ambiguous() {
        let next = LocalTime { day: 10, second: 0, ..TIME };
        assert_eq!(LocalTime::between(&TIME, &TIME, &TIME), "07:05:03 to 07:05:03");
        assert_eq!(LocalTime::between(&TIME, &TIME, &next), "9 Nov 07:05:03 to 07:05:03");
        assert_eq!(LocalTime::between(&TIME, &next, &next), "9 Nov 07:05:03 to 10 Nov 07:05:00");
        assert_eq!(LocalTime::between(&next, &next, &next), "07:05 to 07:05");
    }

    #[test]
    fn an_axis_shows_what_its_step_needs() {
        let midnight = LocalTime { hour: 0, minute: 0, second: 0, ..TIME };
        assert_eq!(TIME.on_axis(1_000), "07:05:03");
        assert_eq!(TIME.on_axis(3_600_000), "07:05");
        assert_eq!(midnight.on_axis(3_600_000), "9 Nov");
        assert_eq!(midnight.on_axis(86_400_000), "9 Nov");
        assert_eq!(midnight.on_axis(31 * 86_400_000), "Nov 2026");
    }
}
