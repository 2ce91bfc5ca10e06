//! What chains a row of the log to the one before it.

use argus_domain::ActivityId;
use argus_store::activity::{ChainRow, NewActivity};
use sha2::{Digest, Sha256};

pub(super) type Hash = [u8; 32];

/// What the hash of a row is made of.
struct Fields<'a> {
    id: i64,
    at: i64,
    user: Option<i64>,
    user_name: &'a str,
    via: &'a str,
    customer: Option<i64>,
    case: Option<i64>,
    action: &'a str,
    text: &'a str,
    detail: &'a str,
    manual: bool,
}

impl Fields<'_> {
    /// SHA-256 over the hash before it and every field, each with its length in front, so that nothing can be moved
    /// from one field to the next.
    fn hash(&self, previous: &[u8]) -> Hash {
        let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
        let (id, at) = (self.id.to_string(), self.at.to_string());
        let (user, customer, case) = (number(self.user), number(self.customer), number(self.case));
        let Self { user_name, via, action, text, detail, .. } = *self;
        let fields = [&id, &at, &user, user_name, via, &customer, &case, action, text, detail];
        // Older rows were written before anybody wrote entries himself, and have the hash that they had.
        let manual = self.manual.then_some("manual");
        let mut hasher = Sha256::new();
        hasher.update(previous);
        for field in fields.into_iter().chain(manual) {
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field.as_bytes());
        }
        hasher.finalize().into()
    }
}

/// As it is written.
pub(super) fn hashed(previous: &[u8], id: ActivityId, new: &NewActivity<'_>) -> Hash {
    let NewActivity { at, user, user_name, via, customer, case, action, text, detail, manual } = *new;
    let fields = Fields {
        id: id.0,
        at: at.millis(),
        user: user.map(|user| user.0),
        user_name,
        via: via.name(),
        customer: customer.map(|customer| customer.0),
        case: case.map(|case| case.0),
        action,
        text,
        detail,
        manual,
    };
    fields.hash(previous)
}

/// As it must be, if nobody changed it since.
pub(super) fn stored(previous: &[u8], row: &ChainRow) -> Hash {
    let fields = Fields {
        id: row.id,
        at: row.at,
        user: row.user_id,
        user_name: &row.user_name,
        via: &row.via,
        customer: row.customer_id,
        case: row.case_id,
        action: &row.action,
        text: &row.text,
        detail: &row.detail,
        manual: row.manual,
    };
    fields.hash(previous)
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
