//! Others whom Argus sends to: a server of webhooks that does as it is told, and one for mail.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What a receiver does with what comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Takes it.
    Takes,
    /// Answers with this status, or refuses the recipient with this code.
    Fails(u16),
    /// Says nothing.
    Hangs,
}

/// One request, or one mail.
#[derive(Clone, Debug)]
pub(crate) struct Got {
    /// In lower case, with the first line.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Got {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> &str {
        let prefix = format!("{name}: ");
        self.head.lines().find_map(|line| line.strip_prefix(&prefix)).unwrap_or_default()
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Receiver {
    pub(crate) address: SocketAddr,
    mood: Arc<Mutex<Mood>>,
    got: Arc<Mutex<Vec<Got>>>,
}

impl Receiver {
    pub(crate) async fn http() -> Self {
        let (receiver, listener) = Self::bind().await;
        let own = receiver.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(own.clone().request(stream));
            }
        });
        receiver
    }

    pub(crate) async fn smtp() -> Self {
        let (receiver, listener) = Self::bind().await;
        let own = receiver.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(own.clone().mail(stream));
            }
        });
        receiver
    }

    async fn bind() -> (Self, TcpListener) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        (Self { address, mood: Arc::new(Mutex::new(Mood::Takes)), got: Arc::default() }, listener)
    }

    pub(crate) fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub(crate) fn got(&self) -> Vec<Got> {
        self.got.lock().unwrap().clone()
    }

    /// Waits until so many came in all.
    pub(crate) async fn waits_for(&self, count: usize) -> Vec<Got> {
        let began = Instant::now();
        while self.got().len() < count {
            assert!(began.elapsed() < Duration::from_secs(30), "{count} are expected: {:#?}", self.got());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.got()
    }

    async fn request(self, stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if stream.read_line(&mut head).await.unwrap_or(0) == 0 {
                return;
            }
        }
        let head = head.to_lowercase().replace('\r', "");
        let got = Got { head, body: String::new() };
        let mut body = vec![0; got.header("content-length").parse().unwrap_or(0)];
        stream.read_exact(&mut body).await.unwrap();
        let mood = *self.mood.lock().unwrap();
        self.got.lock().unwrap().push(Got { body: String::from_utf8(body).unwrap(), ..got });
        let status = match mood {
            Mood::Takes => 200,
            Mood::Fails(status) => status,
            Mood::Hangs => return tokio::time::sleep(Duration::from_secs(120)).await,
        };
        let more = if status == 302 { "Location: http://127.0.0.1:1/\r\n" } else { "" };
        let answer = format!("HTTP/1.1 {status} X\r\n{more}Content-Length: 6\r\n\r\ngot it");
        let _ = stream.write_all(answer.as_bytes()).await;
    }

    /// As much of RFC 5321 as a sender needs.
    async fn mail(self, stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        let mut head = String::new();
        let mut said = "220 test ESMTP".to_owned();
        loop {
            if stream.write_all(format!("{said}\r\n").as_bytes()).await.is_err() {
                return;
            }
            let mut line = String::new();
            if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
                return;
            }
            head.push_str(line.trim_end());
            head.push('\n');
            let mood = *self.mood.lock().unwrap();
            said = match (line.get(..4).unwrap_or_default(), mood) {
                ("EHLO", _) => "250-test\r\n250 AUTH PLAIN".to_owned(),
                ("AUTH", _) => "235 ok".to_owned(),
                ("RCPT", Mood::Fails(code)) => format!("{code} not here"),
                ("RCPT", Mood::Hangs) => return tokio::time::sleep(Duration::from_secs(120)).await,
                ("DATA", _) => {
                    let _ = stream.write_all(b"354 go on\r\n").await;
                    let mut body = String::new();
                    while !body.ends_with("\r\n.\r\n") {
                        if stream.read_line(&mut body).await.unwrap_or(0) == 0 {
                            return;
                        }
                    }
                    self.got.lock().unwrap().push(Got { head: head.clone(), body });
                    "250 queued as 7".to_owned()
                }
                ("QUIT", _) => "221 bye".to_owned(),
                _ => "250 ok".to_owned(),
            };
        }
    }
}
