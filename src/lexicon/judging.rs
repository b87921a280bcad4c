//! The words by which changes are judged: what may come, go or stand beside a mark without a difference, and what forbids it.
//!
//! They are read by the rules of `report/meaning`, which say what each list proves. A language that has none of them is
//! judged by marks, glyphs and figures alone.

/// The words by which changes are judged in one language. All words are lower case.
#[derive(Debug)]
pub struct Judging {
    /// Words of a row of paragraphs, not of one: `also`, `further`.
    pub series: &'static [&'static str],
    /// The auxiliary of what was done before: `has`.
    pub perfect: &'static [&'static str],
    /// What says that the organ of a resolution that is quoted did something: `in which it`.
    pub restating: &'static [&'static str],
    /// What an organ did that asked: `requested`.
    pub asked: &'static [&'static str],
    /// Words before the last part of a list: `and`.
    pub list_joins: &'static [&'static str],
    /// Words behind a comma that make it decide who or what is meant: `which`, `unless`.
    pub binding: &'static [&'static str],
    /// Nouns of phrases that open a sentence, behind a demonstrative: `in this regard`.
    pub opening_nouns: &'static [&'static str],
    /// `this`
    pub demonstratives: &'static [&'static str],
    /// Numbers in letters: `five`.
    pub numbers: &'static [&'static str],
    /// The article before a name: `the`.
    pub definite: &'static [&'static str],
    /// The article before one of many: `a`.
    pub indefinite: &'static [&'static str],
    /// Prefixes that are written with a hyphen, with a space or with neither: `co`.
    pub hyphen_prefixes: &'static [&'static str],
    /// Words at which no verb phrase begins or ends: `the`, `their`.
    pub framing: &'static [&'static str],
    /// Words behind which a verb opens a clause: `and`, `hereby`.
    pub clause_openers: &'static [&'static str],
    /// Conjunctions whose last word begins no phrase: `as well as`.
    pub conjunctions: &'static [&'static str],
    /// Words before a date that is a deadline: `by`.
    pub before_deadlines: &'static [&'static str],
    /// Words behind a number that is an amount: `million`.
    pub units: &'static [&'static str],
    /// Words for the money of a body or programme: `trust fund`, `contributions`.
    pub funding: &'static [&'static str],
    /// Words between who is asked and what is asked: `to`, `that`.
    pub asking: &'static [&'static str],
    /// Words of a label that make its paragraph one of several wordings: `alt`.
    pub alternatives: &'static [&'static str],
    /// What a party asks for behind its name in a bracket: `delete`.
    pub requests: &'static [&'static str],
    /// Words between the names of parties: `and`.
    pub party_joins: &'static [&'static str],
    /// Words that name an act behind its date: `entitled`.
    pub naming: &'static [&'static str],
    /// The word between an act and its date: `of`.
    pub act_dates: &'static [&'static str],
    /// Words before a date that opens a sentence: `in`.
    pub date_openers: &'static [&'static str],
    /// Words before the demonstrative of a phrase that opens a sentence: `in`.
    pub opening_links: &'static [&'static str],
    /// Nouns before or behind which an adjective may stand alike: `measures`.
    pub floating_nouns: &'static [&'static str],
    /// Words that take what stands behind them together: `more`, `no`.
    pub degree_words: &'static [&'static str],
    /// Compounds that are written with and without their hyphens: `capacity-building`.
    pub hyphenated: &'static [&'static str],
    /// Last parts of compounds behind any common word: `based`.
    pub hyphen_tails: &'static [&'static str],
    /// Words that mean something else with a capital: `sie`.
    pub capital_matters: &'static [&'static str],
    /// Words that make a name before a capital: `northern`.
    pub name_makers: &'static [&'static str],
    /// Nouns that are printed small or large before their number: `article`.
    pub numbered: &'static [&'static str],
    /// Words that are printed small or large where they are no name: `governments`.
    pub style: &'static [&'static str],
    /// Phrases whose words are printed small or large: `states parties`.
    pub style_phrases: &'static [&'static str],
    /// Nouns of acts and places behind the name that tells which one: `declaration`.
    pub name_nouns: &'static [&'static str],
    /// Phrases that are printed small or large before the name of an act: `parties to the`.
    pub style_before_names: &'static [&'static str],
    /// Words before a term that the text defines: `hereinafter`.
    pub defining: &'static [&'static str],
    /// What bodies are judged by.
    pub bodies: Bodies,
}

/// The names of bodies, and the words that stand for the body that speaks.
#[derive(Debug)]
pub struct Bodies {
    /// Bodies with the names that a text uses for them: in full, and in short where it is their own text.
    pub names: &'static [(&'static str, &'static [&'static str])],
    /// Words without which no stretch names one of them: `its`, `council`.
    pub hints: &'static [&'static str],
    /// The word for the speaker as an owner: `its`.
    pub own: &'static [&'static str],
    /// The word for the speaker: `it`.
    pub speaker: &'static [&'static str],
    /// The word before who did something: `by`.
    pub agent: &'static [&'static str],
    /// The words before the one who is reported to: `to`.
    pub receiver: &'static [&'static str],
    /// What a body owns and nobody else: `sessions`.
    pub sessions: &'static [&'static str],
    /// What is a body's own where it has a number: `resolution`.
    pub acts: &'static [&'static str],
    /// Verbs of which the receiver is the speaker: `report`.
    pub reporting: &'static [&'static str],
    /// `keep`, `informed` around the speaker.
    pub keeping: Option<[&'static str; 2]>,
    /// How a closing formula opens: `decides to continue its`.
    pub closing_formula: &'static [&'static str],
    /// What follows: `consideration`.
    pub closing_acts: &'static [&'static str],
    /// Words between that and the time: `matter`, `in`.
    pub closing_words: &'static [&'static str],
}

impl Judging {
    /// No words.
    pub(super) const NONE: Self = Self {
        series: &[],
        perfect: &[],
        restating: &[],
        asked: &[],
        list_joins: &[],
        binding: &[],
        opening_nouns: &[],
        demonstratives: &[],
        numbers: &[],
        definite: &[],
        indefinite: &[],
        hyphen_prefixes: &[],
        framing: &[],
        clause_openers: &[],
        conjunctions: &[],
        before_deadlines: &[],
        units: &[],
        funding: &[],
        asking: &[],
        alternatives: &[],
        requests: &[],
        party_joins: &[],
        naming: &[],
        act_dates: &[],
        date_openers: &[],
        opening_links: &[],
        floating_nouns: &[],
        degree_words: &[],
        hyphenated: &[],
        hyphen_tails: &[],
        capital_matters: &[],
        name_makers: &[],
        numbered: &[],
        style: &[],
        style_phrases: &[],
        name_nouns: &[],
        style_before_names: &[],
        defining: &[],
        bodies: Bodies::NONE,
    };
}

impl Bodies {
    /// No bodies.
    pub(super) const NONE: Self = Self {
        names: &[],
        hints: &[],
        own: &[],
        speaker: &[],
        agent: &[],
        receiver: &[],
        sessions: &[],
        acts: &[],
        reporting: &[],
        keeping: None,
        closing_formula: &[],
        closing_acts: &[],
        closing_words: &[],
    };
}
