"""JS: whether problems got solutions that both devised. That there is no solution yet is an honest outcome."""

from collections.abc import Iterator

from functionering.conversation import Phase
from functionering.party import Party
from functionering.profile import Label, Severity
from functionering.rules.look import Look
from functionering.rules.rule import Found, Rule, Strength, found
from functionering.stages import Stage
from functionering.topic import Problem

_SHOWN = (Phase.CONVERSATION, Phase.AGREEMENTS)


def _problems(look: Look) -> Iterator[tuple[str, Problem]]:
    for path, topic in look.topics:
        for j, problem in enumerate(topic.problems):
            yield f"{path}/problems/{j}", problem


def _recognises(problem: Problem, party: Party) -> bool:
    """Whether a side recognises a problem; having named it is enough, unless it disputes it itself."""
    position = problem.positions[party]
    if position is not None:
        return position.recognised is not None
    return problem.named_by is not None and party in problem.named_by.parties


def _unsolved(look: Look) -> Iterator[Found]:
    for path, problem in _problems(look):
        if not all(_recognises(problem, party) for party in Party) or problem.next_step is not None:
            continue
        if not any(_is_accepted(look, f"{path}/solutions/{k}", s.id) for k, s in enumerate(problem.solutions)):
            yield found(path)


def _is_accepted(look: Look, path: str, solution: str) -> bool:
    """Whether both assented to a solution, or to an agreement that was made from it."""
    made = (place for place, each in look.agreements if each.from_solution == solution)
    return any(look.both_assented(each) for each in (path, *made))


SOLVED_OR_NEXT = Rule(
    code="JS001",
    title=Label(
        "Een knelpunt dat beiden herkennen krijgt een oplossing of een volgende stap",
        "A problem that both recognise gets a solution or a next step",
    ),
    explanation=Label(
        "Beide kanten herkennen het knelpunt; wie het zelf noemde, herkent het. Dan hoort er een oplossing te zijn"
        " waar beiden akkoord op gaven, of een eerste stap: wie doet wat. Nog geen oplossing hebben is eerlijk, en"
        " vraagt om zo'n stap.",
        "Both sides recognise the problem; whoever named it recognises it. Then there is to be a solution that both"
        " assented to, or a first step: who does what. Having no solution yet is honest, and asks for such a step.",
    ),
    source="klasse.be (solutions devised together); sportwerkgever.nl; RKW § 3; ddgc",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.REPORTED,
    needs=_SHOWN,
    message=Label(
        "Beide kanten herkennen dit knelpunt, en er is geen oplossing met akkoord van beiden en geen volgende stap.",
        "Both sides recognise this problem, and there is no solution that both assented to and no next step.",
    ),
    action=Label(
        "Spreek samen een oplossing af, of wie de eerste stap zet.",
        "Agree on a solution together, or on who takes the first step.",
    ),
    holds=("E19",),
    find=_unsolved,
)


def _half_disputed(look: Look) -> Iterator[Found]:
    for path, problem in _problems(look):
        for party, position in problem.positions.items():
            if position is not None and position.disputed is not None and problem.positions[party.other] is None:
                yield found(f"{path}/positions", party.other, side=party, other=party.other)


BOTH_POSITIONS = Rule(
    code="JS002",
    title=Label(
        "Bij een betwist knelpunt het standpunt van beide kanten", "The position of both on a disputed problem"
    ),
    explanation=Label(
        "Wordt een knelpunt betwist, dan staan beide standpunten er. Wie het noemde heeft daarmee nog niet gezegd hoe"
        " het nu staat.",
        "Where a problem is disputed, both positions stand. Having named it does not yet say where one stands now.",
    ),
    source="sportwerkgever.nl (problems brought in by both); RKW stap 4 (no agreement is recorded)",
    strength=Strength.B,
    severity=Severity.CONCERN,
    stage=Stage.REPORTED,
    needs=_SHOWN,
    message=Label(
        "De {side} betwist dit knelpunt; het standpunt van de {other} staat er niet.",
        "The {side} disputes this problem; the position of the {other} is not there.",
    ),
    action=Label("Vraag het standpunt van de {other}.", "Ask for the position of the {other}."),
    holds=("E19", "E3"),
    find=_half_disputed,
)


def _one_side_proposes(look: Look) -> Iterator[Found]:
    solutions = [solution for _, solution in look.c.solutions()]
    proposers = {party for each in solutions for party in each.by.parties}
    if len(proposers) == 1:
        (side,) = proposers
        path = next(path for path, problem in _problems(look) if problem.solutions)
        yield found(path, side.other, side=side, other=side.other)


BOTH_PROPOSE = Rule(
    code="JS003",
    title=Label("Oplossingen van beide kanten", "Solutions from both sides"),
    explanation=Label(
        "Wie een knelpunt noemt, schrijft de oplossing niet voor: die wordt samen bedacht. Komen alle voorstellen van"
        " één kant, vraag dan de andere. Gezamenlijke voorstellen zijn van beide.",
        "Whoever names a problem does not dictate the solution: it is devised together. Where all proposals come from"
        " one side, ask the other. Joint proposals are of both.",
    ),
    source="ddgc (points without a solution; ask for solutions); klasse.be; sportwerkgever.nl",
    strength=Strength.B,
    severity=Severity.ADVICE,
    stage=Stage.REPORTED,
    needs=_SHOWN,
    message=Label("Alle voorgestelde oplossingen komen van de {side}.", "All proposed solutions come from the {side}."),
    action=Label("Vraag de {other} om een voorstel.", "Ask the {other} for a proposal."),
    holds=("E19",),
    find=_one_side_proposes,
)

JOINT_SOLVING = (SOLVED_OR_NEXT, BOTH_POSITIONS, BOTH_PROPOSE)
"""JS: joint solving."""
