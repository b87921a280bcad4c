//! Ladders: which verb is stronger than which.
//!
//! The question: `Urges` became `Encourages`; did the text get weaker? Practice ranks verbs, but not in one line: it
//! knows a handful of *ladders* (what is asked, how a report is received, how worried the organ is), and on each of
//! them *tiers* whose members nobody ranks against each other (`urges`, `calls upon`, `requests`). So two phrases
//! compare only on one ladder, and only between tiers; inside a tier, an intensifier is a step for the same verb
//! (`strongly condemns`, `condemns`).
//!
//! ```text
//! directive   decides demands │ urges, calls upon, requests │ encourages, invites, recommends
//!                               Urges ──────────────────────▶ Encourages                       weaker
//!                               Urges ──▶ Calls upon                                           different
//! ```
//!
//! What says neither yes nor no (`notes`, `takes note`: decision 55/488) is *neutral*: it stands below the ladders of approval,
//! worry, condemnation and affirmation, and beside itself. Of two ways to print one verb (`calls on`, `calls upon`) neither is another.
//!
//! The data is `ladders.toml`, with its sources (`build.rs` makes JSON of it, which is read quicker); a user's file of the same form extends
//! it or takes its place. The cost of a comparison is that of reading two phrases. A verb that no ladder knows compares with nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use serde::Deserialize;

use super::{ENGLISH, any};
use crate::text::table::{Known, Table};
use crate::text::tokens::{each_word, words};

/// The ladders in use.
#[derive(Debug, Clone)]
pub struct Ladders {
    ranked: Arc<Vec<Ladder>>,
    neutral: Arc<Neutral>,
    intensifiers: Arc<BTreeMap<String, u8>>,
    /// `calls on` is `calls upon`, by their cores.
    same: BTreeMap<String, String>,
    /// The place of each verb, by its core. Filled when the first verb of letters of ASCII is asked for, and the first of others, for all
    /// copies at once: most texts have only one of the two.
    places: Arc<[OnceLock<Places>; 2]>,
}

/// The verbs of ladders by their cores.
#[derive(Debug, Default)]
struct Places {
    of: Table<String, Place>,
    /// The first words of all: most words open none.
    firsts: Known<String>,
}

/// Where a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The ladder and its tier.
    Tier(usize, usize),
    /// Below the ladders that the neutral verbs name.
    Neutral,
}

/// Ladders are the same when they rank the same; whether they have been looked at yet is no difference.
impl PartialEq for Ladders {
    fn eq(&self, other: &Self) -> bool {
        self.ranked == other.ranked
            && self.neutral == other.neutral
            && self.intensifiers == other.intensifiers
            && self.same == other.same
    }
}

impl Eq for Ladders {}

/// Verbs that practice ranks against each other.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// `directive`
    pub name: String,
    /// Who says so.
    #[serde(default)]
    pub source: String,
    /// The strongest first; inside a tier there is no order.
    pub tiers: Vec<Vec<String>>,
}

/// Verbs that say neither yes nor no.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Neutral {
    /// Who says so.
    #[serde(default)]
    pub source: String,
    /// The ladders that they stand below.
    pub below: Vec<String>,
    /// `notes`
    pub phrases: Vec<String>,
}

/// Which way a verb phrase moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// The same phrase.
    Same,
    /// Up its ladder.
    Stronger,
    /// Down its ladder.
    Weaker,
    /// Another phrase that does not compare.
    Different,
}

/// Why a user's file gives no ladders: one line that names the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnfitLadders(String);

impl UnfitLadders {
    fn new(name: &str, message: &str) -> Self {
        Self(format!("{name}: {message}"))
    }
}

impl std::fmt::Display for UnfitLadders {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UnfitLadders {}

/// A file of ladders.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Whether the file stands in place of the shipped ladders instead of extending them.
    #[serde(default)]
    replace: bool,
    #[serde(default)]
    ladder: Vec<Ladder>,
    neutral: Option<Neutral>,
    #[serde(default)]
    intensifiers: BTreeMap<String, u8>,
    #[serde(default)]
    same: BTreeMap<String, String>,
}

