//! Makes drafts of resolutions, and revises them as a negotiation does: for tests that need many pairs.
//!
//! A number gives a pair, always the same one. A draft has a preamble, headings, operative paragraphs with
//! sub-paragraphs, footnotes and a table; its revision rewords, drops, adds, moves, splits and joins, and counts anew.

use super::pack;

/// A text, paragraph by paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    pub(crate) paragraphs: Vec<Paragraph>,
}

/// A paragraph, or a cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paragraph {
    pub(crate) kind: Kind,
    /// `3.`, `(a)`; given by [`Draft::count`].
    pub(crate) label: String,
    pub(crate) words: Vec<String>,
    /// Footnotes: the number of words before the mark, and the text.
    pub(crate) notes: Vec<(usize, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Formula,
    Preambular,
    Heading,
    Operative,
    /// On level 1 or 2.
    Sub(usize),
    /// A row of two cells; the words are those of both, cut at `|`.
    Row,
}

/// How numbers are written into a Word file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// As text and a tab.
    Typed,
    /// By Word.
    Counted,
}

const PREAMBULAR: [&str; 7] = [
    "Recalling",
    "Reaffirming",
    "Noting",
    "Bearing in mind",
    "Welcoming",
    "Recognizing",
    "Mindful of",
];
const OPERATIVE: [&str; 10] = [
    "Urges all States to strengthen",
    "Requests the Secretary-General to report on",
    "Welcomes",
    "Calls upon donors to finance",
    "Encourages parliaments to examine",
    "Emphasizes the importance of",
    "Invites the regional commissions to study",
    "Stresses the need for",
    "Takes note of",
    "Expresses its concern at the slow pace of",
];
const TOPICS: [&str; 24] = [
    "official development assistance to small island developing States",
    "the protection of mountain ecosystems and biological diversity",
    "the prohibition of cluster munitions and landmines",
    "measures against piracy and armed robbery at sea",
    "the audited financial statements of the International Trade Centre",
    "the procedures of the Human Rights Council",
    "vaccination programmes for children under five years of age",
    "the conservation of straddling fish stocks",
    "the peaceful uses of outer space",
    "arrangements for the transit of landlocked countries",
    "the eradication of illiteracy among rural women",
    "statistics on ageing and disability",
    "the handbook on witness protection and victim support",
    "the restitution of cultural property to its countries of origin",
    "safe drinking water and sanitation in informal settlements",
    "the training of observers for peacekeeping missions",
    "the reduction of greenhouse gas emissions from shipping",
    "microfinance for young entrepreneurs",
    "the demarcation of maritime boundaries",
    "access of refugees to primary education",
    "the recovery of stolen assets",
    "early warning systems for earthquakes and tsunamis",
    "the geographical distribution of the staff of the Secretariat",
    "electronic voting in elections with international observers",
];
const TAILS: [&str; 10] = [
    "in accordance with the Charter of the United Nations",
    "within existing resources and in a transparent manner",
    "taking into account the views of Member States",
    "with a view to achieving the agreed goals by 2030",
    "as set out in the annex to its previous report",
    "in close cooperation with the specialized agencies",
    "without prejudice to the rights of third parties",
    "through regular consultations at the national level",
    "on the basis of reliable and comparable data",
    "and to inform the Assembly at its next session",
];
const SUBS: [&str; 8] = [
    "To collect good practices of cities and provinces",
    "To translate the guidelines into local languages",
    "To appoint a focal point in each ministry",
    "To publish the results of the survey every second year",
    "To remove obstacles to trade in medicines",
    "To convene a meeting of experts in Nairobi",
    "To establish a register of qualified mediators",
    "To provide scholarships for students from conflict areas",
];
const NOTES: [&str; 8] = [
    "Resolution 55/2.",
    "A/CONF.157/24 (Part I), chap. III.",
    "United Nations, Treaty Series, vol. 1577, No. 27531.",
    "See E/CN.4/2001/95, annex II.",
    "Resolution 217 A (III).",
    "A/HRC/23/61, paras. 12 to 15.",
    "Official Records of the General Assembly, Supplement No. 53.",
    "Available in the six official languages.",
];
const HEADINGS: [&str; 4] = [
    "International cooperation",
    "Means of implementation",
    "Follow-up and review",
    "Institutional arrangements",
];
const ADJECTIVES: [&str; 8] = [
    "meaningful",
    "effective",
    "voluntary",
    "sustained",
    "equitable",
    "predictable",
    "urgent",
    "inclusive",
];

