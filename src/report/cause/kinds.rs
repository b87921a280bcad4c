//! The kinds of causes that have no facts of their own, or that come in several forms, each with its stable code.

/// Declares an enum of kinds with the list of all and the code of each, so that no list can miss one.
macro_rules! kinds {
    (
        $(#[$meta:meta])*
        $vis:vis $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)* }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// All of them.
            $vis const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the one with this code.
            pub(super) fn of(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.code() == code)
            }

            /// Returns the stable word for programs, or its part of one.
            $vis fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }
    };
}

kinds! {
    /// What changed in form only: editorial.
    pub Form {
        /// A mark at the end of a paragraph.
        MarkAtEnd = "mark-at-end",
        /// The comma before the `and` of a list.
        CommaOfList = "comma-of-list",
        /// The comma behind a date.
        CommaBehindDate = "comma-behind-date",
        /// The comma behind `in this regard`.
        CommaBehindOpening = "comma-behind-opening",
        /// `States parties`, `States Parties`
        Capital = "capital",
        /// `États`, `Etats`
        AccentOnCapital = "accent-on-capital",
        /// `programme`, `program`
        Spelling = "spelling",
        /// `capacity-building`, `capacity building`
        Hyphen = "hyphen",
        /// White space beside marks or between words.
        Spacing = "spacing",
        /// `concern ed` in a text that extraction tore.
        TornWord = "torn-word",
        /// Where one paragraph ends and the next begins.
        ParagraphBorder = "paragraph-border",
        /// `the` before a name.
        Article = "article",
        /// `necessary measures`, `measures necessary`
        WordOrder = "word-order",
        /// `Recognizing also`, `Also recognizing`, at its place.
        HeaderOrder = "header-order",
        /// The same of the verb phrase as a whole.
        VerbOrder = "verb-order",
        /// `Calls on`, `Calls upon`; `Expresses its appreciation`, `Expresses appreciation`
        SameVerb = "same-verb",
        /// `in which it has requested`, `in which it requested`
        RestatedTense = "restated-tense",
    }
}

kinds! {
    /// What a paragraph's place, part or number tells: substantive.
    pub Standing {
        /// From the preamble to the operative part.
        ToOperative = "moved-to-operative",
        /// From the operative part to the preamble.
        ToPreamble = "moved-to-preamble",
        /// A sub-paragraph became a paragraph of its own.
        FromSubparagraph = "was-subparagraph",
        /// A paragraph of its own became a sub-paragraph.
        ToSubparagraph = "is-subparagraph",
        /// Any other part of the text.
        OtherPart = "other-part",
        /// Its order against the others.
        Order = "other-order",
        /// The same words in one paragraph or two.
        OtherParagraphs = "other-paragraphs",
        /// The label said `alt`.
        WasAlternative = "was-alternative",
        /// The label says `alt`.
        IsAlternative = "is-alternative",
        /// Its number is not the one that its place gives it.
        NumberOutOfOrder = "number-out-of-order",
        /// `To act` in a list where it was `(b) To act`.
        LabelGone = "label-gone",
        /// `(b) To act` in a list where it was `To act`.
        LabelCame = "label-came",
        /// A figure of the text is the mark of a footnote in one text only.
        MarkInNumber = "footnote-mark-in-number",
        /// A mark of a footnote stands behind other words of its paragraph.
        MarkMoved = "footnote-mark-moved",
        /// A mark of a footnote is gone, the footnote is not.
        MarkGone = "footnote-mark-gone",
        /// A mark of a footnote that both texts have came.
        MarkCame = "footnote-mark-came",
        /// `[OP2]` is `OP2` now.
        LabelBracketsClosed = "label-brackets-closed",
        /// `OP2` is `[OP2]` now.
        LabelBracketsOpened = "label-brackets-opened",
    }
}

kinds! {
    /// What negotiators fight over, and what a value is.
    pub Subject {
        /// `where appropriate`
        Qualifier = "qualifier",
        /// `shall`
        ModalVerb = "modal-verb",
        /// `not`
        Negation = "negation",
        /// `all States`
        WhoIsMeant = "who-is-meant",
        /// Who is asked.
        Addressee = "addressee",
        /// `by 2030`
        Deadline = "deadline",
        /// `resolution 77/1`
        Citation = "citation",
        /// `21 June 2013`
        Date = "date",
        /// `seventy-ninth` before `session`
        Session = "session",
        /// `5 million`
        Amount = "amount",
        /// Any other figure.
        Number = "number",
    }
}

kinds! {
    /// Which way a verb moved.
    pub Shift {
        /// Up its ladder.
        Stronger = "verb-stronger",
        /// Down its ladder.
        Weaker = "verb-weaker",
        /// Another ladder, or the same tier.
        Different = "verb-different",
        /// `also` came or went, and no paragraph above explains it.
        Unexplained = "verb-unexplained",
    }
}

