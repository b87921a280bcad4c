//! The characters behind `w:sym`, which names a place in a symbol font instead of a character.

/// Returns the character that a place in a symbol font draws: 0x61 of `Symbol` is α. A place that is not known stays
/// as it is, in the private-use area, so that it is not lost.
pub(super) fn character(font: &str, code: u32) -> Option<char> {
    let place = if (0xf000..=0xf0ff).contains(&code) {
        code - 0xf000
    } else {
        code
    };
    let known = match font {
        "Symbol" => symbol(place),
        "Wingdings" => wingding(place),
        _ if code != place => None,
        _ => char::from_u32(code),
    };
    known.or_else(|| char::from_u32(code))
}

fn symbol(place: u32) -> Option<char> {
    const UPPER: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const LOWER: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    Some(match place {
        0x20..=0x21 | 0x23 | 0x25..=0x26 | 0x28..=0x29 | 0x2b..=0x2c | 0x2e..=0x3f => char::from_u32(place)?,
        0x41..=0x5a => UPPER.chars().nth((place - 0x41) as usize)?,
        0x61..=0x7a => LOWER.chars().nth((place - 0x61) as usize)?,
        0x2d => '−',
        0xa3 => '≤',
        0xa5 => '∞',
        0xac => '←',
        0xad => '↑',
        0xae => '→',
        0xaf => '↓',
        0xb0 => '°',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xb8 => '÷',
        0xb9 => '≠',
        0xbb => '≈',
        0xbc => '…',
        0xd2 => '®',
        0xd3 => '©',
        0xd4 => '™',
        0xd7 => '⋅',
        _ => return None,
    })
}

fn wingding(place: u32) -> Option<char> {
    Some(match place {
        0x6c => '●',
        0x6e => '■',
        0x6f | 0x71 | 0xa8 => '☐',
        0x75 => '◆',
        0x76 => '❖',
        0x9f => '•',
        0xa7 => '▪',
        0xd8 => '➢',
        0xe0 => '→',
        0xfb => '✗',
        0xfc => '✓',
        0xfd => '☒',
        0xfe => '☑',
        _ => return None,
    })
}
