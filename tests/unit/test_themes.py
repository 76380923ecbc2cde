"""The catalogue of themes: 37 rows, in the order of the table that they were gathered in."""

import re

import attrs
import pytest

from functionering.themes import THEMES, About, Gloss, Group, Theme, theme

# key, group, proposed subject, has a caution, has a condition
ROWS = """
review_of_agreements         process           work           -  -
work_content                 nature_and_level  work           -  -
work_level                   nature_and_level  work           -  -
results                      nature_and_level  employee       -  -
future_results               future            work           -  -
quality                      nature_and_level  employee       -  -
conduct                      nature_and_level  employee       -  -
competencies                 nature_and_level  employee       -  -
organisation_of_work         nature_and_level  organisation   -  -
work_experience              experience        employee       !  -
workload                     experience        work           !  -
social_safety                experience        organisation   !  -
cooperation_with_colleagues  collaboration     employee       !  -
cooperation_with_customers   collaboration     employee       !  -
relationship_with_manager    collaboration     collaboration  -  -
leadership_style             collaboration     manager        -  -
support_by_manager           collaboration     manager        -  -
communication                collaboration     collaboration  -  -
mutual_expectations          collaboration     collaboration  -  -
working_conditions           conditions        work           !  -
working_hours                conditions        work           -  -
work_life_balance            conditions        employee       !  -
sustainable_employability    future            employee       !  -
absence                      conditions        employee       !  -
training                     future            employee       -  -
personal_development         future            employee       -  -
career                       future            employee       -  ?
integrity                    conditions        work           !  ?
ancillary_activities         conditions        employee       !  -
additional_duties            nature_and_level  work           !  ?
social_leadership            collaboration     employee       !  ?
core_values                  nature_and_level  organisation   -  -
appreciation                 experience        employee       !  -
partial_incapacity           conditions        collaboration  !  ?
team                         collaboration     organisation   !  -
other                        process           None           -  -
evaluation_of_talk           process           collaboration  -  -
"""


def test_the_catalogue_has_these_37_themes_in_this_order() -> None:
    found = [
        [each.key, each.group, str(each.about), "!" if each.caution else "-", "?" if each.condition else "-"]
        for each in THEMES.values()
    ]
    assert found == [row.split() for row in ROWS.strip().splitlines()]
    assert len(found) == 37


def test_a_theme_is_found_by_its_key_and_any_other_key_is_a_custom_theme() -> None:
    assert theme("work_content") is THEMES["work_content"]
    assert THEMES["work_content"].dutch == "Inhoud van het werk en takenpakket"
    assert theme("het_dak_lekt") is None
    assert theme("") is None


@pytest.mark.parametrize("each", THEMES.values(), ids=str)
def test_a_theme_is_complete(each: Theme) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", each.key, re.ASCII)
    assert each.dutch == each.dutch.strip() != ""
    assert each.english == each.english.strip() != ""
    assert each.sources
    assert all(source.strip() for source in each.sources)


def test_titles_are_unique_in_each_language() -> None:
    assert len({each.dutch for each in THEMES.values()}) == 37
    assert len({each.english for each in THEMES.values()}) == 37


def test_cautions_and_conditions_stand_in_both_languages() -> None:
    glosses = [g for each in THEMES.values() for g in (each.caution, each.condition) if g is not None]
    assert glosses
    assert all(gloss.nl.endswith(".") and gloss.en.endswith(".") and gloss.nl != gloss.en for gloss in glosses)


@pytest.mark.parametrize("key", ["absence", "partial_incapacity", "working_conditions"])
def test_no_illness_is_written_down_and_what_somebody_can_do_may_be(key: str) -> None:
    caution = THEMES[key].caution
    assert caution is not None
    assert "aard of oorzaak van ziekte" in caution.nl
    assert "aanpassing" in caution.nl


def test_every_group_and_every_subject_occurs() -> None:
    assert {each.group for each in THEMES.values()} == set(Group)
    assert {each.about for each in THEMES.values()} == {*About, None}


def test_the_rest_item_proposes_no_subject_so_that_it_is_never_counted_by_default() -> None:
    assert [each.key for each in THEMES.values() if each.about is None] == ["other"]


def test_the_catalogue_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        THEMES["pay"] = THEMES["other"]  # type: ignore[index]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        THEMES["other"].key = "pay"  # type: ignore[misc]
    assert hash(Gloss("ja", "yes")) == hash(Gloss("ja", "yes"))