/// Returns the pair with this number: a draft and its revision.
pub(crate) fn pair(number: u64) -> (Draft, Draft) {
    let mut dice = Dice(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d);
    let mut spare = Spare::new(&mut dice);
    let mut old = draft(&mut dice, &mut spare);
    let mut new = revise(&old, &mut dice, &mut spare);
    old.count();
    new.count();
    (old, new)
}

/// Dice that always fall the same way.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn shuffled<'a>(&mut self, from: &[&'a str]) -> Vec<&'a str> {
        let mut all = from.to_vec();
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
        all
    }
}

/// What no paragraph has used yet.
struct Spare {
    topics: Vec<&'static str>,
    subs: Vec<&'static str>,
    notes: Vec<&'static str>,
    headings: Vec<&'static str>,
}

impl Spare {
    fn new(dice: &mut Dice) -> Self {
        Self {
            topics: dice.shuffled(&TOPICS),
            subs: dice.shuffled(&SUBS),
            notes: dice.shuffled(&NOTES),
            headings: dice.shuffled(&HEADINGS),
        }
    }
}

fn paragraph(kind: Kind, text: &str) -> Paragraph {
    Paragraph {
        kind,
        label: String::new(),
        words: text.split(' ').map(str::to_owned).collect(),
        notes: Vec::new(),
    }
}

fn provision(kind: Kind, dice: &mut Dice, spare: &mut Spare) -> Option<Paragraph> {
    let (verb, end) = match kind {
        Kind::Preambular => (dice.pick(&PREAMBULAR), ","),
        _ => (dice.pick(&OPERATIVE), ";"),
    };
    let topic = spare.topics.pop()?;
    let mut made = paragraph(kind, &format!("{verb} {topic}, {}{end}", dice.pick(&TAILS)));
    if dice.one_in(3)
        && let Some(note) = spare.notes.pop()
    {
        // Not after a word with a comma: the mark would follow it.
        let place = made.words.len() - 1 - dice.below(3);
        made.notes.push((place, note.to_owned()));
    }
    Some(made)
}

fn draft(dice: &mut Dice, spare: &mut Spare) -> Draft {
    let mut paragraphs = vec![paragraph(Kind::Formula, "The General Assembly,")];
    for _ in 0..2 + dice.below(3) {
        paragraphs.extend(provision(Kind::Preambular, dice, spare));
    }
    let sections = dice.below(3);
    for section in 0..sections.max(1) {
        if sections > 1 {
            paragraphs.extend(spare.headings.pop().map(|it| paragraph(Kind::Heading, it)));
        }
        for _ in 0..2 + dice.below(4) {
            let Some(mut made) = provision(Kind::Operative, dice, spare) else {
                continue;
            };
            let subs = if dice.one_in(4) { 2 + dice.below(2) } else { 0 };
            if subs > 0 && spare.subs.len() >= subs {
                if let Some(last) = made.words.last_mut() {
                    *last = last.replace(';', ":");
                }
                paragraphs.push(made);
                let deep = dice.one_in(3);
                for n in 0..subs {
                    let level = if deep && n == 1 { 2 } else { 1 };
                    let text = spare.subs.pop().unwrap_or_default();
                    let end = if deep && n == 0 { ":" } else { ";" };
                    paragraphs.push(paragraph(Kind::Sub(level), &format!("{text}{end}")));
                }
            } else {
                paragraphs.push(made);
            }
        }
        if section == 0 && dice.one_in(4) {
            for (year, amount) in [("2024", "1,250"), ("2025", "1,300"), ("2026", "1,375")] {
                paragraphs.push(paragraph(
                    Kind::Row,
                    &format!("Programme budget {year} | {amount} thousand dollars"),
                ));
            }
        }
    }
    paragraphs.push(paragraph(
        Kind::Operative,
        "Decides to continue its consideration of the question under the same agenda item.",
    ));
    Draft { paragraphs }
}

