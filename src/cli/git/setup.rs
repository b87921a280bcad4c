//! `travaux git-setup`: what a user writes into the configuration of git. It prints and never edits.

/// What is printed: shell commands and lines of `.gitattributes`, each with what it is for.
pub(in crate::cli) const TEXT: &str = r#"# Travaux and git: choose what you want and run or copy it. Nothing has been changed.

# 1. 'git diff', 'git log -p', 'git show' and 'git blame' on PDF, Word and other texts, one paragraph a line.
#    Which files, in .gitattributes of the repository (for your clone alone: .git/info/attributes; for all: ~/.config/git/attributes):

*.docx diff=travaux
*.pdf  diff=travaux
*.odt  diff=travaux
*.doc  diff=travaux
*.rtf  diff=travaux

#    How, once for each machine (git keeps no programs in a repository):

git config --global diff.travaux.textconv "travaux show --textconv"
git config --global diff.travaux.cachetextconv true
git config --global diff.travaux.binary true

#    After an update of travaux, 'git update-ref -d refs/notes/textconv/travaux' throws away what was kept.

# 2. Or the whole comparison in place of the diff: which paragraph answers which, word by word, and what it means.
#    In .gitattributes '*.md diff=travaux-texts' or the like, and:

git config --global diff.travaux-texts.command "travaux"

#    For one command, and all files:  GIT_EXTERNAL_DIFF=travaux git diff     (and 'git log -p --ext-diff')
#    Options go behind the name: "travaux --hide editorial". 'git diff --no-ext-diff' is the plain diff again.

# 3. 'git difftool':

git config --global difftool.travaux.cmd 'travaux "$LOCAL" "$REMOTE"'
git config --global alias.texts "difftool --no-prompt --extcmd travaux"

#    then 'git difftool --tool travaux FILE', or 'git texts FILE'.

# 4. A revision is a text wherever one is asked for:

#    travaux HEAD~3:text.md text.md            what changed in three commits
#    travaux main...:text.md text.md           what this branch changed
#    travaux text.md                           the two sides of a merge conflict

# 5. The gate, before each commit or in continuous integration: see docs/git.md of travaux.

#    travaux check --git main..HEAD
"#;
