//! Places within the one that an instruction names first.

use crate::amend::sheet::place::{Place, refined, refines};
use crate::instrument::{Group, Series};

/// Returns places as parts of the one around them, where they are: `in the annex, delete paragraph 3`.
pub(super) fn inner(outer: &[Place], places: &[Place]) -> Vec<Place> {
    if refines(outer, places) {
        return refined(outer, places.to_vec());
    }
    places.to_vec()
}

pub(super) fn group(series: Series) -> Group {
    Group {
        scopes: Vec::new(),
        series,
    }
}
