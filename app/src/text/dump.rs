//! Bytes as people read them.

use std::fmt::Write;

/// What stands for a byte that cannot be printed.
const DOT: char = '·';

/// As text: what is not printable is a dot, lines stay lines.
pub(crate) fn text(bytes: &[u8]) -> String {
    let keep = |c: char| if c.is_control() && !matches!(c, '\n' | '\t') { DOT } else { c };
    match str::from_utf8(bytes) {
        // A Windows line ends with two characters, of which one is enough.
        Ok(text) => text.replace("\r\n", "\n").chars().map(keep).collect(),
        Err(_) => bytes.iter().map(|&byte| if byte.is_ascii() { keep(byte.into()) } else { DOT }).collect(),
    }
}

/// Place, bytes and characters, `width` bytes a line: `00000010  47 45 54 20  GET `.
pub(crate) fn hex(bytes: &[u8], width: usize) -> String {
    let width = width.max(1);
    let mut dump = String::with_capacity(bytes.len() * 5);
    for (index, line) in bytes.chunks(width).enumerate() {
        // Writing to a String does not fail.
        let _ = write!(dump, "{:08x} ", index * width);
        for place in 0..width {
            let gap = if place > 0 && place % 8 == 0 { "  " } else { " " };
            let _ = match line.get(place) {
                Some(byte) => write!(dump, "{gap}{byte:02x}"),
                None => write!(dump, "{gap}  "),
            };
        }
        dump.push_str("  ");
        let printed = |&byte: &u8| if (0x20..0x7f).contains(&byte) { byte.into() } else { DOT };
        dump.extend(line.iter().map(printed));
        dump.push('\n');
    }
    dump
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_can_be_printed() {
        assert_eq!(text(b"GET / HTTP/1.1\r\nHost: a\0b\x1b"), "GET / HTTP/1.1\nHost: a·b·");
        assert_eq!(text("blåbær".as_bytes()), "blåbær");
        assert_eq!(text(b"\xffok\x80"), "·ok·");
    }

    #[test]
    fn dumps_line_by_line() {
        let dump = hex(b"GET /index\r\n", 8);
        assert_eq!(
            dump,
            "00000000  47 45 54 20 2f 69 6e 64  GET /ind\n\
             00000008  65 78 0d 0a              ex··\n"
        );
        let wide = hex(&[b'a'; 16], 16);
        assert_eq!(wide, "00000000  61 61 61 61 61 61 61 61  61 61 61 61 61 61 61 61  aaaaaaaaaaaaaaaa\n");
        assert_eq!(hex(b"", 16), "");
    }
}
