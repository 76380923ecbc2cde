#!/usr/bin/env python3
"""Start here: `python3 run.py check` judges the shipped records, `python3 run.py test` runs all tests.

All that is needed is Python 3.11 or newer and a package index that pip can reach. Each command makes a private virtual
environment under `.venvs/` in this checkout, once, and uses it again until the interpreter or the dependencies in
`pyproject.toml` change. A stamp is written last, so an environment that was left half-made is seen and made anew.
Only the standard library is used, and only syntax that older Pythons read: they must reach the sentence about it.
"""

import collections
import contextlib
import hashlib
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent
OLDEST = (3, 11)
EXAMPLES = ROOT / "src" / "functionering" / "examples"
READ = ("two_way", "one_way", "undetermined")  # the natures of a record that was read
ONE_WAY = ["one-way.json"]  # the examples that show what a record of one side alone is told

# What each command installs: the extras of the project, and the dependency groups (PEP 735) of pyproject.toml.
NEEDS = {  # type: dict[str, dict[str, list[str]]]
    "check": {"extras": [], "groups": []},
    "test": {"extras": ["calendar", "cli", "testing"], "groups": ["test"]},
}

USAGE = """usage: python3 run.py check [FILE or option of `functionering check` ...]
       python3 run.py test [option of pytest ...]

check   judges the example records that are shipped (or the files that you name) and shows the verdicts
test    runs all tests"""

# Settings of the caller that would send packages, or Python itself, elsewhere than the private environment.
FOREIGN = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV")

NO_INDEX = (
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "Connection to",
    "Connection refused",
    "Read timed out",
    "No matching distribution found",
    "ProxyError",
    "SSLError",
    "CERTIFICATE_VERIFY_FAILED",
)


class Trouble(Exception):
    """A sentence for the person at the keyboard: what is wrong, and what to do."""


def say(sentence: str) -> None:
    """Print at once, so that nobody watches an empty screen."""
    print(sentence, flush=True)


def needs_newer(version: "Sequence[int | str]") -> "str | None":
    """What to tell somebody whose Python has this `version`; None where it will do."""
    if tuple(version[:2]) >= OLDEST:
        return None
    found = [name for name in ("python3.14", "python3.13", "python3.12", "python3.11") if shutil.which(name)]
    advice = "Start it with the one you have: {} run.py ...".format(found[0]) if found else "Install a newer Python."
    return "functionering needs Python 3.11 or newer, and this is Python {}.{}. {}".format(
        version[0], version[1], advice
    )


def metadata() -> "dict[str, Any]":
    """The tables of pyproject.toml that decide what gets installed."""
    import tomllib  # not there before Python 3.11, and those are told so first

    tables = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {name: tables.get(name, {}) for name in ("build-system", "project", "dependency-groups")}


def requirements(groups: "dict[str, Any]", wanted: "list[str]") -> "list[str]":
    """The requirements of the `wanted` dependency groups, included groups spelled out.

    pip reads groups itself since 25.1; the pip that comes with Python 3.11 does not.
    """
    found = []  # type: list[str]
    for name in wanted:
        for entry in groups[name]:
            found.extend([entry] if isinstance(entry, str) else requirements(groups, [entry["include-group"]]))
    return found


def fingerprint(purpose: str, tables: "dict[str, Any]") -> str:
    """What an environment for `purpose` is made from: any change here means another environment."""
    made_from = [NEEDS[purpose], tables, sys.version, os.path.realpath(sys.executable), str(ROOT)]
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def clean_environment() -> "dict[str, str]":
    """The caller's environment without what would point outside the private one."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    kept.update(PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")
    return kept


def python_of(folder: pathlib.Path) -> pathlib.Path:
    """The interpreter of the environment in `folder`."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@contextlib.contextmanager
def only_one(folder: pathlib.Path) -> "Iterator[None]":
    """Let one run at a time prepare an environment; where the system has no such lock, do without."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Another run is preparing an environment; waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def remove(folder: pathlib.Path) -> None:
    """Take away whatever stands where the environment must come."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(str(folder))


def create(folder: pathlib.Path) -> None:
    """Make an empty virtual environment with pip in it."""
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        raise Trouble(
            "This Python cannot make virtual environments: its module {} is missing.\n"
            "On Debian and Ubuntu: sudo apt install python{}.{}-venv. Elsewhere: install a Python that is complete,\n"
            "for instance the one of python.org. Then run the same command again.".format(
                missing[0], sys.version_info[0], sys.version_info[1]
            )
        )
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(folder)],
        check=False,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if made.returncode:
        said = made.stdout.decode("utf-8", "replace").strip()
        raise Trouble("The virtual environment could not be made in {}. Python said:\n{}".format(folder, said))


def why_pip_failed(lines: "Iterable[str]") -> str:
    """A sentence for what pip printed before it gave up."""
    text = "\n".join(lines)
    if any(sign in text for sign in NO_INDEX):
        return (
            "pip could not get the packages: no package index was reached, or it does not have them.\n"
            "Check the network connection (behind a proxy: set HTTPS_PROXY; with an index of your own: PIP_INDEX_URL)\n"
            "and run the same command again."
        )
    shown = "\n".join("  | " + line.encode("ascii", "replace").decode() for line in lines)
    return "pip could not install the packages. Its last lines:\n{}\nThen run the same command again.".format(shown)


