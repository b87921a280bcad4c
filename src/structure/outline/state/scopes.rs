//! The scopes in which numbers are given: the act, the annex, the part in which numbers began again.
//!
//! Numbers that begin again at 1 below a heading with a mark stand in its scope, `II:OP1`; those of the first part then have its
//! mark as well, `I:OP1`.

use crate::instrument::{Kind, ProvisionIndex, Series};
use crate::structure::name::{Name, Scope, Stem};
use crate::structure::outline::Outlined;

/// The scope in hand, and the headings that may open the next.
#[derive(Debug)]
pub(in crate::structure::outline) struct Scopes {
    /// The number of the file's text, where the file holds several: `78/149`.
    act: Option<String>,
    /// The name of the current annex: `Annex I`.
    pub(in crate::structure::outline) annex: Option<String>,
    pub(in crate::structure::outline) current: Scope,
    /// The headings with a mark since numbers last began at 1, with their marks.
    heads: Vec<(ProvisionIndex, String)>,
    /// The mark of the last heading, where no number came since and it has one.
    pub(in crate::structure::outline) fresh: Option<String>,
}

impl Scopes {
    pub(super) fn new(act: Option<String>) -> Self {
        let names = act.iter().cloned().collect();
        Self {
            act,
            annex: None,
            current: Scope { names, run: 0 },
            heads: Vec::new(),
            fresh: None,
        }
    }

    /// Tells whether the scope is a part of the text: an annex, or one in which numbers began again.
    pub(in crate::structure::outline) fn is_part(&self) -> bool {
        self.current.names.len() > usize::from(self.act.is_some())
    }

    /// Notes a heading with a mark, which may turn out to be a scope.
    pub(in crate::structure::outline) fn note_mark(&mut self, heading: ProvisionIndex, mark: String) {
        self.heads.push((heading, mark.clone()));
        self.fresh = Some(mark);
    }

    /// Enters the scope of an annex, of a part, or of neither.
    pub(super) fn enter(&mut self, annex: Option<&str>, part: Option<&str>) {
        let inner = [annex, part].into_iter().flatten().map(str::to_owned);
        self.current = Scope {
            names: self.act.iter().cloned().chain(inner).collect(),
            run: self.current.run + 1,
        };
        self.heads.clear();
    }

    /// Puts the numbers of the first part in its scope, now that a second one begins.
    pub(super) fn mark_first_part(&self, provisions: &mut [Outlined]) {
        let [(first, mark), _] = self.heads.as_slice() else {
            return;
        };
        let outer: Vec<&String> = self.act.iter().chain(&self.annex).collect();
        let own = provisions[first.0..].iter_mut();
        for provision in own.filter(|provision| provision.kind != Kind::Heading) {
            provision.name.enter(&outer, mark);
        }
    }

    /// The name by a number that is printed.
    pub(in crate::structure::outline) fn numbered(&self, series: Series, number: String) -> Name {
        Name::on(Stem::Numbered(self.current.clone(), series, number))
    }

    /// The name by the next place of a series.
    pub(in crate::structure::outline) fn counted(&self, series: Series) -> Name {
        Name::on(Stem::Counted(self.current.clone(), series))
    }

    /// The name of a heading: they are counted through the whole text, without the scopes of its parts.
    pub(in crate::structure::outline) fn heading(&self) -> Name {
        let scope = Scope {
            names: self.act.iter().cloned().collect(),
            run: 0,
        };
        Name::on(Stem::Counted(scope, Series::Heading)).usual()
    }
}
