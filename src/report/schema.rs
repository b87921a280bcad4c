//! The name and version of the JSON contract, which every report carries.
//!
//! Within version 1 fields are only added, so a report of any program of this version loads. Another version is another
//! contract, and none of its words is believed.

use serde::de::{Deserialize, Error};
use serde::{Deserializer, Serialize, Serializer};

/// The contract that this version of the program writes and reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Schema;

impl Schema {
    /// Its name and version.
    pub const NAME: &'static str = "travaux-comparison/1";
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Self::NAME)
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        if name == Self::NAME {
            return Ok(Self);
        }
        Err(D::Error::custom(format_args!(
            "'{name}', expected '{}'",
            Self::NAME
        )))
    }
}