/// Makes from two to seven changes.
fn revise(old: &Draft, dice: &mut Dice, spare: &mut Spare) -> Draft {
    let mut new = old.clone();
    for _ in 0..2 + dice.below(6) {
        match dice.below(10) {
            0 | 1 => reword(&mut new, dice),
            2 => add(&mut new, dice, spare),
            3 => drop_one(&mut new, dice),
            4 | 5 => move_one(&mut new, dice),
            6 => split(&mut new, dice),
            7 => join(&mut new, dice),
            8 => notes(&mut new, dice, spare),
            _ => subs(&mut new, dice, spare),
        }
    }
    new
}

/// The paragraphs of these kinds but for the first and last of the text.
fn places(draft: &Draft, wanted: impl Fn(Kind) -> bool) -> Vec<usize> {
    (1..draft.paragraphs.len() - 1)
        .filter(|at| wanted(draft.paragraphs[*at].kind))
        .collect()
}

fn is_provision(kind: Kind) -> bool {
    matches!(kind, Kind::Preambular | Kind::Operative)
}

fn reword(draft: &mut Draft, dice: &mut Dice) {
    let all = places(draft, |kind| kind != Kind::Formula);
    if all.is_empty() {
        return;
    }
    let at = all[dice.below(all.len())];
    let words = &mut draft.paragraphs[at].words;
    let place = 1 + dice.below(words.len() - 1);
    if words[place] == "|" || words[place - 1] == "|" {
        return;
    }
    if words[place].contains(|c: char| c.is_ascii_digit()) {
        words[place] = words[place].replace('0', "1").replace('5', "6");
    } else if dice.one_in(2) {
        words[place] = dice.pick(&ADJECTIVES).to_owned() + ending(&words[place]);
    } else {
        words.insert(place, dice.pick(&ADJECTIVES).to_owned());
        for note in &mut draft.paragraphs[at].notes {
            note.0 += usize::from(note.0 > place);
        }
    }
}

/// The punctuation at the end of a word.
fn ending(word: &str) -> &str {
    &word[word.trim_end_matches([',', ';', ':', '.']).len()..]
}

fn add(draft: &mut Draft, dice: &mut Dice, spare: &mut Spare) {
    let all = places(draft, is_provision);
    let Some(at) = all.get(dice.below(all.len())).copied() else {
        return;
    };
    let kind = draft.paragraphs[at].kind;
    if let Some(made) = provision(kind, dice, spare) {
        draft.paragraphs.insert(at, made);
    }
}

fn has_subs(draft: &Draft, at: usize) -> bool {
    matches!(draft.paragraphs.get(at + 1).map(|it| it.kind), Some(Kind::Sub(_)))
}

fn drop_one(draft: &mut Draft, dice: &mut Dice) {
    let all: Vec<usize> = places(draft, is_provision)
        .into_iter()
        .filter(|at| !has_subs(draft, *at))
        .collect();
    if all.len() > 4 {
        draft.paragraphs.remove(all[dice.below(all.len())]);
    }
}

/// Moves a paragraph with what hangs on it, and may reword it.
fn move_one(draft: &mut Draft, dice: &mut Dice) {
    let all = places(draft, is_provision);
    let Some(from) = all.get(dice.below(all.len())).copied() else {
        return;
    };
    let kind = draft.paragraphs[from].kind;
    let mut end = from + 1;
    while end < draft.paragraphs.len() && matches!(draft.paragraphs[end].kind, Kind::Sub(_)) {
        end += 1;
    }
    let taken: Vec<Paragraph> = draft.paragraphs.drain(from..end).collect();
    let targets = places(draft, |it| it == kind);
    let to = targets.get(dice.below(targets.len())).copied().unwrap_or(from);
    for (n, mut it) in taken.into_iter().enumerate() {
        if n == 0 && dice.one_in(2) && it.notes.is_empty() {
            let place = 1 + dice.below(it.words.len() - 1);
            it.words.insert(place, dice.pick(&ADJECTIVES).to_owned());
        }
        draft.paragraphs.insert(to + n, it);
    }
}

