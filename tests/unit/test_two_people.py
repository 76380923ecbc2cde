"""The example of two people at one terminal: a whole conversation with `apply`, `allowed_steps`, `view` and `merge`."""

import subprocess
import sys
from pathlib import Path

from functionering import Meaning, Party, check, loads, nature, stage

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PROGRAM, SCRIPT = CHECKOUT / "examples" / "two_people.py", CHECKOUT / "examples" / "two_people.txt"


def typed(*lines: str) -> str:
    """What the program says to somebody who types those lines."""
    done = subprocess.run(
        [sys.executable, PROGRAM], input="\n".join(lines), capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    return done.stdout


def test_the_script_takes_two_people_from_the_invitation_to_the_closing(tmp_path: Path) -> None:
    saved = tmp_path / "record.json"
    script = tmp_path / "script.txt"
    script.write_text(SCRIPT.read_text("utf-8").replace("quit\n", f"save {saved}\nquit\n"), "utf-8")
    done = subprocess.run(
        [sys.executable, PROGRAM, "--script", script], capture_output=True, encoding="utf-8", check=True
    )
    assert "Nee:" not in done.stdout
    assert "Verschil" not in done.stdout
    c = loads(saved.read_bytes())
    assert stage(c) == "closed"
    assert nature(c).is_two_way
    assert {party: [each.meaning for each in signatures] for party, signatures in c.signatures.items()} == {
        Party.EMPLOYEE: [Meaning.SEEN],
        Party.MANAGER: [Meaning.AGREED],
    }
    assert [each.code for each in check(c).findings if each.severity == "breach"] == []


def test_what_one_prepares_the_other_does_not_see() -> None:
    said = typed(
        "at 2026-11-04T19:00Z",
        "give_perspective werk preparation",
        "Ik wil minder avonden.",
        "",
        "",
        "look",
        "together",
        "manager",
        "look",
        "quit",
    )
    mine, theirs = said.split("Samengevoegd.")
    assert mine.count("minder avonden") == 2
    assert "minder avonden" not in theirs


def test_what_is_not_possible_is_said_with_the_reason() -> None:
    said = typed(
        "at 2026-11-04T19:00Z", "close", "why close", "why fly", "fly", "give_perspective nergens", "steps", "quit"
    )
    assert said.count("Dit kan niet bij deze stand: gepland.") == 2
    assert "Die stap bestaat niet." in said
    assert "Dat ken ik niet" in said
    assert "zeg waar het over gaat" in said
    assert "give_perspective werk preparation | samen preparation" in said


def test_what_cannot_be_a_step_is_said_without_the_words() -> None:
    said = typed(
        "at 2026-11-04T19:00Z", "raise_topic preparation", "geen-uuid", "Geen Sleutel", "Titel", "werk", "", "", "quit"
    )
    assert "Zo kan het niet" in said
    assert said.count("Geen Sleutel") == 1


def test_without_a_moment_the_clock_is_read() -> None:
    assert "   request" in typed("steps", "# een opmerking", "")
