"""Which keys are structured judgement, and which only look like it."""

import itertools

import pytest

from functionering.judgement import (
    HEADS,
    INNOCENT_WORDS,
    JUDGEMENT_WORDS,
    LONGEST_KEY,
    WORDS_ALONE,
    Judgement,
    Lexicon,
    judgement_in,
)

RATING = """
    rating ratings Rating RATING score scores Score scoring scored rated ranked graded grade grades mark marks stars
    verdict judgement judgment appraisal appraisals appraised assessment percentile quartile ranking rankings
    beoordeling beoordelingen beoordeeld oordeel oordelen cijfer cijfers waardering waarderingen rangorde sterren
    percentiel groeipotentieel negenvlak talentmatrix
    eindbeoordeling eindoordeel eindcijfer eindscore totaalscore totaaloordeel beoordelingscijfer beoordelingsscore
    beoordelingsschaal beoordelingsgesprek functioneringsscore functioneringscijfer functioneringsoordeel
    medewerkersscore jaarbeoordeling prestatiebeoordeling prestatiescore competentiescore gemiddeldescore
    rapportcijfer cijferlijst deelscores eindwaardering jaarbeoordelingen scoreniveau zelfbeoordeling
    overallscore finalrating performancerating totalgrade averagescore performancescores subscore peerrating
    starrating ratingscale scorevalue summaryrating
    overall_rating final-rating performance.score overallRating performanceScore PerformanceRating scoreTotal score1
    rating2026 HRScore 9box nineBox nine_box nine-box 9-grid ninebox stack_rank growth_potential final_rate
    performance_level performanceLevel performance_review prestatie_niveau employee_evaluation exceeds_expectations
    grade_level job_grade pay_grade salary_score self_assessment beoordeling_door_leidinggevende cijfer_medewerker
    potential potentieel performance rank voldoende onvoldoende unsatisfactory
    KPIscore OKRrating EINDoordeel SCOREtotaal PERFORMANCElevel
    competentieniveau competency_level functioneringsniveau overall_performance slotoordeel normscore puntenscore
    scorekaart scorecard scoreboard potentieelinschatting potentieelbeoordeling performance_potential
    beoordelingsuitslag beoordelingskwalificatie eindkwalificatie bell_curve_position forced_distribution
    high_performer talentgrid
    prestatieniveaus prestatiegroep prestatiecurve prestatie_uitkomst gedragsniveau vaardigheidsniveau skill_level
    proficiency_level evaluatiecijfer evaluatie_cijfer overallResult overall_level gewogen_gemiddelde weightedAverage
    box9 box_9 waarderingscode waardering_code perfLevel perfReview perf_result
    testscore tevredenheidsscore groepsoordeel deskundigheidsoordeel talent_segment talentraster
    topPerformer low_performer flight_risk vertrekrisico doorgroeipotentieel leadership_potential high_potential hipo
    stoplichtkleur traffic_light rag_status totaal_punten points_total total_points voldoet_aan_verwachtingen
    overtreftVerwachtingen boven_verwachting onder_de_maat meets_expectation below_expectations needs_improvement
    calibrated_result kalibratie performance_quadrant performance_outcome box_number uitslag_beoordeling outstanding
    uitstekend zeer_goed functioneren kpi_scores 360score course_score toets_cijfer diploma_grade cijferlijst_opleiding
""".split()

