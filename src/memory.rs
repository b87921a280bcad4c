//! How much memory the work takes: what a text is expected to take, and what the program has taken.
//!
//! Two questions, one bound (`--max-memory`). Before a stage begins it *asks* whether what it is expected to take is
//! allowed: the answer depends on the text alone, never on the machine, so the same text is refused everywhere, in one
//! line that names it. And while the stages work, the command line *watches* what the system has given the program,
//! because a guess can be wrong and a file can be hostile; see `cli::watch`.
//!
//! The figures were measured on whole sessions of resolutions (8.7 megabytes in 99,500 lines: 95 megabytes until its
//! paragraphs are found; two of them compared, 16 megabytes in 190,000 lines: 358 megabytes) and hold for short lines
//! too, where the blocks and not their letters cost. For printed lines they err on the high side (those two sessions take 213
//! megabytes by now), for whole paragraphs of a few words on the low side (60,000 a side are asked for some 216 megabytes
//! and take 377), which is what the watch is for. Measure again when a stage changes.

/// The memory that a line or a paragraph takes until its text is understood, beside its letters.
const BLOCK_BYTES: u64 = 700;
/// The memory that a byte of text takes until it is understood.
const TEXT_BYTES: u64 = 4;
/// How much more the alignment, the edits and a report take than the two texts.
const COMPARISON: u64 = 2;

/// Returns what a text of so many blocks and bytes is expected to take until it is understood.
pub fn of_text(blocks: usize, bytes: usize) -> u64 {
    (blocks as u64)
        .saturating_mul(BLOCK_BYTES)
        .saturating_add((bytes as u64).saturating_mul(TEXT_BYTES))
}

/// Returns what comparing texts is expected to take, given what each takes by itself.
pub fn of_comparison(old: u64, new: u64) -> u64 {
    old.saturating_add(new).saturating_mul(COMPARISON)
}

/// Returns what the system has given the program, where the system tells.
#[cfg(feature = "cli")]
pub fn used() -> Option<u64> {
    memory_stats::memory_stats().map(|seen| seen.physical_mem as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sessions_of_resolutions_fit_into_half_a_gigabyte() {
        let old = of_text(90_000, 7_500_000);
        let new = of_text(99_500, 8_700_000);
        assert!(of_comparison(old, new) < 512 << 20);
    }

    #[test]
    #[cfg(all(target_os = "linux", feature = "cli"))]
    fn the_system_tells_what_is_used() {
        assert!(used().is_some_and(|bytes| bytes > 1 << 20));
    }
}
