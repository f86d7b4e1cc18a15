//! Work in parallel, taken up and handed over in the order of the input.
//!
//! One thread reads, several work, and the caller's thread takes the results. Between reading and taking there is never
//! more than a window of items, counted both by number and by bytes, so memory does not grow with the input.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context as _, bail};

use crate::interrupt::Interrupt;

/// Items under way for each working thread: enough that a long story does not leave the others idle.
const ITEMS_A_JOB: usize = 16;
/// Bytes of input under way, beyond which only one item at a time goes on.
const WINDOW_BYTES: usize = 64 << 20;
/// Stacks as large as a main thread's: depth of recursion should not hang on which thread it is.
const STACK_BYTES: usize = 8 << 20;
/// How often to look for Ctrl-C when there is nothing else to do.
const PATIENCE: Duration = Duration::from_millis(50);

/// Takes the results.
pub(crate) trait Consumer<O> {
    /// The next result, in the order of the input.
    fn take(&mut self, done: O) -> anyhow::Result<()>;

    /// Called when there is nothing to take for now: hand over what was kept back.
    fn idle(&mut self) -> anyhow::Result<()>;
}

/// What hands items to the pool. It says whether to go on.
pub(crate) type Emit<'e, I> = &'e mut dyn FnMut(I, usize) -> bool;

/// How the work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// All items were taken.
    Done,
    /// Ctrl-C; the items taken are the first ones.
    Interrupted,
}

