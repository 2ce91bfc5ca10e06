//! Types of indicators, by the names of the public MISP attribute types.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What a value of a type looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Any,
    /// So many hexadecimal digits.
    Hex(usize),
    /// At least 35 of 70 hexadecimal digits, with or without its version in front.
    Tlsh,
    /// A file's name, `|`, and that.
    NamedHex(usize),
    NamedTlsh,
}

const KINDS: &[(&str, Shape)] = &[
    ("AS", Shape::Any),
    ("aba-rtn", Shape::Any),
    ("account", Shape::Any),
    ("anonymised", Shape::Any),
    ("attachment", Shape::Any),
    ("authentihash", Shape::Hex(64)),
    ("boolean", Shape::Any),
    ("btc", Shape::Any),
    ("campaign-id", Shape::Any),
    ("campaign-name", Shape::Any),
    ("cdhash", Shape::Any),
    ("chrome-extension-id", Shape::Any),
    ("community-id", Shape::Any),
    ("cookie", Shape::Any),
    ("dash", Shape::Any),
    ("datetime", Shape::Any),
    ("dkim", Shape::Any),
    ("dkim-signature", Shape::Any),
    ("dns-soa-email", Shape::Any),
    ("domain", Shape::Any),
    ("domain|ip", Shape::Any),
    ("email", Shape::Any),
    ("email-attachment", Shape::Any),
    ("email-body", Shape::Any),
    ("email-dst", Shape::Any),
    ("email-dst-display-name", Shape::Any),
    ("email-header", Shape::Any),
    ("email-message-id", Shape::Any),
    ("email-mime-boundary", Shape::Any),
    ("email-reply-to", Shape::Any),
    ("email-src", Shape::Any),
    ("email-src-display-name", Shape::Any),
    ("email-subject", Shape::Any),
    ("email-thread-index", Shape::Any),
    ("email-x-mailer", Shape::Any),
    ("favicon-mmh3", Shape::Any),
    ("filename", Shape::Any),
    ("filename-pattern", Shape::Any),
    ("filename|authentihash", Shape::NamedHex(64)),
    ("filename|impfuzzy", Shape::Any),
    ("filename|imphash", Shape::NamedHex(32)),
    ("filename|md5", Shape::NamedHex(32)),
    ("filename|pehash", Shape::NamedHex(40)),
    ("filename|sha1", Shape::NamedHex(40)),
    ("filename|sha224", Shape::NamedHex(56)),
    ("filename|sha256", Shape::NamedHex(64)),
    ("filename|sha3-224", Shape::NamedHex(56)),
    ("filename|sha3-256", Shape::NamedHex(64)),
    ("filename|sha3-384", Shape::NamedHex(96)),
    ("filename|sha3-512", Shape::NamedHex(128)),
    ("filename|sha384", Shape::NamedHex(96)),
    ("filename|sha512", Shape::NamedHex(128)),
    ("filename|sha512/224", Shape::NamedHex(56)),
    ("filename|sha512/256", Shape::NamedHex(64)),
    ("filename|ssdeep", Shape::Any),
    ("filename|tlsh", Shape::NamedTlsh),
    ("filename|vhash", Shape::Any),
    ("first-name", Shape::Any),
    ("float", Shape::Any),
    ("full-name", Shape::Any),
    ("gene", Shape::Any),
    ("git-commit-id", Shape::Hex(40)),
    ("github-organisation", Shape::Any),
    ("github-repository", Shape::Any),
    ("github-username", Shape::Any),
    ("hassh-md5", Shape::Hex(32)),
    ("hasshserver-md5", Shape::Hex(32)),
    ("hex", Shape::Any),
    ("hostname", Shape::Any),
    ("hostname|port", Shape::Any),
    ("http-method", Shape::Any),
    ("iban", Shape::Any),
    ("identity-card-number", Shape::Any),
    ("impfuzzy", Shape::Any),
    ("imphash", Shape::Hex(32)),
    ("ip-any", Shape::Any),
    ("ip-dst", Shape::Any),
    ("ip-dst|port", Shape::Any),
    ("ip-src", Shape::Any),
    ("ip-src|port", Shape::Any),
    ("ja3-fingerprint-md5", Shape::Hex(32)),
    ("jabber-id", Shape::Any),
    ("jarm-fingerprint", Shape::Hex(62)),
    ("kusto-query", Shape::Any),
    ("link", Shape::Any),
    ("mac-address", Shape::Any),
    ("mac-eui-64", Shape::Any),
    ("malware-sample", Shape::Any),
    ("malware-type", Shape::Any),
    ("md5", Shape::Hex(32)),
    ("middle-name", Shape::Any),
    ("mime-type", Shape::Any),
    ("mobile-application-id", Shape::Any),
    ("mutex", Shape::Any),
    ("named pipe", Shape::Any),
    ("other", Shape::Any),
    ("file-path", Shape::Any),
    ("pattern-in-file", Shape::Any),
    ("pattern-in-memory", Shape::Any),
    ("pattern-in-traffic", Shape::Any),
    ("pdb", Shape::Any),
    ("pehash", Shape::Hex(40)),
    ("pgp-private-key", Shape::Any),
    ("pgp-public-key", Shape::Any),
    ("phone-number", Shape::Any),
    ("port", Shape::Any),
    ("process-state", Shape::Any),
    ("prtn", Shape::Any),
    ("regkey", Shape::Any),
    ("regkey|value", Shape::Any),
    ("sha1", Shape::Hex(40)),
    ("sha224", Shape::Hex(56)),
    ("sha256", Shape::Hex(64)),
    ("sha3-224", Shape::Hex(56)),
    ("sha3-256", Shape::Hex(64)),
    ("sha3-384", Shape::Hex(96)),
    ("sha3-512", Shape::Hex(128)),
    ("sha384", Shape::Hex(96)),
    ("sha512", Shape::Hex(128)),
    ("sha512/224", Shape::Hex(56)),
    ("sha512/256", Shape::Hex(64)),
    ("sigma", Shape::Any),
    ("size-in-bytes", Shape::Any),
    ("snort", Shape::Any),
    ("ssdeep", Shape::Any),
    ("ssh-fingerprint", Shape::Any),
    ("stix2-pattern", Shape::Any),
    ("target-email", Shape::Any),
    ("target-external", Shape::Any),
    ("target-location", Shape::Any),
    ("target-machine", Shape::Any),
    ("target-org", Shape::Any),
    ("target-user", Shape::Any),
    ("telfhash", Shape::Hex(70)),
    ("text", Shape::Any),
    ("threat-actor", Shape::Any),
    ("tlsh", Shape::Tlsh),
    ("travel-details", Shape::Any),
    ("twitter-id", Shape::Any),
    ("uri", Shape::Any),
    ("url", Shape::Any),
    ("user-agent", Shape::Any),
    ("vhash", Shape::Any),
    ("vulnerability", Shape::Any),
    ("weakness", Shape::Any),
    ("whois-creation-date", Shape::Any),
    ("whois-registrant-email", Shape::Any),
    ("whois-registrant-name", Shape::Any),
    ("whois-registrant-org", Shape::Any),
    ("whois-registrant-phone", Shape::Any),
    ("whois-registrar", Shape::Any),
    ("windows-scheduled-task", Shape::Any),
    ("windows-service-displayname", Shape::Any),
    ("windows-service-name", Shape::Any),
    ("x509-fingerprint-md5", Shape::Hex(32)),
    ("x509-fingerprint-sha1", Shape::Hex(40)),
    ("x509-fingerprint-sha256", Shape::Hex(64)),
    ("xmr", Shape::Any),
    ("yara", Shape::Any),
    ("zeek", Shape::Any),
];

