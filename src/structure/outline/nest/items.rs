//! Items of lists: whose child each is, and which level it opens or goes on with.

use super::provision::Draft;
use crate::instrument::{Kind, ProvisionIndex};
use crate::structure::name::{Name, Stem};
use crate::structure::outline::Clean;
use crate::structure::outline::class::Item;
use crate::structure::outline::state::{Level, Place, Series, State};

impl State {
    /// Adds an item on its level, and leaves that level open.
    pub(super) fn item(&mut self, clean: Clean<'_>, item: Item) {
        self.frame.reopen();
        self.open.resume();
        if let Some(printed) = item.printed {
            let message = format!(
                "the label {printed} between letters is read as {}",
                item.label.shown
            );
            self.remark("label-misread", message, &clean.paragraph.locator);
        }
        let parent = self.open.keep(item.depth);
        let stem = parent.map_or_else(|| self.article_stem(""), Stem::Of);
        // `Option 2:` alone announces numbered paragraphs: its words are its text.
        let alone = item.label.end >= clean.paragraph.rich.text().len();
        let given = clean.paragraph.hints.label.is_some();
        let draft = Draft {
            end: if given || alone { 0 } else { item.label.end },
            shown: (given || !alone).then_some(item.label.shown),
            header: item.header,
            parent,
            ..Draft::of(Name::item(stem, item.mark), Kind::Subparagraph)
        };
        let place = Place::of(&clean.paragraph);
        let index = self.outline.push(clean, draft);
        self.open.levels.push(Level {
            series: item.series,
            last: item.value,
            index,
            place,
        });
    }

    /// Adds a term without a letter of its own below the paragraph that announces it.
    pub(super) fn definition(&mut self, clean: Clean<'_>, paragraph: ProvisionIndex) {
        let value = self.open.levels.first().map_or(1, |level| level.last + 1);
        let draft = Draft {
            parent: Some(paragraph),
            ..Draft::of(
                Name::item(Stem::Of(paragraph), value.to_string()),
                Kind::Subparagraph,
            )
        };
        let index = self.outline.push(clean, draft);
        self.open.levels = vec![Level {
            series: Series::Term,
            last: value,
            index,
            place: Place::default(),
        }];
    }
}
