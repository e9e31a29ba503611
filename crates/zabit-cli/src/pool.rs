//! Work on several threads, results in the order of the jobs, memory bounded.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Jobs a thread may be ahead of the result written last. More evens out long stories, fewer need less memory.
const AHEAD: usize = 8;

/// The same where the result is kept in a store: while that puts a batch onto the disk, the threads read on.
const AHEAD_OF_STORE: usize = 256;

/// Weight of the jobs in work at most, where each by itself weighs less.
const HEAVIEST: usize = 1 << 20;

/// Weight from which on a job is done in a thread of its own, which gives all its memory back when it ends: threads that
/// stay would each keep as much as the heaviest of their jobs took, and the words of it.
const HEAVY: usize = 256 << 10;

/// How long no result has to come for the sink to be told.
const IDLE: Duration = Duration::from_millis(500);

/// Stack of a working thread in bytes: as much as a main thread has.
const STACK: usize = 8 << 20;

/// Jobs that nobody has taken. Whoever takes one may wait long for it, so what is known of the others stands apart.
struct Queue<I> {
    jobs: I,
    /// Number of the next job.
    next: usize,
}

#[derive(Default)]
struct State {
    /// Results handed to the sink.
    done: usize,
    /// What the jobs weigh whose results are not handed over yet.
    weight: usize,
    stopped: bool,
}

struct Pool<I, W> {
    queue: Mutex<Queue<I>>,
    state: Mutex<State>,
    room: Condvar,
    window: usize,
    /// What a job weighs.
    weigh: W,
}

impl<J, I: Iterator<Item = J>, W: Fn(&J) -> usize> Pool<I, W> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next job, its number and its weight, once there is room for its result; `None` when all are taken.
    fn take(&self) -> Option<(usize, J, usize)> {
        // A thread that panicked while it held the lock left at worst a job untaken.
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let number = queue.next;
        drop(self.wait_while(|state| number - state.done >= self.window)?);
        let job = queue.jobs.next()?;
        queue.next += 1;
        let weight = (self.weigh)(&job);
        // The one whose turn it is goes whatever it weighs: all others wait for it.
        let heavy = |state: &State| state.done < number && state.weight > 0 && state.weight + weight > HEAVIEST;
        self.wait_while(heavy)?.weight += weight;
        Some((number, job, weight))
    }

    /// The state once this no longer holds; `None` when the work is stopped.
    fn wait_while(&self, holds: impl Fn(&State) -> bool) -> Option<MutexGuard<'_, State>> {
        let waits = |state: &mut State| !state.stopped && holds(state);
        let state = self.room.wait_while(self.state(), waits).unwrap_or_else(PoisonError::into_inner);
        (!state.stopped).then_some(state)
    }

    fn one_done(&self, weight: usize) {
        let mut state = self.state();
        state.done += 1;
        state.weight -= weight;
        drop(state);
        self.room.notify_all();
    }

    fn stop(&self) {
        self.state().stopped = true;
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
    run(jobs, (threads, AHEAD), |_| 0, work, |result| result.map_or(ControlFlow::Continue(()), &mut sink));
}

/// As [`in_order`], always with a thread for the work, and further ahead of a sink that is slow now and then; `sink` is
/// called with `None` whenever no result has come for half a second: what waits for more should not wait for a pipe that
/// brings nothing. `weigh` tells the bytes of a job: of large ones few are in work at a time.
pub fn watched<J: Send, R: Send>(
    jobs: impl Iterator<Item = J> + Send,
    threads: usize,
    weigh: impl Fn(&J) -> usize + Sync,
    work: impl Fn(J) -> R + Sync,
    sink: impl FnMut(Option<R>) -> ControlFlow<()>,
) {
    run(jobs, (threads, AHEAD_OF_STORE), weigh, work, sink);
}

