//! How a search was done, for people who wonder why it took as long as it did.

/// What the name of a plan means.
pub(crate) fn meaning(plan: &str) -> &'static str {
    match plan {
        "column index" => {
            "Counted and found in memory, where the searchable fields of all events lie column by column: the total is exact."
        }
        "time order" => "Read from the database from the newest event to the oldest.",
        "address index by day" => {
            "Read from the database through the index of addresses, one day after the other, the newest first."
        }
        "by id" => "Read from the database by the events' own ids.",
        "links to cases" => "Read from the database through the links between events and cases.",
        "nothing can match" => "Nothing was read: no event has what the filter asks for.",
        "newest events" => {
            "Counted among the newest events, because the column index is not ready or has no room."
        }
        _ if plan.ends_with("index") => {
            "Read from the database through an index that leads to the events of this filter."
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_has_a_meaning() {
        for plan in ["time order", "customer and signature index", "address index by day", "column index"] {
            assert!(!meaning(plan).is_empty(), "{plan}");
        }
        assert_eq!(meaning("something new"), "");
    }
}
