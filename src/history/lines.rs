//! Each paragraph's life: which provision of one version is which of the next.
//!
//! The comparison of two neighbours says it, and nothing else is asked while a paragraph goes on. A paragraph that was split lives on in
//! the part that has most of its words, and the other parts are born; of paragraphs that were merged, the one that gave most words lives
//! on, and the others end in it. A paragraph that the comparison calls new continues a line that had ended before, where it was
//! taken from it (`words`): it is reinstated, in whichever place. Of several that were, the most alike is it.
//!
//! ```text
//! version 0    OP1  OP2      OP3
//! version 1    OP1  OP2 ─┬─  OP3
//! version 2    OP1       └─  OP2          OP2 and OP3 merged: the line of OP2 ends in that of OP3
//! version 3    ───           OP1          the line of OP1 ends …
//! version 4    OP2           OP1          … and comes back as OP2
//! ```
//!
//! Cost: linear.

use std::collections::HashMap;

use super::cuts::Place;
use super::life::{At, Event, How, Line, Run, Taken, Wording};
use super::words::{self, Words};
use crate::report::{Entry, Relation, Report, Text, VerbShift};

/// Draws the lines.
pub(super) fn lines(versions: &[&Text], comparisons: &[Report], words: &Words<'_>) -> Vec<Line> {
    let mut draw = Draw {
        versions,
        words,
        lines: Vec::new(),
        of: Vec::new(),
    };
    draw.of.push(Vec::new());
    for provision in 0..versions[0].provisions.len() {
        let line = draw.born(Place {
            version: 0,
            provision,
        });
        draw.of[0].push(line);
    }
    for (before, report) in comparisons.iter().enumerate() {
        draw.step(before + 1, report);
    }
    let of = std::mem::take(&mut draw.of);
    let mut last: Vec<Option<Place>> = vec![None; draw.lines.len()];
    for (version, lines) in of.iter().enumerate() {
        for (provision, &line) in lines.iter().enumerate() {
            let place = Place { version, provision };
            draw.write(place, line, last[line]);
            last[line] = Some(place);
        }
    }
    in_order(draw.lines, &of)
}

struct Draw<'a> {
    versions: &'a [&'a Text],
    words: &'a Words<'a>,
    lines: Vec<Line>,
    /// The line of each provision, by version.
    of: Vec<Vec<usize>>,
}

/// No line yet.
const NONE: usize = usize::MAX;

