//! Panics of the parser under the PDF reader, which the reader turns into its own words, told from panics of ours, which are faults.
//!
//! libFuzzer ends at every panic, and a runner that waits for one that goes on sees none of those that the reader caught. So a hook
//! stands before: a panic in the thread of the reader and in a file of another crate is passed over; one in a file of ours ends the
//! run, as it would anywhere else.

use std::panic::{PanicHookInfo, set_hook, take_hook};
use std::path::Path;
use std::process::abort;
use std::sync::Once;
use std::thread;

use travaux::read::pdf::THREAD;

/// Sets the hook, once.
pub(crate) fn silence() {
    static SET: Once = Once::new();
    SET.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            let caught = thread::current().name() == Some(THREAD);
            if caught && is_foreign(panic) {
                return;
            }
            before(panic);
            if caught {
                abort();
            }
        }));
    });
}

/// Whether a panic comes from a file of another crate. Those have the whole path of where their sources lie.
fn is_foreign(panic: &PanicHookInfo) -> bool {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let file = panic.location().map(|it| Path::new(it.file()));
    file.is_some_and(|file| file.is_absolute() && !ours.is_some_and(|ours| file.starts_with(ours)))
}
