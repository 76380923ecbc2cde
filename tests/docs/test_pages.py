"""Every block of Python in the README and the documentation runs, and what it says is true."""

import json
import re

import pytest

import pages

NAMES = [str(page.relative_to(pages.CHECKOUT)) for page in pages.pages()]


@pytest.mark.parametrize("name", NAMES)
def test_the_code_on_a_page_runs(name: str) -> None:
    text = (pages.CHECKOUT / name).read_text("utf-8")
    assert pages.run(text, name) == text.count("```python\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_record_on_a_page_is_a_record(name: str) -> None:
    from functionering import loads, loads_steps

    readers = {"functionering/1": loads, "functionering-steps/1": loads_steps}
    text = (pages.CHECKOUT / name).read_text("utf-8")
    for block in pages.blocks(text):
        if block.kind == "json" and '"format"' in block.code:
            readers[json.loads(block.code)["format"]](block.code)


@pytest.mark.parametrize("name", NAMES)
def test_json_on_a_page_is_json(name: str) -> None:
    text = (pages.CHECKOUT / name).read_text("utf-8")
    for block in pages.blocks(text):
        if block.kind == "json":
            json.loads(block.code)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_on_a_page_answers_as_shown(name: str) -> None:
    for words, expected in pages.commands((pages.CHECKOUT / name).read_text("utf-8")):
        done = pages.typed(words)
        assert done.returncode in {0, 1}, done.stderr
        assert pages.shows(expected, done.stdout), done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_link_to_another_page_leads_somewhere(name: str) -> None:
    page = pages.CHECKOUT / name
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_what_the_readme_shows_is_what_it_prints(capsys: pytest.CaptureFixture[str]) -> None:
    text = (pages.CHECKOUT / "README.md").read_text("utf-8")
    pages.run(text, "README.md")
    printed = capsys.readouterr().out
    shown = [block.code for block in pages.blocks(text) if block.kind == "text"]
    assert [code for code in shown if code.removesuffix("...\n") not in printed] == []
    assert len(shown) == 2


@pytest.mark.parametrize(
    "code", ["assert 1 == 2", ">>> 1 + 1\n3", "from functionering import nothing_of_this_name", "syntax error"]
)
def test_a_page_whose_code_is_wrong_is_seen(code: str) -> None:
    with pytest.raises(Exception, match=r".*"):
        pages.run(f"# A page\n\n```python\n{code}\n```\n", "a page")


def test_blocks_of_one_page_are_one_program() -> None:
    text = (
        "```python\nx = 1\n```\n\n```sh\nfalse\n```\n\n```python\n>>> x + 1\n2\n```\n\n```python\nassert x == 1\n```\n"
    )
    assert pages.run(text, "a page") == 3
    assert [block.line for block in pages.blocks(text)] == [2, 6, 10, 15]


def test_every_folder_of_the_documentation_has_an_index() -> None:
    folders = {page.parent for page in pages.pages() if page.name != "README.md"}
    assert [folder.name for folder in sorted(folders) if not (folder / "index.md").exists()] == []


def test_shown_output_may_leave_lines_out_and_nothing_else() -> None:
    assert pages.shows("one\n...\nfour\n", "one\ntwo\nthree\nfour\n")
    assert not pages.shows("one\n...\nfive\n", "one\ntwo\n")
    assert not pages.shows("two\n", "one\ntwo\n")
    assert pages.shows("", "anything")
    assert list(pages.commands("```console\n$ a b\nout\n$ c 'd e'\n```\n")) == [
        (["a", "b"], "out\n"),
        (["c", "d e"], ""),
    ]
