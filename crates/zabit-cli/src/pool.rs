//! Work on several threads, results in the order of the jobs, memory bounded.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Jobs a thread may be ahead of the result written last. More evens out long stories, fewer need less memory.
const AHEAD: usize = 8;

/// Stack of a working thread in bytes: as much as a main thread has.
const STACK: usize = 8 << 20;

struct Queue<I> {
    jobs: I,
    /// Number of the next job.
    next: usize,
    /// Results handed to the sink.
    done: usize,
    stopped: bool,
}

struct Pool<I> {
    queue: Mutex<Queue<I>>,
    room: Condvar,
    window: usize,
}

impl<J, I: Iterator<Item = J>> Pool<I> {
    fn lock(&self) -> MutexGuard<'_, Queue<I>> {
        // A thread that panicked while it held the lock left at worst a job untaken.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next job and its number, once there is room for its result; `None` when all are taken.
    fn take(&self) -> Option<(usize, J)> {
        let full = |queue: &mut Queue<I>| !queue.stopped && queue.next - queue.done >= self.window;
        let mut queue = self.room.wait_while(self.lock(), full).unwrap_or_else(PoisonError::into_inner);
        if queue.stopped {
            return None;
        }
        let job = queue.jobs.next()?;
        let number = queue.next;
        queue.next += 1;
        Some((number, job))
    }

    fn one_done(&self) {
        self.lock().done += 1;
        self.room.notify_all();
    }

    fn stop(&self) {
        self.lock().stopped = true;
        self.room.notify_all();
    }
}

/// Does `work` on every job with `threads` threads and hands the results to `sink` in the order of the
/// jobs, on this thread. At most `threads` × 8 results wait at any time. Stops early when `sink` breaks.
pub fn in_order<J: Send, R: Send>(
    jobs: impl Iterator<Item = J> + Send,
    threads: usize,
    work: impl Fn(J) -> R + Sync,
    mut sink: impl FnMut(R) -> ControlFlow<()>,
) {
    // One thread needs no other: each result is handed on as it comes.
    if threads <= 1 {
        let _ = jobs.map(work).try_for_each(sink);
        return;
    }
    let queue = Queue { jobs: jobs.fuse(), next: 0, done: 0, stopped: false };
    let pool = Pool { queue: Mutex::new(queue), room: Condvar::new(), window: threads * AHEAD };
    thread::scope(|scope| {
        let (results, arrived) = channel();
        let mut working = 0;
        for _ in 0..threads {
            let results = results.clone();
            let run = || each(&pool, &work, results);
            if thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run).is_err() {
                break;
            }
            working += 1;
        }
        drop(results);
        if working > 0 {
            return deliver(&pool, &arrived, &mut sink);
        }
        // A system that gives no thread leaves the work to this one.
        while let Some((_, job)) = pool.take() {
            if sink(work(job)).is_break() {
                return;
            }
            pool.one_done();
        }
    });
}

fn each<J, R, I: Iterator<Item = J>>(pool: &Pool<I>, work: &impl Fn(J) -> R, results: Sender<(usize, R)>) {
    while let Some((number, job)) = pool.take() {
        if results.send((number, work(job))).is_err() {
            return;
        }
    }
}

fn deliver<J, R, I: Iterator<Item = J>>(
    pool: &Pool<I>,
    arrived: &Receiver<(usize, R)>,
    sink: &mut impl FnMut(R) -> ControlFlow<()>,
) {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, result) in arrived {
        early.insert(number, result);
        while let Some(result) = early.remove(&next) {
            next += 1;
            if sink(result).is_break() {
                pool.stop();
                return;
            }
            pool.one_done();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_and_few_wait() {
        for threads in [1, 2, 7] {
            let (started, mut seen) = (AtomicUsize::new(0), Vec::new());
            let work = |n: usize| {
                started.fetch_add(1, Ordering::SeqCst);
                if n.is_multiple_of(5) {
                    thread::yield_now();
                }
                n * 2
            };
            in_order(0..1000, threads, work, |n| {
                assert!(started.load(Ordering::SeqCst) - seen.len() <= threads * AHEAD);
                seen.push(n);
                ControlFlow::Continue(())
            });
            assert_eq!(seen, (0..1000).map(|n| n * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_sink_that_breaks_ends_the_work() {
        let mut seen = 0;
        in_order(
            0..,
            3,
            |n: u64| n,
            |_| {
                seen += 1;
                if seen == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(seen, 10);
    }
}
