//! Drafting language as data: verbs, modifiers, formulas, per language.