impl Draw<'_> {
    fn born(&mut self, place: Place) -> usize {
        self.lines.push(Line {
            ids: vec![Vec::new(); self.versions.len()],
            born: place.version,
            ..Line::default()
        });
        self.enter(place, self.lines.len() - 1);
        self.lines.len() - 1
    }

    fn enter(&mut self, place: Place, line: usize) {
        let id = self.id(place).to_owned();
        self.lines[line].ids[place.version].push(id);
    }

    fn id(&self, place: Place) -> &str {
        &self.versions[place.version].provisions[place.provision].id
    }

    fn step(&mut self, version: usize, report: &Report) {
        let ids = |version: usize| -> HashMap<&str, usize> {
            let provisions = self.versions[version].provisions.iter().enumerate();
            provisions.map(|(at, it)| (it.id.as_str(), at)).collect()
        };
        let (olds, news) = (ids(version - 1), ids(version));
        let places = |version: usize, ids: &[String], known: &HashMap<&str, usize>| -> Vec<Place> {
            let found = ids.iter().filter_map(|id| known.get(id.as_str()));
            found.map(|&provision| Place { version, provision }).collect()
        };
        self.of.push(vec![NONE; self.versions[version].provisions.len()]);
        let mut new: Vec<(Place, usize)> = Vec::new();
        for (at, entry) in report.entries.iter().enumerate() {
            let old_places = places(version - 1, &entry.old, &olds);
            let new_places = places(version, &entry.new, &news);
            match (old_places.is_empty(), new_places.is_empty()) {
                (false, false) => self.goes_on((at, entry), &old_places, &new_places),
                (true, _) => new.extend(new_places.into_iter().map(|place| (place, at))),
                (_, true) => {
                    for place in old_places {
                        self.ends((at, entry), version, place, &[]);
                    }
                }
            }
        }
        self.comes(new, report);
    }

    /// Lets the lines of an entry with both sides go on, each in the paragraph that has most of its words.
    fn goes_on(&mut self, entry: (usize, &Entry), old: &[Place], new: &[Place]) {
        let mut pairs: Vec<(usize, Place, Place)> = Vec::new();
        for &one in old {
            for &other in new {
                let shared = self.words.shared.get(&(one, other)).copied().unwrap_or_default();
                pairs.push((shared, one, other));
            }
        }
        pairs.sort_by_key(|&(shared, old, new)| (std::cmp::Reverse(shared), old, new));
        let mut partners: Vec<(Place, Place)> = Vec::new();
        for &(_, one, other) in &pairs {
            if partners.iter().all(|it| it.0 != one && it.1 != other) {
                partners.push((one, other));
            }
        }
        let line = |draw: &Self, place: Place| draw.of[place.version][place.provision];
        for &(one, other) in &partners {
            let line = line(self, one);
            self.of[other.version][other.provision] = line;
            self.enter(other, line);
        }
        let best = |of: &dyn Fn(&(usize, Place, Place)) -> bool| pairs.iter().find(|it| of(it)).copied();
        for &place in new {
            if partners.iter().any(|it| it.1 == place) {
                continue;
            }
            let parent = best(&|it| it.2 == place).map(|it| line(self, it.1));
            let born = self.born(place);
            self.of[place.version][place.provision] = born;
            self.happens(entry, place, born, parent.into_iter().collect());
        }
        let mut ended = Vec::new();
        for &place in old {
            if partners.iter().any(|it| it.0 == place) {
                continue;
            }
            let heir = best(&|it| it.1 == place).map(|it| line(self, it.2));
            ended.push(line(self, place));
            self.ends(
                entry,
                new[0].version,
                place,
                &heir.into_iter().collect::<Vec<_>>(),
            );
        }
        for &(one, other) in &partners {
            let here = line(self, one);
            let parts = new.iter().map(|it| line(self, *it)).filter(|it| *it != here);
            let with = if new.len() > 1 {
                parts.collect()
            } else {
                ended.clone()
            };
            self.happens(entry, other, here, with);
        }
    }

    fn ends(&mut self, entry: (usize, &Entry), version: usize, place: Place, into: &[usize]) {
        let line = self.of[place.version][place.provision];
        self.lines[line].died = Some(version);
        self.lines[line].into = into.to_vec();
        self.add(entry, version, line, into.to_vec());
    }

    /// Lets paragraphs that the comparison calls new continue a line that had ended, or begin one.
    fn comes(&mut self, mut new: Vec<(Place, usize)>, report: &Report) {
        let alike = |it: &(Place, usize)| self.words.sources.get(&it.0).map_or(0.0, |source| source.alike);
        new.sort_by(|one, other| alike(other).total_cmp(&alike(one)).then(one.cmp(other)));
        for (place, at) in new {
            let entry = (at, &report.entries[at]);
            let source = self.words.sources.get(&place).copied();
            let ended = source
                .map(|it| self.of[it.place.version][it.place.provision])
                .filter(|&line| {
                    let died = self.lines[line].died;
                    died.is_some_and(|died| died < place.version) && self.lines[line].into.is_empty()
                });
            let line = match ended {
                Some(line) => {
                    self.lines[line].died = None;
                    self.enter(place, line);
                    line
                }
                None => self.born(place),
            };
            self.of[place.version][place.provision] = line;
            self.happens(entry, place, line, Vec::new());
            let event = self.lines[line].events.last_mut().expect("it has just happened");
            match (ended, source) {
                (Some(_), Some(source)) => event.reinstated_from = Some(source.place.version),
                (None, Some(source)) if source.alive => {
                    event.copied_from = Some(at_place(self.versions, source.place));
                }
                _ => {}
            }
        }
    }

    /// Notes what a version did to a line, if it did anything.
    fn happens(&mut self, entry: (usize, &Entry), place: Place, line: usize, with: Vec<usize>) {
        let (_, it) = entry;
        let quiet = it.relation == Relation::Unchanged && !it.moved && !it.renumbered;
        if quiet && it.class == crate::report::Class::None {
            return;
        }
        self.add(entry, place.version, line, with);
        let taken = self.words.taken.get(&place).into_iter().flatten();
        let taken = taken
            .map(|it| Taken {
                from: at_place(self.versions, it.from),
                how: match it.how {
                    words::How::Back => How::Reinstated,
                    words::How::Moved => How::Moved,
                    words::How::Copied => How::Copied,
                },
                words: it.words,
            })
            .collect();
        if let Some(event) = self.lines[line].events.last_mut() {
            event.taken = taken;
        }
    }

    fn add(&mut self, (at, entry): (usize, &Entry), version: usize, line: usize, with: Vec<usize>) {
        self.lines[line].events.push(Event {
            version,
            relation: entry.relation,
            moved: entry.moved,
            renumbered: entry.renumbered,
            class: entry.class,
            header: (entry.header.shift != VerbShift::None).then(|| entry.header.clone()),
            reinstated_from: None,
            copied_from: None,
            with,
            taken: Vec::new(),
            entry: at,
        });
    }

    /// Writes the words of a paragraph where its wording begins.
    fn write(&mut self, place: Place, line: usize, before: Option<Place>) {
        let cut = |place: Place| self.words.cuts.of[place.version][place.provision];
        if before.is_some_and(|before| cut(before) == cut(place)) {
            return;
        }
        let words = self.runs(place);
        let it = &mut self.lines[line];
        it.words.clone_from(&words);
        it.wordings.push(Wording {
            version: place.version,
            words,
        });
    }

    /// Returns the words of a paragraph, those beside each other with the same age together.
    fn runs(&self, place: Place) -> Vec<Run> {
        let cut = self.words.cuts.at(place);
        let ages: Vec<_> = self.words.of(place).collect();
        let mut runs = Vec::new();
        let mut start = 0;
        let mut from = 0;
        for at in 1..=ages.len() {
            if at < ages.len() && ages[at] == ages[from] {
                continue;
            }
            let end = cut
                .pieces
                .get(at)
                .map_or(cut.text.len(), |piece| piece.range.start);
            let was_in = self.words.ages.versions(ages[from]).to_vec();
            let after = was_in.last().map_or(0, |last| last + 1);
            runs.push(Run {
                text: cut.text[start..end].to_owned(),
                since: was_in.first().copied().unwrap_or_default(),
                removed: (after < self.versions.len()).then_some(after),
                was_in,
            });
            (start, from) = (end, at);
        }
        runs
    }
}