PAY = """
    salary salaries Salary SALARY salaris salarissen pay wage wages loon lonen bonus bonuses bonussen increment
    increments periodiek periodieken compensation raise raises merit reward incentive remuneration beloning beloningen
    bezoldiging toeslag toeslagen toelage gratificatie inschaling inkomen income earnings
    salarisverhoging salarisverhogingen loonsverhoging salarisschaal salaristrede loonschaal bonusbedrag
    bonuspercentage bonusvoorstel prestatiebeloning prestatietoeslag prestatiebonus basissalaris brutoloon uurloon
    maandsalaris eindejaarsuitkering vakantietoeslag salarisgesprek
    basepay payrise payraise payincrease payband grosssalary meritincrease annualbonus
    pay_rise payRaise salary_increase salaryIncrease merit-increase bonus_2026 salaris.voorstel newSalary hourly_rate
    total_comp stock_options periodieke_verhoging dertiende_maand rating_bonus beoordelingstoeslag score_bonus
    verhoging salaris_nummer
    SALARISverhoging HRbonus arbeidsmarkttoelage prestatiepremie bindingspremie winstuitkering salarisbesluit
    beloningsbesluit targetbonus rsu_grant rsus payout trede trede_nieuw schaaluitloop verhoging_percentage
    increase_percentage loonstap salaristreden tekenbonus retentiebonus signing_bonus aanblijfpremie
    arbeidsmarktpremie waarnemingstoelage onregelmatigheidstoeslag jubileumgratificatie profit_share lump_sum
    thirteenth_month 13th_month 13e_maand vakantiegeld holiday_allowance eenmalige_uitkering schaalsprong
    schaalverhoging hogere_schaal compa_ratio commission_rate stock_grant share_options equity_award vesting_schedule
    wedde barema honorarium provisie emolumenten retention_premium brutoPerMaand gross_per_month verhoging_in_procent
    percentage_verhoging increase_amount loonopslag salarisadvies salarisbrief salary_recommendation bonusuitkering
    salarisconsequentie loonconsequentie salarisuitloop nieuwe_schaal nieuweSchaal schaal_nieuw increase_pct
    pct_increase verhoging_pct
    schaalbedrag step_increase nettosalaris functiesalaris inschalingsbesluit herinschaling merit_badge
""".split()

PRIVATE_NOTE = """
    private Private PRIVATE prive privé Privé PRIVÉ confidential hidden secret vertrouwelijk vertrouwelijke geheim
    geheime verborgen werkaantekening werkaantekeningen werknotities schaduwdossier schaduw_dossier
    private_note private_notes privateNote privateNotes privatenotes is_private private_comment prive_notitie
    privenotitie privénotitie privénotities priveaantekening PrivéAantekeningen confidential_note confidentialnotes
    hidden_remarks secret_memo vertrouwelijke_aantekening geheime_notitie geheim-dossier
    personal_note personalNotes persoonlijke_aantekeningen own_notes eigen_aantekening eigenAantekeningen
    manager_note manager_notes managerNotes notes_manager managernote managernotes notes_by_the_manager
    notes_for_hr note_to_self hr_notes supervisor_notes internal_notes interne_notitie internal_comments
    notitie_leidinggevende aantekeningen_van_de_leidinggevende aantekeningenVanDeLeidinggevende leidinggevende_notities
    employee_notes notities_medewerker off_the_record manager_only alleen_voor_hr shadow_file salary_private_note
    HRnotitie HRnotities LGnotitie MGRnotes interne_opmerking notitie_lg lg_notitie manager_eyes_only
    not_shared_with_employee niet_zichtbaar_voor_medewerker onzichtbaar_voor_medewerker only_visible_to_manager
    hr_comment hr_opmerkingen intern_commentaar interneKanttekening manager_observations observaties_leidinggevende
    managerDiary logboek_leidinggevende dagboek_manager my_notes mijn_notities mijnAantekeningen reviewer_notes
    assessor_note beoordelaar_notities notitie_werkgever employer_notes boss_notes mgr_note kladblok kladnotitie
    scratchpad scratch_pad zwartboek schaduwadministratie buiten_het_verslag eigen_gebruik own_use internal_use_only
    do_not_share niet_delen nietDelenMetMedewerker not_for_employee niet_voor_medewerker hidden_from_employee
    employee_cannot_see medewerker_mag_niet_zien visible_only_to_manager zichtbaar_alleen_voor_leidinggevende
    alleen_zichtbaar_voor_hr invisible_to_employee not_visible_to_the_employee afgeschermde_notitie restricted_notes
    undisclosed_remark personal_comment persoonlijke_opmerking backchannel only_manager not_shared onzichtbaar
    schaduwaantekening schaduw_notities notitie_schaduw dossiernotitie dossier_aantekeningen
    personeelsdossier_notitie
    is_hidden manager_memo employee_memo hrbp_notes leidinggevende_indruk notes_to_self notes_for_me
""".split()

