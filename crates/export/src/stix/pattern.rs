//! Patterns (STIX 2.1, section 9) for values of the types that the specification has properties for.

use argus_domain::{Cidr, ioc::IocKind};

/// How STIX tells a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Pattern(String),
    Vulnerability,
    /// It has no pattern for it; and why.
    Words(&'static str),
}

const NO_PATTERN: &str = "STIX patterns have no property for it";
const BY_HAND: &str = "somebody wrote it by hand, and nobody checked that it is a pattern";
const MISSHAPEN: &str = "the value does not look like one, so there is no pattern for it";

pub(super) fn form(kind: IocKind, value: &str) -> Form {
    let name = kind.name();
    if name == "vulnerability" {
        let is_cve = value.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("CVE-"));
        return if is_cve { Form::Vulnerability } else { Form::Words(MISSHAPEN) };
    }
    if name == "stix2-pattern" {
        return Form::Words(BY_HAND);
    }
    match comparison(name, value) {
        Ok(Some(comparison)) => Form::Pattern(format!("[{comparison}]")),
        Ok(None) => Form::Words(NO_PATTERN),
        Err(Misshapen) => Form::Words(MISSHAPEN),
    }
}

/// The value is not of the shape that its type's pattern needs.
struct Misshapen;

type Comparison = Result<Option<String>, Misshapen>;

/// What stands between the brackets.
fn comparison(name: &str, value: &str) -> Comparison {
    if let Some(path) = path(name) {
        return Ok(Some(is(path, hash_or_other(name, value)?)));
    }
    if let Some(hash) = name.strip_prefix("filename|") {
        let Some(hashes) = hash_path(hash) else { return Ok(None) };
        let (file, value) = value.rsplit_once('|').ok_or(Misshapen)?;
        let digest = hash_or_other(hash, value)?;
        return Ok(Some(format!("{} AND {}", named_file(file), is(hashes, digest))));
    }
    Ok(Some(match name {
        "ip-any" => address(value, "value")?,
        "ip-src" => end(value, "src")?,
        "ip-dst" => end(value, "dst")?,
        "ip-src|port" => end_with_port(value, "src")?,
        "ip-dst|port" => end_with_port(value, "dst")?,
        "hostname|port" => {
            let (host, port) = two(value)?;
            let host = host_name(host)?;
            let port = port_number(port)?;
            format!(
                "network-traffic:dst_ref.type = 'domain-name' AND {} AND network-traffic:dst_port = {port}",
                is("network-traffic:dst_ref.value", host)
            )
        }
        "domain|ip" => {
            let (domain, address) = two(value)?;
            let address = address.parse::<Cidr>().map_err(|_| Misshapen)?;
            let domain = is("domain-name:value", host_name(domain)?);
            format!("{domain} AND {}", is("domain-name:resolves_to_refs[*].value", &address.to_string()))
        }
        "AS" => {
            let digits = value
                .get(..2)
                .filter(|start| start.eq_ignore_ascii_case("AS"))
                .map_or(value, |_| &value[2..]);
            format!("autonomous-system:number = {}", digits.parse::<u32>().map_err(|_| Misshapen)?)
        }
        "port" => format!("network-traffic:dst_port = {}", port_number(value)?),
        "size-in-bytes" => format!(
            "file:size = {}",
            value.parse::<u64>().ok().filter(|size| *size <= i64::MAX as u64).ok_or(Misshapen)?
        ),
        "filename" | "file-path" | "attachment" => named_file(value),
        "malware-sample" => match value.rsplit_once('|') {
            Some((file, md5)) if md5.len() == 32 => {
                format!("{} AND {}", named_file(file), is("file:hashes.MD5", md5))
            }
            _ => named_file(value),
        },
        "mac-address" => is("mac-addr:value", &mac(value)?),
        "regkey|value" => {
            let (key, data) = value.split_once('|').ok_or(Misshapen)?;
            format!(
                "{} AND {}",
                is("windows-registry-key:key", key),
                is("windows-registry-key:values[*].data", data)
            )
        }
        "twitter-id" => format!(
            "user-account:account_type = 'twitter' AND {}",
            is("user-account:account_login", value.trim_start_matches('@'))
        ),
        _ => return Ok(None),
    }))
}

