//! The same report for any number of threads.

use std::fmt::Write;
use std::num::NonZeroUsize;

use travaux::compare::understand;
use travaux::history::history;
use travaux::read::{ReadOptions, Source};
use travaux::threads::Threads;
use travaux::{Options, Sides, compare};

/// A text of many paragraphs, long enough to be worth a thread, some of which differ by side.
fn text(side: usize) -> Source {
    let mut text = "The Council,\n\n".to_owned();
    for number in 1..=480 {
        let verb = ["Urges", "Invites", "Requests"][(number + side * usize::from(number % 7 == 0)) % 3];
        let lake = number * (1 + usize::from(number % 11 == 0) * side);
        let _ = writeln!(
            text,
            "{number}. {verb} the wardens of lake {lake} to repair the jetties of its northern shore;\n"
        );
    }
    Source {
        name: format!("{side}.txt"),
        bytes: text.into_bytes(),
    }
}

#[test]
fn a_report_is_the_same_for_any_number_of_threads() {
    let sources = Sides::new(text(0), text(1));
    let report = |threads: Threads| {
        let options = Options {
            threads,
            ..Options::default()
        };
        compare::compare(&sources, &options).unwrap()
    };
    let one = report(Threads::ONE);
    assert!(one.summary.amended > 40, "{:?}", one.summary);
    for count in [2, 3, 4, 8] {
        assert_eq!(
            report(Threads::of(NonZeroUsize::new(count))),
            one,
            "{count} threads"
        );
    }
    assert_eq!(report(Threads::default()), one);
}

#[test]
fn the_first_text_that_cannot_be_read_is_named_for_any_number_of_threads() {
    let broken = |name: &str| Source {
        name: name.to_owned(),
        bytes: format!("%PDF-1.7 broken{}", " ".repeat(1 << 16)).into_bytes(),
    };
    let sources = Sides::new(broken("old.pdf"), broken("new.pdf"));
    for count in [1, 2] {
        let options = Options {
            threads: Threads::of(NonZeroUsize::new(count)),
            ..Options::default()
        };
        let problem = compare::compare(&sources, &options).unwrap_err().to_string();
        assert!(problem.starts_with("old.pdf"), "{problem}");
    }
}

#[test]
fn a_history_is_the_same_for_any_number_of_threads() {
    let texts = (0..3).map(|version| understand(&text(version), &ReadOptions::default()).unwrap());
    let texts: Vec<_> = texts.collect();
    let told = |threads: Threads| {
        let options = Options {
            threads,
            ..Options::default()
        };
        history(&texts, &options).unwrap()
    };
    let one = told(Threads::ONE);
    for count in [2, 3, 4, 8] {
        let several = Threads::of(NonZeroUsize::new(count));
        assert!(told(several) == one, "{count} threads");
    }
}
