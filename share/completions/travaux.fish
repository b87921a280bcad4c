# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_travaux_global_optspecs
    string join \n ladders= pins= o/output= format= all only= hide= changed-only explain context= exit-code q/quiet open browser= max-print= author= date= top= color= width= no-pager format-old= format-new= revisions= threads= max-input= max-unpacked= max-nesting= max-nodes= max-steps= max-paragraphs= max-conversion= max-memory= h/help V/version
end

function __fish_travaux_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_travaux_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_travaux_using_subcommand
    set -l cmd (__fish_travaux_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c travaux -n "__fish_travaux_needs_command" -l ladders -d 'Rank verbs by this file (TOML) beside our own ladders' -r -F
complete -c travaux -n "__fish_travaux_needs_command" -l pins -d 'Keep to these corrections of the pairing, and to what was accepted [default: travaux.pins.toml beside the later text or above it]' -r -F
complete -c travaux -n "__fish_travaux_needs_command" -s o -l output -d 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files' -r -F
complete -c travaux -n "__fish_travaux_needs_command" -l format -d 'Write in this format; with several outputs, to standard output and to files whose ending says none' -r -f -a "html\t'One page for a browser and for paper (.html)'
pdf\t'The page printed by an installed Chromium or `LibreOffice` (.pdf)'
docx\t'A Word file with tracked changes (.docx)'
markdown\t'For pull requests and notes (.md)'
xlsx\t'The concordance as a workbook (.xlsx)'
csv\t'The concordance for a spreadsheet (.csv)'
json\t'travaux-comparison/1, for programs (.json)'
terminal\t'Text for people (.txt)'
brief\t'What matters: which texts, how much was kept, the ten weightiest changes in sentences'"
complete -c travaux -n "__fish_travaux_needs_command" -l only -d 'Show only changes of these classes; with --exit-code, only they count' -r -f -a "editorial\t'Marks, capitals, spelling'
consequential\t'What follows from another change'
substantive\t'Everything else'"
complete -c travaux -n "__fish_travaux_needs_command" -l hide -d 'Hide changes of these classes; with --exit-code, they do not count' -r -f -a "editorial\t'Marks, capitals, spelling'
consequential\t'What follows from another change'
substantive\t'Everything else'"
complete -c travaux -n "__fish_travaux_needs_command" -l context -d 'Print only this many words around each change' -r
complete -c travaux -n "__fish_travaux_needs_command" -l browser -d 'Print a PDF with this Chromium or Chrome [default: that of `TRAVAUX_CHROMIUM`, else an installed one]' -r -F
complete -c travaux -n "__fish_travaux_needs_command" -l max-print -d 'Give up printing a PDF after this many seconds' -r
complete -c travaux -n "__fish_travaux_needs_command" -l author -d 'Sign the tracked changes of a Word file with this name' -r
complete -c travaux -n "__fish_travaux_needs_command" -l date -d 'Date the tracked changes of a Word file: 2025-09-18, 2025-09-18T10:00:00Z or none' -r
complete -c travaux -n "__fish_travaux_needs_command" -l top -d 'Tell at most so many items; what does not fit is folded into them' -r
complete -c travaux -n "__fish_travaux_needs_command" -l color -d 'When to use colour; auto: on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c travaux -n "__fish_travaux_needs_command" -l width -d 'Wrap to this many columns [default: those of the terminal, else 100]' -r
complete -c travaux -n "__fish_travaux_needs_command" -l format-old -d 'Read the earlier text as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_needs_command" -l format-new -d 'Read the later text as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_needs_command" -l revisions -d 'Which text of a file with tracked changes to take' -r -f -a "final\t'Every change accepted'
original\t'Every change rejected'
both-as-text\t'Inserted and deleted words alike, each where it stands'"
complete -c travaux -n "__fish_travaux_needs_command" -l threads -d 'Work with so many threads at most; the result is the same' -r
complete -c travaux -n "__fish_travaux_needs_command" -l max-input -d 'Refuse a file larger than this many megabytes' -r
complete -c travaux -n "__fish_travaux_needs_command" -l max-unpacked -d 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes' -r
complete -c travaux -n "__fish_travaux_needs_command" -l max-nesting -d 'Refuse a file whose elements nest deeper than this' -r
complete -c travaux -n "__fish_travaux_needs_command" -l max-nodes -d 'Refuse a file with more elements than this in one part' -r
complete -c travaux -n "__fish_travaux_needs_command" -l max-steps -d 'Refuse a PDF whose pages take more steps than this to draw' -r
complete -c travaux -n "__fish_travaux_needs_command" -l max-paragraphs -d 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most' -r
complete -c travaux -n "__fish_travaux_needs_command" -l max-conversion -d 'Give up a conversion by LibreOffice after this many seconds' -r
complete -c travaux -n "__fish_travaux_needs_command" -l max-memory -d 'Give up when the work needs more than this many megabytes of memory' -r
complete -c travaux -n "__fish_travaux_needs_command" -l all -d 'Also print the words of unchanged paragraphs, and every warning'
complete -c travaux -n "__fish_travaux_needs_command" -l changed-only -d 'Leave out the words of unchanged paragraphs altogether, for a page that may be passed on'
complete -c travaux -n "__fish_travaux_needs_command" -l explain -d 'Say why paragraphs were paired'
complete -c travaux -n "__fish_travaux_needs_command" -l exit-code -d 'End with status 1 when the texts differ'
complete -c travaux -n "__fish_travaux_needs_command" -s q -l quiet -d 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written'
complete -c travaux -n "__fish_travaux_needs_command" -l open -d 'Show the first file that was written with the system\'s program for it'
complete -c travaux -n "__fish_travaux_needs_command" -l no-pager -d 'Never start a pager'
complete -c travaux -n "__fish_travaux_needs_command" -s h -l help -d 'Print help: -h briefly, --help what is used most'
complete -c travaux -n "__fish_travaux_needs_command" -s V -l version -d 'Print version'
complete -c travaux -n "__fish_travaux_needs_command" -a "compare" -d 'Compare two texts (also without this word: travaux OLD NEW)'
complete -c travaux -n "__fish_travaux_needs_command" -a "amend" -d 'Apply amendment sheets to a text, list what they ask for, or write one'
complete -c travaux -n "__fish_travaux_needs_command" -a "check" -d 'Say whether a change keeps the rules of a policy (travaux.toml): the gate for CI'
complete -c travaux -n "__fish_travaux_needs_command" -a "verify" -d 'Say whether a redline is the official text with nothing changed but what is tracked'
complete -c travaux -n "__fish_travaux_needs_command" -a "history" -d 'Tell how each paragraph came to read as it does, over many versions'
complete -c travaux -n "__fish_travaux_needs_command" -a "trace" -d 'Find where the language of a text stands in others, and what is new'
complete -c travaux -n "__fish_travaux_needs_command" -a "index" -d 'Make an index of many texts, for \'trace --in\''
complete -c travaux -n "__fish_travaux_needs_command" -a "show" -d 'Show what was understood of a text'
complete -c travaux -n "__fish_travaux_needs_command" -a "render" -d 'Show a saved report in another form'
complete -c travaux -n "__fish_travaux_needs_command" -a "explain" -d 'Say what a rule of \'check\' is for; without a name, list them all'
complete -c travaux -n "__fish_travaux_needs_command" -a "git-setup" -d 'Print how to make git use this program; edits nothing'
complete -c travaux -n "__fish_travaux_needs_command" -a "schema" -d 'Print the JSON Schema of the JSON report, or of another document'
complete -c travaux -n "__fish_travaux_needs_command" -a "completions" -d 'Print a script that completes the command line'
complete -c travaux -n "__fish_travaux_needs_command" -a "manual" -d 'Print the manual page of the program, or of one of its commands'
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l ladders -d 'Rank verbs by this file (TOML) beside our own ladders' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l pins -d 'Keep to these corrections of the pairing, and to what was accepted [default: travaux.pins.toml beside the later text or above it]' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand compare" -s o -l output -d 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l format -d 'Write in this format; with several outputs, to standard output and to files whose ending says none' -r -f -a "html\t'One page for a browser and for paper (.html)'
pdf\t'The page printed by an installed Chromium or `LibreOffice` (.pdf)'
docx\t'A Word file with tracked changes (.docx)'
markdown\t'For pull requests and notes (.md)'
xlsx\t'The concordance as a workbook (.xlsx)'
csv\t'The concordance for a spreadsheet (.csv)'
json\t'travaux-comparison/1, for programs (.json)'
terminal\t'Text for people (.txt)'
brief\t'What matters: which texts, how much was kept, the ten weightiest changes in sentences'"
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l only -d 'Show only changes of these classes; with --exit-code, only they count' -r -f -a "editorial\t'Marks, capitals, spelling'
consequential\t'What follows from another change'
substantive\t'Everything else'"
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l hide -d 'Hide changes of these classes; with --exit-code, they do not count' -r -f -a "editorial\t'Marks, capitals, spelling'
consequential\t'What follows from another change'
substantive\t'Everything else'"
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l context -d 'Print only this many words around each change' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l browser -d 'Print a PDF with this Chromium or Chrome [default: that of `TRAVAUX_CHROMIUM`, else an installed one]' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l max-print -d 'Give up printing a PDF after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l author -d 'Sign the tracked changes of a Word file with this name' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l date -d 'Date the tracked changes of a Word file: 2025-09-18, 2025-09-18T10:00:00Z or none' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l top -d 'Tell at most so many items; what does not fit is folded into them' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l color -d 'When to use colour; auto: on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l width -d 'Wrap to this many columns [default: those of the terminal, else 100]' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l format-old -d 'Read the earlier text as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l format-new -d 'Read the later text as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l revisions -d 'Which text of a file with tracked changes to take' -r -f -a "final\t'Every change accepted'
original\t'Every change rejected'
both-as-text\t'Inserted and deleted words alike, each where it stands'"
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l threads -d 'Work with so many threads at most; the result is the same' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l max-input -d 'Refuse a file larger than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l max-unpacked -d 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l max-nesting -d 'Refuse a file whose elements nest deeper than this' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l max-nodes -d 'Refuse a file with more elements than this in one part' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l max-steps -d 'Refuse a PDF whose pages take more steps than this to draw' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l max-paragraphs -d 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l max-conversion -d 'Give up a conversion by LibreOffice after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l max-memory -d 'Give up when the work needs more than this many megabytes of memory' -r
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l all -d 'Also print the words of unchanged paragraphs, and every warning'
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l changed-only -d 'Leave out the words of unchanged paragraphs altogether, for a page that may be passed on'
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l explain -d 'Say why paragraphs were paired'
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l exit-code -d 'End with status 1 when the texts differ'
complete -c travaux -n "__fish_travaux_using_subcommand compare" -s q -l quiet -d 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written'
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l open -d 'Show the first file that was written with the system\'s program for it'
complete -c travaux -n "__fish_travaux_using_subcommand compare" -l no-pager -d 'Never start a pager'
complete -c travaux -n "__fish_travaux_using_subcommand compare" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l save -d 'Also write the amended text itself to this file: .txt, .md or .docx' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l only-by -d 'With --compile: give one delegation\'s clean text out of it again' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l adopted -d 'Say which items this adopted text took: wholly, in part, not' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand amend" -s o -l output -d 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l format -d 'Write in this format; with several outputs, to standard output and to files whose ending says none' -r -f -a "html\t'One page for a browser and for paper (.html)'
pdf\t'The page printed by an installed Chromium or `LibreOffice` (.pdf)'
docx\t'A Word file with tracked changes (.docx)'
markdown\t'For pull requests and notes (.md)'
xlsx\t'The concordance as a workbook (.xlsx)'
csv\t'The concordance for a spreadsheet (.csv)'
json\t'travaux-comparison/1, for programs (.json)'
terminal\t'Text for people (.txt)'
brief\t'What matters: which texts, how much was kept, the ten weightiest changes in sentences'"
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l only -d 'Show only changes of these classes; with --exit-code, only they count' -r -f -a "editorial\t'Marks, capitals, spelling'
consequential\t'What follows from another change'
substantive\t'Everything else'"
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l hide -d 'Hide changes of these classes; with --exit-code, they do not count' -r -f -a "editorial\t'Marks, capitals, spelling'
consequential\t'What follows from another change'
substantive\t'Everything else'"
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l context -d 'Print only this many words around each change' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l browser -d 'Print a PDF with this Chromium or Chrome [default: that of `TRAVAUX_CHROMIUM`, else an installed one]' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l max-print -d 'Give up printing a PDF after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l date -d 'Date the tracked changes of a Word file: 2025-09-18, 2025-09-18T10:00:00Z or none' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l top -d 'Tell at most so many items; what does not fit is folded into them' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l color -d 'When to use colour; auto: on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l width -d 'Wrap to this many columns [default: those of the terminal, else 100]' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l author -d 'Sign the changes with this name instead of the sponsors; once for all sheets, or once for each' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l format-base -d 'Read the base as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l format-sheet -d 'Read the sheets as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l revisions -d 'Which text of a file with tracked changes to take' -r -f -a "final\t'Every change accepted'
original\t'Every change rejected'
both-as-text\t'Inserted and deleted words alike, each where it stands'"
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l threads -d 'Work with so many threads at most; the result is the same' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l max-input -d 'Refuse a file larger than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l max-unpacked -d 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l max-nesting -d 'Refuse a file whose elements nest deeper than this' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l max-nodes -d 'Refuse a file with more elements than this in one part' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l max-steps -d 'Refuse a PDF whose pages take more steps than this to draw' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l max-paragraphs -d 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l max-conversion -d 'Give up a conversion by LibreOffice after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l max-memory -d 'Give up when the work needs more than this many megabytes of memory' -r
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l list -d 'Only read the sheets, and list what each of their items asks for'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l write -d 'Write the sheet that turns the first text into the second: travaux amend --write OLD NEW -o sheet.docx, .txt, .md or .json'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l compile -d 'Write one rolling text with everything that anybody proposes, in brackets with who proposes it; edited copies of the base, too, are sheets'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l renumber -d 'Give numbers anew also where the tradition of the text leaves gaps'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l follow-references -d 'Let references of the text to its own paragraphs follow their numbers'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l all -d 'Also print the words of unchanged paragraphs, and every warning'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l changed-only -d 'Leave out the words of unchanged paragraphs altogether, for a page that may be passed on'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l explain -d 'Say why paragraphs were paired'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l exit-code -d 'End with status 1 when the texts differ'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -s q -l quiet -d 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l open -d 'Show the first file that was written with the system\'s program for it'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -l no-pager -d 'Never start a pager'
complete -c travaux -n "__fish_travaux_using_subcommand amend" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand check" -l git -d 'Check every text that changed in this range of a git repository: BASE..HEAD, main...HEAD (since HEAD left main), or BASE (what is staged)' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l policy -d 'Ask what this policy asks [default: travaux.toml beside the later text or above it]' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand check" -l pins -d 'Keep to these corrections of the pairing, and to what was accepted [default: travaux.pins.toml beside the later text or above it]' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand check" -l today -d 'The day on which waivers are looked at, such as 2026-01-31 [default: that of the system]' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l fail-on -d 'Fail on findings of this level and graver ones [default: as the policy says, else error]' -r -f -a "error\t'Not to pass'
warning\t'To be looked at'
note\t'Told'"
complete -c travaux -n "__fish_travaux_using_subcommand check" -l ladders -d 'Rank verbs by this file (TOML) beside our own ladders' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand check" -s o -l output -d 'Write to this file; its ending (.txt, .html, .md, .json, .sarif, .xml, .rdjson) says the format. Several -o write several files' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand check" -l format -d 'Write in this format; with several outputs, to standard output and to files whose ending says none' -r -f -a "terminal\t'Text for people (.txt)'
html\t'The page of the comparison, with what was found at its head (.html)'
markdown\t'For pull requests and notes (.md)'
json\t'travaux-check/1, for programs (.json)'
sarif\t'SARIF 2.1.0, for code scanning and editors (.sarif)'
github\t'Annotations of a GitHub job, for its log'
github-summary\t'Markdown for the summary of a GitHub job'
gitlab\t'GitLab Code Quality'
junit\t'JUnit XML, for servers that show tests (.xml)'
rdjson\t'For reviewdog, which comments on a change (.rdjson)'"
complete -c travaux -n "__fish_travaux_using_subcommand check" -l format-old -d 'Read the earlier text as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_using_subcommand check" -l format-new -d 'Read the later text as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_using_subcommand check" -l revisions -d 'Which text of a file with tracked changes to take' -r -f -a "final\t'Every change accepted'
original\t'Every change rejected'
both-as-text\t'Inserted and deleted words alike, each where it stands'"
complete -c travaux -n "__fish_travaux_using_subcommand check" -l threads -d 'Work with so many threads at most; the result is the same' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l max-input -d 'Refuse a file larger than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l max-unpacked -d 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l max-nesting -d 'Refuse a file whose elements nest deeper than this' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l max-nodes -d 'Refuse a file with more elements than this in one part' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l max-steps -d 'Refuse a PDF whose pages take more steps than this to draw' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l max-paragraphs -d 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l max-conversion -d 'Give up a conversion by LibreOffice after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l max-memory -d 'Give up when the work needs more than this many megabytes of memory' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l color -d 'When to use colour; auto: on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c travaux -n "__fish_travaux_using_subcommand check" -l width -d 'Wrap to this many columns [default: those of the terminal, else 100]' -r
complete -c travaux -n "__fish_travaux_using_subcommand check" -l alone -d 'Check one text by itself: only rules that ask a single text can find anything'
complete -c travaux -n "__fish_travaux_using_subcommand check" -l exit-zero -d 'End with status 0 whatever is found; trouble is still 2'
complete -c travaux -n "__fish_travaux_using_subcommand check" -l baseline -d 'Accept all that is found today: write it into the file of pins as a baseline'
complete -c travaux -n "__fish_travaux_using_subcommand check" -l init -d 'Write a commented policy and end'
complete -c travaux -n "__fish_travaux_using_subcommand check" -l accept-unread -d 'Check what was read of a text that was scanned or read in part, instead of ending with status 2'
complete -c travaux -n "__fish_travaux_using_subcommand check" -l no-pager -d 'Never start a pager'
complete -c travaux -n "__fish_travaux_using_subcommand check" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l anonymous -d 'Also write the redline to this Word file without the names and days of your side, and verify that copy: what BASE has already, changes and comments, keeps its authors' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l name -d 'The name that stands for your side in the anonymous copy' -r
complete -c travaux -n "__fish_travaux_using_subcommand verify" -s o -l output -d 'Write to this file; its ending (.txt, .html, .md, .json) says the format. Several -o write several files' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l format -d 'Write in this format; with several outputs, to standard output and to files whose ending says none' -r -f -a "terminal\t'Text for people (.txt)'
html\t'A page: the verdict, and below it the comparison of the base with the redline, all rejected (.html)'
markdown\t'For pull requests and notes (.md)'
json\t'travaux-verify/1, for programs (.json)'"
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l format-base -d 'Read the official text as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l base-revisions -d 'Which text of a BASE that tracks changes itself is the official one' -r -f -a "original\t'Every change rejected; those that the redline still tracks are told as there before'
final\t'Every change accepted'"
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l max-input -d 'Refuse a file larger than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l max-unpacked -d 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l max-nesting -d 'Refuse a file whose elements nest deeper than this' -r
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l max-nodes -d 'Refuse a file with more elements than this in one part' -r
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l max-steps -d 'Refuse a PDF whose pages take more steps than this to draw' -r
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l max-paragraphs -d 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most' -r
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l max-conversion -d 'Give up a conversion by LibreOffice after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l max-memory -d 'Give up when the work needs more than this many megabytes of memory' -r
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l color -d 'When to use colour; auto: on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l width -d 'Wrap to this many columns [default: those of the terminal, else 100]' -r
complete -c travaux -n "__fish_travaux_using_subcommand verify" -l no-pager -d 'Never start a pager'
complete -c travaux -n "__fish_travaux_using_subcommand verify" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand history" -l git -d 'Take the states that this file had in the commits of its git repository, through renames and merges, and what is not committed yet' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand history" -l order -d 'In which order the versions came' -r -f -a "as-named\t'As they are named'
by-date\t'By the dates that the texts give in their heads'"
complete -c travaux -n "__fish_travaux_using_subcommand history" -l line -d 'Tell the life of this paragraph alone, by its id in the last version that has it: OP12' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l ladders -d 'Rank verbs by this file (TOML) beside our own ladders' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand history" -s o -l output -d 'Write to this file; its ending (.txt, .html, .xlsx, .md, .json) says the format. Several -o write several files' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand history" -l format -d 'Write in this format; with several outputs, to standard output and to files whose ending says none' -r -f -a "terminal\t'Text for people (.txt)'
html\t'A page: one column a version, words shaded by age, any two versions compared (.html)'
xlsx\t'A workbook: one column a version, a row for each paragraph (.xlsx)'
markdown\t'For pull requests and notes (.md)'
json\t'travaux-history/1, for programs (.json)'"
complete -c travaux -n "__fish_travaux_using_subcommand history" -l format-text -d 'Read the versions as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_using_subcommand history" -l revisions -d 'Which text of a file with tracked changes to take' -r -f -a "final\t'Every change accepted'
original\t'Every change rejected'
both-as-text\t'Inserted and deleted words alike, each where it stands'"
complete -c travaux -n "__fish_travaux_using_subcommand history" -l threads -d 'Work with so many threads at most; the result is the same' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l max-input -d 'Refuse a file larger than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l max-unpacked -d 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l max-nesting -d 'Refuse a file whose elements nest deeper than this' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l max-nodes -d 'Refuse a file with more elements than this in one part' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l max-steps -d 'Refuse a PDF whose pages take more steps than this to draw' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l max-paragraphs -d 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l max-conversion -d 'Give up a conversion by LibreOffice after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l max-memory -d 'Give up when the work needs more than this many megabytes of memory' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l color -d 'When to use colour; auto: on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c travaux -n "__fish_travaux_using_subcommand history" -l width -d 'Wrap to this many columns [default: those of the terminal, else 100]' -r
complete -c travaux -n "__fish_travaux_using_subcommand history" -l no-pager -d 'Never start a pager'
complete -c travaux -n "__fish_travaux_using_subcommand history" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l in -d 'Look in the texts of this index, made by \'travaux index\'' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand trace" -s o -l output -d 'Write to this file; its ending (.txt, .html, .md, .json, .xlsx, .docx) says the format. Several -o write several files' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l format -d 'Write in this format; with several outputs, to standard output and to files whose ending says none' -r -f -a "terminal\t'Text for people (.txt)'
html\t'A page: the text, and beside each paragraph its sources (.html)'
markdown\t'For pull requests and notes (.md)'
json\t'travaux-trace/1, for programs (.json)'
xlsx\t'A workbook: a row for each paragraph and each of its sources (.xlsx)'
docx\t'The text as a Word file, with a comment that names the sources of each paragraph (.docx)'"
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l revisions -d 'Which text of a file with tracked changes to take' -r -f -a "final\t'Every change accepted'
original\t'Every change rejected'
both-as-text\t'Inserted and deleted words alike, each where it stands'"
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l threads -d 'Work with so many threads at most; the result is the same' -r
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l max-input -d 'Refuse a file larger than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l max-unpacked -d 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l max-nesting -d 'Refuse a file whose elements nest deeper than this' -r
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l max-nodes -d 'Refuse a file with more elements than this in one part' -r
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l max-steps -d 'Refuse a PDF whose pages take more steps than this to draw' -r
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l max-paragraphs -d 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most' -r
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l max-conversion -d 'Give up a conversion by LibreOffice after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l max-memory -d 'Give up when the work needs more than this many megabytes of memory' -r
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l color -d 'When to use colour; auto: on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l width -d 'Wrap to this many columns [default: those of the terminal, else 100]' -r
complete -c travaux -n "__fish_travaux_using_subcommand trace" -l no-pager -d 'Never start a pager'
complete -c travaux -n "__fish_travaux_using_subcommand trace" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand index" -s o -l output -d 'Write the index to this file' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand index" -l revisions -d 'Which text of a file with tracked changes to take' -r -f -a "final\t'Every change accepted'
original\t'Every change rejected'
both-as-text\t'Inserted and deleted words alike, each where it stands'"
complete -c travaux -n "__fish_travaux_using_subcommand index" -l threads -d 'Work with so many threads at most; the result is the same' -r
complete -c travaux -n "__fish_travaux_using_subcommand index" -l max-input -d 'Refuse a file larger than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand index" -l max-unpacked -d 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand index" -l max-nesting -d 'Refuse a file whose elements nest deeper than this' -r
complete -c travaux -n "__fish_travaux_using_subcommand index" -l max-nodes -d 'Refuse a file with more elements than this in one part' -r
complete -c travaux -n "__fish_travaux_using_subcommand index" -l max-steps -d 'Refuse a PDF whose pages take more steps than this to draw' -r
complete -c travaux -n "__fish_travaux_using_subcommand index" -l max-paragraphs -d 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most' -r
complete -c travaux -n "__fish_travaux_using_subcommand index" -l max-conversion -d 'Give up a conversion by LibreOffice after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand index" -l max-memory -d 'Give up when the work needs more than this many megabytes of memory' -r
complete -c travaux -n "__fish_travaux_using_subcommand index" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand show" -l stage -d 'Which stage to print' -r -f -a "outline\t'Masthead and paragraphs, one line each'
document\t'The blocks as the format shows them, and what was cut out as furniture'
instrument\t'Everything found in the text'
alignment\t'Which paragraph answers which'
candidates\t'Every pair of paragraphs that was weighed, and what is known of it'"
complete -c travaux -n "__fish_travaux_using_subcommand show" -l pins -d 'Keep to these corrections of the pairing, and to what was accepted [default: travaux.pins.toml beside the later text or above it]' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand show" -l format -d 'Read the text as this format instead of detecting it' -r -f -a "text\t'Plain text or Markdown'
pdf\t'PDF'
docx\t'Word 2007 or later'
html\t'A web page'
odt\t'`OpenDocument`'
akn\t'Akoma Ntoso or USLM'
office\t'Word 97, RTF, `WordPerfect`, through `LibreOffice`'"
complete -c travaux -n "__fish_travaux_using_subcommand show" -l revisions -d 'Which text of a file with tracked changes to take' -r -f -a "final\t'Every change accepted'
original\t'Every change rejected'
both-as-text\t'Inserted and deleted words alike, each where it stands'"
complete -c travaux -n "__fish_travaux_using_subcommand show" -l threads -d 'Work with so many threads at most; the result is the same' -r
complete -c travaux -n "__fish_travaux_using_subcommand show" -l max-input -d 'Refuse a file larger than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand show" -l max-unpacked -d 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand show" -l max-nesting -d 'Refuse a file whose elements nest deeper than this' -r
complete -c travaux -n "__fish_travaux_using_subcommand show" -l max-nodes -d 'Refuse a file with more elements than this in one part' -r
complete -c travaux -n "__fish_travaux_using_subcommand show" -l max-steps -d 'Refuse a PDF whose pages take more steps than this to draw' -r
complete -c travaux -n "__fish_travaux_using_subcommand show" -l max-paragraphs -d 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most' -r
complete -c travaux -n "__fish_travaux_using_subcommand show" -l max-conversion -d 'Give up a conversion by LibreOffice after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand show" -l max-memory -d 'Give up when the work needs more than this many megabytes of memory' -r
complete -c travaux -n "__fish_travaux_using_subcommand show" -l color -d 'When to use colour; auto: on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c travaux -n "__fish_travaux_using_subcommand show" -l width -d 'Wrap to this many columns [default: those of the terminal, else 100]' -r
complete -c travaux -n "__fish_travaux_using_subcommand show" -l plain -d 'Print the whole text, one paragraph a line with its id, footnotes last'
complete -c travaux -n "__fish_travaux_using_subcommand show" -l textconv -d 'As --plain, for git\'s textconv: of a file that cannot be read, a line that says so, and status 0'
complete -c travaux -n "__fish_travaux_using_subcommand show" -l masked -d 'Print the layout without the words, to be sent with a bug report: letters are x, capitals X, digits 9; lengths of words stay'
complete -c travaux -n "__fish_travaux_using_subcommand show" -l no-pager -d 'Never start a pager'
complete -c travaux -n "__fish_travaux_using_subcommand show" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand render" -s o -l output -d 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand render" -l format -d 'Write in this format; with several outputs, to standard output and to files whose ending says none' -r -f -a "html\t'One page for a browser and for paper (.html)'
pdf\t'The page printed by an installed Chromium or `LibreOffice` (.pdf)'
docx\t'A Word file with tracked changes (.docx)'
markdown\t'For pull requests and notes (.md)'
xlsx\t'The concordance as a workbook (.xlsx)'
csv\t'The concordance for a spreadsheet (.csv)'
json\t'travaux-comparison/1, for programs (.json)'
terminal\t'Text for people (.txt)'
brief\t'What matters: which texts, how much was kept, the ten weightiest changes in sentences'"
complete -c travaux -n "__fish_travaux_using_subcommand render" -l only -d 'Show only changes of these classes; with --exit-code, only they count' -r -f -a "editorial\t'Marks, capitals, spelling'
consequential\t'What follows from another change'
substantive\t'Everything else'"
complete -c travaux -n "__fish_travaux_using_subcommand render" -l hide -d 'Hide changes of these classes; with --exit-code, they do not count' -r -f -a "editorial\t'Marks, capitals, spelling'
consequential\t'What follows from another change'
substantive\t'Everything else'"
complete -c travaux -n "__fish_travaux_using_subcommand render" -l context -d 'Print only this many words around each change' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l browser -d 'Print a PDF with this Chromium or Chrome [default: that of `TRAVAUX_CHROMIUM`, else an installed one]' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand render" -l max-print -d 'Give up printing a PDF after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l author -d 'Sign the tracked changes of a Word file with this name' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l date -d 'Date the tracked changes of a Word file: 2025-09-18, 2025-09-18T10:00:00Z or none' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l top -d 'Tell at most so many items; what does not fit is folded into them' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l color -d 'When to use colour; auto: on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c travaux -n "__fish_travaux_using_subcommand render" -l width -d 'Wrap to this many columns [default: those of the terminal, else 100]' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l original -d 'Write the tracked changes of a Word file into a copy of this one, the old text\'s own' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand render" -l revised -d 'Let that copy hold the new text letter by letter, as this one has it, the new text\'s own Word file' -r -F
complete -c travaux -n "__fish_travaux_using_subcommand render" -l max-input -d 'Refuse a file larger than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l max-unpacked -d 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l max-nesting -d 'Refuse a file whose elements nest deeper than this' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l max-nodes -d 'Refuse a file with more elements than this in one part' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l max-steps -d 'Refuse a PDF whose pages take more steps than this to draw' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l max-paragraphs -d 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l max-conversion -d 'Give up a conversion by LibreOffice after this many seconds' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l max-memory -d 'Give up when the work needs more than this many megabytes of memory' -r
complete -c travaux -n "__fish_travaux_using_subcommand render" -l all -d 'Also print the words of unchanged paragraphs, and every warning'
complete -c travaux -n "__fish_travaux_using_subcommand render" -l changed-only -d 'Leave out the words of unchanged paragraphs altogether, for a page that may be passed on'
complete -c travaux -n "__fish_travaux_using_subcommand render" -l explain -d 'Say why paragraphs were paired'
complete -c travaux -n "__fish_travaux_using_subcommand render" -l exit-code -d 'End with status 1 when the texts differ'
complete -c travaux -n "__fish_travaux_using_subcommand render" -s q -l quiet -d 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written'
complete -c travaux -n "__fish_travaux_using_subcommand render" -l open -d 'Show the first file that was written with the system\'s program for it'
complete -c travaux -n "__fish_travaux_using_subcommand render" -l no-pager -d 'Never start a pager'
complete -c travaux -n "__fish_travaux_using_subcommand render" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand explain" -l color -d 'When to use colour; auto: on a terminal, unless NO_COLOR is set' -r -f -a "auto\t''
always\t''
never\t''"
complete -c travaux -n "__fish_travaux_using_subcommand explain" -l width -d 'Wrap to this many columns [default: those of the terminal, else 100]' -r
complete -c travaux -n "__fish_travaux_using_subcommand explain" -l no-pager -d 'Never start a pager'
complete -c travaux -n "__fish_travaux_using_subcommand explain" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand git-setup" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand schema" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand completions" -s h -l help -d 'Print help (see a summary with \'-h\')'
complete -c travaux -n "__fish_travaux_using_subcommand manual" -s h -l help -d 'Print help (see a summary with \'-h\')'
