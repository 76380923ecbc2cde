"""Two people, one terminal, one conversation: from the invitation to the closing.

    python examples/two_people.py                         somebody types
    python examples/two_people.py --script SCRIPT.txt     the lines come from a file

Each of the two has a copy of the record. The keyboard goes from one to the other; whoever has it sees their own view,
is told what they may do now and why the rest is not possible, and takes steps on their own copy. `together` merges
the two copies. The program knows no rule of its own: it asks `allowed_steps` what is possible, `apply` does it, `view`
says what may be shown, and `merge` brings the copies together.

What can be typed:

    employee, manager       hand the keyboard to the other (their copy, their view)
    at 2026-11-02T09:00Z    it is that moment now; without it the clock is read
    look                    what this side sees
    steps                   what this side may do now
    why KIND                why a step is not possible
    KIND [VALUE ...]        take a step; the values say what it is about, the rest is asked
    together                merge the two copies
    save FILE               write this side's copy
    quit
"""

import argparse
import datetime as dt
import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from functionering import (
    About,
    Both,
    Conversation,
    Party,
    Person,
    StepRefused,
    Topic,
    allowed_steps,
    apply,
    dumps,
    merge,
    to_dict,
    view,
)
from functionering.errors import FunctioneringError
from functionering.history import KINDS, steps_from_dict
from functionering.steps import Allowance, Step, Target


def new_conversation() -> Conversation:
    """A conversation in which nothing has happened yet, with two items of a form."""
    return Conversation(
        id="2026-yara",
        profile="standard/1",
        language="nl",
        parties=Both((Person(id="yara", name="Yara Bos"),), (Person(id="tom", name="Tom de Wit"),)),
        topics=(
            Topic(id="werk", theme="work_content", title="Het werk", about=About.EMPLOYEE),
            Topic(
                id="samen", theme="relationship_with_manager", title="Hoe wij samenwerken", about=About.COLLABORATION
            ),
        ),
    )