/// Types whose value is that of one property, as it is.
fn path(name: &str) -> Option<&'static str> {
    Some(match name {
        "domain" | "hostname" => "domain-name:value",
        "url" | "uri" | "link" => "url:value",
        "email" | "target-email" | "dns-soa-email" | "whois-registrant-email" => "email-addr:value",
        "email-src" => "email-message:from_ref.value",
        "email-src-display-name" => "email-message:from_ref.display_name",
        "email-dst" => "email-message:to_refs[*].value",
        "email-dst-display-name" => "email-message:to_refs[*].display_name",
        "email-subject" => "email-message:subject",
        "email-body" => "email-message:body",
        "email-message-id" => "email-message:message_id",
        "email-attachment" => "email-message:body_multipart[*].body_raw_ref.name",
        "email-reply-to" => "email-message:additional_header_fields.'Reply-To'",
        "email-x-mailer" => "email-message:additional_header_fields.'X-Mailer'",
        "email-thread-index" => "email-message:additional_header_fields.'Thread-Index'",
        "dkim-signature" => "email-message:additional_header_fields.'DKIM-Signature'",
        "user-agent" => "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'",
        "cookie" => "network-traffic:extensions.'http-request-ext'.request_header.Cookie",
        "http-method" => "network-traffic:extensions.'http-request-ext'.request_method",
        "mime-type" => "file:mime_type",
        "mutex" => "mutex:name",
        "regkey" => "windows-registry-key:key",
        "windows-service-name" => "process:extensions.'windows-service-ext'.service_name",
        "windows-service-displayname" => "process:extensions.'windows-service-ext'.display_name",
        "account" | "target-user" => "user-account:account_login",
        "x509-fingerprint-md5" => "x509-certificate:hashes.MD5",
        "x509-fingerprint-sha1" => "x509-certificate:hashes.'SHA-1'",
        "x509-fingerprint-sha256" => "x509-certificate:hashes.'SHA-256'",
        other => return hash_path(other),
    })
}

/// Those of the vocabulary hash-algorithm-ov, and the hash of imports that files for Windows have.
fn hash_path(name: &str) -> Option<&'static str> {
    Some(match name {
        "md5" => "file:hashes.MD5",
        "sha1" => "file:hashes.'SHA-1'",
        "sha256" => "file:hashes.'SHA-256'",
        "sha512" => "file:hashes.'SHA-512'",
        "sha3-256" => "file:hashes.'SHA3-256'",
        "sha3-512" => "file:hashes.'SHA3-512'",
        "ssdeep" => "file:hashes.SSDEEP",
        "tlsh" => "file:hashes.TLSH",
        "imphash" => "file:extensions.'windows-pebinary-ext'.imphash",
        _ => return None,
    })
}

/// The value, unless it is a hash that does not look like one.
fn hash_or_other<'a>(name: &str, value: &'a str) -> Result<&'a str, Misshapen> {
    let digits = match name {
        "md5" | "imphash" | "x509-fingerprint-md5" => 32,
        "sha1" | "x509-fingerprint-sha1" => 40,
        "sha256" | "sha3-256" | "x509-fingerprint-sha256" => 64,
        "sha512" | "sha3-512" => 128,
        // STIX has it without the version in front.
        "tlsh" => return hash_or_other("tlsh digits", value.strip_prefix("T1").unwrap_or(value)),
        "tlsh digits" => 70,
        "ssdeep" => {
            let is_ssdeep = value.len() <= 128
                && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/+:.".contains(&byte));
            return if is_ssdeep { Ok(value) } else { Err(Misshapen) };
        }
        _ => return Ok(value),
    };
    let is_hash = value.len() == digits && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash { Ok(value) } else { Err(Misshapen) }
}