/// One of the types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IocKind(u8);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a type of indicators")]
pub struct KindError;

impl IocKind {
    /// In the order of their names.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..KINDS.len() as u8).map(Self)
    }

    pub fn name(self) -> &'static str {
        self.entry().0
    }

    fn entry(self) -> (&'static str, Shape) {
        KINDS[usize::from(self.0)]
    }

    /// What a value of this type must be, if it is not.
    pub fn check(self, value: &str) -> Result<(), String> {
        let (name, shape) = self.entry();
        let hash = match shape {
            Shape::Any => return Ok(()),
            Shape::Hex(_) | Shape::Tlsh => value,
            Shape::NamedHex(_) | Shape::NamedTlsh => match value.rsplit_once('|') {
                Some((file, hash)) if !file.is_empty() => hash,
                _ => return Err(format!("must be a file's name, |, and its hash, as a {name}")),
            },
        };
        let is_hex = hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        match shape {
            Shape::Hex(digits) | Shape::NamedHex(digits) if !is_hex || hash.len() != digits => {
                Err(format!("must have {digits} hexadecimal digits, as a {name}"))
            }
            Shape::Tlsh | Shape::NamedTlsh => {
                let digits = hash.strip_prefix("T1").unwrap_or(hash);
                let is_tlsh = digits.len() >= 35 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
                if is_tlsh {
                    Ok(())
                } else {
                    Err(format!("must have at least 35 hexadecimal digits, as a {name}"))
                }
            }
            _ => Ok(()),
        }
    }
}

impl FromStr for IocKind {
    type Err = KindError;
    fn from_str(name: &str) -> Result<Self, KindError> {
        Self::all().find(|kind| kind.name() == name).ok_or(KindError)
    }
}

impl TryFrom<String> for IocKind {
    type Error = KindError;
    fn try_from(name: String) -> Result<Self, KindError> {
        name.parse()
    }
}

impl From<IocKind> for String {
    fn from(kind: IocKind) -> Self {
        kind.name().to_owned()
    }
}

impl fmt::Display for IocKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_them_all() {
        assert_eq!(IocKind::all().len(), 160);
        for kind in IocKind::all() {
            assert_eq!(kind.name().parse(), Ok(kind));
        }
        assert!("no such type".parse::<IocKind>().is_err());
    }

    #[test]
    fn hashes_have_their_length() {
        let kind = |name: &str| name.parse::<IocKind>().expect("a known type");
        assert!(kind("md5").check("d41d8cd98f00b204e9800998ecf8427e").is_ok());
        assert!(kind("md5").check("d41d8cd98f00b204e9800998ecf8427").is_err());
        assert!(kind("md5").check("g41d8cd98f00b204e9800998ecf8427e").is_err());
        assert!(kind("filename|md5").check("a|b.exe|d41d8cd98f00b204e9800998ecf8427e").is_ok());
        assert!(kind("filename|md5").check("d41d8cd98f00b204e9800998ecf8427e").is_err());
        assert!(kind("tlsh").check(&format!("T1{}", "A".repeat(70))).is_ok());
        assert!(kind("domain").check("anything").is_ok());
    }
}
