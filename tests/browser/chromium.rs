//! Headless Chromium, driven over its DevTools protocol.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tungstenite::{Message, WebSocket};

/// Commands that are Chromium.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
/// How long the browser may take to answer anything.
const PATIENCE: Duration = Duration::from_secs(120);

/// A browser with one page.
pub struct Browser {
    child: Child,
    socket: WebSocket<TcpStream>,
    session: Option<String>,
    sent: u64,
    events: VecDeque<Value>,
    profile: PathBuf,
}

impl Browser {
    /// Starts one; `None`, and a word on standard error, where none is installed.
    pub fn start(name: &str) -> Option<Self> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let found = std::env::split_paths(&path)
            .flat_map(|folder| NAMES.map(|n| folder.join(n)))
            .find(|p| p.is_file());
        let Some(program) = found else {
            eprintln!("skipped: {name} needs Chromium, which is not installed");
            return None;
        };
        let profile =
            PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("chromium-{name}-{}", std::process::id()));
        let mut child = Command::new(program)
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--disable-sync",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--remote-debugging-port=0",
            ])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Chromium starts");
        let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("DevTools listening on ").map(str::to_owned))
            .expect("Chromium tells its address");
        // What it goes on to say is read, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let host = address
            .strip_prefix("ws://")
            .and_then(|a| a.split('/').next())
            .expect("ws://host:port/…");
        let stream = TcpStream::connect(host).expect("a connection to Chromium");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time-out");
        let (socket, _) = tungstenite::client(&address, stream).expect("a WebSocket to Chromium");
        let mut browser = Self {
            child,
            socket,
            session: None,
            sent: 0,
            events: VecDeque::new(),
            profile,
        };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = browser.call(
            "Target.attachToTarget",
            json!({"targetId": target["targetId"], "flatten": true}),
        );
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Network", "Log"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser.size(1440, 900);
        Some(browser)
    }

    /// Calls a method of the protocol and waits for its answer.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.sent += 1;
        let mut request = json!({"id": self.sent, "method": method, "params": params});
        if let Some(session) = &self.session {
            request["sessionId"] = json!(session);
        }
        self.socket
            .send(Message::text(request.to_string()))
            .expect("Chromium listens");
        loop {
            let message = self.receive();
            if message["id"] == json!(self.sent) {
                assert!(message["error"].is_null(), "{method}: {}", message["error"]);
                return message["result"].clone();
            }
            self.events.push_back(message);
        }
    }

    fn receive(&mut self) -> Value {
        loop {
            if let Message::Text(text) = self.socket.read().expect("Chromium answers") {
                return serde_json::from_str(&text).expect("the protocol is JSON");
            }
        }
    }

    /// Opens a file and waits until it is loaded; how long that took.
    pub fn open(&mut self, file: &Path) -> Duration {
        self.events.clear();
        let start = Instant::now();
        self.call("Page.navigate", json!({"url": format!("file://{}", file.display())}));
        while !self.events.iter().any(|e| e["method"] == "Page.loadEventFired") {
            let event = self.receive();
            self.events.push_back(event);
        }
        // Two frames: the first is laid out by then.
        self.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        start.elapsed()
    }

    /// The value of an expression in the page.
    pub fn eval(&mut self, expression: &str) -> Value {
        let answer = self.call(
            "Runtime.evaluate",
            json!({"expression": expression, "returnByValue": true, "awaitPromise": true}),
        );
        assert!(
            answer["exceptionDetails"].is_null(),
            "{expression}: {}",
            answer["exceptionDetails"]
        );
        answer["result"]["value"].clone()
    }

    /// Presses a key: `n`, `Escape`, `Shift+ArrowRight`.
    pub fn press(&mut self, key: &str) {
        let (shift, key) = match key.strip_prefix("Shift+") {
            Some(key) => (8, key),
            None => (0, key),
        };
        let mut down = json!({"type": "keyDown", "key": key, "modifiers": shift});
        if key.chars().count() == 1 {
            down["text"] = json!(key);
        }
        if key == "Escape" {
            // A dialog closes by its code, whatever its name.
            down["windowsVirtualKeyCode"] = json!(27);
        }
        self.call("Input.dispatchKeyEvent", down);
        self.call(
            "Input.dispatchKeyEvent",
            json!({"type": "keyUp", "key": key, "modifiers": shift}),
        );
    }

    /// Waits until a page that moves stands still: some frames.
    pub fn rest(&mut self) {
        self.eval("new Promise(done => { let n = 9; const next = () => (n-- ? requestAnimationFrame(next) : done()); next(); })");
    }

    /// The size of the window; a narrow one is a phone's.
    pub fn size(&mut self, width: u32, height: u32) {
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}),
        );
    }

    /// `light` or `dark`, as the reader's system has it, on a screen or on paper.
    pub fn media(&mut self, scheme: &str, medium: &str) {
        self.call(
            "Emulation.setEmulatedMedia",
            json!({"media": medium, "features": [{"name": "prefers-color-scheme", "value": scheme}]}),
        );
    }

    /// Whatever the page asked for, but itself, and whatever the browser complained of.
    pub fn complaints(&mut self) -> Vec<String> {
        self.eval("1");
        let told = |e: &Value| match e["method"].as_str()? {
            "Network.requestWillBeSent" if e["params"]["type"] != "Document" => {
                Some(format!("asked for {}", e["params"]["request"]["url"]))
            }
            "Log.entryAdded" => Some(e["params"]["entry"]["text"].to_string()),
            "Runtime.exceptionThrown" => Some(e["params"]["exceptionDetails"].to_string()),
            "Runtime.consoleAPICalled" => Some(e["params"]["args"].to_string()),
            _ => None,
        };
        self.events.iter().filter_map(told).collect()
    }

    /// The page as a PDF, in base64.
    pub fn pdf(&mut self) -> String {
        let answer = self.call(
            "Page.printToPDF",
            json!({"preferCSSPageSize": true, "printBackground": true}),
        );
        answer["data"].as_str().unwrap_or_default().to_owned()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Closed by its own hand it takes its helpers along, so that nothing writes into its profile any more. A browser that is
        // gone already is as good.
        let close = json!({"id": 0, "method": "Browser.close"});
        let _ = self.socket.send(Message::text(close.to_string()));
        for _ in 0..50 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}
