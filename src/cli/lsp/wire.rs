//! Messages over standard input and output: framing, and what is answered to bytes that are no message.
//!
//! `lsp-server`'s own reader ends the session at the first broken message, and takes memory for whatever length a header names.

use lsp_server::Message;
use serde_json::{Value, json};
use std::io::{self, BufRead, Read, Write};

/// The longest message that is read, in bytes: a text of this length is no article.
const LONGEST: u64 = 64 << 20;
/// The longest line of a header.
const HEADER: u64 = 4 << 10;

/// What came in.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message.
    Message(Message),
    /// Bytes that are none, in words for the client; reading goes on behind them.
    Broken(String),
    /// The client has closed the stream.
    End,
}

/// Reads the next message.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Incoming> {
    let length = match header(input)? {
        Header::Length(length) => length,
        Header::Broken(what) => return Ok(Incoming::Broken(what)),
        Header::End => return Ok(Incoming::End),
    };
    if length > LONGEST {
        let skipped = io::copy(&mut input.take(length), &mut io::sink())?;
        return Ok(match skipped < length {
            true => Incoming::End,
            false => Incoming::Broken(format!("a message of {length} bytes is too long")),
        });
    }
    let mut body = Vec::new();
    if input.take(length).read_to_end(&mut body)? < length as usize {
        return Ok(Incoming::End);
    }
    Ok(match serde_json::from_slice::<Message>(&body) {
        Ok(message) => Incoming::Message(message),
        Err(e) => Incoming::Broken(format!("not a message: {e}")),
    })
}

enum Header {
    Length(u64),
    Broken(String),
    End,
}

/// The lines up to an empty one. Lines that are no header are passed over until one names a length.
fn header(input: &mut impl BufRead) -> io::Result<Header> {
    let mut length = None;
    let mut broken = None;
    loop {
        let mut line = Vec::new();
        if input.take(HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(Header::End);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            match (length, broken) {
                (Some(length), _) => return Ok(Header::Length(length)),
                (None, Some(what)) => return Ok(Header::Broken(what)),
                (None, None) => {}
            }
            broken = None;
            continue;
        }
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("Content-Length") => match value.trim().parse() {
                Ok(value) => length = Some(value),
                Err(_) => broken = Some("the length of a message is no number".to_owned()),
            },
            Some((name, _)) if name.eq_ignore_ascii_case("Content-Type") => {}
            _ => broken = Some("expected Content-Length".to_owned()),
        }
    }
}

/// Writes a message.
pub(super) fn write(out: &mut impl Write, message: &Value) -> io::Result<()> {
    let text = message.to_string();
    write!(out, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    out.flush()
}

/// What answers bytes that are no message.
pub(super) fn refusal(what: &str) -> Value {
    json!({"jsonrpc": "2.0", "id": null, "error": {"code": lsp_server::ErrorCode::ParseError as i32, "message": what}})
}

#[cfg(test)]
mod tests {
    use super::{Incoming, read};
    use std::io::BufReader;

    #[test]
    fn reading_goes_on_behind_what_is_broken() {
        let exit = r#"{"jsonrpc":"2.0","method":"exit"}"#;
        let good = format!("Content-Length: {}\r\n\r\n{exit}", exit.len());
        for (bytes, broken) in [
            (String::new(), 0),
            ("Content-Length: 3\r\n\r\n{]}".to_owned(), 1),
            ("Content-Length: 2\r\nContent-Type: x\r\n\r\n[]".to_owned(), 1),
            ("Content-Length: many\r\n\r\n".to_owned(), 1),
            ("hello there\r\n\r\n".to_owned(), 1),
            ("\r\n\r\n".to_owned(), 0),
            ("Content-Length: 3\r\n\r\n\u{7ff}\u{1}".to_owned(), 1),
        ] {
            let all = format!("{bytes}{good}");
            let mut input = BufReader::new(all.as_bytes());
            for _ in 0..broken {
                let read = read(&mut input).expect("readable");
                assert!(matches!(read, Incoming::Broken(_)), "{bytes:?}: {read:?}");
            }
            let message = read(&mut input).expect("readable");
            assert!(matches!(message, Incoming::Message(_)), "{bytes:?}: {message:?}");
            assert!(matches!(read(&mut input).expect("readable"), Incoming::End));
        }
        let mut short = BufReader::new(&b"Content-Length: 99999999999999\r\n\r\n{}"[..]);
        assert!(matches!(read(&mut short).expect("readable"), Incoming::End));
    }
}
