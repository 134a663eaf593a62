//! As much HTTP/1.1 as a WebDriver on this machine needs: one request a connection, JSON both ways.
//!
//! It must never leave the machine: it only speaks to 127.0.0.1.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// The longest that the other side may stay silent.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
}

/// `body` is sent only when there is one.
pub fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> io::Result<Answer> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    read_answer(stream)
}

fn read_answer(mut stream: impl Read) -> io::Result<Answer> {
    let mut raw = Vec::new();
    let mut chunk = [0_u8; 16 * 1024];
    loop {
        if let Some(answer) = parse(&raw, false)? {
            return Ok(answer);
        }
        let read = stream.read(&mut chunk).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => io::Error::new(io::ErrorKind::TimedOut, "no answer in time"),
            _ => error,
        });
        match read? {
            0 => return parse(&raw, true)?.ok_or_else(|| broken("the answer breaks off")),
            length => raw.extend_from_slice(&chunk[..length]),
        }
    }
}

/// `None` while there is more to come.
fn parse(raw: &[u8], is_all: bool) -> io::Result<Option<Answer>> {
    let Some(end) = raw.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(None);
    };
    let head = str::from_utf8(&raw[..end]).map_err(|_| broken("the head is not text"))?;
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|word| word.parse().ok())
        .ok_or_else(|| broken("the first line has no status"))?;
    let rest = &raw[end + 4..];
    let body = if header(head, "transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
        join_chunks(rest)?
    } else if let Some(length) = header(head, "content-length") {
        let length: usize = length.parse().map_err(|_| broken("the length is not a number"))?;
        rest.get(..length).map(<[u8]>::to_vec)
    } else {
        is_all.then(|| rest.to_vec())
    };
    let Some(body) = body else {
        return Ok(None);
    };
    let body = if body.is_empty() { Value::Null } else { serde_json::from_slice(&body)? };
    Ok(Some(Answer { status, body }))
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| key.trim().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}

/// `None` while the last chunk is missing.
fn join_chunks(mut rest: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    loop {
        let Some(end) = rest.windows(2).position(|two| two == b"\r\n") else {
            return Ok(None);
        };
        let size = str::from_utf8(&rest[..end]).ok().and_then(|line| line.split(';').next());
        let size = size.and_then(|digits| usize::from_str_radix(digits.trim(), 16).ok());
        let size = size.ok_or_else(|| broken("a chunk has no size"))?;
        if size == 0 {
            return Ok(Some(body));
        }
        let from = end + 2;
        let Some(chunk) = from.checked_add(size).and_then(|to| rest.get(from..to)) else {
            return Ok(None);
        };
        body.extend_from_slice(chunk);
        rest = rest.get(from + size + 2..).unwrap_or_default();
    }
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_body_by_length_by_chunks_and_to_the_end() {
        for raw in [
            "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"value\":1}",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"va\r\n7;x=y\r\nlue\":1}\r\n0\r\n\r\n",
            "HTTP/1.0 200 OK\r\n\r\n{\"value\":1}",
        ] {
            let answer = read_answer(raw.as_bytes()).expect("a whole answer");
            assert_eq!((answer.status, answer.body["value"].as_i64()), (200, Some(1)), "{raw}");
        }
    }

    #[test]
    fn an_answer_that_breaks_off_is_an_error() {
        for raw in ["", "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{}", "HTTP/1.1 ?\r\n\r\n"] {
            assert!(read_answer(raw.as_bytes()).is_err(), "{raw:?}");
        }
    }
}
