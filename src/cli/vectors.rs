//! Vectors kept on disk, so that a text is sent to an endpoint once.
//!
//! A file for each endpoint and model: a head, then records of one width, the oldest first; a key is a hash, no text is kept.
//! A file that is damaged, or of another width, is begun anew; one that grows beyond its bound loses its older half.

use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// Bytes that a file may grow to.
const BOUND: u64 = 64 << 20;

const MAGIC: &[u8; 8] = b"PLXVEC01";
const HEAD: usize = MAGIC.len() + 4;
const KEY: usize = 16;

type Key = [u8; KEY];

/// The vectors of one endpoint and model.
pub(crate) struct Cache {
    path: Option<PathBuf>,
    bound: u64,
    kept: BTreeMap<Key, Vec<f32>>,
    bytes: u64,
}

impl Cache {
    /// Opens the cache of `name` in `folder`, or in the user's own for caches; an empty one where there is none.
    pub fn open(folder: Option<&Path>, name: &str) -> Self {
        let folder = folder.map(Path::to_owned).or_else(own_folder);
        let hash: String = Sha256::digest(name)
            .iter()
            .take(12)
            .map(|b| format!("{b:02x}"))
            .collect();
        Self::at(folder.map(|f| f.join(format!("{hash}.vectors"))), BOUND)
    }

    fn at(path: Option<PathBuf>, bound: u64) -> Self {
        let bytes = path.as_ref().and_then(|p| read(p, bound).ok()).unwrap_or_default();
        let kept: BTreeMap<Key, Vec<f32>> = records(&bytes).filter_map(|(k, v)| Some((k, numbers(v)?))).collect();
        Self {
            path,
            bound,
            kept,
            bytes: bytes.len() as u64,
        }
    }

    /// The vector of each text, where it is kept.
    pub fn get(&self, texts: &[&str]) -> Vec<Option<Vec<f32>>> {
        texts.iter().map(|t| self.kept.get(&key(t)).cloned()).collect()
    }

    /// Keeps the vectors of `texts`.
    ///
    /// # Errors
    /// One line where the file cannot be written; they are kept for this run all the same.
    pub fn put(&mut self, texts: &[&str], vectors: &[Vec<f32>]) -> Result<(), String> {
        let Some(width) = vectors.first().map(Vec::len) else {
            return Ok(());
        };
        let mut block = Vec::with_capacity(vectors.len() * (KEY + width * 4));
        for (text, vector) in texts.iter().zip(vectors) {
            block.extend(key(text));
            vector.iter().for_each(|x| block.extend(x.to_le_bytes()));
        }
        // What does not fit the bound is not kept in memory either.
        if self.bytes + block.len() as u64 <= self.bound {
            self.bytes += block.len() as u64;
            self.kept
                .extend(texts.iter().map(|t| key(t)).zip(vectors.iter().cloned()));
        }
        match self.path.clone() {
            Some(path) => self.append(&path, width, &block).map_err(|e| {
                self.path = None;
                format!("{}: {e}", path.display())
            }),
            None => Ok(()),
        }
    }

    fn append(&self, path: &Path, width: usize, block: &[u8]) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        // Held until the file is closed; other runs wait.
        file.lock()?;
        let mut head = Vec::with_capacity(HEAD);
        head.extend(MAGIC);
        head.extend((width as u32).to_le_bytes());
        let size = file.metadata()?.len();
        let record = (KEY + width * 4) as u64;
        if start(&mut file, HEAD)? != head {
            file.set_len(0)?;
            file.write_all(&head)?;
        } else if !(size - HEAD as u64).is_multiple_of(record) {
            // A run was ended while it wrote.
            file.set_len(size - (size - HEAD as u64) % record)?;
        }
        if file.metadata()?.len() + block.len() as u64 > self.bound {
            let half = (self.bound / 2).saturating_sub(block.len() as u64);
            let keep = half / record * record;
            let size = file.metadata()?.len();
            let mut newest = Vec::new();
            file.seek(SeekFrom::Start((size - keep.min(size - HEAD as u64)).max(HEAD as u64)))?;
            file.read_to_end(&mut newest)?;
            file.set_len(0)?;
            file.write_all(&head)?;
            file.write_all(&newest)?;
        }
        if (HEAD + block.len()) as u64 <= self.bound {
            file.write_all(block)?;
        }
        Ok(())
    }
}

/// The first `n` bytes of a file, or fewer.
fn start(file: &mut File, n: usize) -> io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(n);
    file.seek(SeekFrom::Start(0))?;
    Read::by_ref(file).take(n as u64).read_to_end(&mut out)?;
    Ok(out)
}

