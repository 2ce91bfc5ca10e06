//! What a new module begins with: files in which names stand for those of the module.

use super::Failure;
use argus_dim_host::install::{PackageName, SHIPPED};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Paths and texts. PACKAGE, NAME and TITLE are replaced.
const FILES: [(&str, &str); 5] = [
    ("pyproject.toml", include_str!("pyproject.toml")),
    ("README.md", include_str!("README.md")),
    ("PACKAGE/__init__.py", include_str!("module.py")),
    ("tests/__init__.py", ""),
    ("tests/test_PACKAGE.py", include_str!("test_module.py")),
];

/// Words of Python, and names that are taken where a module runs.
const TAKEN: [&str; 37] = [
    "and",
    "argus_dim",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "test",
    "tests",
    "try",
    "while",
    "with",
    "yield",
    "celery",
    "app",
];

/// Gives the folder.
pub(super) fn write(name: &str) -> Result<PathBuf, Failure> {
    let package = package(name)?;
    let folder = PathBuf::from(name);
    fs::create_dir(&folder).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => format!("{name} is there already: choose another name"),
        _ => format!("the folder {name} cannot be made: {error}"),
    })?;
    for (path, text) in FILES {
        let file = folder.join(filled(path, name, &package));
        fill(&file, &filled(text, name, &package))
            .map_err(|error| format!("{} cannot be written: {error}", file.display()))?;
    }
    Ok(folder)
}

fn fill(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(file, text)
}

/// The name that Python imports.
fn package(name: &str) -> Result<String, Failure> {
    let as_indexes_have_it: PackageName =
        name.parse().map_err(|problem| format!("{name:?} is no name: {problem}"))?;
    if as_indexes_have_it.as_str() != name || !name.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        let problem = "begin with a letter, and have small letters and digits with - between words";
        return Err(format!("{name:?} is no name of a module, which must {problem}").into());
    }
    let package = name.replace('-', "_");
    if TAKEN.contains(&package.as_str()) || SHIPPED.iter().any(|shipped| shipped.name == name) {
        return Err(format!("{name} is taken, by Python or by Argus: choose another name").into());
    }
    Ok(package)
}

fn filled(text: &str, name: &str, package: &str) -> String {
    text.replace("PACKAGE", package).replace("TITLE", &title(name)).replace("NAME", name)
}

/// `Look up hosts`
fn title(name: &str) -> String {
    let words = name.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_packages() {
        assert_eq!(package("look-up-hosts2").unwrap(), "look_up_hosts2");
        assert_eq!(title("look-up-hosts2"), "Look up hosts2");
        for name in [
            "",
            "Look",
            "look_up",
            "2nd",
            "-r",
            "../x",
            "a/b",
            "a b",
            "import",
            "tests",
            "argus-dim",
            "network-logs",
            "ä",
            "a--b",
            "a.b",
        ] {
            assert!(package(name).is_err(), "{name}");
        }
    }
}