/// A verb phrase, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
struct Reading {
    /// The words that carry the meaning, verbs by lemma: `take note with appreciation`.
    core: String,
    /// The highest step of its intensifiers, 0 for none.
    step: u8,
    /// The intensifiers, in the order of letters.
    intensifiers: Vec<String>,
}

static SHIPPED: LazyLock<Ladders> = LazyLock::new(|| {
    let file: File = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/ladders.json")))
        .expect("the shipped ladders are read by a test");
    let mut ladders = Ladders::none();
    ladders.take(file);
    ladders
});

static MODALS: LazyLock<Ladders> = LazyLock::new(|| {
    let file: File = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/modals.json")))
        .expect("the ladder of modal verbs is read by a test");
    let mut ladders = Ladders::none();
    ladders.take(file);
    ladders
});

/// Returns the ladder of modal verbs: what binds, what recommends, what permits.
///
/// ```
/// use travaux::lexicon::{Movement, modals};
/// assert_eq!(modals().compare("shall", "should"), Movement::Weaker);
/// assert_eq!(modals().compare("may", "must"), Movement::Stronger);
/// ```
pub fn modals() -> &'static Ladders {
    &MODALS
}

impl Default for Ladders {
    fn default() -> Self {
        SHIPPED.clone()
    }
}

impl Ladders {
    /// Reads a user's ladders: a ladder of a known name takes the place of ours, any other is added; `replace = true`
    /// drops all of ours.
    ///
    /// ```
    /// use travaux::lexicon::{Ladders, Movement};
    /// let own = "[[ladder]]\nname = \"directive\"\ntiers = [[\"requests\"], [\"urges\"]]";
    /// let ladders = Ladders::with_file("own.toml", own).unwrap();
    /// assert_eq!(ladders.compare("Requests", "Urges"), Movement::Weaker);
    /// ```
    ///
    /// # Errors
    ///
    /// When the text is no TOML of this form, or a phrase stands on two tiers.
    pub fn with_file(name: &str, text: &str) -> Result<Self, UnfitLadders> {
        let file: File = toml::from_str(text)
            .map_err(|problem| UnfitLadders::new(name, &one_line(&problem.to_string())))?;
        let mut ladders = if file.replace {
            Self::none()
        } else {
            Self::default()
        };
        ladders.take(file);
        match ladders.twice() {
            Some(phrase) => Err(UnfitLadders::new(
                name,
                &format!(
                    "'{phrase}' stands on two tiers; keep one, or replace the shipped ladder that has it by giving it \
                     that ladder's name"
                ),
            )),
            None => Ok(ladders),
        }
    }

    fn none() -> Self {
        Self {
            ranked: Arc::default(),
            neutral: Arc::default(),
            intensifiers: Arc::default(),
            same: BTreeMap::new(),
            places: Arc::default(),
        }
    }

    fn take(&mut self, file: File) {
        let ranked = Arc::make_mut(&mut self.ranked);
        for ladder in file.ladder {
            ranked.retain(|ours| ours.name != ladder.name);
            ranked.push(ladder);
        }
        if let Some(neutral) = file.neutral {
            self.neutral = neutral.into();
        }
        Arc::make_mut(&mut self.intensifiers).extend(file.intensifiers);
        let pairs = file.same.iter();
        let pairs: Vec<(String, String)> = pairs
            .map(|(one, other)| (self.read(one).core, self.read(other).core))
            .collect();
        self.same.extend(pairs);
        self.places = Arc::default();
    }

    /// Returns the verbs that say neither yes nor no.
    pub fn neutral(&self) -> &Neutral {
        &self.neutral
    }

    /// Returns the ladders, for tables and tests.
    pub fn ladders(&self) -> &[Ladder] {
        &self.ranked
    }