class Table:
    """The two at one table: a copy for each, whose turn it is, and what moment it is."""

    def __init__(self, lines: Iterator[str], *, echo: bool) -> None:
        self.copies = {party: new_conversation() for party in Party}
        self.base = self.copies[Party.EMPLOYEE]
        self.party = Party.EMPLOYEE
        self.moment: dt.datetime | None = None
        self.lines = lines
        self.echo = echo

    @property
    def now(self) -> dt.datetime:
        """The moment that was said, or the clock's."""
        return self.moment or dt.datetime.now(dt.UTC).replace(microsecond=0)

    @property
    def mine(self) -> Conversation:
        """The copy of whoever has the keyboard."""
        return self.copies[self.party]

    def ask(self, what: str) -> str:
        """The next line, from the keyboard or the script."""
        print(f"{what}: ", end="", flush=True)
        line = next(self.lines, "quit").strip()
        if self.echo:
            print(line)
        return line

    def allowed(self) -> dict[str, Allowance]:
        """What may be done now, by kind."""
        return {each.kind: each for each in allowed_steps(self.mine, self.party, self.now)}

    def look(self) -> None:
        """Print what this side sees."""
        seen = view(self.mine, self.party, self.now)
        print(f"-- {self.party}, {self.now:%d-%m-%Y %H:%M}, {seen.stage}")
        for topic in seen.conversation.topics:
            print(f"   [{topic.id}] {topic.title}")
            for party, words in topic.perspectives.items():
                for each in (*words.preparation, *words.conversation):
                    print(
                        f"       {party}: {each.text or ('sluit zich aan' if each.concurs else 'zegt hier niets over')}"
                    )
            for problem in topic.problems:
                print(f"       knelpunt [{problem.id}] {problem.text}")
                for solution in problem.solutions:
                    print(f"           voorstel [{solution.id}] {solution.text}")
        for agreement in seen.conversation.agreements:
            agreed = "afspraak" if all(agreement.assents.values()) else "voorstel"
            print(f"   {agreed} [{agreement.id}] {agreement.what}")
        latest = seen.conversation.report.latest
        if latest is not None:
            print(f"   verslag: {latest.text}")
        for party, moment in seen.submitted.items():
            print(f"   voorbereiding {party}: {'ingediend' if moment else 'nog niet ingediend'}")

    def list_steps(self) -> None:
        """Print what may be done now, and about what."""
        for each in self.allowed().values():
            if each.is_allowed:
                about = ["" if target.key == () else " " + " ".join(map(str, target.key)) for target in each.targets]
                print(f"   {each.kind}{' |'.join(about)}")

    def explain(self, kind: str) -> None:
        """Print why a step is not possible."""
        allowance = self.allowed().get(kind)
        if allowance is None:
            print("   Die stap bestaat niet.")
        else:
            print(f"   {'Dit kan.' if allowance.reason is None else allowance.reason.sentence('nl')}")

    def take(self, kind: str, about: list[str]) -> None:
        """Take a step: the target says what it is about, and what is left is asked."""
        allowance = self.allowed()[kind]
        if allowance.reason is not None:
            print(f"   Nee: {allowance.reason.sentence('nl')}")
            return
        target = next((each for each in allowance.targets if [*map(str, each.key)] == about), None)
        if target is None:
            print("   Nee: zeg waar het over gaat, zoals `steps` het noemt.")
            return
        if allowance.note is not None:
            print(f"   Let op: {allowance.note.sentence('nl')}")
        try:
            step = self.filled_in(allowance, target)
            self.copies[self.party] = apply(self.mine, step)
        except StepRefused as error:
            print(f"   Nee: {error.reason.sentence('nl')}")
        except FunctioneringError as error:
            print(f"   Zo kan het niet: {error}")
        else:
            print(f"   Gedaan: {kind}.")

    def filled_in(self, allowance: Allowance, target: Target) -> Step:
        """The step with everything in it; a line that is left empty leaves a field out."""
        fields: dict[str, object] = {"by": self.party.value, "at": self.now.isoformat(), **allowance.given(target)}
        for name in inspect.signature(KINDS[allowance.kind]).parameters:
            if name not in {*fields, "person"}:
                answer = self.ask(f"   {name}")
                if answer:
                    fields[name.removesuffix("_")] = _value(answer)
        document = {"format": "functionering-steps/1", "start": to_dict(self.mine)}
        return steps_from_dict({**document, "steps": [{"step": allowance.kind, **fields}]}).steps[0]

    def together(self) -> None:
        """Merge the two copies; what both changed in one place is named and never decided silently."""
        merged = merge(self.copies[Party.EMPLOYEE], self.copies[Party.MANAGER], self.base)
        for conflict in merged.conflicts:
            print(f"   Verschil: {conflict}")
        self.base = merged.conversation
        self.copies = dict.fromkeys(Party, self.base)
        print("   Samengevoegd.")

    def run(self) -> None:
        """Listen until there is nothing more to hear."""
        while (line := self.ask(f"{self.party}")) != "quit":
            command, *rest = line.split() or [""]
            if command in (*Party,):
                self.party = Party(command)
            elif command in KINDS:
                self.take(command, rest)
            elif command and not command.startswith("#"):
                self.obey(command, *rest)

    def obey(self, command: str, *rest: str) -> None:
        """Do what is no step."""
        match command, *rest:
            case "at", moment:
                self.moment = dt.datetime.fromisoformat(moment)
            case "look", *_:
                self.look()
            case "steps", *_:
                self.list_steps()
            case "why", kind:
                self.explain(kind)
            case "together", *_:
                self.together()
            case "save", file:
                Path(file).write_bytes(dumps(self.mine))
            case _:
                print("   Dat ken ik niet; zie het begin van dit bestand.")


def _value(answer: str) -> object:
    """A typed line as a value of the record: JSON where it is an object, a list, a number or a yes or no; else text."""
    try:
        value: object = json.loads(answer)
    except ValueError:
        return answer
    return value if isinstance(value, dict | list | bool) else answer


def main(arguments: list[str] | None = None) -> int:
    """Take two people through a conversation."""
    parser = argparse.ArgumentParser(description="Two people, one terminal, one conversation.")
    parser.add_argument("--script", type=Path, help="read what is typed from this file")
    options = parser.parse_args(arguments)
    lines = iter(options.script.read_text("utf-8").splitlines()) if options.script else iter(sys.stdin)
    # A terminal shows what is typed by itself.
    Table(lines, echo=options.script is not None or not sys.stdin.isatty()).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
