//! Vectors of texts from an OpenAI-compatible endpoint: the only use of the network, and only where the user names one.
//!
//! An endpoint that fails once is not asked again in this run: one warning, and articles are aligned without it.

use super::output::tell;
use super::vectors::Cache;
use crate::align::Meaning;
use crate::config::Embeddings;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use url::{Host, Url};

/// How the names of environment variables begin that may hold a key.
const KEYS: &str = "PARALLAX_";
/// Characters of a text that are sent: models read no further.
const LONGEST: usize = 2_000;
/// Bytes of an answer that are read.
const ANSWER: u64 = 64 << 20;
/// Numbers in a vector.
const WIDEST: usize = 16_384;

/// An endpoint, its cache, and whether it still answers.
pub(crate) struct Endpoint {
    url: Url,
    settings: Embeddings,
    agent: ureq::Agent,
    key: Option<String>,
    cache: Mutex<Cache>,
    failed: AtomicBool,
}

impl Endpoint {
    /// Makes ready to ask; nothing is sent yet.
    ///
    /// # Errors
    /// One line where the settings cannot be meant.
    pub fn new(settings: &Embeddings) -> Result<Self, String> {
        let url = address(&settings.url).map_err(|e| format!("embeddings: `{}`: {e}", settings.url))?;
        let is_local = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        };
        let key = match &settings.api_key_env {
            None => None,
            Some(_) if url.scheme() == "http" && !is_local => {
                return Err(format!("embeddings: `{url}`: a key is sent over https only"));
            }
            // A configuration that came with the articles must not be able to ask for any secret of this machine.
            Some(name) if !name.starts_with(KEYS) => {
                return Err(format!(
                    "embeddings: `{name}`: the name of the variable that holds the key begins with {KEYS}"
                ));
            }
            Some(name) => match std::env::var(name) {
                Ok(key) if !key.trim().is_empty() => Some(key.trim().to_owned()),
                _ => return Err(format!("embeddings: the environment variable `{name}` holds no key")),
            },
        };
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(settings.timeout))
            .max_redirects(0)
            .http_status_as_error(false)
            .user_agent(concat!("parallax/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls(url.scheme()));
        // A proxy of the environment is asked for other machines only.
        let config = if is_local { config.proxy(None) } else { config };
        Ok(Self {
            cache: Mutex::new(Cache::open(
                settings.cache.as_deref(),
                &format!("{url}\n{}", settings.model.as_deref().unwrap_or_default()),
            )),
            agent: config.build().new_agent(),
            url,
            settings: settings.clone(),
            key,
            failed: AtomicBool::new(false),
        })
    }

    /// Unit vectors of texts that the cache does not hold.
    fn ask(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, String> {
        let body = serde_json::to_vec(&Question {
            model: self.settings.model.as_deref(),
            input: texts,
        });
        let mut request = self
            .agent
            .post(self.url.as_str())
            .header("content-type", "application/json");
        if let Some(key) = &self.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        let answer = request.send(body.map_err(|e| e.to_string())?.as_slice());
        let mut answer = answer.map_err(|e| self.reason(&e))?;
        let status = answer.status();
        if status.is_redirection() {
            return Err(format!(
                "answers {} (a redirection, which is not followed)",
                status.as_u16()
            ));
        }
        let body = answer.body_mut().with_config().limit(ANSWER).read_to_vec();
        let body = body.map_err(|e| self.reason(&e))?;
        if !status.is_success() {
            let said: Option<Refusal> = serde_json::from_slice(&body).ok();
            let said = said.map(|s| format!(": {}", s.error.message.chars().take(200).collect::<String>()));
            return Err(format!("answers {}{}", status.as_u16(), said.unwrap_or_default()));
        }
        read(&body, texts.len())
    }

    fn reason(&self, error: &ureq::Error) -> String {
        match error {
            ureq::Error::Timeout(_) => format!("no answer within {} s", self.settings.timeout.as_secs_f32()),
            ureq::Error::Io(e) if e.kind() == std::io::ErrorKind::ConnectionRefused => "connection refused".to_owned(),
            ureq::Error::HostNotFound => "no such host".to_owned(),
            ureq::Error::BodyExceedsLimit(_) => format!("answers more than {} MB", ANSWER >> 20),
            other => other.to_string(),
        }
    }

    fn all(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, String> {
        let texts: Vec<&str> = texts.iter().map(|t| clipped(t.trim())).collect();
        let lock = || self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out: Vec<Option<Vec<f32>>> = lock().get(&texts);
        let mut unknown: Vec<&str> = texts
            .iter()
            .zip(&out)
            .filter(|(t, v)| v.is_none() && !t.is_empty())
            .map(|p| *p.0)
            .collect();
        unknown.sort_unstable();
        unknown.dedup();
        let mut fresh: Vec<Vec<f32>> = Vec::with_capacity(unknown.len());
        for batch in unknown.chunks(self.settings.batch.max(1)) {
            fresh.extend(self.ask(batch)?);
        }
        let known = || out.iter().flatten().chain(&fresh);
        let width = known().next().map_or(0, Vec::len);
        if known().any(|v| v.len() != width) {
            return Err("its vectors differ in length".to_owned());
        }
        if !fresh.is_empty()
            && let Err(problem) = lock().put(&unknown, &fresh)
        {
            tell("warning", &format!("embeddings: {problem}; vectors are not kept"));
        }
        for (text, vector) in texts.iter().zip(&mut out) {
            if vector.is_none() {
                let found = unknown.binary_search(text).ok().and_then(|at| fresh.get(at));
                *vector = Some(found.cloned().unwrap_or_else(|| vec![0.0; width]));
            }
        }
        Ok(out.into_iter().flatten().collect())
    }
}

impl fmt::Debug for Endpoint {
    /// Its address; no key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("url", &self.url.as_str())
            .finish_non_exhaustive()
    }
}

impl Meaning for Endpoint {
    fn vectors(&self, texts: &[&str]) -> Option<Vec<Vec<f32>>> {
        if self.failed.load(Ordering::Relaxed) {
            return None;
        }
        match self.all(texts) {
            Ok(vectors) => Some(vectors),
            Err(problem) => {
                if !self.failed.swap(true, Ordering::Relaxed) {
                    tell(
                        "warning",
                        &format!("embeddings: {}: {problem}; aligned without them", self.url),
                    );
                }
                None
            }
        }
    }
}

#[derive(Serialize)]
struct Question<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<&'a str>,
    input: &'a [&'a str],
}