kinds! {
    /// What became of square brackets.
    pub Bracket {
        /// They closed, and all their words stayed.
        TextKept = "brackets-closed-text-kept",
        /// They closed, and their words went.
        TextDeleted = "brackets-closed-text-deleted",
        /// They closed around other words.
        OtherText = "brackets-closed-other-text",
        /// They opened around words that both texts have.
        AroundAgreed = "brackets-opened-agreed-text",
        /// They opened around new words.
        AroundNew = "brackets-opened-new-text",
        /// They opened around some of each.
        Opened = "brackets-opened",
    }
}

kinds! {
    /// White space between letters, which makes other words: substantive.
    pub Parting {
        /// `mainstream` → `main stream`
        Apart = "word-parted",
        /// `main stream` → `mainstream`
        Joined = "words-joined",
        /// `no where` → `now here`
        Elsewhere = "words-regrouped",
    }
}

kinds! {
    /// Marks inside a sentence: substantive.
    pub Marks {
        /// A comma, a colon…
        Punctuation = "punctuation",
        /// Quotation marks.
        Quotes = "quotation-marks",
    }
}

kinds! {
    /// What a row of the head tells.
    pub HeadCause {
        /// Nothing but a star came or went.
        FootnoteMark = "head-footnote-mark",
        /// Each document has its own.
        Symbol = "head-symbol",
        /// Each document has its own.
        Date = "head-date",
        /// Each document has its own.
        Session = "head-session",
        /// `Distr.: General`
        Distribution = "head-distribution",
        /// `Original: English`
        Original = "head-original",
        /// `United Nations`
        Letterhead = "head-letterhead",
        /// Only its number or letter.
        AgendaNumber = "head-agenda-number",
        /// The organs differ, and so do their agendas.
        OtherAgenda = "head-other-agenda",
        /// `Third Committee` below the organ.
        Committee = "head-committee",
        /// Only figures of the adoption line.
        AdoptionDate = "head-adoption-date",
        /// Only the meeting of a vote.
        AdoptionMeeting = "head-adoption-meeting",
        /// Only one text is adopted.
        AdoptedSince = "head-adopted-since",
        /// The organ stands in the other text's formula.
        OrganInFormula = "head-organ-in-formula",
        /// The same letters in capitals.
        Capitals = "head-capitals",
        /// Nobody came and nobody went.
        SponsorOrder = "head-sponsor-order",
        /// Page numbers of a table of contents.
        PageNumbers = "head-page-numbers",
    }
}

kinds! {
    /// What happened to a phrase or a value.
    pub(super) Fate {
        /// It came.
        Added = "added",
        /// It went.
        Deleted = "deleted",
        /// Another one stands there.
        Changed = "changed",
    }
}

kinds! {
    /// Causes of which there is one form only.
    pub(super) Single {
        /// [`super::Cause::VerbForm`]
        VerbForm = "verb-form",
        /// [`super::Cause::OptionKept`]
        OptionKept = "brackets-closed-option-kept",
        /// [`super::Cause::FollowsSeries`]
        FollowsSeries = "follows-series",
        /// [`super::Cause::FollowsRenumbering`]
        FollowsRenumbering = "follows-renumbering",
        /// [`super::Cause::RolledForward`]
        RolledForward = "rolled-forward",
        /// [`super::Cause::FootnoteNumber`]
        FootnoteNumber = "footnote-number",
        /// [`super::Cause::SameBody`]
        SameBody = "same-body",
        /// [`super::Cause::SameNextTime`]
        SameNextTime = "same-next-time",
        /// [`super::Cause::SpeaksForAnother`]
        SpeaksForAnother = "speaks-for-another-body",
        /// [`super::Cause::OtherNumber`]
        OtherNumber = "other-number",
        /// [`super::Cause::MarkElsewhere`]
        MarkElsewhere = "footnote-mark-elsewhere",
        /// [`super::Cause::IbidWrittenOut`]
        IbidWrittenOut = "ibid-written-out",
        /// [`super::Cause::IbidStandsFor`]
        IbidStandsFor = "ibid-stands-for",
        /// [`super::Cause::IbidFollows`]
        IbidFollows = "ibid-follows",
        /// [`super::Cause::IbidElsewhere`]
        IbidElsewhere = "ibid-points-elsewhere",
        /// [`super::Cause::Unseen`]
        Unseen = "unseen-characters",
    }
}

impl HeadCause {
    /// Whether it is form, and not what had to follow.
    pub(super) fn is_form(self) -> bool {
        matches!(
            self,
            Self::FootnoteMark | Self::Letterhead | Self::Capitals | Self::SponsorOrder
        )
    }
}