fn is(path: &str, value: &str) -> String {
    format!("{path} = '{}'", value.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// Hosts are compared, networks hold what lies in them.
fn address(value: &str, property: &str) -> Result<String, Misshapen> {
    let cidr = value.parse::<Cidr>().map_err(|_| Misshapen)?;
    Ok(compare(&format!("{}:{property}", version(&cidr)), &cidr))
}

fn end(value: &str, end: &str) -> Result<String, Misshapen> {
    let cidr = value.parse::<Cidr>().map_err(|_| Misshapen)?;
    let (path, version) = (format!("network-traffic:{end}_ref"), version(&cidr));
    Ok(format!("{path}.type = '{version}' AND {}", compare(&format!("{path}.value"), &cidr)))
}

fn end_with_port(value: &str, side: &str) -> Result<String, Misshapen> {
    let (host, port) = two(value)?;
    let host = end(host.trim_matches(['[', ']']), side)?;
    Ok(format!("{host} AND network-traffic:{side}_port = {}", port_number(port)?))
}

fn version(cidr: &Cidr) -> &'static str {
    if cidr.is_ipv4() { "ipv4-addr" } else { "ipv6-addr" }
}

fn compare(path: &str, cidr: &Cidr) -> String {
    let way = if cidr.is_host() { "=" } else { "ISSUBSET" };
    format!("{path} {way} '{cidr}'")
}

/// Two halves, as MISP writes them or as addresses have their ports.
fn two(value: &str) -> Result<(&str, &str), Misshapen> {
    value.rsplit_once('|').or_else(|| value.rsplit_once(':')).ok_or(Misshapen)
}

fn host_name(name: &str) -> Result<&str, Misshapen> {
    if name.is_empty() { Err(Misshapen) } else { Ok(name) }
}

fn port_number(text: &str) -> Result<u16, Misshapen> {
    text.trim().parse().map_err(|_| Misshapen)
}

/// A name alone, or in the folder that stands before it.
fn named_file(value: &str) -> String {
    match value.rfind(['/', '\\']) {
        Some(at) if at > 0 && at + 1 < value.len() => {
            let (folder, name) = (&value[..at], &value[at + 1..]);
            format!("{} AND {}", is("file:name", name), is("file:parent_directory_ref.path", folder))
        }
        _ => is("file:name", value),
    }
}

/// In lower case with colons, as the specification wants it.
fn mac(value: &str) -> Result<String, Misshapen> {
    let digits: String =
        value.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_ascii_lowercase();
    let is_mac = digits.len() == 12
        && value.chars().all(|letter| letter.is_ascii_hexdigit() || ":-.".contains(letter));
    if !is_mac {
        return Err(Misshapen);
    }
    let pairs: Vec<&str> = (0..6).map(|at| &digits[2 * at..2 * at + 2]).collect();
    Ok(pairs.join(":"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: &str, value: &str) -> String {
        match form(kind.parse().expect("a type"), value) {
            Form::Pattern(pattern) => pattern,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn patterns() {
        for (kind, value, pattern) in [
            ("ip-any", "192.0.2.1", "[ipv4-addr:value = '192.0.2.1']"),
            ("ip-any", "2001:db8::/32", "[ipv6-addr:value ISSUBSET '2001:db8::/32']"),
            (
                "ip-src",
                "10.0.0.0/8",
                "[network-traffic:src_ref.type = 'ipv4-addr' AND network-traffic:src_ref.value ISSUBSET '10.0.0.0/8']",
            ),
            (
                "ip-dst|port",
                "[2001:db8::1]:443",
                "[network-traffic:dst_ref.type = 'ipv6-addr' AND network-traffic:dst_ref.value = '2001:db8::1' AND network-traffic:dst_port = 443]",
            ),
            (
                "domain|ip",
                "evil.example|192.0.2.1",
                "[domain-name:value = 'evil.example' AND domain-name:resolves_to_refs[*].value = '192.0.2.1']",
            ),
            ("url", r"https://evil.example/it's\a", r"[url:value = 'https://evil.example/it\'s\\a']"),
            ("AS", "as64496", "[autonomous-system:number = 64496]"),
            ("mac-address", "00-1B-44-11-3A-B7", "[mac-addr:value = '00:1b:44:11:3a:b7']"),
            (
                "filename|md5",
                r"C:\a\b.exe|d41d8cd98f00b204e9800998ecf8427e",
                r"[file:name = 'b.exe' AND file:parent_directory_ref.path = 'C:\\a' AND file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']",
            ),
            ("regkey", r"HKLM\Software", r"[windows-registry-key:key = 'HKLM\\Software']"),
        ] {
            assert_eq!(told(kind, value), pattern, "{kind}");
        }
        for kind in [
            "ssdeep",
            "sha3-512",
            "ip-any",
            "ip-src|port",
            "AS",
            "port",
            "size-in-bytes",
            "mac-address",
            "regkey|value",
            "domain|ip",
        ] {
            assert_eq!(told(kind, "no such thing"), format!("Words({MISSHAPEN:?})"), "{kind}");
        }
        assert_eq!(told("btc", "x"), format!("Words({NO_PATTERN:?})"));
        assert_eq!(told("filename|vhash", "a|b"), format!("Words({NO_PATTERN:?})"));
        assert_eq!(told("vulnerability", "cve-2024-3094"), "Vulnerability");
    }
}
