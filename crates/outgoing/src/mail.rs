//! One mail over SMTP.

use crate::{Failed, Guard};
use argus_domain::Timestamp;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart, MultiPartKind, SinglePart},
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use std::{
    fmt,
    net::SocketAddr,
    time::{Duration, SystemTime},
};
use tokio::time::timeout;

pub use argus_domain::channel::Security;

#[derive(Clone)]
pub struct Mail {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// Empty where the server asks for none.
    pub user: String,
    pub password: String,
    /// `Argus <argus@example.com>`
    pub from: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    /// Becomes the message's own, so that who gets it twice can tell.
    pub id: String,
    pub at: Timestamp,
}

/// Without the password.
impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("id", &self.id).field("to", &self.to).finish_non_exhaustive()
    }
}

/// Whether mail can be sent to it: `anna@example.com`, or with a name before it in `<…>`.
pub fn is_mail_address(text: &str) -> bool {
    !text.contains(char::is_control) && text.parse::<Mailbox>().is_ok()
}

/// Gives the server's answer.
pub async fn send_mail(guard: &Guard, mail: Mail) -> Result<String, Failed> {
    let host = mail.host.clone();
    match timeout(guard.limit, send(guard, mail)).await {
        Ok(sent) => sent,
        Err(_) => Err(Failed::for_now(format!(
            "{host} did not take the mail within {} seconds",
            guard.limit.as_secs()
        ))),
    }
}

async fn send(guard: &Guard, mail: Mail) -> Result<String, Failed> {
    let message = message(&mail)?;
    let mut failed = None;
    for address in guard.resolve(&mail.host, mail.port).await? {
        match transport(guard, &mail, address)?.send(message.clone()).await {
            Ok(answer) => {
                let lines: Vec<&str> = answer.message().collect();
                return Ok(format!("{} {}", answer.code(), lines.join(" ")));
            }
            // Another address is tried only where none of them was spoken to.
            Err(error) if error.is_response() || error.is_permanent() || error.is_transient() => {
                return Err(refused(&mail.host, &error));
            }
            Err(error) => failed = Some(refused(&mail.host, &error)),
        }
    }
    Err(failed.unwrap_or_else(|| Failed::for_now(format!("{} has no address", mail.host))))
}

/// Connects to the address that was checked; the certificate is that of the name.
fn transport(
    guard: &Guard,
    mail: &Mail,
    address: SocketAddr,
) -> Result<AsyncSmtpTransport<Tokio1Executor>, Failed> {
    let secure = || {
        TlsParameters::new_rustls(mail.host.clone())
            .map_err(|error| Failed::because("no secure connections", &error))
    };
    let tls = match mail.security {
        Security::Tls => Tls::Wrapper(secure()?),
        Security::StartTls => Tls::Required(secure()?),
        Security::None => Tls::None,
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(address.ip().to_string())
        .port(mail.port)
        .tls(tls)
        .hello_name(hello(&mail.from))
        .timeout(Some(guard.limit));
    if !mail.user.is_empty() {
        builder = builder.credentials(Credentials::new(mail.user.clone(), mail.password.clone()));
    }
    Ok(builder.build())
}

/// Servers look at it; the sender's domain says more than the name of the machine.
fn hello(from: &str) -> ClientId {
    let domain = from.parse::<Mailbox>().map(|mailbox| mailbox.email.domain().to_owned());
    ClientId::Domain(domain.unwrap_or_else(|_| "localhost".to_owned()))
}

fn message(mail: &Mail) -> Result<Message, Failed> {
    let mailbox = |text: &str| {
        text.parse::<Mailbox>()
            .map_err(|error| Failed::for_good(format!("“{text}” is no mail address: {error}")))
    };
    let from = mailbox(&mail.from)?;
    let millis = u64::try_from(mail.at.millis()).unwrap_or_default();
    let id = format!("<{}@{}>", mail.id, Address::domain(&from.email));
    // One line: a head has no others.
    let subject = mail.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let html = format!(
        "<!DOCTYPE html>\n<html><body><div style=\"font-family: sans-serif; white-space: pre-wrap\">{}</div></body></html>\n",
        argus_markdown::escaped(&mail.text)
    );
    let both = MultiPart::builder()
        .kind(MultiPartKind::Alternative)
        .boundary(mail.id.clone())
        .singlepart(SinglePart::plain(mail.text.clone()))
        .singlepart(SinglePart::html(html));
    Message::builder()
        .from(from)
        .to(mailbox(&mail.to)?)
        .subject(subject)
        .date(SystemTime::UNIX_EPOCH + Duration::from_millis(millis))
        .message_id(Some(id))
        .multipart(both)
        .map_err(|error| Failed::for_good(format!("the mail cannot be written: {error}")))
}

/// A mail that the server does not want stays unwanted; what it says of a log-in can be put right.
fn refused(host: &str, error: &lettre::transport::smtp::Error) -> Failed {
    let is_log_in = error.status().is_some_and(|code| {
        let code: u16 = code.into();
        (530..=538).contains(&code)
    });
    let failed = Failed::because(host, error);
    Failed { is_final: error.is_permanent() && !is_log_in, ..failed }
}