fn at_place(versions: &[&Text], place: Place) -> At {
    At {
        version: place.version,
        id: versions[place.version].provisions[place.provision].id.clone(),
    }
}

/// Puts the lines into the order of the last version. One that is gone stands behind the line that it stood behind.
fn in_order(lines: Vec<Line>, of: &[Vec<usize>]) -> Vec<Line> {
    let mut order: Vec<usize> = Vec::new();
    let mut placed = vec![false; lines.len()];
    for version in of.iter().rev() {
        let mut behind: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut last = NONE;
        for &line in version {
            if placed[line] {
                last = line;
            } else {
                placed[line] = true;
                behind.entry(last).or_default().push(line);
            }
        }
        let mut merged: Vec<usize> = behind.remove(&NONE).unwrap_or_default();
        for line in order {
            merged.push(line);
            merged.extend(behind.remove(&line).into_iter().flatten());
        }
        order = merged;
    }
    let mut rank = vec![0; lines.len()];
    for (at, &line) in order.iter().enumerate() {
        rank[line] = at;
    }
    let mut sorted: Vec<(usize, Line)> = lines.into_iter().enumerate().collect();
    sorted.sort_by_key(|(line, _)| rank[*line]);
    let renamed = |list: &mut Vec<usize>| list.iter_mut().for_each(|it| *it = rank[*it]);
    let lines = sorted.into_iter().map(|(_, mut line)| {
        renamed(&mut line.into);
        line.events.iter_mut().for_each(|event| renamed(&mut event.with));
        line
    });
    lines.collect()
}