INNOCENT = """
    operating operating_hours iterating moderating collaborating integrating generation celebrating rate response_rate
    underscore underscored core onderscheid ratio HRcore
    upgrade upgraded degraded gradual centigrade retrograde
    remark remarks market marketing marker marked benchmark bookmark landmark trademark question_mark mark_as_read
    start started_at restart sterk sterke_punten sterkte versterken star star_method
    voordeel vooroordeel voordelen beoordelaar beoordelaar_id cijfercode verzuimcijfers jaarcijfers kwartaalcijfers
    waarde waarden kernwaarden waardevol waardenset functiewaardering functie_waardering risicobeoordeling
    risk_assessment needs_assessment risico_beoordeling
    payload payloads payroll payment payments paying payee repay prepayment
    loonwerk loondienst loonheffing salarisnummer salarisadministratie salarisstrook
    bonnummer bonafide wagenpark wagens lonend belofte toelichting toelaten
    praise praised raised raised_by raise_topic raiseConcern auto_increment incremental compensatie_uren
    periodieke_bijeenkomst periodiek_overleg opslag opslaglocatie vergoeding reiskostenvergoeding travel_allowance
    incoming inkomend inkomende_vragen meritocratie
    private_sector private_life prive_situatie prive_omstandigheden werk_prive werkPrive werkprivebalans
    privacy privacyverklaring privaat confidential_adviser vertrouwenspersoon vertrouwen geheimhouding secretary
    secretariaat secretaris
    note notes notation keynote notitie notities aantekening aantekeningen memo comment comments
    personal_development persoonlijke_ontwikkeling eigen_inbreng own_input internal_id manager manager_id
    leidinggevende managed_by employee employee_id
    evaluation evaluatie review reviews review_date result results resultaat points punten action_points
    discussion_points level niveau work_level performance_goals prestatieafspraken potential_solutions
    voldoende_tijd onvoldoende_tijd verhoging_inzetbaarheid military_rank rang
    appreciation erkenning work_content workload leadership_style work_life_balance
    client_secret clientSecret secret_key private_key webhook_secret shared_secret private_phone private_email
    prive_email private_lease salary_administrator salaris_administratie wage_tax pay_slip_email assessment_center
    beoordeling_id beoordelingUrl appraisal_id appraisalId performance_review_id raise_hand not_shared_yet
    concurrentievoordeel vooroordelen in_dienst_treden optreden indiensttreding competency_name skill_category
    outstanding_actions opleidingsniveau pensioenpremie premium manager_log sidenote only_once niet_gehouden hrId LGid
    functiewaarderingscode functie_waardering_code schaalbaarheid schaal_code functieschaal huidige_schaal weekcijfers
    cijferadministratie evaluatieformulier evaluatie_gesprek consequentie consequenties uitloop schaduw dossier_id
    dossiernummer notitie_dossier overall average gemiddelde box2 perf_test cloud
    visible collapsed stock option commission_member percentage uitstekende_sfeer team_notes
    format id label x7 a 1 9 box 42 nl nl.voorbeeld.hr com.example.sync ___ -
""".split()


@pytest.mark.parametrize("key", RATING)
def test_a_key_for_a_rating(key: str) -> None:
    assert judgement_in(key) is Judgement.RATING


@pytest.mark.parametrize("key", PAY)
def test_a_key_for_a_consequence_for_pay(key: str) -> None:
    assert judgement_in(key) is Judgement.PAY


@pytest.mark.parametrize("key", PRIVATE_NOTE)
def test_a_key_for_a_note_for_one_side_alone(key: str) -> None:
    assert judgement_in(key) is Judgement.PRIVATE_NOTE


@pytest.mark.parametrize("key", [*INNOCENT, "", " ", "…", "日本", "!"])
def test_a_key_that_is_no_judgement(key: str) -> None:
    assert judgement_in(key) is None


def published(words: dict[Judgement, Lexicon]) -> list[tuple[str, Judgement]]:
    return sorted({(word, kind) for kind, lexicon in words.items() for word in (*lexicon.nl, *lexicon.en)})


@pytest.mark.parametrize(("word", "kind"), published(dict(JUDGEMENT_WORDS)))
def test_every_published_word_counts_in_every_way_of_writing_and_beside_any_other(word: str, kind: Judgement) -> None:
    snake = word.replace(" ", "_")
    camel = word.title().replace(" ", "")
    for key in (word, word.upper(), snake, snake.replace("_", "-"), snake.replace("_", "."), camel, f"{snake}s"):
        assert judgement_in(key) is kind
    assert judgement_in(f"q1_{snake}_x") is kind
    # Where the word itself ends in a digit, another digit would be of the same number.
    assert judgement_in(f"the{camel}" + ("x" if camel[-1].isdigit() else "7")) is kind
    if " " not in word:
        assert judgement_in(f"eind{word}") is kind
        assert judgement_in(f"overall{word}") is kind


