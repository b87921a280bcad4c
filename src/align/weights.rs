//! The weights of [`super::judge`], made by `.ci/weights.py` from texts aligned by hand.

use super::judge::Weights;

/// Is a pair right that the score chose?
#[rustfmt::skip]
pub(super) const CHOSEN: Weights = [
    -3.447, // one
    0.570, // score
    0.585, // wording
    0.488, // contained
    0.843, // stems
    0.657, // stems-contained
    0.196, // other-verb
    1.786, // place
    0.443, // company
    -0.223, // other-figures
    -0.089, // other-section
    0.797, // shared-mass
    0.079, // least-mass
    0.018, // length
    0.859, // margin
    -0.288, // rival
    0.964, // closeness
];

/// Do two paragraphs belong together that were both left alone?
#[rustfmt::skip]
pub(super) const ALONE_TOGETHER: Weights = [
    -5.404, // one
    0.680, // score
    0.000, // wording
    0.000, // contained
    1.346, // stems
    1.631, // stems-contained
    -0.955, // other-verb
    2.440, // place
    0.000, // company
    0.683, // other-figures
    0.637, // other-section
    1.412, // shared-mass
    -0.525, // least-mass
    0.000, // length
    1.744, // margin
    0.000, // rival
    1.391, // closeness
];

/// Is it wrong that nothing answers a paragraph, of which this is the best candidate?
#[rustfmt::skip]
pub(super) const ALONE: Weights = [
    -2.696, // one
    1.421, // score
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
    2.659, // margin
    0.000, // rival
    1.488, // closeness
];
