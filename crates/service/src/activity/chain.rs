//! What chains a row of the log to the one before it.

use argus_domain::ActivityId;
use argus_store::activity::{ChainRow, NewActivity};
use sha2::{Digest, Sha256};

pub(super) type Hash = [u8; 32];

/// SHA-256 over the hash before it and every field, each with its length in front, so that nothing can be moved
/// from one field to the next.
fn of_fields(previous: &[u8], fields: &[String]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    hasher.finalize().into()
}

/// As it is written.
pub(super) fn hashed(previous: &[u8], id: ActivityId, new: &NewActivity<'_>) -> Hash {
    let row = ChainRow {
        id: id.0,
        at: new.at.millis(),
        user_id: new.user.map(|user| user.0),
        user_name: new.user_name.to_owned(),
        via: new.via.name().to_owned(),
        customer_id: new.customer.map(|customer| customer.0),
        case_id: new.case.map(|case| case.0),
        action: new.action.to_owned(),
        text: new.text.to_owned(),
        detail: new.detail.to_owned(),
        manual: new.manual,
        hash: Vec::new(),
    };
    stored(previous, &row)
}

/// As it must be, if nobody changed it since.
pub(super) fn stored(previous: &[u8], row: &ChainRow) -> Hash {
    let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let mut fields = vec![
        row.id.to_string(),
        row.at.to_string(),
        number(row.user_id),
        row.user_name.clone(),
        row.via.clone(),
        number(row.customer_id),
        number(row.case_id),
        row.action.clone(),
        row.text.clone(),
        row.detail.clone(),
    ];
    // Older rows were written before there were such entries, and have the hash that they had.
    if row.manual {
        fields.push("manual".to_owned());
    }
    of_fields(previous, &fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> ChainRow {
        ChainRow {
            id: 7,
            at: 1_700_000_000_000,
            user_id: Some(1),
            user_name: "anna".to_owned(),
            via: "page".to_owned(),
            customer_id: None,
            case_id: Some(3),
            action: "case.update".to_owned(),
            text: "Changed severity".to_owned(),
            detail: "{}".to_owned(),
            manual: false,
            hash: Vec::new(),
        }
    }

    #[test]
    fn every_field_counts() {
        let whole = stored(b"before", &row());
        for changed in [
            ChainRow { id: 8, ..row() },
            ChainRow { at: 1, ..row() },
            ChainRow { user_id: None, ..row() },
            ChainRow { user_name: "bob".to_owned(), ..row() },
            ChainRow { via: "api".to_owned(), ..row() },
            ChainRow { customer_id: Some(1), ..row() },
            ChainRow { case_id: None, ..row() },
            ChainRow { action: "case.updateC".to_owned(), text: "hanged severity".to_owned(), ..row() },
            ChainRow { text: "Changed outcome".to_owned(), ..row() },
            ChainRow { detail: "{ }".to_owned(), ..row() },
            ChainRow { manual: true, ..row() },
        ] {
            assert_ne!(stored(b"before", &changed), whole, "{changed:?}");
        }
        assert_ne!(stored(b"another", &row()), whole);
    }
}
