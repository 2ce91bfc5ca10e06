//! What a file is, by its content. Only what a browser may draw has to be right: everything else is downloaded.

/// How files of a kind begin.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-elf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\xd4\xc3\xb2\xa1", "application/vnd.tcpdump.pcap"),
    (b"\xa1\xb2\xc3\xd4", "application/vnd.tcpdump.pcap"),
    (b"\x0a\x0d\x0d\x0a", "application/x-pcapng"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"ElfFile\0", "application/x-evtx"),
];

/// From the beginning of a file.
pub(super) fn media_type(head: &[u8]) -> &'static str {
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return "image/webp";
    }
    let known = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature));
    match known {
        Some((_, media_type)) => media_type,
        None if head.is_empty() => "application/x-empty",
        None if is_text(head) => "text/plain",
        None => "application/octet-stream",
    }
}

/// UTF-8 without what no text holds; its last letter may be cut off.
fn is_text(head: &[u8]) -> bool {
    let valid = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    valid && !head.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_content() {
        for (head, expected) in [
            (&b"\x89PNG\r\n\x1a\nrest"[..], "image/png"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
            (b"RIFF\x10\0\0\0WAVE", "application/octet-stream"),
            (b"<html><script>alert(1)</script>", "text/plain"),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "text/plain"),
            (b"MZ\x90\0", "application/vnd.microsoft.portable-executable"),
            ("größ".as_bytes(), "text/plain"),
            (&"größe".as_bytes()[..3], "text/plain"),
            (b"a\0b", "application/octet-stream"),
            (b"", "application/x-empty"),
        ] {
            assert_eq!(media_type(head), expected, "{head:?}");
        }
    }
}
