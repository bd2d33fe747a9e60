//! `parallax batch`: records in on standard input, records out on standard output.
//!
//! As many records are in flight as keep the threads busy, no more; answers go out in the order of the records, each as soon
//! as those before it are out, so that a caller may wait for one answer before it sends the next record.

use super::args::Batch;
use super::embeddings::Endpoint;
use super::glossary::Shelf;
use super::settings::Settings;
use super::{Failure, Status};
use crate::align::Meaning;
use crate::config::FailOn;
use crate::run::{Answer, record, refusal};
use std::io::{self, BufRead, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Answers all records of standard input.
pub(crate) fn run(args: &Batch) -> Result<Status, Failure> {
    let threads = args
        .threads
        .filter(|&n| n > 0)
        .or_else(|| std::thread::available_parallelism().ok().map(usize::from))
        .unwrap_or(1);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|e| format!("cannot start {threads} threads: {e}"))?;
    let config = Settings::new(args.common.layer(), &args.common.lookup).here()?;
    let shelf = Shelf::new(&config.glossaries)?;
    let endpoint = config.embeddings.as_ref().map(Endpoint::new).transpose()?;
    let meaning = endpoint.as_ref().map(|e| e as &dyn Meaning);
    let glossary = |path: Option<&str>| shelf.get(path);
    let (queue, answers) = sync_channel::<Receiver<Answer>>(threads * 4);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| write(answers, config.fail_on));
        let fed = pool.in_place_scope(|workers| {
            feed(&queue, |line, number, answer| {
                let (glossary, levels) = (&glossary, &config.levels);
                workers.spawn(move |_| {
                    let done = catch_unwind(AssertUnwindSafe(|| record(&line, number, glossary, levels, meaning)));
                    let done = done.unwrap_or_else(|_| {
                        refusal(
                            &serde_json::Value::Null,
                            &format!("line {number}: Parallax stumbled over this record; please report it"),
                        )
                    });
                    // The writer is gone only where standard output is closed.
                    let _ = answer.send(done);
                });
            })
        });
        drop(queue);
        let written = writer
            .join()
            .unwrap_or_else(|_| Err("the writing thread stopped".to_owned()));
        Ok(fed.and(written)?)
    })
}

fn feed(
    queue: &SyncSender<Receiver<Answer>>,
    mut work: impl FnMut(Vec<u8>, usize, SyncSender<Answer>),
) -> Result<(), String> {
    let mut input = io::stdin().lock();
    let mut number = 0;
    loop {
        let mut line = Vec::new();
        let read = input.read_until(b'\n', &mut line);
        if read.map_err(|e| format!("standard input: {e}"))? == 0 {
            return Ok(());
        }
        number += 1;
        if number == 1 && line.starts_with(b"\xEF\xBB\xBF") {
            line.drain(..3);
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let (answer, wait) = sync_channel(1);
        if queue.send(wait).is_err() {
            return Ok(());
        }
        work(line, number, answer);
    }
}

fn write(answers: Receiver<Receiver<Answer>>, fail_on: FailOn) -> Result<Status, String> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut status = Status::Clean;
    let mut next = answers.recv().ok();
    while let Some(answer) = next {
        let Ok(answer) = answer.recv() else {
            return Err("an answer was lost".to_owned());
        };
        status = status.max(match answer {
            Answer { refused: true, .. } => Status::Failed,
            Answer { worst, .. } if fail_on.fails(worst) => Status::Found,
            Answer { .. } => Status::Clean,
        });
        let written = writeln!(out, "{}", answer.line);
        // Nobody waits longer than needed: what is done goes out before this thread sleeps.
        next = answers.try_recv().ok();
        let flushed = if next.is_none() { out.flush() } else { Ok(()) };
        match written.and(flushed) {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return Ok(status),
            Err(e) => return Err(format!("standard output: {e}")),
            Ok(()) => {}
        }
        if next.is_none() {
            next = answers.recv().ok();
        }
    }
    Ok(status)
}
