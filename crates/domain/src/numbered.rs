//! UUIDs that hold a number, for things that programs know by UUIDs and that have numbers here.

use uuid::Uuid;

/// What a number counts. Its letters are the first bytes of the UUIDs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Access,
    Binding,
    Change,
    Comment,
    Field,
    Link,
    Request,
    Subscription,
    Tag,
    Transaction,
    Value,
    Watcher,
}

impl Counted {
    const fn letters(self) -> [u8; 4] {
        *match self {
            Self::Access => b"accs",
            Self::Binding => b"bind",
            Self::Change => b"chng",
            Self::Comment => b"cmnt",
            Self::Field => b"fild",
            Self::Link => b"link",
            Self::Request => b"rqst",
            Self::Subscription => b"subs",
            Self::Tag => b"tagx",
            Self::Transaction => b"actv",
            Self::Value => b"valu",
            Self::Watcher => b"wtch",
        }
    }

    /// Of version 8 (RFC 9562, section 5.8): the numbers are our own, up to 62 bits long.
    pub fn uuid(self, number: i64) -> Uuid {
        let [a, b, c, d] = self.letters();
        let [e, f, g, h, i, j, k, l] = (number.unsigned_abs() & (u64::MAX >> 2)).to_be_bytes();
        uuid::Builder::from_custom_bytes([a, b, c, d, 0, 0, 0, 0, e, f, g, h, i, j, k, l]).into_uuid()
    }

    /// The number in such a UUID.
    pub fn number(self, uuid: Uuid) -> Option<i64> {
        let (_, low) = uuid.as_u64_pair();
        let number = i64::try_from(low & (u64::MAX >> 2)).ok()?;
        (self.uuid(number) == uuid).then_some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for number in [0, 1, 7, 1 << 40, (1 << 62) - 1] {
            let uuid = Counted::Comment.uuid(number);
            assert_eq!((uuid.get_version_num(), Counted::Comment.number(uuid)), (8, Some(number)));
            assert_eq!(Counted::Tag.number(uuid), None);
        }
        assert_eq!(Counted::Comment.number(Uuid::nil()), None);
    }
}
