//! What an indicator is, from how it looks.

use super::IocKind;
use crate::Cidr;

/// The likeliest type of a value that was re-fanged; `None` where nothing speaks for any.
pub fn guess(value: &str) -> Option<IocKind> {
    let name = name_of(value.trim())?;
    name.parse().ok()
}

fn name_of(value: &str) -> Option<&'static str> {
    if value.is_empty() {
        return None;
    }
    if value.parse::<Cidr>().is_ok() {
        return Some("ip-any");
    }
    if let Some((host, port)) = value.rsplit_once(':')
        && port.parse::<u16>().is_ok()
    {
        if host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok() {
            return Some("ip-dst|port");
        }
        if is_domain(host) {
            return Some("hostname|port");
        }
    }
    if let Some((scheme, rest)) = value.split_once("://")
        && !scheme.is_empty()
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && !rest.is_empty()
    {
        return Some("url");
    }
    if let Some((local, domain)) = value.split_once('@')
        && !local.is_empty()
        && !local.contains(char::is_whitespace)
        && is_domain(domain)
    {
        return Some("email");
    }
    by_hash(value)
        .or_else(|| by_prefix(value))
        .or_else(|| is_mac(value).then_some("mac-address"))
        .or_else(|| {
            is_domain(value).then_some(if value.matches('.').count() == 1 { "domain" } else { "hostname" })
        })
        .or_else(|| looks_like_file(value).then_some("filename"))
}

fn by_hash(value: &str) -> Option<&'static str> {
    if let Some((name, hash)) = value.rsplit_once('|') {
        return match (name.is_empty(), by_hash(hash)?) {
            (false, "md5") => Some("filename|md5"),
            (false, "sha1") => Some("filename|sha1"),
            (false, "sha256") => Some("filename|sha256"),
            (false, "sha512") => Some("filename|sha512"),
            _ => None,
        };
    }
    let is_tlsh = |digits: &str| digits.len() == 70 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if value.strip_prefix("T1").is_some_and(is_tlsh) {
        return Some("tlsh");
    }
    if !value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    match value.len() {
        32 => Some("md5"),
        40 => Some("sha1"),
        56 => Some("sha224"),
        62 => Some("jarm-fingerprint"),
        64 => Some("sha256"),
        96 => Some("sha384"),
        128 => Some("sha512"),
        _ => None,
    }
}

fn by_prefix(value: &str) -> Option<&'static str> {
    let upper = value.to_ascii_uppercase();
    let starts = |prefix: &str| upper.starts_with(prefix);
    let digits_after = |prefix: &str| {
        upper
            .strip_prefix(prefix)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if starts("CVE-") && upper[4..].bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        Some("vulnerability")
    } else if digits_after("CWE-") {
        Some("weakness")
    } else if digits_after("AS") {
        Some("AS")
    } else if ["HKLM\\", "HKCU\\", "HKCR\\", "HKU\\", "HKEY_"].iter().any(|root| starts(root)) {
        Some("regkey")
    } else if starts("MOZILLA/") {
        Some("user-agent")
    } else {
        None
    }
}

fn is_mac(value: &str) -> bool {
    [':', '-'].iter().any(|separator| {
        let parts: Vec<&str> = value.split(*separator).collect();
        parts.len() == 6
            && parts.iter().all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
    })
}

/// Names that are as often files as hosts are taken for files.
const FILES: &[&str] = &[
    "exe", "dll", "sys", "bat", "cmd", "ps1", "vbs", "js", "jar", "doc", "docx", "docm", "xls", "xlsx",
    "xlsm", "ppt", "pptx", "pdf", "rtf", "lnk", "iso", "img", "rar", "7z", "gz", "tar", "txt", "log", "tmp",
    "scr", "msi", "hta", "wsf", "apk", "elf", "bin", "dat", "php", "jsp", "aspx",
];

fn extension(value: &str) -> Option<&str> {
    value.rsplit_once('.').map(|(_, extension)| extension)
}

fn is_domain(value: &str) -> bool {
    let is_file = extension(value).is_some_and(|end| FILES.contains(&end.to_ascii_lowercase().as_str()));
    let labels: Vec<&str> = value.trim_end_matches('.').split('.').collect();
    let is_label = |label: &&str| {
        (1..=63).contains(&label.chars().count())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = labels.last().copied().unwrap_or_default();
    !is_file
        && value.len() <= 253
        && labels.len() >= 2
        && labels.iter().all(is_label)
        && top.chars().count() >= 2
        && !top.chars().all(|c| c.is_ascii_digit())
}

fn looks_like_file(value: &str) -> bool {
    let name = value.rsplit(['/', '\\']).next().unwrap_or(value);
    let is_extension = |end: &str| {
        (1..=4).contains(&end.len())
            && end.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && end.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    extension(name).is_some_and(is_extension) && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_their_looks() {
        for (value, kind) in [
            ("192.0.2.1", "ip-any"),
            ("2001:db8::1", "ip-any"),
            ("10.0.0.0/8", "ip-any"),
            ("192.0.2.1:8080", "ip-dst|port"),
            ("[2001:db8::1]:443", "ip-dst|port"),
            ("evil.example:8443", "hostname|port"),
            ("https://evil.example/path?x=1", "url"),
            ("evil.example", "domain"),
            ("www.evil.example", "hostname"),
            ("bücher.example", "domain"),
            ("some.one@evil.example", "email"),
            ("d41d8cd98f00b204e9800998ecf8427e", "md5"),
            ("DA39A3EE5E6B4B0D3255BFEF95601890AFD80709", "sha1"),
            ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "sha256"),
            ("evil.exe|d41d8cd98f00b204e9800998ecf8427e", "filename|md5"),
            ("CVE-2024-3094", "vulnerability"),
            ("cwe-79", "weakness"),
            ("AS64496", "AS"),
            (r"HKLM\Software\Run", "regkey"),
            ("00:1B:44:11:3A:B7", "mac-address"),
            ("Mozilla/5.0 (X11; Linux)", "user-agent"),
            ("invoice.docm", "filename"),
            ("setup.exe", "filename"),
            (r"C:\Users\a\evil.exe", "filename"),
        ] {
            assert_eq!(guess(value).map(IocKind::name), Some(kind), "{value}");
        }
        for value in ["", "   ", "just some words", "1.2.3.4.5"] {
            assert_eq!(guess(value), None, "{value}");
        }
    }
}
