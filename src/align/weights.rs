//! The weights of [`super::judge`], made by `.ci/weights.py` from texts aligned by hand.

use super::parts::Weights;

/// Is a pair right that the score chose?
#[rustfmt::skip]
pub(super) const CHOSEN: Weights = [
    -3.002, // one
    0.430, // score
    0.509, // wording
    0.292, // contained
    0.655, // stems
    0.336, // stems-contained
    0.229, // other-verb
    1.918, // place
    0.302, // company
    0.231, // other-figures
    -0.085, // other-section
    0.579, // shared-mass
    0.245, // least-mass
    0.335, // length
    0.513, // margin
    -0.084, // rival
    1.265, // closeness
    0.000, // formula
];

/// Do two paragraphs belong together that were both left alone?
#[rustfmt::skip]
pub(super) const ALONE_TOGETHER: Weights = [
    -3.849, // one
    0.569, // score
    0.000, // wording
    0.000, // contained
    0.842, // stems
    1.663, // stems-contained
    -0.940, // other-verb
    2.703, // place
    0.000, // company
    0.248, // other-figures
    0.391, // other-section
    1.147, // shared-mass
    -0.476, // least-mass
    0.000, // length
    1.063, // margin
    0.000, // rival
    1.647, // closeness
    -1.979, // formula
];

/// Is it wrong that nothing answers a paragraph, of which this is the best candidate?
#[rustfmt::skip]
pub(super) const ALONE: Weights = [
    -3.263, // one
    0.596, // score
    0.000, // wording
    0.000, // contained
    0.000, // stems
    0.000, // stems-contained
    0.000, // other-verb
    0.000, // place
    0.000, // company
    0.000, // other-figures
    0.000, // other-section
    0.000, // shared-mass
    0.000, // least-mass
    0.000, // length
    1.539, // margin
    0.000, // rival
    1.288, // closeness
    0.000, // formula
];
