//! From a drawn picture to its name: a digest of what the file stores of it.
//!
//! The digest covers the bytes of the stream as they are packed, and of the dictionary what decides how they look: size, depth,
//! colours and their table, packing, and the two pictures that may lie over it as masks. So no picture is ever decoded, whatever
//! size it claims; and a program that writes the same text twice writes the same bytes, while a stroke more in a map
//! changes them. What is left out changes from file to file and not the picture: numbers of objects, the names that pages
//! give it, the profile of the screen it was made for.
//!
//! ```text
//! /Im1 Do   ->  <</Width 400 /Height 300 /ColorSpace /DeviceRGB /Filter /DCTDecode>> and its bytes  ->  3f2a9c01
//! ```
//!
//! A program that packs the same points in another way makes another picture of them: that is told as a change, never
//! the reverse. Cost: linear in the stored bytes, once for an object however often it is drawn.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;
use sha2::{Digest, Sha256};

use super::budget::Budget;
use crate::error::Refusal;
use crate::read::limits::Purse;
use crate::read::picture;

/// The bytes that are digested in the time of one instruction.
const BYTES_PER_STEP: u64 = 256;
/// How deep values may stand in one another: a space of colours in a table of colours in an array.
const DEPTH: u32 = 6;
/// What decides how the bytes look, by its name and by the short name that a picture within a page gives it.
const LOOK: [(&str, &str); 8] = [
    ("Width", "W"),
    ("Height", "H"),
    ("BitsPerComponent", "BPC"),
    ("ImageMask", "IM"),
    ("Decode", "D"),
    ("Filter", "F"),
    ("DecodeParms", "DP"),
    ("ColorSpace", "CS"),
];

/// The names of the pictures that were met, by their objects.
#[derive(Debug, Default)]
pub(super) struct Images {
    known: BTreeMap<ObjectIdentifier, String>,
}

impl Images {
    /// Names a picture that is an object of its own. The error is the reason, for a person, when the budget is spent.
    pub(super) fn name(
        &mut self,
        image: &Stream<'_>,
        resources: &Resources<'_>,
        budget: &mut Budget,
    ) -> Result<String, Refusal> {
        if let Some(name) = self.known.get(&image.obj_id()) {
            return Ok(name.clone());
        }
        let name = name(image, resources, &mut budget.steps)?;
        self.known.insert(image.obj_id(), name.clone());
        Ok(name)
    }
}

/// Names a picture by what is stored of it.
pub(super) fn name(
    image: &Stream<'_>,
    resources: &Resources<'_>,
    steps: &mut Purse,
) -> Result<String, Refusal> {
    let mut seen = Seen {
        digest: Sha256::new(),
        steps,
    };
    seen.image(image, resources)?;
    for mask in ["Mask", "SMask"] {
        seen.word(mask);
        match image.dict().get::<Object<'_>>(mask) {
            Some(Object::Stream(mask)) => seen.image(&mask, resources)?,
            Some(colours) => seen.value(&colours, 0)?,
            None => {}
        }
    }
    Ok(picture::shown(seen.digest))
}

/// Whether a picture is no more than a stencil, through which the colour of the moment is pressed.
pub(super) fn is_stencil(image: &Stream<'_>) -> bool {
    let dict = image.dict();
    let flag = dict.get::<bool>("ImageMask").or_else(|| dict.get::<bool>("IM"));
    flag.unwrap_or(false)
}

/// What was seen of a picture, and what it may still cost.
struct Seen<'s> {
    digest: Sha256,
    steps: &'s mut Purse,
}

impl Seen<'_> {
    fn image(&mut self, image: &Stream<'_>, resources: &Resources<'_>) -> Result<(), Refusal> {
        for (long, short) in LOOK {
            let dict = image.dict();
            let value = dict
                .get::<Object<'_>>(long)
                .or_else(|| dict.get::<Object<'_>>(short));
            // The colours of a picture within a page may be those of the page, by a name of its own.
            let named = match &value {
                Some(Object::Name(name)) if long == "ColorSpace" => resources.get_color_space(name),
                _ => None,
            };
            self.word(long);
            if let Some(value) = named.or(value) {
                self.value(&value, 0)?;
            }
        }
        self.bytes(&image.raw_data())
    }

    fn value(&mut self, value: &Object<'_>, depth: u32) -> Result<(), Refusal> {
        self.steps.pay(1)?;
        if depth > DEPTH {
            return Ok(());
        }
        match value {
            Object::Null(_) => self.word("null"),
            Object::Boolean(value) => self.word(if *value { "true" } else { "false" }),
            Object::Number(number) => self.digest.update(number.as_f64().to_be_bytes()),
            Object::String(text) => self.bytes(text.as_bytes())?,
            Object::Name(name) => self.bytes(name)?,
            Object::Array(parts) => self.array(parts, depth)?,
            Object::Dict(dict) => self.dict(dict, depth)?,
            Object::Stream(stream) => self.stream(stream)?,
        }
        Ok(())
    }

    fn array(&mut self, parts: &Array<'_>, depth: u32) -> Result<(), Refusal> {
        self.word("[");
        parts
            .iter::<Object<'_>>()
            .try_for_each(|part| self.value(&part, depth + 1))
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: u32) -> Result<(), Refusal> {
        self.word("<<");
        let keys: BTreeSet<Vec<u8>> = dict.keys().map(|key| key.to_vec()).collect();
        for key in keys {
            self.bytes(&key)?;
            if let Some(value) = dict.get::<Object<'_>>(key.as_slice()) {
                self.value(&value, depth + 1)?;
            }
        }
        Ok(())
    }

    /// A table of colours counts by its bytes, a profile by the number of its colours.
    fn stream(&mut self, stream: &Stream<'_>) -> Result<(), Refusal> {
        match stream.dict().get::<i32>("N") {
            Some(colours) => {
                self.digest.update(colours.to_be_bytes());
                Ok(())
            }
            None => self.bytes(&stream.raw_data()),
        }
    }

    fn word(&mut self, word: &str) {
        self.digest.update(word);
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let length = bytes.len() as u64;
        self.steps.pay(1 + length / BYTES_PER_STEP)?;
        self.digest.update(length.to_be_bytes());
        self.digest.update(bytes);
        Ok(())
    }
}
