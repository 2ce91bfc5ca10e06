//! The query part of a URL, readable: `from=-2days&ip=10.0.0.0/8`.

/// Names and values in the order written. A name may come several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct QueryText(Vec<(String, String)>);

impl QueryText {
    /// Reads what follows the `?`, with or without it.
    pub(crate) fn read(text: &str) -> Self {
        let text = text.strip_prefix('?').unwrap_or(text);
        let pair = |part: &str| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(name), decode(value))
        };
        Self(text.split('&').filter(|part| !part.is_empty()).map(pair).collect())
    }

    pub(crate) fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn add(&mut self, name: &str, value: impl ToString) {
        self.0.push((name.to_owned(), value.to_string()));
    }

    /// With the `?` before it, or nothing when there is nothing to write.
    pub(crate) fn write(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.0 {
            text.push(if text.is_empty() { '?' } else { '&' });
            encode(name, &mut text);
            text.push('=');
            encode(value, &mut text);
        }
        text
    }
}

/// Escapes what would end a value or be read as something else, and leaves the rest readable.
pub(crate) fn encode(value: &str, text: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => text.push(byte.into()),
            b'-' | b'.' | b'_' | b'~' | b'/' | b':' | b',' | b'@' | b'*' | b'!' | b'(' | b')' => {
                text.push(byte.into());
            }
            b' ' => text.push('+'),
            _ => {
                for digit in [byte >> 4, byte & 15] {
                    text.push(char::from_digit(digit.into(), 16).unwrap_or('0').to_ascii_uppercase());
                }
                text.insert(text.len() - 2, '%');
            }
        }
    }
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let hex = |digit: u8| (digit as char).to_digit(16);
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut ahead = rest.clone();
                match (ahead.next().and_then(hex), ahead.next().and_then(hex)) {
                    (Some(high), Some(low)) => {
                        bytes.push((high * 16 + low) as u8);
                        rest = ahead;
                    }
                    _ => bytes.push(b'%'),
                }
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_readable() {
        let mut query = QueryText::default();
        query.add("from", "-2days");
        query.add("ip", "10.0.0.0/8");
        query.add("ip", "2001:db8::/32");
        query.add("text", "a & b = 100 %+é");
        let text = query.write();
        assert_eq!(text, "?from=-2days&ip=10.0.0.0/8&ip=2001:db8::/32&text=a+%26+b+%3D+100+%25%2B%C3%A9");
        assert_eq!(QueryText::read(&text), query);
        assert_eq!(query.all("ip").collect::<Vec<_>>(), ["10.0.0.0/8", "2001:db8::/32"]);
    }

    #[test]
    fn reads_what_people_mangle() {
        let query = QueryText::read("?&a=%zz%4&b&=c&d=%20x");
        assert_eq!(query.first("a"), Some("%zz%4"));
        assert_eq!(query.first("b"), Some(""));
        assert_eq!(query.first("d"), Some(" x"));
        assert_eq!(QueryText::read("").write(), "");
    }
}
