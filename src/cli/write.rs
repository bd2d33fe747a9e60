//! Writing a corrected file: whole or not at all, and never over what somebody else has written.

use super::files::{bytes, reason};
use crate::read::{decode, encode};
use std::io::Write as _;
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes `new` over the file whose text is `old`: encoding, byte order mark and permissions stay, and a reader sees the old
/// file or the new one.
///
/// # Errors
/// In words for the user: where the file has changed since it was read, or cannot be written.
pub(crate) fn write(path: &Path, old: &str, new: &str) -> Result<(), String> {
    if path.as_os_str() == "-" {
        return Err("standard input cannot be written to; leave --write away for the difference".to_owned());
    }
    let told = |e: std::io::Error| format!("cannot be written: {}", reason(&e));
    // A link stays a link: its target is written.
    let path = std::fs::canonicalize(path).map_err(|e| reason(&e))?;
    let was = bytes(&path).map_err(|e| reason(&e))?;
    if decode(&was).ok().as_deref() != Some(old) {
        return Err("has changed since it was read; nothing was written".to_owned());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder).map_err(told)?;
    file.write_all(&encode(new, &was)).map_err(told)?;
    let permissions = std::fs::metadata(&path).map_err(told)?.permissions();
    if permissions.readonly() {
        return Err("may not be written (read-only)".to_owned());
    }
    file.as_file().set_permissions(permissions).map_err(told)?;
    file.as_file().sync_all().map_err(told)?;
    file.persist(&path).map_err(|e| told(e.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn encodings_stay_and_a_changed_file_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("vi.md");
        for (was, old, new, wanted) in [
            (
                &b"gi\xC3\xA1 5\r\n"[..],
                "giá 5\r\n",
                "giá 6\r\n",
                &b"gi\xC3\xA1 6\r\n"[..],
            ),
            (b"\xEF\xBB\xBFa 5", "a 5", "a 6", b"\xEF\xBB\xBFa 6"),
            (b"\xFF\xFE5\0", "5", "6", b"\xFF\xFE6\0"),
            (b"\xFE\xFF\x005", "5", "6", b"\xFE\xFF\x006"),
        ] {
            std::fs::write(&path, was).expect("written");
            assert_eq!(write(&path, old, new), Ok(()));
            assert_eq!(std::fs::read(&path).expect("read"), wanted);
            let refused = write(&path, old, new);
            assert!(refused.is_err_and(|e| e.contains("has changed")), "{old}");
            assert_eq!(std::fs::read(&path).expect("read"), wanted);
        }
        let left: Vec<_> = std::fs::read_dir(folder.path()).expect("read").collect();
        assert_eq!(left.len(), 1, "no temporary file is left");
    }
}
