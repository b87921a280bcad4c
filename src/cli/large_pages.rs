//! Memory in large pages, only where it pays.
//!
//! The allocator asks the system for pages of two megabytes. A long text is compared a tenth quicker in them; a short one fills none of them,
//! and the system clears each before it hands it out, so that a run of a few milliseconds would spend one of them on memory that it never uses,
//! and take twice the memory. The pages of a PDF are read one after the other, and need little at a time.
//!
//! So there are none until a long text is opened. Where a system has no such pages, or another name for them, nothing happens.

/// A text of so many bytes is long.
const LONG: usize = 64 << 10;

/// Does without large pages, until [`suit`] asks for them.
pub(super) fn spare() {
    turn(false);
}

/// Takes large pages from here on if this text is long.
pub(super) fn suit(text: &[u8]) {
    if text.len() >= LONG && !text.starts_with(b"%PDF-") {
        turn(true);
    }
}

#[cfg(target_os = "linux")]
fn turn(on: bool) {
    // Where the system does not let itself be asked, the allocator does as it likes.
    let _as_ever = rustix::thread::disable_transparent_huge_pages(!on);
}

#[cfg(not(target_os = "linux"))]
fn turn(_on: bool) {}
