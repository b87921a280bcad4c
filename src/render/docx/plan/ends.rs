//! Keeps an insertion at the end of a paragraph apart from an inserted paragraph that follows it.
//!
//! `LibreOffice` 7.4 takes two insertions that meet at a paragraph end for one, and rejects the end between them too: the
//! paragraph then runs into the one after the next. Deletions that meet are told apart. So where the next paragraph is
//! inserted, what is inserted at the end of a line stands before what is deleted there; where nothing is deleted, its last
//! word is deleted and inserted again:
//!
//! ```text
//! cooperate [fully]{promptly} ¶ {New paragraph ¶}     ⇒     cooperate {promptly}[fully] ¶ {New paragraph ¶}
//! cooperate{, and report} ¶ {New paragraph ¶}         ⇒     {cooperate, and report}[cooperate] ¶ {New paragraph ¶}
//! ```

use super::thing::stands_for_a_thing;
use super::{Fate, Line, Piece};

/// Rewrites the ends of the lines that stand before an inserted line.
pub(in crate::render::docx) fn keep_apart(lines: &mut [Line]) {
    for at in 1..lines.len() {
        let (before, after) = lines.split_at_mut(at);
        let (Some(line), Some(next)) = (before.last_mut(), after.first()) else {
            continue;
        };
        if line.mark == Fate::Kept && next.mark == Fate::Inserted {
            end_with_deletion(&mut line.pieces);
        }
    }
}

/// Gives a line that ends with an insertion another end.
fn end_with_deletion(pieces: &mut Vec<Piece>) {
    let Some(Piece::Text {
        text: inserted,
        italic,
        fate: Fate::Inserted,
        signer,
    }) = pieces.last().cloned()
    else {
        return;
    };
    let last = pieces.len() - 1;
    let Some(Piece::Text { text, fate, .. }) = last.checked_sub(1).and_then(|at| pieces.get_mut(at)) else {
        return;
    };
    match fate {
        Fate::Deleted => pieces.swap(last - 1, last),
        Fate::Kept => {
            let start = text.trim_end().rfind(' ').map_or(0, |at| at + 1);
            // What is no text cannot be written twice.
            if text[start..].contains(stands_for_a_thing) {
                return;
            }
            let word = text.split_off(start);
            pieces.truncate(last);
            if start == 0 {
                pieces.pop();
            }
            pieces.push(Piece::Text {
                text: word.clone() + &inserted,
                italic,
                fate: Fate::Inserted,
                signer,
            });
            pieces.push(Piece::Text {
                text: word,
                italic,
                fate: Fate::Deleted,
                signer,
            });
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, fate: Fate) -> Piece {
        Piece::Text {
            text: text.to_owned(),
            italic: false,
            fate,
            signer: None,
        }
    }

    fn ended(mut pieces: Vec<Piece>) -> Vec<Piece> {
        end_with_deletion(&mut pieces);
        pieces
    }

    #[test]
    fn an_insertion_goes_before_the_deletion_that_it_replaces() {
        let pieces = vec![
            piece("to act ", Fate::Kept),
            piece("fully;", Fate::Deleted),
            piece("promptly;", Fate::Inserted),
        ];
        let wanted = [pieces[0].clone(), pieces[2].clone(), pieces[1].clone()];
        assert_eq!(ended(pieces), wanted);
    }

    #[test]
    fn a_bare_insertion_takes_the_last_word_along() {
        let pieces = vec![piece("to act", Fate::Kept), piece(" fully", Fate::Inserted)];
        let wanted = [
            piece("to ", Fate::Kept),
            piece("act fully", Fate::Inserted),
            piece("act", Fate::Deleted),
        ];
        assert_eq!(ended(pieces), wanted);
    }
}
