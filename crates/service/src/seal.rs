//! Secrets that Argus has to use itself, so that a hash would not do: encrypted (AES-256-GCM) with a key that lies in a
//! file and not in the database, so that a copy of the database tells none of them.

use crate::{Argus, Error, Random, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::Path,
};

/// What a sealed text begins with: how it is sealed.
const MARK: &str = "aes256gcm:";

/// Not made for this secret, or not with this key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "cannot be read with the key in {file}: bring back the file that it was saved with, or give it again"
)]
pub(crate) struct Unsealable {
    file: String,
}

/// Nothing stays nothing. Makes the key's file where there is none.
pub(crate) fn seal(argus: &Argus, secret: &str) -> Result<String> {
    let file = &argus.settings().secret_key;
    sealed(file, argus.random(), secret)
        .map_err(|problem| Error::File { file: file.display().to_string(), problem })
}

pub(crate) fn open(argus: &Argus, stored: &str) -> Result<String, Unsealable> {
    let file = &argus.settings().secret_key;
    opened(file, stored).ok_or_else(|| Unsealable { file: file.display().to_string() })
}

fn sealed(file: &Path, random: &dyn Random, secret: &str) -> io::Result<String> {
    if secret.is_empty() {
        return Ok(String::new());
    }
    let key = match read(file) {
        Err(problem) if problem.kind() == ErrorKind::NotFound => make(file, random)?,
        key => key?,
    };
    let mut nonce = [0; NONCE_LEN];
    nonce.copy_from_slice(&random.bytes()[..NONCE_LEN]);
    let mut sealed = secret.as_bytes().to_vec();
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(MARK), &mut sealed)
        .map_err(|_| io::Error::other("is of no use"))?;
    Ok(format!("{MARK}{}", STANDARD.encode([&nonce[..], &sealed[..]].concat())))
}

fn opened(file: &Path, stored: &str) -> Option<String> {
    if stored.is_empty() {
        return Some(String::new());
    }
    let mut sealed = STANDARD.decode(stored.strip_prefix(MARK)?).ok()?;
    let mut secret = sealed.split_off(NONCE_LEN.min(sealed.len()));
    let nonce = Nonce::try_assume_unique_for_key(&sealed).ok()?;
    let secret = read(file).ok()?.open_in_place(nonce, Aad::from(MARK), &mut secret).ok()?;
    String::from_utf8(secret.to_vec()).ok()
}

fn read(file: &Path) -> io::Result<LessSafeKey> {
    key(fs::read_to_string(file)?.trim())
}

fn key(text: &str) -> io::Result<LessSafeKey> {
    let unfit = || io::Error::new(ErrorKind::InvalidData, "holds no key of 32 bytes in base64");
    let bytes = STANDARD.decode(text).map_err(|_| unfit())?;
    Ok(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &bytes).map_err(|_| unfit())?))
}

/// Two servers that begin at once have the same one: it is there whole or not at all.
fn make(file: &Path, random: &dyn Random) -> io::Result<LessSafeKey> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let whole = file.with_extension(random.uuid().to_string());
    let written = write(&whole, &STANDARD.encode(random.bytes())).and_then(|()| fs::hard_link(&whole, file));
    fs::remove_file(&whole)?;
    match written {
        Err(problem) if problem.kind() != ErrorKind::AlreadyExists => Err(problem),
        _ => read(file),
    }
}

/// For nobody else on this machine.
fn write(file: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut opened = options.open(file)?;
    writeln!(opened, "{text}")?;
    opened.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRandom;

    #[test]
    fn only_the_key_that_sealed_it_opens_it() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("data/secret.key"), folder.path().join("other.key"));
        let seal = |file: &Path, secret: &str| sealed(file, &SystemRandom, secret).unwrap();
        let stored = seal(&file, "p\u{e4}ssword");
        assert!(stored.starts_with(MARK) && !stored.contains("ssword"), "{stored}");
        assert_eq!(opened(&file, &stored).as_deref(), Some("p\u{e4}ssword"));
        assert_ne!(seal(&file, "p\u{e4}ssword"), stored, "the same one twice cannot be told");
        assert_eq!((seal(&file, "").as_str(), opened(&file, "").as_deref()), ("", Some("")));
        // Not another key, not something else, and nothing that was changed.
        seal(&other, "x");
        assert_eq!(opened(&other, &stored), None);
        for changed in [&stored[1..], &stored[..stored.len() - 8], "aes256gcm:AAAA", MARK, "plain"] {
            assert_eq!(opened(&file, changed), None, "{changed}");
        }
        fs::remove_file(&file).unwrap();
        assert_eq!(opened(&file, &stored), None);
        fs::write(&file, "no key").unwrap();
        assert_eq!(sealed(&file, &SystemRandom, "x").unwrap_err().kind(), ErrorKind::InvalidData);
        assert_eq!(
            fs::read_dir(folder.path().join("data")).unwrap().count(),
            1,
            "nothing else is left there"
        );
    }

    #[cfg(unix)]
    #[test]
    fn the_key_is_for_nobody_else() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret.key");
        sealed(&file, &SystemRandom, "x").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
