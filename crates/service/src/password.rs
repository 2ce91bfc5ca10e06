//! Passwords: argon2id, in PHC string format.

use crate::Random;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

/// Takes tens of milliseconds and 19 MiB on purpose, so it runs where it blocks nobody.
pub(crate) async fn hash(random: &dyn Random, password: &str) -> String {
    let salt = random.bytes();
    let password = password.to_owned();
    blocking(move || {
        Argon2::default()
            .hash_password_with_salt(password.as_bytes(), &salt[..16])
            .expect("a salt of 16 bytes and a bounded password can be hashed")
            .to_string()
    })
    .await
}

/// Whether this is the password. Without a hash (there is no such user) it takes as long and is `false`, so
/// that the time tells nobody which names exist.
pub(crate) async fn verify(password: &str, hash: Option<String>) -> bool {
    // Of a random password that nobody knows.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$YXJndXMtbm9ib2R5LTAwMQ$8U0lqgYGHTnMwD1Rz1cE5XvKYg3ZNHZ9m0m9pYb6p9o";
    let password = password.to_owned();
    blocking(move || {
        let text = hash.as_deref().unwrap_or(NOBODY);
        let matches = PasswordHash::new(text)
            .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok());
        matches && hash.is_some()
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.expect("hashing does not panic and is not aborted")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRandom;

    #[tokio::test]
    async fn only_the_password_matches() {
        let hash = hash(&SystemRandom, "correct horse battery").await;
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify("correct horse battery", Some(hash.clone())).await);
        assert!(!verify("Correct horse battery", Some(hash)).await);
        assert!(!verify("correct horse battery", None).await);
        assert!(!verify("x", Some("not a hash".to_owned())).await);
    }
}
