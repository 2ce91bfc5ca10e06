//! One request over HTTP.

use crate::{Failed, Guard, tls};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::{
    body::{Body, Bytes, Incoming},
    client::conn::http1,
};
use hyper_util::rt::TokioIo;
use std::{fmt, str::FromStr, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    time::timeout,
};
use url::Url;

/// Where a request goes: `http` or `https`, without a name and password in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Target(Url);

impl Target {
    /// `hooks.example.com`, with its port where that is unusual.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Its name or address, and its port.
    pub fn place(&self) -> (&str, u16) {
        (self.0.host_str().unwrap_or_default(), self.0.port_or_known_default().unwrap_or(443))
    }
}

/// Without the way, which is a secret of some.
impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Target").field(&self.host()).finish()
    }
}

impl FromStr for Target {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "must be an address like https://hooks.example.com/argus";
        let url = Url::parse(text.trim()).map_err(|_| WRONG)?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
            return Err(WRONG);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("must not have a name and password in it");
        }
        Ok(Self(url))
    }
}

pub struct Post {
    pub target: Target,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// Without the way and the headers, which may let whoever knows them speak.
impl fmt::Debug for Post {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Post").field("host", &self.target.host()).finish_non_exhaustive()
    }
}

/// What the other side said to a request that it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// The beginning of it.
    pub text: String,
}

/// Bytes that are read of an answer, and of its head.
const READ: usize = 2_000;
const HEAD: usize = 32 << 10;
/// Nobody is waited for longer because he says so.
const LONGEST_WAIT: Duration = Duration::from_secs(3_600);

/// Fails unless the answer is a success.
pub async fn post(guard: &Guard, post: Post) -> Result<Answer, Failed> {
    let host = post.target.host();
    match timeout(guard.limit, exchange(guard, post)).await {
        Ok(answered) => answered,
        Err(_) => {
            Err(Failed::for_now(format!("{host} did not answer within {} seconds", guard.limit.as_secs())))
        }
    }
}

async fn exchange(guard: &Guard, post: Post) -> Result<Answer, Failed> {
    let Target(url) = &post.target;
    let host = url.host_str().unwrap_or_default().to_owned();
    let is_secure = url.scheme() == "https";
    let port = url.port_or_known_default().unwrap_or(if is_secure { 443 } else { 80 });
    let stream = guard.connect(&host, port).await?;
    let request = request(post)?;
    if is_secure {
        talk(tls::begin(stream, &host).await?, request, &host).await
    } else {
        talk(stream, request, &host).await
    }
}

fn request(post: Post) -> Result<Request<Full<Bytes>>, Failed> {
    let Post { target, headers, body } = post;
    let path = match target.0.query() {
        Some(query) => format!("{}?{query}", target.0.path()),
        None => target.0.path().to_owned(),
    };
    let wrong = |error: http::Error| Failed::for_good(format!("the request cannot be written: {error}"));
    let mut request = Request::post(path)
        .header(header::HOST, target.host())
        .header(header::USER_AGENT, concat!("argus/", env!("CARGO_PKG_VERSION")))
        .header(header::CONNECTION, "close")
        .header(header::CONTENT_LENGTH, body.len())
        .body(Full::new(Bytes::from(body)))
        .map_err(wrong)?;
    for (name, value) in headers {
        let value = HeaderValue::from_str(&value).map_err(|error| wrong(error.into()))?;
        request.headers_mut().insert(HeaderName::from_static(name), value);
    }
    Ok(request)
}

async fn talk<S>(stream: S, request: Request<Full<Bytes>>, host: &str) -> Result<Answer, Failed>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let broken = |error: hyper::Error| Failed::because(&format!("{host} did not answer"), &error);
    let opened = http1::Builder::new().max_buf_size(HEAD).handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = opened.map_err(broken)?;
    // It ends with the answer, or with whoever waits for it no longer.
    let talking = async {
        let response = sender.send_request(request).await.map_err(broken)?;
        read(response).await
    };
    tokio::select! {
        answered = talking => answered,
        Err(error) = connection => Err(broken(error)),
    }
}

async fn read(response: Response<Incoming>) -> Result<Answer, Failed> {
    let (head, mut body) = response.into_parts();
    let mut bytes = Vec::new();
    while bytes.len() < READ && !body.is_end_stream() {
        // A body that breaks off does not change what was answered.
        let Some(Ok(frame)) = body.frame().await else { break };
        if let Some(data) = frame.data_ref() {
            bytes.extend_from_slice(&data[..data.len().min(READ - bytes.len())]);
        }
    }
    let text = String::from_utf8_lossy(&bytes).trim().to_owned();
    let status = head.status;
    if status.is_success() {
        return Ok(Answer { status: status.as_u16(), text });
    }
    let said = if text.is_empty() { String::new() } else { format!(": {text}") };
    let hint = if status.is_redirection() { " (redirects are not followed)" } else { "" };
    Err(Failed {
        text: format!("answered {status}{hint}{said}"),
        is_final: is_final(status),
        after: wait(&head.headers),
    })
}

/// What is wrong with the request itself stays wrong. What is missing or not allowed can be put right on either side.
fn is_final(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::BAD_REQUEST
            | StatusCode::GONE
            | StatusCode::PAYLOAD_TOO_LARGE
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::UNPROCESSABLE_ENTITY
    )
}

/// In seconds; dates are for caches.
fn wait(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds).min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        let host = |text: &str| Target::from_str(text).map(|target| target.host());
        assert_eq!(host("https://hooks.example.com/x?y=1"), Ok("hooks.example.com".to_owned()));
        assert_eq!(host(" http://[::1]:8080/ "), Ok("[::1]:8080".to_owned()));
        for wrong in [
            "",
            "hooks.example.com",
            "ftp://example.com",
            "https://",
            "file:///etc/passwd",
            "https://a:b@c.de",
        ] {
            assert!(host(wrong).is_err(), "{wrong}");
        }
    }
}