#[derive(Deserialize)]
struct Answer {
    data: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    index: usize,
    embedding: Vec<f32>,
}

#[derive(Deserialize)]
struct Refusal {
    error: Said,
}

#[derive(Deserialize)]
struct Said {
    message: String,
}

/// The address to ask at.
fn address(text: &str) -> Result<Url, String> {
    let mut url = Url::parse(text).map_err(|e| format!("no address: {e}"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err("expected an address such as http://127.0.0.1:8000/v1".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("a name or password has no place in it; name a variable that holds the key".to_owned());
    }
    let path = url.path().trim_end_matches('/').to_owned();
    if !path.ends_with("/embeddings") {
        url.set_path(&format!("{path}/embeddings"));
    }
    Ok(url)
}

/// The certificates that this machine trusts, read only where they are needed.
fn tls(scheme: &str) -> TlsConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = TlsConfig::builder().unversioned_rustls_crypto_provider(provider);
    if scheme != "https" {
        return config.build();
    }
    let trusted = rustls_native_certs::load_native_certs().certs;
    let trusted: Vec<_> = trusted
        .iter()
        .map(|c| Certificate::from_der(c.as_ref()).to_owned())
        .collect();
    config.root_certs(RootCerts::new_with_certs(&trusted)).build()
}

/// The vectors of an answer in the order asked for, each brought to length 1.
fn read(body: &[u8], asked: usize) -> Result<Vec<Vec<f32>>, String> {
    let answer: Answer = serde_json::from_slice(body).map_err(|e| format!("its answer is no list of vectors: {e}"))?;
    if answer.data.len() != asked {
        return Err(format!("answers {} vectors for {asked} texts", answer.data.len()));
    }
    let mut out: Vec<Option<Vec<f32>>> = vec![None; asked];
    for item in answer.data {
        let width = item.embedding.len();
        if width == 0 || width > WIDEST {
            return Err(format!("answers a vector of {width} numbers"));
        }
        let length = item.embedding.iter().map(|x| x * x).sum::<f32>().sqrt();
        if !length.is_finite() {
            return Err("answers numbers that are none".to_owned());
        }
        match out.get_mut(item.index) {
            Some(slot @ None) => {
                let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
                *slot = Some(item.embedding.iter().map(|x| x * scale).collect());
            }
            _ => return Err(format!("answers index {} twice or out of turn", item.index)),
        }
    }
    Ok(out.into_iter().flatten().collect())
}

fn clipped(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{address, read};

    #[test]
    fn addresses_are_completed_or_refused() {
        for (text, wanted) in [
            ("http://127.0.0.1:8000/v1", Some("http://127.0.0.1:8000/v1/embeddings")),
            ("http://localhost:8000/v1/", Some("http://localhost:8000/v1/embeddings")),
            (
                "https://api.example.org/v1/embeddings",
                Some("https://api.example.org/v1/embeddings"),
            ),
            (
                "https://api.example.org/v1?x=1",
                Some("https://api.example.org/v1/embeddings?x=1"),
            ),
            ("127.0.0.1:8000", None),
            ("file:///etc/passwd", None),
            ("https://me:secret@example.org/v1", None),
            ("", None),
        ] {
            assert_eq!(address(text).ok().as_ref().map(url::Url::as_str), wanted, "{text}");
        }
    }

    #[test]
    fn answers_are_read_or_refused() {
        let item =
            |index: usize, vector: &str| format!(r#"{{"object":"embedding","index":{index},"embedding":[{vector}]}}"#);
        let answer = |items: &[String]| format!(r#"{{"object":"list","data":[{}],"model":"m"}}"#, items.join(","));
        let good = answer(&[item(1, "0,2"), item(0, "3,4")]);
        assert_eq!(read(good.as_bytes(), 2), Ok(vec![vec![0.6, 0.8], vec![0.0, 1.0]]));
        for (body, problem) in [
            (answer(&[item(0, "1")]), "1 vectors for 2"),
            (answer(&[item(0, "1"), item(0, "1")]), "twice"),
            (answer(&[item(0, "1"), item(7, "1")]), "out of turn"),
            (answer(&[item(0, ""), item(1, "1")]), "0 numbers"),
            (answer(&[item(0, "1e39"), item(1, "1")]), "numbers that are none"),
            (answer(&[item(0, "NaN"), item(1, "1")]), "no list of vectors"),
            ("<html>".to_owned(), "no list of vectors"),
            (String::new(), "no list of vectors"),
        ] {
            let said = read(body.as_bytes(), 2).unwrap_err();
            assert!(said.contains(problem), "{body}: {said}");
        }
    }
}
