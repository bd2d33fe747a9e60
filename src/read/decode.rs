//! Bytes of a file to text: UTF-8 with or without a byte order mark, UTF-16 with one.

use std::fmt;

/// Why bytes are not text, in words for a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The first byte that cannot be read, from 0.
    pub offset: usize,
    message: String,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

/// The text of a file's bytes, without a byte order mark. The error names the offset of the first bad byte.
pub fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, 3),
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(DecodeError {
            offset: 0,
            message: "the file is UTF-32 (its byte order mark at byte 0 says so), which is not read; save it as UTF-8"
                .into(),
        }),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => utf8(bytes, 0),
    }
}

/// The bytes of `text` in the encoding of `like`, with the byte order mark that it has: what [`decode`] reads as `text`.
pub fn encode(text: &str, like: &[u8]) -> Vec<u8> {
    let utf16 = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
        let units = text.encode_utf16().flat_map(unit);
        mark.into_iter().chain(units).collect()
    };
    match like {
        [0xEF, 0xBB, 0xBF, ..] => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [0xFF, 0xFE, ..] => utf16([0xFF, 0xFE], u16::to_le_bytes),
        [0xFE, 0xFF, ..] => utf16([0xFE, 0xFF], u16::to_be_bytes),
        _ => text.as_bytes().to_vec(),
    }
}

fn utf8(bytes: &[u8], skipped: usize) -> Result<String, DecodeError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let at = error.valid_up_to();
            let line = bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1;
            let byte = bytes.get(at).copied().unwrap_or_default();
            let offset = at + skipped;
            Err(DecodeError {
                offset,
                message: format!("byte {offset} (0x{byte:02X}, on line {line}) is not UTF-8; save the file as UTF-8"),
            })
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, DecodeError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut at = 2;
    for unit in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        match unit {
            Ok(c) => {
                text.push(c);
                at += 2 * c.len_utf16();
            }
            Err(_) => return Err(bad_utf16(at, "half of a surrogate pair")),
        }
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(bad_utf16(at, "half of a character"))
    }
}

fn bad_utf16(offset: usize, what: &str) -> DecodeError {
    DecodeError {
        offset,
        message: format!(
            "byte {offset} is {what}, though the file's byte order mark says UTF-16; save the file as UTF-8"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn text_is_read_and_the_first_bad_byte_named() {
        for (bytes, wanted) in [
            (&b""[..], Ok("")),
            (b"\xEF\xBB\xBF", Ok("")),
            (b"\xEF\xBB\xBFgi\xC3\xA1", Ok("giá")),
            (b"gi\xC3\xA1", Ok("giá")),
            (b"\xFF\xFEa\0\xD4\x06", Ok("a۔")),
            (b"\xFE\xFF\0a\xD8\x3D\xDE\x00", Ok("a😀")),
            (b"a\nb\xE9c", Err((3, "on line 2"))),
            (b"\xEF\xBB\xBFab\xE9", Err((5, "byte 5"))),
            (b"ab\xC3", Err((2, "0xC3"))),
            (b"\xFF\xFEa\0\x3D\xD8b\0", Err((4, "surrogate"))),
            (b"\xFF\xFEa\0b", Err((4, "half of a character"))),
            (b"\xFF\xFE\0\0a\0\0\0", Err((0, "UTF-32"))),
        ] {
            match (decode(bytes), wanted) {
                (Ok(text), Ok(wanted)) => {
                    assert_eq!(text, wanted);
                    assert_eq!(encode(&text, bytes), bytes, "{text}");
                }
                (Err(error), Err((offset, word))) => {
                    assert_eq!(error.offset, offset, "{error}");
                    assert!(error.to_string().contains(word), "{error}");
                }
                (got, wanted) => panic!("{bytes:?}: {got:?}, not {wanted:?}"),
            }
        }
    }
}