fn read(path: &Path, bound: u64) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let file = File::open(path)?;
    file.lock_shared()?;
    file.take(bound).read_to_end(&mut out)?;
    Ok(out)
}

/// The whole records of a file.
fn records(bytes: &[u8]) -> impl Iterator<Item = (Key, &[u8])> {
    let width = bytes
        .strip_prefix(MAGIC)
        .and_then(|b| b.first_chunk::<4>())
        .map(|w| u32::from_le_bytes(*w) as usize);
    // Nothing where the head is another.
    let size = width.map_or(usize::MAX, |w| KEY.saturating_add(w.saturating_mul(4)));
    let body = bytes.get(HEAD..).unwrap_or_default();
    body.chunks_exact(size).filter_map(|r| {
        let (key, numbers) = r.split_first_chunk::<KEY>()?;
        Some((*key, numbers))
    })
}

fn numbers(bytes: &[u8]) -> Option<Vec<f32>> {
    let number = |b: &[u8]| {
        b.first_chunk::<4>()
            .map(|b| f32::from_le_bytes(*b))
            .filter(|x| x.is_finite())
    };
    bytes.chunks_exact(4).map(number).collect()
}

fn key(text: &str) -> Key {
    let mut out = [0; KEY];
    let hash = Sha256::digest(text);
    out.iter_mut().zip(hash.iter()).for_each(|(o, h)| *o = *h);
    out
}

/// Where this system's programs keep what can be made again.
fn own_folder() -> Option<PathBuf> {
    let of = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let base = of("XDG_CACHE_HOME").or_else(|| {
        if cfg!(windows) {
            of("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            of("HOME").map(|h| h.join("Library/Caches"))
        } else {
            of("HOME").map(|h| h.join(".cache"))
        }
    });
    base.filter(|b| b.is_absolute())
        .map(|b| b.join("parallax").join("embeddings"))
}

#[cfg(test)]
mod tests {
    use super::{Cache, HEAD, KEY};

    fn vector(n: usize) -> Vec<f32> {
        vec![n as f32 / 8.0, -1.0]
    }

    #[test]
    fn vectors_are_kept_over_runs() {
        let folder = tempfile::tempdir().unwrap();
        let path = Some(folder.path().join("a").join("x.vectors"));
        let mut first = Cache::at(path.clone(), 1 << 20);
        assert_eq!(first.get(&["one"]), [None]);
        first.put(&["one", "two"], &[vector(1), vector(2)]).unwrap();
        first.put(&["three"], &[vector(3)]).unwrap();
        let second = Cache::at(path.clone(), 1 << 20);
        let wanted = [Some(vector(3)), None, Some(vector(1))];
        assert_eq!(second.get(&["three", "four", "one"]), wanted);
        assert_eq!(first.get(&["three", "four", "one"]), wanted);
    }

    #[test]
    fn a_damaged_file_is_begun_anew_or_cut() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.vectors");
        for (damage, left) in [
            (&b"no vectors at all, but a text"[..], 0),
            (b"", 0),
            (b"PLXVEC01\x02\0\0\0half a record", 0),
            (b"PLXVEC01\xff\xff\xff\xffnot as wide as it says", 0),
        ] {
            std::fs::write(&path, damage).unwrap();
            let mut cache = Cache::at(Some(path.clone()), 1 << 20);
            assert_eq!(cache.kept.len(), left, "{damage:?}");
            cache.put(&["one"], &[vector(1)]).unwrap();
            let again = Cache::at(Some(path.clone()), 1 << 20);
            assert_eq!(again.get(&["one"]), [Some(vector(1))], "{damage:?}");
        }
    }

    #[test]
    fn the_file_stays_within_its_bound_and_keeps_the_newest() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.vectors");
        let bound = (HEAD + 10 * (KEY + 8)) as u64;
        for n in 0..50 {
            let mut cache = Cache::at(Some(path.clone()), bound);
            cache.put(&[&format!("text {n}")], &[vector(n)]).unwrap();
            assert!(std::fs::metadata(&path).unwrap().len() <= bound);
        }
        let cache = Cache::at(Some(path), bound);
        assert_eq!(
            cache.get(&["text 49", "text 48", "text 0"]),
            [Some(vector(49)), Some(vector(48)), None]
        );
        assert!(cache.kept.len() >= 4, "{}", cache.kept.len());
    }

    #[test]
    fn without_a_folder_nothing_is_written() {
        let mut cache = Cache::at(None, 1 << 20);
        cache.put(&["one"], &[vector(1)]).unwrap();
        assert_eq!(cache.get(&["one"]), [Some(vector(1))]);
    }
}
