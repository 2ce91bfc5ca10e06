//! What can be installed.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Where a module comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Source {
    /// The package index, the newest version if none is named.
    Package { name: PackageName, version: Option<Version> },
    /// A wheel that somebody uploaded, as a file with its own name.
    Wheel { file: PathBuf },
    /// One of those that are part of Argus, by name; see [`super::SHIPPED`].
    Shipped { name: PackageName },
}

/// A name of a distribution, as indexes compare them: small letters, and `-` between words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PackageName(String);

const LONGEST: usize = 100;

impl PackageName {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PackageName {
    type Error = &'static str;

    /// Neither options nor addresses nor paths are names.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = text.trim();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric();
        let ends = text.bytes().next().is_some_and(is_plain) && text.bytes().last().is_some_and(is_plain);
        if !ends || text.len() > LONGEST || !text.bytes().all(|byte| is_plain(byte) || b"-_.".contains(&byte))
        {
            return Err("a package name has letters and digits, with - _ . between them");
        }
        let words: Vec<&str> = text.split(['-', '_', '.']).filter(|word| !word.is_empty()).collect();
        Ok(Self(words.join("-").to_ascii_lowercase()))
    }
}

impl std::str::FromStr for PackageName {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.to_owned().try_into()
    }
}

impl From<PackageName> for String {
    fn from(name: PackageName) -> Self {
        name.0
    }
}

impl std::fmt::Display for PackageName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A version of a distribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version(String);

impl Version {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Version {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = text.trim();
        let begins = text.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || b".+!_-".contains(&byte);
        if begins && text.len() <= LONGEST && text.bytes().all(is_fine) {
            return Ok(Self(text.to_owned()));
        }
        Err("a version begins with a digit, like 1.2.0")
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.0
    }
}

impl Source {
    /// What it is kept under: a newer version of it has the same.
    pub fn name(&self) -> Result<PackageName, String> {
        match self {
            Self::Package { name, .. } | Self::Shipped { name } => Ok(name.clone()),
            Self::Wheel { file } => {
                let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                let parts: Vec<&str> = name.strip_suffix(".whl").unwrap_or_default().split('-').collect();
                if !(5..=6).contains(&parts.len()) {
                    return Err(format!(
                        "{name:?} is no name of a wheel, which is like name-1.0-py3-none-any.whl"
                    ));
                }
                parts[0].parse().map_err(str::to_owned)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_as_indexes_do_and_options_are_none() {
        for text in ["Iris_Webhooks.Module", "iris-webhooks-module", " iris--webhooks_module "] {
            assert_eq!(text.parse::<PackageName>().unwrap().as_str(), "iris-webhooks-module");
        }
        for text in
            ["", "-r", "--index-url=x", "a/b", "..", "git+https://x", "a b", "a==1", "a[b]", "a;b", "ä"]
        {
            assert!(text.parse::<PackageName>().is_err(), "{text}");
        }
        for text in ["", "-1", "1 2", "1;2", "1/2"] {
            assert!(Version::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_wheel_is_kept_under_its_name() {
        let name = |text: &str| Source::Wheel { file: text.into() }.name().map(String::from);
        assert_eq!(name("/tmp/My_Module-1.0-py3-none-any.whl"), Ok("my-module".to_owned()));
        assert!(name("/tmp/module.zip").is_err());
        assert!(name("/tmp/-r-1.0-py3-none-any.whl").is_err());
    }
}