/// Cuts a paragraph at its comma: the second half gets a verb of its own.
fn split(draft: &mut Draft, dice: &mut Dice) {
    let all: Vec<usize> = places(draft, |kind| kind == Kind::Operative)
        .into_iter()
        .filter(|at| !has_subs(draft, *at))
        .collect();
    let Some(at) = all.get(dice.below(all.len())).copied() else {
        return;
    };
    let first = &mut draft.paragraphs[at];
    let Some(comma) = first.words.iter().rposition(|word| word.ends_with(',')) else {
        return;
    };
    let rest = first.words.split_off(comma + 1);
    let cut = first.words.len();
    if let Some(last) = first.words.last_mut() {
        *last = last.trim_end_matches(',').to_owned() + ";";
    }
    let (stay, go): (Vec<_>, Vec<_>) = first.notes.drain(..).partition(|note| note.0 <= cut);
    first.notes = stay;
    let mut second = paragraph(Kind::Operative, "Requests that this be done");
    let shift = second.words.len();
    second.words.extend(rest);
    second.notes = go
        .into_iter()
        .map(|(place, text)| (place - cut + shift, text))
        .collect();
    draft.paragraphs.insert(at + 1, second);
}

/// Joins two operative paragraphs that follow each other.
fn join(draft: &mut Draft, dice: &mut Dice) {
    let all: Vec<usize> = places(draft, |kind| kind == Kind::Operative)
        .into_iter()
        .filter(|at| {
            draft
                .paragraphs
                .get(at + 1)
                .is_some_and(|it| it.kind == Kind::Operative)
        })
        .filter(|at| at + 2 < draft.paragraphs.len())
        .collect();
    let Some(at) = all.get(dice.below(all.len())).copied() else {
        return;
    };
    let mut second = draft.paragraphs.remove(at + 1);
    let first = &mut draft.paragraphs[at];
    if let Some(last) = first.words.last_mut() {
        *last = last.trim_end_matches([';', ':']).to_owned() + ",";
    }
    first.words.push("and".to_owned());
    second.words[0] = second.words[0].to_lowercase();
    let shift = first.words.len();
    first.words.append(&mut second.words);
    first.notes.extend(
        second
            .notes
            .into_iter()
            .map(|(place, text)| (place + shift, text)),
    );
}

/// Adds, drops or rewords a footnote.
fn notes(draft: &mut Draft, dice: &mut Dice, spare: &mut Spare) {
    let all = places(draft, is_provision);
    let Some(at) = all.get(dice.below(all.len())).copied() else {
        return;
    };
    let it = &mut draft.paragraphs[at];
    match (it.notes.is_empty(), dice.below(3)) {
        (true, _) => {
            if let Some(note) = spare.notes.pop() {
                it.notes
                    .push((1 + dice.below(it.words.len() - 1), note.to_owned()));
            }
        }
        (false, 0) => it.notes.clear(),
        (false, _) => {
            it.notes[0].1 = it.notes[0].1.trim_end_matches('.').to_owned() + ", second edition.";
        }
    }
}

/// Adds, drops or exchanges sub-paragraphs.
fn subs(draft: &mut Draft, dice: &mut Dice, spare: &mut Spare) {
    let all = places(draft, |kind| kind == Kind::Sub(1));
    let Some(at) = all.get(dice.below(all.len())).copied() else {
        return;
    };
    let next = draft.paragraphs.get(at + 1).map(|it| it.kind);
    match dice.below(3) {
        0 if next == Some(Kind::Sub(1)) => draft.paragraphs.swap(at, at + 1),
        1 if next == Some(Kind::Sub(1)) => drop(draft.paragraphs.remove(at)),
        _ => {
            if let Some(text) = spare.subs.pop() {
                draft
                    .paragraphs
                    .insert(at, paragraph(Kind::Sub(1), &format!("{text};")));
            }
        }
    }
}

impl Draft {
    /// Gives every paragraph its label.
    fn count(&mut self) {
        let mut counts = [0_u8; 3];
        for it in &mut self.paragraphs {
            let level = match it.kind {
                Kind::Operative => 0,
                Kind::Sub(level) => level,
                _ => continue,
            };
            counts[level] += 1;
            counts[level + 1..].fill(0);
            it.label = match level {
                0 => format!("{}.", counts[0]),
                1 => format!("({})", char::from(b'a' + counts[1] - 1)),
                _ => format!("({})", ["i", "ii", "iii", "iv", "v"][usize::from(counts[2]) - 1]),
            };
        }
    }

