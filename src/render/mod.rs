//! `Report` → bytes: one file or folder per output. A renderer chooses looks; it decides nothing.
