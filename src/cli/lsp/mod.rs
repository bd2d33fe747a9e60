//! `parallax lsp`: findings in an editor, while typing.
//!
//! One thread reads messages, one checks articles, and this one holds the state and answers. A request about an article that
//! has changed since it was checked waits for the check, so that no answer speaks of bytes that are gone.

mod wire;
mod position;
mod work;
mod tell;
mod answer;
mod agreed;
mod question;
mod state;

use super::{Failure, Status};
use lsp_server::{ErrorCode, Message, Notification, Request};
use serde_json::{Value, json};
use state::State;
use std::io::{self, BufReader, BufWriter};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Instant;
use wire::Incoming;
use work::{Checked, Job, Worker};

/// What the state reacts to.
#[derive(Debug)]
enum Event {
    In(Incoming),
    Checked(Box<Checked>),
}

/// Serves one client until it says `exit` or closes the stream.
pub(crate) fn run() -> Result<Status, Failure> {
    let (events, queue) = channel::<Event>();
    let (jobs, work) = channel::<Job>();
    let incoming = events.clone();
    std::thread::spawn(move || {
        let mut input = BufReader::new(io::stdin());
        loop {
            let read = wire::read(&mut input).unwrap_or(Incoming::End);
            let last = matches!(read, Incoming::End);
            if incoming.send(Event::In(read)).is_err() || last {
                return;
            }
        }
    });
    std::thread::spawn(move || {
        let mut worker = Worker::new();
        for job in work {
            if events.send(Event::Checked(Box::new(worker.check(job)))).is_err() {
                return;
            }
        }
    });
    let mut state = State::new(jobs);
    let mut out = BufWriter::new(io::stdout());
    loop {
        let event = next(&queue, &state);
        let goes_on = match event {
            Some(Event::In(Incoming::Message(message))) => message_in(&mut state, message),
            Some(Event::In(Incoming::Broken(what))) => {
                state.send(wire::refusal(&what));
                true
            }
            Some(Event::In(Incoming::End)) => false,
            Some(Event::Checked(checked)) => {
                state.checked(*checked);
                true
            }
            None => true,
        };
        state.check_what_is_due();
        for message in state.take_messages() {
            // A client that is gone reads no more; its stream ends too.
            let _ = wire::write(&mut out, &message);
        }
        if !goes_on {
            // The protocol wants 1 where `exit` comes without `shutdown`.
            return Ok(if state.is_shut_down() {
                Status::Clean
            } else {
                Status::Found
            });
        }
    }
}

/// The next event; `None` where an article is due to be checked before one comes.
fn next(queue: &Receiver<Event>, state: &State) -> Option<Event> {
    let received = match state.due() {
        Some(due) => queue.recv_timeout(due.saturating_duration_since(Instant::now())),
        None => queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
    };
    match received {
        Ok(event) => Some(event),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => Some(Event::In(Incoming::End)),
    }
}

/// Reacts to a message; `false`: it was the last.
fn message_in(state: &mut State, message: Message) -> bool {
    match message {
        Message::Request(request) => request_in(state, request),
        Message::Notification(notification) => return notification_in(state, notification),
        // Answers to what this server asks: nothing hangs on them.
        Message::Response(_) => {}
    }
    true
}

fn request_in(state: &mut State, request: Request) {
    let Request { id, method, params } = request;
    let refused = match (method.as_str(), state.is_ready(), state.is_shut_down()) {
        ("initialize", false, false) => None,
        ("initialize", ..) => Some((ErrorCode::InvalidRequest, "the session is initialized already")),
        (_, false, _) => Some((ErrorCode::ServerNotInitialized, "the session is not initialized")),
        (_, _, true) => Some((ErrorCode::InvalidRequest, "the session is shut down")),
        _ => None,
    };
    if let Some((code, what)) = refused {
        return state.refuse(&id, code, what);
    }
    match method.as_str() {
        "initialize" => state.initialize(&id, params),
        "shutdown" => state.shut_down(&id),
        "textDocument/hover"
        | "textDocument/codeAction"
        | "textDocument/definition"
        | "textDocument/declaration"
        | "workspace/executeCommand" => state.ask(id, method, params),
        _ => state.refuse(&id, ErrorCode::MethodNotFound, &format!("no such request: {method}")),
    }
}

fn notification_in(state: &mut State, notification: Notification) -> bool {
    let Notification { method, params } = notification;
    if method == "exit" {
        return false;
    }
    if !state.is_ready() {
        return true;
    }
    let done = match method.as_str() {
        "textDocument/didOpen" => state.opened(params),
        "textDocument/didChange" => state.changed(params),
        "textDocument/didClose" => state.closed(params),
        "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
            state.files_changed();
            Ok(())
        }
        "$/cancelRequest" => {
            state.cancel(&params);
            Ok(())
        }
        // Notifications that are not known are passed over.
        _ => Ok(()),
    };
    if let Err(what) = done {
        let message: Value = json!({"type": 1, "message": format!("parallax: {method}: {what}")});
        state.notify("window/logMessage", message);
    }
    true
}