    /// Writes the draft as a secretariat would: styles, real footnotes, a running head.
    pub(crate) fn to_docx(&self, numbers: Numbers) -> Vec<u8> {
        let mut footnotes = String::from(
            "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
             <w:footnote w:type='continuationSeparator' w:id='0'><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>",
        );
        let mut next_note = 1;
        let mut body = String::new();
        let mut at = 0;
        while at < self.paragraphs.len() {
            let it = &self.paragraphs[at];
            if it.kind == Kind::Row {
                let rows = self.paragraphs[at..].iter().take_while(|it| it.kind == Kind::Row);
                let rows: Vec<String> = rows.map(row).collect();
                at += rows.len();
                body += &format!(
                    "<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid><w:gridCol w:w='4000'/>\
                     <w:gridCol w:w='4000'/></w:tblGrid>{}</w:tbl><w:p/>",
                    rows.concat()
                );
                continue;
            }
            body += &it.to_xml(numbers, &mut next_note, &mut footnotes);
            at += 1;
        }
        body += "<w:p/><w:sectPr><w:headerReference w:type='default' r:id='header1'/>\
                 <w:pgSz w:w='11906' w:h='16838'/></w:sectPr>";
        pack::docx(
            &body,
            &[
                ("styles", STYLES),
                ("numbering", LEVELS),
                ("footnotes", &footnotes),
                ("header1", "<w:p><w:r><w:t>Draft</w:t></w:r></w:p>"),
            ],
        )
    }
}

const LEVELS: &str = "<w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='(%3)'/></w:lvl>\
    </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

const STYLES: &str = "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>\
    <w:style w:type='paragraph' w:styleId='HCh'><w:name w:val='_ H _Ch_'/><w:basedOn w:val='Normal'/>\
    <w:pPr><w:keepNext/><w:outlineLvl w:val='0'/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='FootnoteText'><w:name w:val='footnote text'/><w:basedOn w:val='Normal'/></w:style>\
    <w:style w:type='character' w:styleId='FootnoteReference'><w:name w:val='footnote reference'/>\
    <w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>";

fn row(it: &Paragraph) -> String {
    let text = it.words.join(" ");
    let cells = text.split(" | ").map(|cell| {
        format!("<w:tc><w:tcPr><w:tcW w:w='4000' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>")
    });
    format!("<w:tr>{}</w:tr>", cells.collect::<String>())
}

impl Paragraph {
    fn to_xml(&self, numbers: Numbers, next_note: &mut u32, footnotes: &mut String) -> String {
        let level = match self.kind {
            Kind::Operative => Some(0),
            Kind::Sub(level) => Some(level),
            _ => None,
        };
        let style = if self.kind == Kind::Heading {
            "<w:pStyle w:val='HCh'/>"
        } else {
            ""
        };
        let (list, typed) = match (level, numbers) {
            (Some(level), Numbers::Counted) => (
                format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>"),
                String::new(),
            ),
            (Some(level), Numbers::Typed) => {
                let tabs = "<w:tab/>".repeat(level + 1);
                (
                    String::new(),
                    format!("<w:r>{tabs}<w:t>{}</w:t><w:tab/></w:r>", self.label),
                )
            }
            (None, _) => Default::default(),
        };
        let slanted = usize::from(matches!(self.kind, Kind::Preambular | Kind::Operative));
        let mut runs = String::new();
        let mut text = String::new();
        let flush = |text: &mut String, runs: &mut String, is_slanted: bool| {
            if !text.is_empty() {
                let look = if is_slanted { "<w:rPr><w:i/></w:rPr>" } else { "" };
                *runs += &format!("<w:r>{look}<w:t xml:space='preserve'>{text}</w:t></w:r>");
                text.clear();
            }
        };
        for (n, word) in self.words.iter().enumerate() {
            if n > 0 {
                text.push(' ');
            }
            text.push_str(word);
            flush(&mut text, &mut runs, n < slanted);
            for (_, note) in self.notes.iter().filter(|(place, _)| *place == n + 1) {
                let look = "<w:rPr><w:rStyle w:val='FootnoteReference'/></w:rPr>";
                runs += &format!("<w:r>{look}<w:footnoteReference w:id='{next_note}'/></w:r>");
                *footnotes += &format!(
                    "<w:footnote w:id='{next_note}'><w:p><w:pPr><w:pStyle w:val='FootnoteText'/></w:pPr><w:r>{look}\
                     <w:footnoteRef/></w:r><w:r><w:tab/><w:t>{note}</w:t></w:r></w:p></w:footnote>"
                );
                *next_note += 1;
            }
        }
        format!("<w:p w:rsidR='00AB12CD'><w:pPr>{style}{list}<w:jc w:val='both'/></w:pPr>{typed}{runs}</w:p>")
    }
}