    /// Says which way a verb phrase moved.
    pub fn compare(&self, old: &str, new: &str) -> Movement {
        if old == new {
            return Movement::Same;
        }
        let (old, new) = (self.read(old), self.read(new));
        if old == new {
            return Movement::Same;
        }
        if old.core == new.core {
            return direction(new.step, old.step);
        }
        match (self.place(&old.core), self.place(&new.core)) {
            // A tier further down is a higher number.
            (Some(Place::Tier(one, old)), Some(Place::Tier(other, new))) if one == other => {
                direction(old, new)
            }
            (Some(Place::Tier(one, _)), Some(Place::Neutral)) if self.is_above_neutral(one) => {
                Movement::Weaker
            }
            (Some(Place::Neutral), Some(Place::Tier(other, _))) if self.is_above_neutral(other) => {
                Movement::Stronger
            }
            _ => Movement::Different,
        }
    }

    /// Tells whether two phrases are one, printed in two ways: `Calls on`, `Calls upon`; `Expresses its appreciation`,
    /// `Expresses appreciation`. Another form of the verb is more than print, and so are `also` and `further`.
    pub fn are_prints_of_one(&self, old: &str, new: &str) -> bool {
        let parts = |text: &str| {
            let words = words(text).into_iter();
            words.partition::<Vec<String>, _>(|word| any::POSSESSIVES.has(word))
        };
        let ((whose, old_words), (theirs, new_words)) = (parts(old), parts(new));
        let owner = whose == theirs || whose.is_empty() || theirs.is_empty();
        let alike = |(one, other): (&String, &String)| one == other || lemma(one) != lemma(other);
        owner
            && old_words.len() == new_words.len()
            && old_words.iter().zip(&new_words).all(alike)
            && self.compare(old, new) == Movement::Same
    }

    fn is_above_neutral(&self, ladder: usize) -> bool {
        self.neutral.below.contains(&self.ranked[ladder].name)
    }

    /// Returns the name of the ladder that a phrase stands on, or `neutral` for what stands below them.
    pub fn ladder_of(&self, phrase: &str) -> Option<&str> {
        match self.place(&self.read(phrase).core)? {
            Place::Tier(index, _) => Some(&self.ranked[index].name),
            Place::Neutral => Some("neutral"),
        }
    }

    /// Tells of most words that no phrase of a ladder begins with them. The word and what stands behind it are of ASCII, in small
    /// letters.
    pub(crate) fn may_begin(&self, word: &str) -> bool {
        let goes_before = self.intensifiers.contains_key(word) || any::WEIGHTLESS.has(word);
        goes_before || self.places(false).firsts.contains(lemma(word))
    }

    fn place(&self, core: &str) -> Option<Place> {
        self.places(has_foreign_letter(core)).of.get(core).copied()
    }

    fn places(&self, foreign: bool) -> &Places {
        self.places[usize::from(foreign)].get_or_init(|| {
            let ranked = self.ranked.iter().enumerate().flat_map(|(index, ladder)| {
                let tiers = ladder.tiers.iter().enumerate();
                tiers.flat_map(move |(tier, phrases)| {
                    phrases
                        .iter()
                        .map(move |phrase| (phrase, Place::Tier(index, tier)))
                })
            });
            let neutral = self.neutral.phrases.iter().map(|phrase| (phrase, Place::Neutral));
            let mut places = Places::default();
            for (phrase, place) in ranked.chain(neutral) {
                if has_foreign_letter(phrase) == foreign {
                    places.of.entry(self.read(phrase).core).or_insert(place);
                }
            }
            // What is printed in another way may begin in another way, too.
            let cores = places.of.keys().chain(self.same.keys());
            let first = |core: &String| core.split(' ').next().unwrap_or_default().to_owned();
            places.firsts = cores.map(first).collect();
            places
        })
    }

    fn twice(&self) -> Option<String> {
        let mut seen = BTreeMap::new();
        for (index, ladder) in self.ranked.iter().enumerate() {
            for (tier, phrase) in ladder
                .tiers
                .iter()
                .enumerate()
                .flat_map(|(tier, phrases)| phrases.iter().map(move |phrase| (tier, phrase)))
            {
                let place = *seen.entry(self.read(phrase).core).or_insert((index, tier));
                if place != (index, tier) {
                    return Some(phrase.clone());
                }
            }
        }
        None
    }

