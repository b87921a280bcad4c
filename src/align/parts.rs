//! What is known of a pair, part by part, and how much each part weighs.

/// What is known of a pair, each by its name.
pub const PARTS: [&str; COUNT] = [
    "one",
    "score",
    "wording",
    "contained",
    "stems",
    "stems-contained",
    "other-verb",
    "place",
    "company",
    "other-figures",
    "other-section",
    "shared-mass",
    "least-mass",
    "length",
    "margin",
    "rival",
    "closeness",
    "formula",
];

/// How many there are.
pub(super) const COUNT: usize = 18;

/// The weight of each part.
pub(super) type Weights = [f64; COUNT];