@pytest.mark.parametrize(("word", "kind"), published(dict(WORDS_ALONE)))
def test_some_words_count_only_as_the_whole_key(word: str, kind: Judgement) -> None:
    assert judgement_in(word) is kind
    assert judgement_in(word.upper()) is kind
    assert judgement_in(word.replace(" ", "_")) is kind
    assert judgement_in(f"{word}_x") is None


@pytest.mark.parametrize("word", INNOCENT_WORDS)
def test_every_published_exception_is_passed_over_and_what_stands_beside_it_is_not(word: str) -> None:
    snake = word.replace(" ", "_")
    assert judgement_in(snake) is None
    assert judgement_in(f"{snake}s") is None
    assert judgement_in(f"{snake}_rating") is Judgement.RATING


def test_the_words_are_published_in_dutch_and_in_english_in_plain_lower_case() -> None:
    assert set(JUDGEMENT_WORDS) == set(Judgement) == {"rating", "pay", "private_note"}
    for lexicon in JUDGEMENT_WORDS.values():
        assert lexicon.nl
        assert lexicon.en
    for word, _ in itertools.chain(published(dict(JUDGEMENT_WORDS)), published(dict(WORDS_ALONE))):
        assert word.isascii()
        assert word == " ".join(word.lower().split())
        assert len(word.split()) <= 4


def test_a_word_stands_in_one_kind_only() -> None:
    kinds: dict[str, set[Judgement]] = {}
    for word, kind in published(dict(JUDGEMENT_WORDS)) + published(dict(WORDS_ALONE)):
        kinds.setdefault(word, set()).add(kind)
    assert [word for word, found in kinds.items() if len(found) > 1] == []


def test_the_last_of_two_kinds_wins_as_the_head_of_a_compound_comes_last() -> None:
    assert judgement_in("salary_rating") is Judgement.RATING
    assert judgement_in("rating_salary") is Judgement.PAY
    assert judgement_in("scorebonus") is Judgement.PAY
    assert judgement_in("bonusscore") is Judgement.RATING
    assert judgement_in("salary_private") is Judgement.PRIVATE_NOTE


@pytest.mark.parametrize("head", HEADS)
def test_a_head_makes_any_compound_judgement_and_an_exception_that_ends_alike_does_not(head: str) -> None:
    assert judgement_in(f"wat_dan_ook_{head}") is judgement_in(head) is not None
    assert judgement_in(f"watdanook{head}") is judgement_in(head)
    assert judgement_in(f"{head}watdanook") is None


def test_where_capitals_run_into_small_letters_both_borders_are_tried() -> None:
    assert judgement_in("KPIscore") is judgement_in("KPIScore") is Judgement.RATING
    assert judgement_in("SALARISverhoging") is judgement_in("SALARISVerhoging") is Judgement.PAY
    assert judgement_in("URLStar") is judgement_in("HTMLoperating") is None


def test_an_exception_for_a_pointer_to_an_appraisal_does_not_cover_what_it_says() -> None:
    assert judgement_in("appraisal_id") is None
    for key in ("appraisal", "appraisal_level", "appraisal_id_score", "score_id", "rating_url", "idAppraisal"):
        assert judgement_in(key) is Judgement.RATING


def test_accents_full_width_letters_and_combining_marks_are_folded() -> None:
    assert judgement_in("prive\u0301") is Judgement.PRIVATE_NOTE
    assert judgement_in("\uff33\uff23\uff2f\uff32\uff25") is Judgement.RATING
    assert judgement_in("Élan") is None


def test_it_guards_against_habit_and_not_against_intent() -> None:
    assert judgement_in("s_c_o_r_e") is None
    assert judgement_in("x7") is None


def test_a_key_is_looked_at_up_to_the_longest_name_there_can_be() -> None:
    assert judgement_in("_" * (LONGEST_KEY - 5) + "score") is Judgement.RATING
    assert judgement_in("_" * (LONGEST_KEY - 4) + "score") is None
    assert judgement_in("a" * 1_000_000) is None


def test_a_compound_longer_than_any_word_is_not_taken_apart() -> None:
    assert judgement_in("eind" * 13 + "score") is Judgement.RATING
    assert judgement_in("eind" * 14 + "score") is None
