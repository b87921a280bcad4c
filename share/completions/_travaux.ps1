
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'travaux' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'travaux'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'travaux' {
            [CompletionResult]::new('--ladders', '--ladders', [CompletionResultType]::ParameterName, 'Rank verbs by this file (TOML) beside our own ladders')
            [CompletionResult]::new('--pins', '--pins', [CompletionResultType]::ParameterName, 'Keep to these corrections of the pairing, and to what was accepted [default: travaux.pins.toml beside the later text or above it]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write in this format; with several outputs, to standard output and to files whose ending says none')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Show only changes of these classes; with --exit-code, only they count')
            [CompletionResult]::new('--hide', '--hide', [CompletionResultType]::ParameterName, 'Hide changes of these classes; with --exit-code, they do not count')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Print only this many words around each change')
            [CompletionResult]::new('--browser', '--browser', [CompletionResultType]::ParameterName, 'Print a PDF with this Chromium or Chrome [default: that of `TRAVAUX_CHROMIUM`, else an installed one]')
            [CompletionResult]::new('--max-print', '--max-print', [CompletionResultType]::ParameterName, 'Give up printing a PDF after this many seconds')
            [CompletionResult]::new('--author', '--author', [CompletionResultType]::ParameterName, 'Sign the tracked changes of a Word file with this name')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'Date the tracked changes of a Word file: 2025-09-18, 2025-09-18T10:00:00Z or none')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Tell at most so many items; what does not fit is folded into them')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; auto: on a terminal, unless NO_COLOR is set')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Wrap to this many columns [default: those of the terminal, else 100]')
            [CompletionResult]::new('--format-old', '--format-old', [CompletionResultType]::ParameterName, 'Read the earlier text as this format instead of detecting it')
            [CompletionResult]::new('--format-new', '--format-new', [CompletionResultType]::ParameterName, 'Read the later text as this format instead of detecting it')
            [CompletionResult]::new('--revisions', '--revisions', [CompletionResultType]::ParameterName, 'Which text of a file with tracked changes to take')
            [CompletionResult]::new('--max-input', '--max-input', [CompletionResultType]::ParameterName, 'Refuse a file larger than this many megabytes')
            [CompletionResult]::new('--max-unpacked', '--max-unpacked', [CompletionResultType]::ParameterName, 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'Refuse a file whose elements nest deeper than this')
            [CompletionResult]::new('--max-nodes', '--max-nodes', [CompletionResultType]::ParameterName, 'Refuse a file with more elements than this in one part')
            [CompletionResult]::new('--max-steps', '--max-steps', [CompletionResultType]::ParameterName, 'Refuse a PDF whose pages take more steps than this to draw')
            [CompletionResult]::new('--max-paragraphs', '--max-paragraphs', [CompletionResultType]::ParameterName, 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most')
            [CompletionResult]::new('--max-conversion', '--max-conversion', [CompletionResultType]::ParameterName, 'Give up a conversion by LibreOffice after this many seconds')
            [CompletionResult]::new('--max-memory', '--max-memory', [CompletionResultType]::ParameterName, 'Give up when the work needs more than this many megabytes of memory')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also print the words of unchanged paragraphs, and every warning')
            [CompletionResult]::new('--changed-only', '--changed-only', [CompletionResultType]::ParameterName, 'Leave out the words of unchanged paragraphs altogether, for a page that may be passed on')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Say why paragraphs were paired')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'End with status 1 when the texts differ')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Show the first file that was written with the system''s program for it')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help: -h briefly, --help what is used most')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help: -h briefly, --help what is used most')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare two texts (also without this word: travaux OLD NEW)')
            [CompletionResult]::new('amend', 'amend', [CompletionResultType]::ParameterValue, 'Apply amendment sheets to a text, list what they ask for, or write one')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Say whether a change keeps the rules of a policy (travaux.toml): the gate for CI')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Say whether a redline is the official text with nothing changed but what is tracked')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what was understood of a text')
            [CompletionResult]::new('render', 'render', [CompletionResultType]::ParameterValue, 'Show a saved report in another form')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Say what a rule of ''check'' is for; without a name, list them all')
            [CompletionResult]::new('git-setup', 'git-setup', [CompletionResultType]::ParameterValue, 'Print how to make git use this program; edits nothing')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of the JSON report, or of another document')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a script that completes the command line')
            [CompletionResult]::new('manual', 'manual', [CompletionResultType]::ParameterValue, 'Print the manual page of the program, or of one of its commands')
            break
        }
        'travaux;compare' {
            [CompletionResult]::new('--ladders', '--ladders', [CompletionResultType]::ParameterName, 'Rank verbs by this file (TOML) beside our own ladders')
            [CompletionResult]::new('--pins', '--pins', [CompletionResultType]::ParameterName, 'Keep to these corrections of the pairing, and to what was accepted [default: travaux.pins.toml beside the later text or above it]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write in this format; with several outputs, to standard output and to files whose ending says none')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Show only changes of these classes; with --exit-code, only they count')
            [CompletionResult]::new('--hide', '--hide', [CompletionResultType]::ParameterName, 'Hide changes of these classes; with --exit-code, they do not count')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Print only this many words around each change')
            [CompletionResult]::new('--browser', '--browser', [CompletionResultType]::ParameterName, 'Print a PDF with this Chromium or Chrome [default: that of `TRAVAUX_CHROMIUM`, else an installed one]')
            [CompletionResult]::new('--max-print', '--max-print', [CompletionResultType]::ParameterName, 'Give up printing a PDF after this many seconds')
            [CompletionResult]::new('--author', '--author', [CompletionResultType]::ParameterName, 'Sign the tracked changes of a Word file with this name')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'Date the tracked changes of a Word file: 2025-09-18, 2025-09-18T10:00:00Z or none')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Tell at most so many items; what does not fit is folded into them')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; auto: on a terminal, unless NO_COLOR is set')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Wrap to this many columns [default: those of the terminal, else 100]')
            [CompletionResult]::new('--format-old', '--format-old', [CompletionResultType]::ParameterName, 'Read the earlier text as this format instead of detecting it')
            [CompletionResult]::new('--format-new', '--format-new', [CompletionResultType]::ParameterName, 'Read the later text as this format instead of detecting it')
            [CompletionResult]::new('--revisions', '--revisions', [CompletionResultType]::ParameterName, 'Which text of a file with tracked changes to take')
            [CompletionResult]::new('--max-input', '--max-input', [CompletionResultType]::ParameterName, 'Refuse a file larger than this many megabytes')
            [CompletionResult]::new('--max-unpacked', '--max-unpacked', [CompletionResultType]::ParameterName, 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'Refuse a file whose elements nest deeper than this')
            [CompletionResult]::new('--max-nodes', '--max-nodes', [CompletionResultType]::ParameterName, 'Refuse a file with more elements than this in one part')
            [CompletionResult]::new('--max-steps', '--max-steps', [CompletionResultType]::ParameterName, 'Refuse a PDF whose pages take more steps than this to draw')
            [CompletionResult]::new('--max-paragraphs', '--max-paragraphs', [CompletionResultType]::ParameterName, 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most')
            [CompletionResult]::new('--max-conversion', '--max-conversion', [CompletionResultType]::ParameterName, 'Give up a conversion by LibreOffice after this many seconds')
            [CompletionResult]::new('--max-memory', '--max-memory', [CompletionResultType]::ParameterName, 'Give up when the work needs more than this many megabytes of memory')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also print the words of unchanged paragraphs, and every warning')
            [CompletionResult]::new('--changed-only', '--changed-only', [CompletionResultType]::ParameterName, 'Leave out the words of unchanged paragraphs altogether, for a page that may be passed on')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Say why paragraphs were paired')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'End with status 1 when the texts differ')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Show the first file that was written with the system''s program for it')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
        'travaux;amend' {
            [CompletionResult]::new('--save', '--save', [CompletionResultType]::ParameterName, 'Also write the amended text itself to this file: .txt, .md or .docx')
            [CompletionResult]::new('--only-by', '--only-by', [CompletionResultType]::ParameterName, 'With --compile: give one delegation''s clean text out of it again')
            [CompletionResult]::new('--adopted', '--adopted', [CompletionResultType]::ParameterName, 'Say which items this adopted text took: wholly, in part, not')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write in this format; with several outputs, to standard output and to files whose ending says none')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Show only changes of these classes; with --exit-code, only they count')
            [CompletionResult]::new('--hide', '--hide', [CompletionResultType]::ParameterName, 'Hide changes of these classes; with --exit-code, they do not count')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Print only this many words around each change')
            [CompletionResult]::new('--browser', '--browser', [CompletionResultType]::ParameterName, 'Print a PDF with this Chromium or Chrome [default: that of `TRAVAUX_CHROMIUM`, else an installed one]')
            [CompletionResult]::new('--max-print', '--max-print', [CompletionResultType]::ParameterName, 'Give up printing a PDF after this many seconds')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'Date the tracked changes of a Word file: 2025-09-18, 2025-09-18T10:00:00Z or none')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Tell at most so many items; what does not fit is folded into them')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; auto: on a terminal, unless NO_COLOR is set')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Wrap to this many columns [default: those of the terminal, else 100]')
            [CompletionResult]::new('--author', '--author', [CompletionResultType]::ParameterName, 'Sign the changes with this name instead of the sponsors; once for all sheets, or once for each')
            [CompletionResult]::new('--format-base', '--format-base', [CompletionResultType]::ParameterName, 'Read the base as this format instead of detecting it')
            [CompletionResult]::new('--format-sheet', '--format-sheet', [CompletionResultType]::ParameterName, 'Read the sheets as this format instead of detecting it')
            [CompletionResult]::new('--revisions', '--revisions', [CompletionResultType]::ParameterName, 'Which text of a file with tracked changes to take')
            [CompletionResult]::new('--max-input', '--max-input', [CompletionResultType]::ParameterName, 'Refuse a file larger than this many megabytes')
            [CompletionResult]::new('--max-unpacked', '--max-unpacked', [CompletionResultType]::ParameterName, 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'Refuse a file whose elements nest deeper than this')
            [CompletionResult]::new('--max-nodes', '--max-nodes', [CompletionResultType]::ParameterName, 'Refuse a file with more elements than this in one part')
            [CompletionResult]::new('--max-steps', '--max-steps', [CompletionResultType]::ParameterName, 'Refuse a PDF whose pages take more steps than this to draw')
            [CompletionResult]::new('--max-paragraphs', '--max-paragraphs', [CompletionResultType]::ParameterName, 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most')
            [CompletionResult]::new('--max-conversion', '--max-conversion', [CompletionResultType]::ParameterName, 'Give up a conversion by LibreOffice after this many seconds')
            [CompletionResult]::new('--max-memory', '--max-memory', [CompletionResultType]::ParameterName, 'Give up when the work needs more than this many megabytes of memory')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'Only read the sheets, and list what each of their items asks for')
            [CompletionResult]::new('--write', '--write', [CompletionResultType]::ParameterName, 'Write the sheet that turns the first text into the second: travaux amend --write OLD NEW -o sheet.docx, .txt, .md or .json')
            [CompletionResult]::new('--compile', '--compile', [CompletionResultType]::ParameterName, 'Write one rolling text with everything that anybody proposes, in brackets with who proposes it; edited copies of the base, too, are sheets')
            [CompletionResult]::new('--renumber', '--renumber', [CompletionResultType]::ParameterName, 'Give numbers anew also where the tradition of the text leaves gaps')
            [CompletionResult]::new('--follow-references', '--follow-references', [CompletionResultType]::ParameterName, 'Let references of the text to its own paragraphs follow their numbers')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also print the words of unchanged paragraphs, and every warning')
            [CompletionResult]::new('--changed-only', '--changed-only', [CompletionResultType]::ParameterName, 'Leave out the words of unchanged paragraphs altogether, for a page that may be passed on')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Say why paragraphs were paired')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'End with status 1 when the texts differ')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Show the first file that was written with the system''s program for it')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
        'travaux;check' {
            [CompletionResult]::new('--git', '--git', [CompletionResultType]::ParameterName, 'Check every text that changed in this range of a git repository: BASE..HEAD, main...HEAD (since HEAD left main), or BASE (what is staged)')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Ask what this policy asks [default: travaux.toml beside the later text or above it]')
            [CompletionResult]::new('--pins', '--pins', [CompletionResultType]::ParameterName, 'Keep to these corrections of the pairing, and to what was accepted [default: travaux.pins.toml beside the later text or above it]')
            [CompletionResult]::new('--today', '--today', [CompletionResultType]::ParameterName, 'The day on which waivers are looked at, such as 2026-01-31 [default: that of the system]')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail on findings of this level and graver ones [default: as the policy says, else error]')
            [CompletionResult]::new('--ladders', '--ladders', [CompletionResultType]::ParameterName, 'Rank verbs by this file (TOML) beside our own ladders')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.txt, .html, .md, .json, .sarif, .xml, .rdjson) says the format. Several -o write several files')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.txt, .html, .md, .json, .sarif, .xml, .rdjson) says the format. Several -o write several files')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write in this format; with several outputs, to standard output and to files whose ending says none')
            [CompletionResult]::new('--format-old', '--format-old', [CompletionResultType]::ParameterName, 'Read the earlier text as this format instead of detecting it')
            [CompletionResult]::new('--format-new', '--format-new', [CompletionResultType]::ParameterName, 'Read the later text as this format instead of detecting it')
            [CompletionResult]::new('--revisions', '--revisions', [CompletionResultType]::ParameterName, 'Which text of a file with tracked changes to take')
            [CompletionResult]::new('--max-input', '--max-input', [CompletionResultType]::ParameterName, 'Refuse a file larger than this many megabytes')
            [CompletionResult]::new('--max-unpacked', '--max-unpacked', [CompletionResultType]::ParameterName, 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'Refuse a file whose elements nest deeper than this')
            [CompletionResult]::new('--max-nodes', '--max-nodes', [CompletionResultType]::ParameterName, 'Refuse a file with more elements than this in one part')
            [CompletionResult]::new('--max-steps', '--max-steps', [CompletionResultType]::ParameterName, 'Refuse a PDF whose pages take more steps than this to draw')
            [CompletionResult]::new('--max-paragraphs', '--max-paragraphs', [CompletionResultType]::ParameterName, 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most')
            [CompletionResult]::new('--max-conversion', '--max-conversion', [CompletionResultType]::ParameterName, 'Give up a conversion by LibreOffice after this many seconds')
            [CompletionResult]::new('--max-memory', '--max-memory', [CompletionResultType]::ParameterName, 'Give up when the work needs more than this many megabytes of memory')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; auto: on a terminal, unless NO_COLOR is set')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Wrap to this many columns [default: those of the terminal, else 100]')
            [CompletionResult]::new('--alone', '--alone', [CompletionResultType]::ParameterName, 'Check one text by itself: only rules that ask a single text can find anything')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'End with status 0 whatever is found; trouble is still 2')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Accept all that is found today: write it into the file of pins as a baseline')
            [CompletionResult]::new('--init', '--init', [CompletionResultType]::ParameterName, 'Write a commented policy and end')
            [CompletionResult]::new('--accept-unread', '--accept-unread', [CompletionResultType]::ParameterName, 'Check what was read of a text that was scanned or read in part, instead of ending with status 2')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
        'travaux;verify' {
            [CompletionResult]::new('--anonymous', '--anonymous', [CompletionResultType]::ParameterName, 'Also write the redline to this Word file without the names and days of your side, and verify that copy: what BASE has already, changes and comments, keeps its authors')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The name that stands for your side in the anonymous copy')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.txt, .html, .md, .json) says the format. Several -o write several files')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.txt, .html, .md, .json) says the format. Several -o write several files')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write in this format; with several outputs, to standard output and to files whose ending says none')
            [CompletionResult]::new('--format-base', '--format-base', [CompletionResultType]::ParameterName, 'Read the official text as this format instead of detecting it')
            [CompletionResult]::new('--base-revisions', '--base-revisions', [CompletionResultType]::ParameterName, 'Which text of a BASE that tracks changes itself is the official one')
            [CompletionResult]::new('--max-input', '--max-input', [CompletionResultType]::ParameterName, 'Refuse a file larger than this many megabytes')
            [CompletionResult]::new('--max-unpacked', '--max-unpacked', [CompletionResultType]::ParameterName, 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'Refuse a file whose elements nest deeper than this')
            [CompletionResult]::new('--max-nodes', '--max-nodes', [CompletionResultType]::ParameterName, 'Refuse a file with more elements than this in one part')
            [CompletionResult]::new('--max-steps', '--max-steps', [CompletionResultType]::ParameterName, 'Refuse a PDF whose pages take more steps than this to draw')
            [CompletionResult]::new('--max-paragraphs', '--max-paragraphs', [CompletionResultType]::ParameterName, 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most')
            [CompletionResult]::new('--max-conversion', '--max-conversion', [CompletionResultType]::ParameterName, 'Give up a conversion by LibreOffice after this many seconds')
            [CompletionResult]::new('--max-memory', '--max-memory', [CompletionResultType]::ParameterName, 'Give up when the work needs more than this many megabytes of memory')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; auto: on a terminal, unless NO_COLOR is set')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Wrap to this many columns [default: those of the terminal, else 100]')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
        'travaux;show' {
            [CompletionResult]::new('--stage', '--stage', [CompletionResultType]::ParameterName, 'Which stage to print')
            [CompletionResult]::new('--pins', '--pins', [CompletionResultType]::ParameterName, 'Keep to these corrections of the pairing, and to what was accepted [default: travaux.pins.toml beside the later text or above it]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Read the text as this format instead of detecting it')
            [CompletionResult]::new('--revisions', '--revisions', [CompletionResultType]::ParameterName, 'Which text of a file with tracked changes to take')
            [CompletionResult]::new('--max-input', '--max-input', [CompletionResultType]::ParameterName, 'Refuse a file larger than this many megabytes')
            [CompletionResult]::new('--max-unpacked', '--max-unpacked', [CompletionResultType]::ParameterName, 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'Refuse a file whose elements nest deeper than this')
            [CompletionResult]::new('--max-nodes', '--max-nodes', [CompletionResultType]::ParameterName, 'Refuse a file with more elements than this in one part')
            [CompletionResult]::new('--max-steps', '--max-steps', [CompletionResultType]::ParameterName, 'Refuse a PDF whose pages take more steps than this to draw')
            [CompletionResult]::new('--max-paragraphs', '--max-paragraphs', [CompletionResultType]::ParameterName, 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most')
            [CompletionResult]::new('--max-conversion', '--max-conversion', [CompletionResultType]::ParameterName, 'Give up a conversion by LibreOffice after this many seconds')
            [CompletionResult]::new('--max-memory', '--max-memory', [CompletionResultType]::ParameterName, 'Give up when the work needs more than this many megabytes of memory')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; auto: on a terminal, unless NO_COLOR is set')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Wrap to this many columns [default: those of the terminal, else 100]')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Print the whole text, one paragraph a line with its id, footnotes last')
            [CompletionResult]::new('--textconv', '--textconv', [CompletionResultType]::ParameterName, 'As --plain, for git''s textconv: of a file that cannot be read, a line that says so, and status 0')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
        'travaux;render' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write to this file; its ending (.html, .pdf, .docx, .md, .xlsx, .csv, .json, .txt) says the format. Several -o write several files')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write in this format; with several outputs, to standard output and to files whose ending says none')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Show only changes of these classes; with --exit-code, only they count')
            [CompletionResult]::new('--hide', '--hide', [CompletionResultType]::ParameterName, 'Hide changes of these classes; with --exit-code, they do not count')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Print only this many words around each change')
            [CompletionResult]::new('--browser', '--browser', [CompletionResultType]::ParameterName, 'Print a PDF with this Chromium or Chrome [default: that of `TRAVAUX_CHROMIUM`, else an installed one]')
            [CompletionResult]::new('--max-print', '--max-print', [CompletionResultType]::ParameterName, 'Give up printing a PDF after this many seconds')
            [CompletionResult]::new('--author', '--author', [CompletionResultType]::ParameterName, 'Sign the tracked changes of a Word file with this name')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'Date the tracked changes of a Word file: 2025-09-18, 2025-09-18T10:00:00Z or none')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Tell at most so many items; what does not fit is folded into them')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; auto: on a terminal, unless NO_COLOR is set')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Wrap to this many columns [default: those of the terminal, else 100]')
            [CompletionResult]::new('--original', '--original', [CompletionResultType]::ParameterName, 'Write the tracked changes of a Word file into a copy of this one, the old text''s own')
            [CompletionResult]::new('--revised', '--revised', [CompletionResultType]::ParameterName, 'Let that copy hold the new text letter by letter, as this one has it, the new text''s own Word file')
            [CompletionResult]::new('--max-input', '--max-input', [CompletionResultType]::ParameterName, 'Refuse a file larger than this many megabytes')
            [CompletionResult]::new('--max-unpacked', '--max-unpacked', [CompletionResultType]::ParameterName, 'Refuse a file that unpacks, with all that is computed from it, to more than this many megabytes')
            [CompletionResult]::new('--max-nesting', '--max-nesting', [CompletionResultType]::ParameterName, 'Refuse a file whose elements nest deeper than this')
            [CompletionResult]::new('--max-nodes', '--max-nodes', [CompletionResultType]::ParameterName, 'Refuse a file with more elements than this in one part')
            [CompletionResult]::new('--max-steps', '--max-steps', [CompletionResultType]::ParameterName, 'Refuse a PDF whose pages take more steps than this to draw')
            [CompletionResult]::new('--max-paragraphs', '--max-paragraphs', [CompletionResultType]::ParameterName, 'Refuse a file with more paragraphs than this; of lines, those between blank lines are one, ten at most')
            [CompletionResult]::new('--max-conversion', '--max-conversion', [CompletionResultType]::ParameterName, 'Give up a conversion by LibreOffice after this many seconds')
            [CompletionResult]::new('--max-memory', '--max-memory', [CompletionResultType]::ParameterName, 'Give up when the work needs more than this many megabytes of memory')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also print the words of unchanged paragraphs, and every warning')
            [CompletionResult]::new('--changed-only', '--changed-only', [CompletionResultType]::ParameterName, 'Leave out the words of unchanged paragraphs altogether, for a page that may be passed on')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Say why paragraphs were paired')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'End with status 1 when the texts differ')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing but trouble, and end with status 1 when the texts differ; files are still written')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Show the first file that was written with the system''s program for it')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
        'travaux;explain' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour; auto: on a terminal, unless NO_COLOR is set')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Wrap to this many columns [default: those of the terminal, else 100]')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Never start a pager')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
        'travaux;git-setup' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
        'travaux;schema' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
        'travaux;completions' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
        'travaux;manual' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see a summary with ''-h'')')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
