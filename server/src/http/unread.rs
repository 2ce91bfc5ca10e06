//! Bodies that nobody read to their end.
//!
//! A client that is still sending when the connection closes sees it break, and never the answer that says
//! why (RFC 9112, section 9.6). So what is left of a body is read and thrown away, within bounds.

use axum::{
    body::{Body, BodyDataStream, Bytes},
    extract::Request,
    http::header::EXPECT,
    middleware::Next,
    response::Response,
};
use futures::{Stream, StreamExt};
use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

/// Bytes that are thrown away: a few times the largest body that is taken.
const MOST: usize = 256 << 20;
const LONGEST: Duration = Duration::from_secs(30);

pub(super) async fn drain(request: Request, next: Next) -> Response {
    // Whoever waits to be asked for his body has not begun to send it.
    if request.method().is_safe() || request.headers().contains_key(EXPECT) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let rest = Rest(Arc::new(Mutex::new(body.into_data_stream())));
    let response = next.run(Request::from_parts(parts, Body::from_stream(rest.clone()))).await;
    let mut left = MOST;
    let discard = rest.take_while(|chunk| {
        left = left.saturating_sub(chunk.as_ref().map_or(left, Bytes::len));
        std::future::ready(left > 0)
    });
    // Too slow, or too much: then the connection breaks after all.
    let _ = tokio::time::timeout(LONGEST, discard.for_each(|_| std::future::ready(()))).await;
    response
}

/// What was not read yet of a body.
#[derive(Clone)]
struct Rest(Arc<Mutex<BodyDataStream>>);

impl Stream for Rest {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut stream = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *stream).poll_next(context)
    }
}
