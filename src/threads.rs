//! Work that is done side by side, with the same result for any number of threads.
//!
//! Two things take the time of a comparison and do not wait for each other: what is understood of either text, and the words of each
//! pair of paragraphs. [`Threads::both`] and [`Threads::map`] do them at once and hand the results out in their order, so that nothing
//! depends on who was first. Where there are no threads (WebAssembly), or the system gives none, the caller does all of it.
//!
//! A panic in a thread goes on in the caller, as if the caller had done the work.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The stack of a thread, in bytes: room for the deepest nesting that readers and stages walk. What is not touched is not taken.
pub(crate) const STACK_BYTES: usize = 256 << 20;

/// More threads than this help nobody: what must be done in order takes the time then.
const MOST: usize = 8;

/// How many items are handed out at once.
const SHARE: usize = 16;

/// A thread is begun for so many items.
const FEWEST: usize = 4 * SHARE;

/// How many threads may work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Threads(Option<NonZeroUsize>);

impl Threads {
    /// As many as the machine has, for `None`.
    pub fn of(wanted: Option<NonZeroUsize>) -> Self {
        Self(wanted)
    }

    /// The thread of the caller alone.
    pub const ONE: Self = Self(Some(NonZeroUsize::MIN));

    /// Returns these where the work is worth the beginning of a thread, and else the thread of the caller alone.
    #[must_use]
    pub fn if_worth(self, worth: bool) -> Self {
        if worth { self } else { Self::ONE }
    }

    /// Returns how many may work; 1 where the system does not tell.
    pub fn count(self) -> usize {
        if cfg!(target_family = "wasm") {
            return 1;
        }
        let wanted = self.0.or_else(|| thread::available_parallelism().ok());
        wanted.map_or(1, NonZeroUsize::get).min(MOST)
    }

    /// Does two things and returns the results of both.
    ///
    /// # Panics
    ///
    /// When one of the two does.
    pub fn both<A: Send, B: Send>(
        self,
        one: impl FnOnce() -> A + Send,
        other: impl FnOnce() -> B + Send,
    ) -> (A, B) {
        if self.count() == 1 {
            return (one(), other());
        }
        let waiting = Mutex::new(Some(other));
        let take = || waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
        thread::scope(|scope| {
            let begun = thread::Builder::new()
                .stack_size(STACK_BYTES)
                .spawn_scoped(scope, || take().map(|other| other()));
            let first = one();
            let second = begun.ok().and_then(|thread| match thread.join() {
                Ok(result) => result,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            // The system gave no thread.
            let second = second.or_else(|| take().map(|other| other()));
            (first, second.expect("it was done by the thread or by the caller"))
        })
    }

    /// Returns what `work` makes of each item, in the order of the items.
    ///
    /// # Panics
    ///
    /// When `work` does.
    pub fn map<T: Sync, R: Send>(self, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let helpers = (self.count() - 1).min(items.len() / FEWEST);
        if helpers == 0 {
            return items.iter().map(work).collect();
        }
        let next = AtomicUsize::new(0);
        let share = || {
            let mut done: Vec<(usize, Vec<R>)> = Vec::new();
            loop {
                let start = next.fetch_add(SHARE, Ordering::Relaxed);
                let Some(rest) = items.get(start..).filter(|rest| !rest.is_empty()) else {
                    return done;
                };
                done.push((start, rest.iter().take(SHARE).map(&work).collect()));
            }
        };
        let mut done = thread::scope(|scope| {
            let begin = |_| {
                thread::Builder::new()
                    .stack_size(STACK_BYTES)
                    .spawn_scoped(scope, share)
            };
            // Who got no thread is not waited for: the others take what is left.
            let threads: Vec<_> = (0..helpers).map(begin).filter_map(Result::ok).collect();
            let mut done = share();
            for thread in threads {
                match thread.join() {
                    Ok(part) => done.extend(part),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            done
        });
        done.sort_unstable_by_key(|&(start, _)| start);
        done.into_iter().flat_map(|(_, part)| part).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Threads> {
        (1..=9).map(|count| Threads::of(NonZeroUsize::new(count)))
    }

    #[test]
    fn results_come_in_the_order_of_the_items_for_any_number_of_threads() {
        for len in [0, 1, 63, 64, 65, 500] {
            let items: Vec<usize> = (0..len).collect();
            let expected: Vec<String> = items.iter().map(usize::to_string).collect();
            for threads in all() {
                assert_eq!(threads.map(&items, usize::to_string), expected, "{threads:?}");
            }
        }
    }

    #[test]
    fn both_are_done_once() {
        for threads in all() {
            let calls = AtomicUsize::new(0);
            let call = |value: usize| {
                calls.fetch_add(1, Ordering::Relaxed);
                value
            };
            assert_eq!(threads.both(|| call(1), || call(2)), (1, 2));
            assert_eq!(calls.load(Ordering::Relaxed), 2);
        }
    }

    #[test]
    fn a_panic_in_a_thread_is_one_of_the_caller() {
        let two = Threads::of(NonZeroUsize::new(2));
        let ended = std::panic::catch_unwind(|| two.both(|| 1, || panic!("a fault of ours")));
        let message = ended
            .err()
            .and_then(|panic| panic.downcast_ref::<&str>().map(|it| (*it).to_owned()));
        assert_eq!(message.as_deref(), Some("a fault of ours"));
        let items: Vec<usize> = (0..200).collect();
        assert!(std::panic::catch_unwind(|| two.map(&items, |&it| assert!(it != 150))).is_err());
    }
}