/// The number of threads to work with, where the user gives none.
pub(crate) fn usual_jobs() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Runs `work` on all that `produce` emits, on `jobs` threads, and hands the results to `consumer` in the order in
/// which they were emitted. `work` must catch its own panics.
///
/// # Errors
/// Those of the consumer, at the first of which it stops; or that no thread could be started.
pub(crate) fn in_order<I: Send + 'static, O: Send + 'static>(
    jobs: usize,
    interrupt: &Interrupt,
    produce: impl FnOnce(Emit<'_, I>) + Send + 'static,
    work: impl Fn(I) -> O + Send + Sync + 'static,
    consumer: &mut dyn Consumer<O>,
) -> anyhow::Result<End> {
    let window = Arc::new(Window::new(jobs * ITEMS_A_JOB));
    let (ask, asked) = mpsc::channel();
    let (answer, answered) = mpsc::channel();
    let asked = Arc::new(Mutex::new(asked));
    let work = Arc::new(work);
    for _ in 0..jobs {
        let (asked, answer, work) = (Arc::clone(&asked), answer.clone(), Arc::clone(&work));
        start("worker", move || run_worker(&asked, &answer, &*work))?;
    }
    drop(answer);
    let reader = {
        let window = Arc::clone(&window);
        start("reader", move || run_reader(produce, &window, &ask))?
    };
    let mut order = Order { waiting: BTreeMap::new(), next: 0 };
    loop {
        if interrupt.is_asked() {
            return Ok(End::Interrupted);
        }
        let ticket = match answered.try_recv() {
            Ok(ticket) => ticket,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                consumer.idle()?;
                match answered.recv_timeout(PATIENCE) {
                    Ok(ticket) => ticket,
                    Err(RecvTimeoutError::Timeout) => continue,
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
        };
        order.put(ticket);
        while let Some(ticket) = order.next() {
            consumer.take(ticket.item)?;
            window.release(ticket.weight);
        }
    }
    consumer.idle()?;
    // All senders are gone, so the reader has ended too; it must not have ended by a panic.
    if reader.join().is_err() || !order.waiting.is_empty() {
        bail!("the rest of the input was not read");
    }
    Ok(End::Done)
}

/// An item with its place in the input.
struct Ticket<T> {
    number: u64,
    weight: usize,
    item: T,
}

fn start(name: &str, run: impl FnOnce() + Send + 'static) -> anyhow::Result<JoinHandle<()>> {
    let builder = thread::Builder::new().name(name.to_owned()).stack_size(STACK_BYTES);
    builder.spawn(run).context("starting a thread (try fewer with --jobs)")
}

fn run_reader<I>(produce: impl FnOnce(Emit<'_, I>), window: &Window, ask: &Sender<Ticket<I>>) {
    let mut number = 0;
    produce(&mut |item, weight| {
        window.acquire(weight);
        number += 1;
        ask.send(Ticket { number: number - 1, weight, item }).is_ok()
    });
}

fn run_worker<I, O>(asked: &Mutex<Receiver<Ticket<I>>>, answer: &Sender<Ticket<O>>, work: &dyn Fn(I) -> O) {
    loop {
        // The lock is held while waiting: whoever has it gets the next item, the others queue behind.
        let next = lock(asked).recv();
        let Ok(Ticket { number, weight, item }) = next else { return };
        if answer.send(Ticket { number, weight, item: work(item) }).is_err() {
            return;
        }
    }
}

/// Puts results back into order.
struct Order<O> {
    waiting: BTreeMap<u64, Ticket<O>>,
    next: u64,
}

impl<O> Order<O> {
    fn put(&mut self, ticket: Ticket<O>) {
        self.waiting.insert(ticket.number, ticket);
    }

    fn next(&mut self) -> Option<Ticket<O>> {
        let ticket = self.waiting.remove(&self.next)?;
        self.next += 1;
        Some(ticket)
    }
}

/// How much may be under way.
struct Window {
    most_items: usize,
    /// Items and bytes under way.
    load: Mutex<(usize, usize)>,
    has_room: Condvar,
}

impl Window {
    fn new(most_items: usize) -> Self {
        Window { most_items, load: Mutex::new((0, 0)), has_room: Condvar::new() }
    }

    /// Waits until there is room. One item has room always, however large it is.
    fn acquire(&self, weight: usize) {
        let full = |load: &mut (usize, usize)| {
            load.0 > 0 && (load.0 >= self.most_items || load.1.saturating_add(weight) > WINDOW_BYTES)
        };
        let mut load =
            self.has_room.wait_while(lock(&self.load), full).unwrap_or_else(PoisonError::into_inner);
        load.0 += 1;
        load.1 = load.1.saturating_add(weight);
    }

    fn release(&self, weight: usize) {
        let mut load = lock(&self.load);
        load.0 = load.0.saturating_sub(1);
        load.1 = load.1.saturating_sub(weight);
        self.has_room.notify_one();
    }
}

/// No code panics while it holds one of these locks, and what they guard is whole at any time.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Collect {
        taken: Vec<usize>,
        fail_at: Option<usize>,
    }

    impl Consumer<usize> for Collect {
        fn take(&mut self, done: usize) -> anyhow::Result<()> {
            if self.fail_at == Some(self.taken.len()) {
                bail!("full");
            }
            self.taken.push(done);
            Ok(())
        }

        fn idle(&mut self) -> anyhow::Result<()> {
            Ok(())
        }
    }

    fn count_to(last: usize, weight: usize) -> impl FnOnce(Emit<'_, usize>) + Send + 'static {
        move |emit| {
            for number in 0..last {
                if !emit(number, weight) {
                    return;
                }
            }
        }
    }

    /// Uneven work, so that results come out of order.
    fn slow_for_some(number: usize) -> usize {
        if number.is_multiple_of(7) {
            thread::sleep(Duration::from_micros(300));
        }
        number * 2
    }

    #[test]
    fn results_come_in_the_order_of_the_input() {
        for (jobs, weight) in [(1, 1), (4, 1), (4, WINDOW_BYTES), (3, usize::MAX)] {
            let mut collect = Collect::default();
            let end =
                in_order(jobs, &Interrupt::default(), count_to(500, weight), slow_for_some, &mut collect);
            assert_eq!(end.unwrap(), End::Done);
            let expected: Vec<_> = (0..500).map(|number| number * 2).collect();
            assert_eq!(collect.taken, expected, "{jobs} jobs, weight {weight}");
        }
    }

    #[test]
    fn the_first_error_of_the_consumer_ends_it() {
        let mut collect = Collect { fail_at: Some(3), ..Collect::default() };
        let end = in_order(2, &Interrupt::default(), count_to(usize::MAX, 1), slow_for_some, &mut collect);
        assert_eq!(end.unwrap_err().to_string(), "full");
        assert_eq!(collect.taken, [0, 2, 4]);
    }

    #[test]
    fn a_reader_that_panics_is_an_error() {
        crate::fault::install();
        let broken = |emit: Emit<'_, usize>| {
            emit(1, 1);
            panic!("torn page");
        };
        let mut collect = Collect::default();
        let end = in_order(2, &Interrupt::default(), broken, slow_for_some, &mut collect);
        assert!(end.is_err());
        assert_eq!(collect.taken, [2]);
    }
}
