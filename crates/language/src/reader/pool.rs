//! Threads for the runtime. Stories are read in parallel, so each call of the runtime has one thread of its own;
//! idle ones are kept for the next call.

use rten::{RunOptions, ThreadPool};
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Default)]
pub(super) struct Pool {
    idle: Mutex<Vec<Arc<ThreadPool>>>,
}

/// One thread, lent to a caller.
pub(super) struct Lent(Arc<ThreadPool>);

impl Lent {
    pub(super) fn options(&self) -> Option<RunOptions> {
        let mut options = RunOptions::default();
        options.thread_pool = Some(self.0.clone());
        Some(options)
    }
}

impl Pool {
    pub(super) fn with<T>(&self, work: impl FnOnce(&Lent) -> T) -> T {
        let kept = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let lent = Lent(kept.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1))));
        let done = work(&lent);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(lent.0);
        done
    }
}
