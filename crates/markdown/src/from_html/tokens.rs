//! HTML in parts: tags, and the text between them.

#[derive(Debug)]
pub(super) enum Token {
    Text(String),
    Open(Tag),
    Close(String),
}

#[derive(Debug)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: String,
    /// Where a link leads, if that is known to be harmless.
    pub(super) href: Option<String>,
}

pub(super) fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        let end = if is_tag { tag_end(rest) } else { None };
        let Some(end) = end else {
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        if !text.is_empty() {
            tokens.push(Token::Text(decoded(&std::mem::take(&mut text))));
        }
        tokens.extend(tag(&rest[1..end]));
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    if !text.is_empty() {
        tokens.push(Token::Text(decoded(&text)));
    }
    tokens
}

/// A tag is not longer, in bytes.
const LONGEST_TAG: usize = 4_096;

/// Where the tag's `>` is, which may stand in quotes before.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().take(LONGEST_TAG).enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some(at),
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None => {}
        }
    }
    None
}

fn tag(inner: &str) -> Option<Token> {
    let name_of = |text: &str| -> String {
        text.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    if let Some(name) = inner.strip_prefix('/') {
        return Some(Token::Close(name_of(name)));
    }
    let name = name_of(inner);
    if name.is_empty() {
        return None;
    }
    let href = if name == "a" { href(&inner[1..]) } else { None };
    Some(Token::Open(Tag { name, href }))
}

fn href(attributes: &str) -> Option<String> {
    let lower = attributes.to_ascii_lowercase();
    let at = lower.find("href")?;
    let value = attributes[at + 4..].trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    let value = decoded(value);
    let leads = ["http://", "https://", "mailto:", "/"]
        .iter()
        .any(|start| value.to_ascii_lowercase().starts_with(start));
    let is_plain = !value.contains(['<', '>', '\\']) && !value.chars().any(char::is_control);
    (leads && is_plain).then_some(value)
}

/// With `&` and `;`.
const LONGEST_NAME: usize = 10;

/// With characters in the place of their names.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST_NAME).position(|byte| byte == b';');
        let named = end.map(|end| (&rest[1..end], &rest[end + 1..]));
        match named.and_then(|(name, after)| Some((character(name)?, after))) {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(number.ok()?).filter(|character| *character != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "middot" => '·',
        "laquo" => '«',
        "raquo" => '»',
        "aelig" => 'æ',
        "AElig" => 'Æ',
        "oslash" => 'ø',
        "Oslash" => 'Ø',
        "aring" => 'å',
        "Aring" => 'Å',
        "auml" => 'ä',
        "Auml" => 'Ä',
        "ouml" => 'ö',
        "Ouml" => 'Ö',
        "uuml" => 'ü',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        _ => return None,
    })
}
