"""Scripts that complete the command line in bash, zsh and fish, made from the parsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefing.command_line import Argument, Command, Option, commands, reader

# Arguments that are files; what is no file, has no choices and is not a folder is left to the hand.
FILES, FOLDERS = ("ARTICLE", "FILE"), ("FOLDER",)


def bash() -> Iterator[str]:
    """A function for bash 3.2 and later, to be sourced."""
    top = [command.name for command in commands()] + _flags(reader())
    yield "# bash completion for briefing: source <(briefing completions bash)"
    yield "_briefing() {"
    yield "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}"
    yield "    local words= paths= each"
    yield '    if [ "$COMP_CWORD" -eq 1 ]; then'
    yield f"        words='{' '.join(top)}' paths=-d"
    yield "    else"
    yield '        case "${COMP_WORDS[1]} $previous" in'
    for command in commands():
        for option in command.options:
            if option.value:
                flags = "|".join(f"'{command.name} {flag}'" for flag in option.flags)
                paths = " paths=-d" if option.value in FOLDERS else ""
                yield f"        {flags}) words='{' '.join(option.choices)}'{paths} ;;"
    yield "        *)"
    yield '            case "${COMP_WORDS[1]}" in'
    for command in commands():
        choices = [choice for argument in command.arguments for choice in argument.choices]
        words = " ".join(_flags(command) + choices)
        yield f"            {command.name}) words='{words}' paths={_bash_paths(command)} ;;"
    yield "            *) paths=-d ;;"
    yield "            esac ;;"
    yield "        esac"
    yield "    fi"
    yield "    COMPREPLY=()"
    yield '    while IFS= read -r each; do COMPREPLY+=("$each"); done < <('
    yield '        compgen -W "$words" -- "$current"'
    yield '        [ -z "$paths" ] || compgen $paths -- "$current"'
    yield "    )"
    yield "}"
    yield "complete -o filenames -F _briefing briefing"


def _bash_paths(command: Command) -> str:
    names = {argument.name for argument in command.arguments}
    return "-f" if names & {*FILES} else "-d" if names & {*FOLDERS} else "''"


def zsh() -> Iterator[str]:
    """A function to be sourced, or to lie as `_briefing` in a folder of $fpath."""
    yield "#compdef briefing"
    yield "# zsh completion for briefing: source <(briefing completions zsh)"
    yield "_briefing() {"
    yield "    if (( CURRENT == 2 )); then"
    yield "        local -a commands=("
    for command in commands():
        yield "            " + _quoted(f"{command.name}:{command.summary}")
    yield "        )"
    yield "        _describe -t commands command commands"
    yield "        _directories"
    yield f"        [[ $PREFIX == -* ]] && compadd -- {' '.join(_flags(reader()))}"
    yield "        return"
    yield "    fi"
    yield "    shift words; (( CURRENT-- ))"
    yield "    case $words[1] in"
    for command in commands():
        specs = [*map(_zsh_option, command.options), *map(_zsh_argument, command.arguments)]
        yield f"    {command.name}) _arguments {' '.join(map(_quoted, specs))} ;;"
    yield "    *) _directories ;;"
    yield "    esac"
    yield "}"
    yield "if [[ $funcstack[1] == _briefing ]]"
    yield 'then _briefing "$@"'
    yield "else compdef _briefing briefing"
    yield "fi"


def _zsh_option(option: Option) -> str:
    flag = max(option.flags, key=len)
    choices = f"({' '.join(option.choices)})" if option.choices else ""
    action = "_directories" if option.value in FOLDERS else choices
    value = f":{option.value}:{action}" if option.value else ""
    return f"{flag}[{_zsh_plain(option.help)}]{value}"


def _zsh_argument(argument: Argument) -> str:
    action = "_files" if argument.name in FILES else ""
    action = "_directories" if argument.name in FOLDERS else action
    action = f"({' '.join(argument.choices)})" if argument.choices else action
    place = "*" if argument.is_repeated else ":" * argument.is_optional
    return f"{place}:{argument.name.lower()}:{action}"


def _zsh_plain(text: str) -> str:
    """A description within a spec, where brackets and colons mean something."""
    return "".join("\\" + sign if sign in "[]:\\" else sign for sign in text)


def fish() -> Iterator[str]:
    """Completions to be sourced, or to lie in ~/.config/fish/completions."""
    yield "# fish completion for briefing: briefing completions fish | source"
    yield "complete -c briefing -f"
    top = "-n __fish_use_subcommand"
    names = " ".join(command.name for command in commands())
    # The reader takes more folders than one.
    reads = f"-n 'not __fish_seen_subcommand_from {names}'"
    yield f"complete -c briefing {reads} -a '(__fish_complete_directories)'"
    yield from (f"complete -c briefing {top} {_fish_option(each)}" for each in reader().options)
    for command in commands():
        summary = _fish_quoted(command.summary)
        yield f"complete -c briefing {top} -a {command.name} -d {summary}"
        here = f"-n '__fish_seen_subcommand_from {command.name}'"
        yield from (f"complete -c briefing {here} {_fish_option(each)}" for each in command.options)
        for argument in command.arguments:
            if argument.choices:
                yield f"complete -c briefing {here} -a {_fish_quoted(' '.join(argument.choices))}"
            elif argument.name in FILES:
                yield f"complete -c briefing {here} -F"
            elif argument.name in FOLDERS:
                yield f"complete -c briefing {here} -a '(__fish_complete_directories)'"


def _fish_option(option: Option) -> str:
    flags = " ".join(f"-{'l' if f.startswith('--') else 's'} {f.lstrip('-')}" for f in option.flags)
    offered = " ".join(option.choices)
    if option.value in FOLDERS:
        offered = "(__fish_complete_directories)"
    value = f" -x -a {_fish_quoted(offered)}" if option.value else ""
    return f"{flags}{value} -d {_fish_quoted(option.help)}"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _flags(command: Command) -> list[str]:
    return [flag for option in command.options for flag in option.flags]


SHELLS: Mapping[str, Callable[[], Iterator[str]]] = {"bash": bash, "zsh": zsh, "fish": fish}