    fn read(&self, phrase: &str) -> Reading {
        let mut reading = Reading::default();
        let mut phrase = Cow::Borrowed(phrase);
        // Where no space parts words, an intensifier is known inside the phrase: `强烈谴责`. The longest comes first.
        for (word, step) in self.unspaced_intensifiers(&phrase) {
            if phrase.contains(word) {
                reading.intensify(word, step);
                phrase = phrase.replace(word, "").into();
            }
        }
        let mut has_core = false;
        each_word(&phrase, |word| match self.intensifiers.get(word) {
            Some(&step) => reading.intensify(word, step),
            None if any::WEIGHTLESS.has(word) => {}
            None => {
                if has_core {
                    reading.core.push(' ');
                }
                reading.core.push_str(lemma(word));
                has_core = true;
            }
        });
        reading.intensifiers.sort_unstable();
        self.print_once(&mut reading.core);
        reading
    }

    /// Returns the intensifiers of scripts without spaces that a phrase may have, the longest first.
    fn unspaced_intensifiers(&self, phrase: &str) -> Vec<(&str, u8)> {
        if phrase.is_ascii() {
            return Vec::new();
        }
        let all = self.intensifiers.iter().filter(|(word, _)| is_unspaced(word));
        let mut unspaced: Vec<(&str, u8)> = all.map(|(word, &step)| (word.as_str(), step)).collect();
        unspaced.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        unspaced
    }

    /// `reiterate call on` is `reiterate call upon`.
    fn print_once(&self, core: &mut String) {
        let pair = self.same.iter().find_map(|(one, other)| {
            let before = core.strip_suffix(one.as_str())?;
            (before.is_empty() || before.ends_with(' ')).then_some((before.len(), other))
        });
        if let Some((at, other)) = pair {
            core.truncate(at);
            core.push_str(other);
        }
    }
}

impl Reading {
    fn intensify(&mut self, word: &str, step: u8) {
        self.step = self.step.max(step);
        self.intensifiers.push(word.to_owned());
    }
}

/// Tells whether a phrase has a letter that no reading turns into one of ASCII: what it is known by has one, too.
fn has_foreign_letter(phrase: &str) -> bool {
    let ligature = |c: char| matches!(c, '\u{fb00}'..='\u{fb06}');
    !phrase.is_ascii()
        && phrase
            .chars()
            .any(|c| !c.is_ascii() && c.is_alphabetic() && !ligature(c))
}

/// Tells whether a word is of a script without spaces.
fn is_unspaced(word: &str) -> bool {
    word.starts_with(|c: char| matches!(c as u32, 0x3400..=0x9fff))
}

fn direction<T: Ord + Copy>(new: T, old: T) -> Movement {
    match new.cmp(&old) {
        std::cmp::Ordering::Greater => Movement::Stronger,
        std::cmp::Ordering::Less => Movement::Weaker,
        std::cmp::Ordering::Equal => Movement::Different,
    }
}

/// Returns the lemma of a verb form that the lexicon knows, and any other word without a participle's ending, so that
/// a user's verb need not be in the lexicon.
fn lemma(word: &str) -> &str {
    if let Some(lemma) = ENGLISH.lemma(word) {
        return lemma;
    }
    let stem = word
        .strip_suffix("ing")
        .or_else(|| word.strip_suffix("es"))
        .or_else(|| word.strip_suffix('s'));
    match stem {
        Some(stem) if stem.len() > 3 => stem.trim_end_matches('e'),
        _ => word,
    }
}

/// Returns a message of the TOML reader, which draws the place in several lines, as one.
fn one_line(message: &str) -> String {
    let parts: Vec<&str> = message
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('|') && !line.contains(" | "))
        .collect();
    parts.join(": ")
}