def install(folder: pathlib.Path, purpose: str, tables: "dict[str, Any]") -> None:
    """Install the project and what `purpose` needs, with a line for every package that is fetched."""
    extras = NEEDS[purpose]["extras"]
    project = str(ROOT) + ("[{}]".format(",".join(extras)) if extras else "")
    wanted = requirements(tables["dependency-groups"], NEEDS[purpose]["groups"])
    command = [str(python_of(folder)), "-m", "pip", "install", "--retries", "2", "--editable", project, *wanted]
    last = collections.deque(maxlen=15)  # type: collections.deque[str]
    pip = subprocess.Popen(command, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    with pip:
        for raw in pip.stdout or ():
            line = raw.decode("utf-8", "replace").strip()
            last.append(line)
            if line.startswith("Collecting "):
                say("  fetching " + line.split()[1])
            elif line.startswith(("Installing collected", "WARNING: Retrying")):
                say(
                    "  installing them ..."
                    if line.startswith("I")
                    else "  no answer from the package index; trying again ..."
                )
    if pip.returncode:
        raise Trouble(why_pip_failed(last))


def prepared(purpose: str) -> pathlib.Path:
    """The interpreter of an environment that holds all that `purpose` needs, made now if there is none."""
    tables = metadata()
    home = ROOT / ".venvs"
    home.mkdir(exist_ok=True)
    folder = home / "{}-{}.{}".format(purpose, sys.version_info[0], sys.version_info[1])
    stamp, mark = folder / "complete", fingerprint(purpose, tables)
    with only_one(home):
        if stamp.is_file() and stamp.read_text("utf-8") == mark and python_of(folder).exists():
            return python_of(folder)
        say("Preparing a private environment in {} (once; a minute or two) ...".format(folder.relative_to(ROOT)))
        remove(folder)
        create(folder)
        install(folder, purpose, tables)
        stamp.write_text(mark, "utf-8")
    say("Ready.\n")
    return python_of(folder)


def start(python: pathlib.Path, *arguments: "str | pathlib.Path") -> int:
    """Run the environment's Python in the checkout and give its exit code."""
    return subprocess.call([str(python), *map(str, arguments)], cwd=str(ROOT), env=clean_environment())


def records(pattern: str) -> "list[pathlib.Path]":
    """The example records of that name, as a path from the checkout."""
    return [path.relative_to(ROOT) for path in sorted(EXAMPLES.glob(pattern))]


def judged(python: pathlib.Path, files: "list[pathlib.Path]") -> "list[dict[str, Any]]":
    """What the check says of each file, as data; a file that it says nothing of was not read."""
    command = [str(python), "-m", "functionering", "check", "--format", "json", *map(str, files)]
    done = subprocess.run(command, check=False, cwd=str(ROOT), env=clean_environment(), stdout=subprocess.PIPE)
    said = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    silent = {path.name for path in files} - {os.path.basename(each["source"]) for each in said}
    return said + [{"source": name, "nature": "not judged"} for name in sorted(silent)]


def names(outcomes: "list[dict[str, Any]]", natures: "Sequence[str | None]") -> "list[str]":
    """The files that came out with one of these natures."""
    return [os.path.basename(each["source"]) for each in outcomes if each["nature"] in natures]


def unexpected(shown: "list[dict[str, Any]]", refused: "list[dict[str, Any]]") -> "list[str]":
    """The example files that were judged otherwise than they are meant to be, or not at all."""
    wrong = set(names(shown, ("one_way",))).symmetric_difference(ONE_WAY)
    unread = [each for each in shown if each["nature"] not in READ]
    read = [each for each in refused if each["nature"] is not None]
    return sorted(wrong.union(os.path.basename(each["source"]) for each in unread + read))


def conclusion(shown: "list[dict[str, Any]]", refused: "list[dict[str, Any]]") -> str:
    """Whether the examples were judged as they are meant to be, in Dutch and in English; what is otherwise is named."""
    wrong = unexpected(shown, refused)
    if wrong:
        return "Niet zoals bedoeld: kijk naar {0}.\n(Not as expected: look at {0}.)".format(", ".join(wrong))
    good = (
        "Zoals bedoeld: {0} verslagen gelezen, waarvan {1} met opzet eenzijdig, en {2} met opzet geweigerd.\n"
        "(As expected: {0} records read, {1} of them one-way on purpose, and {2} refused on purpose.)"
    )
    return good.format(len(shown), len(names(shown, ("one_way",))), len(refused))


def check(arguments: "list[str]") -> int:
    """Judge the shipped records: 0 if all are judged as they are meant to be, else 1.

    Of what the caller names the exit code is that of `functionering check`.
    """
    python = prepared("check")
    if arguments:
        return subprocess.call([str(python), "-m", "functionering", "check", *arguments], env=clean_environment())
    say("functionering check: de voorbeelden van de bibliotheek (the example records of the library)\n")
    shown, refused = records("*.json"), records("refused/*.json")
    start(python, "-m", "functionering", "check", *shown)
    say("\nEn de voorbeelden die geweigerd moeten worden, met plaats en reden (those that must be refused):\n")
    start(python, "-m", "functionering", "check", *refused)
    outcomes = judged(python, shown), judged(python, refused)
    say("\n" + conclusion(*outcomes))
    return 1 if unexpected(*outcomes) else 0


def test(arguments: "list[str]") -> int:
    """Run all tests, or what the caller names, on all cores."""
    return start(prepared("test"), "-m", "pytest", *(arguments or ["--numprocesses=auto"]))


def main(arguments: "list[str]") -> int:
    """Do one of the two commands; 2 when it cannot start, 130 when stopped by hand."""
    too_old = needs_newer(sys.version_info)
    commands = {"check": check, "test": test}
    if too_old or not arguments or arguments[0] not in commands:
        say(too_old or USAGE)
        return 2
    try:
        return commands[arguments[0]](arguments[1:])
    except Trouble as trouble:
        say("\n{}".format(trouble))
    except OSError as error:
        say("\nThe private environment could not be used: {} ({}).".format(error.strerror, error.filename))
    except KeyboardInterrupt:
        say("\nStopped. Run the same command to go on; what was left half-made is made anew.")
        return 130
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