fn run<J: Send, R: Send>(
    jobs: impl Iterator<Item = J> + Send,
    (threads, ahead): (usize, usize),
    weigh: impl Fn(&J) -> usize + Sync,
    work: impl Fn(J) -> R + Sync,
    mut sink: impl FnMut(Option<R>) -> ControlFlow<()>,
) {
    let queue = Mutex::new(Queue { jobs: jobs.fuse(), next: 0 });
    let (state, room, window) = (Mutex::default(), Condvar::new(), threads.max(1) * ahead);
    let pool = Pool { queue, state, room, window, weigh };
    thread::scope(|scope| {
        let (results, arrived) = channel();
        let mut working = 0;
        for _ in 0..threads.max(1) {
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
        while let Some((_, job, weight)) = pool.take() {
            if sink(Some(work(job))).is_break() {
                return;
            }
            pool.one_done(weight);
        }
    });
}

/// A result, the number of its job, and what that weighs.
type Done<R> = (usize, R, usize);

fn each<J: Send, R: Send, I: Iterator<Item = J>>(
    pool: &Pool<I, impl Fn(&J) -> usize>,
    work: &(impl Fn(J) -> R + Sync),
    results: Sender<Done<R>>,
) {
    while let Some((number, job, weight)) = pool.take() {
        let result = if weight < HEAVY { Some(work(job)) } else { apart(job, work) };
        let Some(result) = result else { return };
        if results.send((number, result, weight)).is_err() {
            return;
        }
    }
}

/// Does a job in a thread that ends with it; in this one where the system gives none. Always does it: whoever is first
/// finds the job.
fn apart<J: Send, R: Send>(job: J, work: &(impl Fn(J) -> R + Sync)) -> Option<R> {
    let job = Mutex::new(Some(job));
    let once = || job.lock().unwrap_or_else(PoisonError::into_inner).take().map(work);
    let done = thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, once).ok()?;
        thread.join().unwrap_or_else(|panic| resume_unwind(panic))
    });
    done.or_else(once)
}

fn deliver<J, R, I: Iterator<Item = J>>(
    pool: &Pool<I, impl Fn(&J) -> usize>,
    arrived: &Receiver<Done<R>>,
    sink: &mut impl FnMut(Option<R>) -> ControlFlow<()>,
) {
    let mut early = BTreeMap::new();
    let mut next = 0;
    loop {
        let handed = match arrived.recv_timeout(IDLE) {
            Ok((number, result, weight)) => {
                early.insert(number, (result, weight));
                hand_on(pool, &mut early, &mut next, sink)
            }
            Err(RecvTimeoutError::Timeout) => sink(None),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if handed.is_break() {
            return pool.stop();
        }
    }
}

/// Hands on the results that are next.
fn hand_on<J, R, I: Iterator<Item = J>>(
    pool: &Pool<I, impl Fn(&J) -> usize>,
    early: &mut BTreeMap<usize, (R, usize)>,
    next: &mut usize,
    sink: &mut impl FnMut(Option<R>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    while let Some((result, weight)) = early.remove(next) {
        *next += 1;
        sink(Some(result))?;
        pool.one_done(weight);
    }
    ControlFlow::Continue(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
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
    fn heavy_jobs_are_in_work_one_at_a_time() {
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut seen = Vec::new();
        let work = |n: usize| {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(2));
            now.fetch_sub(1, Ordering::SeqCst);
            n
        };
        watched(
            0..40,
            4,
            |_| HEAVIEST,
            work,
            |n| {
                seen.extend(n);
                ControlFlow::Continue(())
            },
        );
        assert_eq!(seen, (0..40).collect::<Vec<_>>());
        assert_eq!(most.into_inner(), 1);
    }

    #[test]
    fn a_heavy_job_is_done_in_a_thread_that_ends_with_it() {
        let mut seen = Vec::new();
        let work = |n: usize| (n, thread::current().id());
        watched(
            0..40,
            2,
            |n| if n.is_multiple_of(4) { HEAVY } else { 1 },
            work,
            |done| {
                seen.extend(done);
                ControlFlow::Continue(())
            },
        );
        assert_eq!(seen.iter().map(|(n, _)| *n).collect::<Vec<_>>(), (0..40).collect::<Vec<_>>());
        let threads = |heavy: bool| -> HashSet<_> {
            seen.iter().filter(|(n, _)| n.is_multiple_of(4) == heavy).map(|(_, thread)| *thread).collect()
        };
        assert_eq!(threads(true).len(), 10, "each has its own");
        assert!(threads(false).len() <= 2 && threads(false).is_disjoint(&threads(true)));
    }

    #[test]
    fn a_sink_is_told_when_nothing_comes() {
        let (more, jobs) = channel();
        let mut seen = Vec::new();
        more.send(1).expect("a job");
        let mut more = Some(more);
        watched(
            jobs.into_iter(),
            1,
            |_| 0,
            |n: i32| n,
            |result| {
                seen.push(result);
                if result.is_none() {
                    // The pipe ends; until now it brought nothing.
                    more.take();
                }
                ControlFlow::Continue(())
            },
        );
        assert_eq!(seen, [Some(1), None]);
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
