//! Numbers for people.

use argus_domain::criteria::Total;

/// With thousands separators: `12,431`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Short enough for an axis: `950`, `1.2k`, `3M`.
pub(crate) fn compact(number: u64) -> String {
    for (unit, name) in [(1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")] {
        if number >= unit {
            let tenths = number / (unit / 10);
            return match tenths % 10 {
                _ if tenths >= 1_000 => format!("{}{name}", grouped(tenths / 10)),
                0 => format!("{}{name}", tenths / 10),
                rest => format!("{}.{rest}{name}", tenths / 10),
            };
        }
    }
    number.to_string()
}

/// `1 event`, `2 events`.
pub(crate) fn counted(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(number))
}

/// How many there are in all: `12,431`, `more than 10,000`.
pub(crate) fn total(total: Total) -> String {
    match total {
        Total::Exactly(number) => grouped(number),
        Total::MoreThan(number) => format!("more than {}", grouped(number)),
    }
}

/// Where a page lies in the whole: `1–50 of 12,431`, `none`.
pub(crate) fn span(offset: u64, rows: usize, all: Total) -> String {
    match all {
        _ if rows > 0 => {
            let last = offset + rows as u64;
            format!("{}–{} of {}", grouped(offset + 1), grouped(last), total(all))
        }
        Total::Exactly(0) => "none".to_owned(),
        _ => format!("nothing after {} of {}", grouped(offset), total(all)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_thousands() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn shortens_for_an_axis() {
        for (number, text) in
            [(0, "0"), (999, "999"), (1_000, "1k"), (1_250, "1.2k"), (150_000, "150k"), (3_000_000, "3M")]
        {
            assert_eq!(compact(number), text);
        }
    }

    #[test]
    fn says_where_a_page_lies() {
        assert_eq!(span(0, 50, Total::Exactly(12_431)), "1–50 of 12,431");
        assert_eq!(span(50, 50, Total::MoreThan(10_000)), "51–100 of more than 10,000");
        assert_eq!(span(0, 0, Total::Exactly(0)), "none");
        assert_eq!(span(100, 0, Total::Exactly(3)), "nothing after 100 of 3");
        assert_eq!(counted(1, "event"), "1 event");
    }
}
