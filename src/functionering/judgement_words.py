"""The published words by which a key is known as structured judgement, and the exceptions; `judgement` reads by them.

All are lower case without accents. A word of several parts is a phrase; small words ("of", "voor") are left out of it,
as they are left out of a key. Singular is enough. When in doubt a key is refused: whoever meant something else can
call it something else, and a judgement that slipped in cannot be taken back.

Source: our choice, after what forms and other systems call these things.
"""

from collections.abc import Mapping
from enum import StrEnum
from itertools import product
from types import MappingProxyType

import attrs


class Judgement(StrEnum):
    """The three kinds of structured judgement that a record refuses (*score*, *beloning*, *eigen aantekening*)."""

    RATING = "rating"
    PAY = "pay"
    PRIVATE_NOTE = "private_note"


@attrs.frozen
class Lexicon:
    """Words of one kind in Dutch (`nl`) and English (`en`): lower case, no accents; several words are a phrase."""

    nl: tuple[str, ...]
    en: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in text.split(","))


def _pairs(firsts: str, lasts: str) -> tuple[str, ...]:
    return tuple(f"{first} {last}" for first, last in product(_words(firsts), _words(lasts)))


def _both_ways(firsts: str, lasts: str) -> tuple[str, ...]:
    return (*_pairs(firsts, lasts), *_pairs(lasts, firsts))


JUDGEMENT_WORDS: Mapping[Judgement, Lexicon] = MappingProxyType({
    # Not here, for they have honest uses: points, level, evaluation, review, result, star (the STAR method), rang (of
    # the military and the police), functiewaardering (it weighs the function, not the person), opleidingsniveau. A
    # grade is a mark or a pay grade, and refused as either. A mark for a course is a mark on a person, and stays out.
    Judgement.RATING: Lexicon(
        (
            *_words("""
                score, scoring, gescoord, rating, ranking, rangorde, ranglijst, cijfer, beoordeling, beoordeeld,
                oordeel, oordelen, waardering, gewaardeerd, sterren, percentiel, kwartiel, deciel, assessment,
                likert, negenvlak, negen vlak, 9 vlak, boven norm, onder norm, onder maat, eind kwalificatie,
                kalibratie, gekalibreerd, gradatie, stoplicht, verbetering nodig, vertrek risico, inzetbaarheid index,
                promoteerbaarheid, toptalent, toppresteerder, onderpresteerder, laagpresteerder, punten totaal,
                totaal punten, behaalde punten, aantal punten, voldoet verwachting, voldoet niet verwachting,
                overtreft verwachting, boven verwachting, onder verwachting, beneden verwachting, gewogen gemiddelde,
                waardering code
            """),
            *_pairs(
                "competentie, functionering, functioneren, prestatie, vaardigheid, beheersing, gedrag, talent",
                "niveau, label, klasse, index, categorie, evaluatie, kwalificatie, uitslag, inschatting, segment",
            ),
            *_pairs("prestatie, talent", "matrix, grid, raster, curve, verdeling, groep, status, uitkomst"),
            *_pairs("groei, doorgroei, ontwikkel, loopbaan, leiderschap, prestatie", "potentieel"),
            *_pairs("potentieel", "inschatting, niveau, label, klasse, categorie, indicatie, index, matrix"),
        ),
        (
            *_words("""
                score, scored, scoring, rating, rated, ranking, ranked, grade, graded, grading, mark, stars, appraisal,
                appraised, assessment, assessed, verdict, judgement, judgment, percentile, quartile, decile, likert,
                nine box, 9 box, box 9, nine grid, 9 grid, box position, box number, grid position, final rate,
                stack rank, forced rank, forced distribution, bell curve, calibration, calibrated, proficiency,
                promotability, traffic light, rag status, flight risk, retention risk, readiness level,
                succession readiness, needs improvement, improvement needed, total point, point total, point awarded,
                point earned, five star, star count, employee evaluation, hipo, underperformer, weighted average
            """),
            *_pairs(
                "performance, perf",
                "level, label, class, category, tier, band, index, evaluation, review, potential, status, outcome, "
                "result, bucket, zone, quadrant, matrix, curve, group, indicator, segment, flag, standing",
            ),
            *_pairs(
                "competency, competence, skill, mastery, behaviour, behavior", "level, tier, band, index, evaluation"
            ),
            *_pairs("overall, total, final, general, current, individual", "performance"),
            *_pairs("overall", "result, outcome, level, label, category, evaluation, review"),
            *_pairs("high, low, top, under, poor, average, solid, weak", "performer"),
            *_pairs("high, growth, leadership, low", "potential"),
            *_pairs("potential", "level, label, class, category, tier, band, index, estimate, indicator"),
            *_pairs("talent", "grid, matrix, box, level, label, class, category, tier, segment"),
            *_pairs("meets, meet, exceeds, exceed, below, above, under", "expectation"),
        ),
    ),
    # Not here: compensatie (hours in lieu), vergoeding, allowance and payment (expenses), schaal, promotie, opslag
    # (storage), treden (to enter into).
    Judgement.PAY: Lexicon(
        (
            *_words("""
                salaris, salarissen, loon, lonen, bonus, bonussen, periodiek, beloning, bezoldiging, wedde, barema,
                honorarium, soldij, emolumenten, remuneratie, toeslag, toelage, toelagen, gratificatie, tantieme,
                premie, provisie, inschaling, herinschaling, inkomen, vakantiegeld, trede, winstdeling,
                aandelenopties, uurtarief, dagtarief, eindejaarsuitkering, winstuitkering, eenmalige uitkering,
                periodieke verhoging, dertiende maand, 13e maand, 13 maand, 13 e maand, bruto maand, bruto jaar,
                bruto uur, hogere schaal, nieuwe schaal, schaal nieuw, schaal uitloop, uitloop schaal, uitloop periodiek
            """),
            *_pairs("schaal, salarisschaal", "verhoging, sprong, bedrag, trede, stap"),
            *_both_ways("verhoging", "percentage, procent, pct, bedrag"),
        ),
        (
            *_words("""
                salary, salaries, pay, payout, wage, bonus, bonuses, increment, compensation, raise, merit,
                remuneration, reward, incentive, income, earnings, stipend, emolument, honorarium, vesting,
                rsu, espp, hourly rate, daily rate, total comp, comp change, comp ratio, compa ratio,
                profit share, profit sharing, lump sum, one off payment, thirteenth month, 13th month, 13 th month,
                step increase, higher scale, gross month, gross year, annual gross, monthly gross, holiday allowance
            """),
            *_pairs("stock, share, equity", "option, grant, award"),
            *_both_ways("increase", "percentage, percent, pct, amount"),
            *_pairs("commission", "rate, percentage, amount"),
            *_pairs("retention, market, performance", "premium"),
        ),
    ),
    # Not here: note, notes, remark, comment, memo. What both may read is no private note.
    Judgement.PRIVATE_NOTE: Lexicon(
        (
            *_words("""
                prive, vertrouwelijk, vertrouwelijke, confidentieel, geheim, geheime, verborgen, afgeschermd,
                afgeschermde, werkaantekening, werknotitie, kladblok, kladnotitie, kladaantekening, schaduwdossier,
                schaduw dossier, schaduw administratie, zwartboek, alleen leidinggevende, alleen manager, alleen hr,
                alleen medewerker, alleen werknemer, alleen zichtbaar, zichtbaar alleen, alleen intern, eigen gebruik,
                intern gebruik, niet delen, buiten verslag, buiten dossier
            """),
            *_pairs(
                "niet zichtbaar, onzichtbaar, niet gedeeld, niet, niet inzien, niet getoond, niet tonen",
                "medewerker, werknemer, leidinggevende, manager, hr",
            ),
            *_pairs(
                "medewerker, werknemer, leidinggevende, manager, hr",
                "mag niet zien, ziet niet, kan niet zien, niet inzien",
            ),
            *_both_ways(
                "persoonlijke, eigen, interne, intern, mijn, schaduw, leidinggevende, manager, lg, mgr, chef, "
                "teamleider, werkgever, hr, hrm, hrbp, beoordelaar, medewerker, werknemer, mw",
                "notitie, aantekening, memo, kanttekening, logboek, dagboek, observatie, indruk",
            ),
            *_pairs("dossier, personeelsdossier", "notitie, aantekening, memo, kanttekening"),
            *_both_ways("persoonlijke, interne, intern, hr, hrm, hrbp", "opmerking, commentaar, toelichting"),
        ),
        (
            *_words("""
                private, confidential, hidden, secret, undisclosed, non public, shadow file, note self, self note,
                note me, scratchpad, scratch pad, off record, eyes only, my eyes, own use, internal use,
                internal only, not share, only visible, visible only, backchannel, back channel,
                manager only, employee only, hr only, supervisor only, leader only, only manager,
                only employee, only hr, only supervisor
            """),
            *_pairs(
                "not shared, not visible, invisible, not, not shown, not disclosed, cannot see, cant see, cannot view",
                "employee, manager, supervisor, leader, hr",
            ),
            *_pairs(
                "employee, manager, supervisor, leader, hr",
                "cannot see, cant see, cannot view, may not see, must not see",
            ),
            *_both_ways(
                "personal, own, my, internal, manager, mgr, supervisor, leader, boss, employer, employee, hr, hrbp, "
                "reviewer, assessor, appraiser, evaluator, restricted",
                "note, memo, observation, impression, diary, journal",
            ),
            *_both_ways("personal, internal, hr, hrbp, restricted", "comment, remark"),
        ),
    ),
})  # fmt: skip
"""The words that make a key structured judgement wherever they stand in it, by kind and language."""

WORDS_ALONE: Mapping[Judgement, Lexicon] = MappingProxyType({
    Judgement.RATING: Lexicon(
        _words("""
            potentieel, functioneren, voldoende, onvoldoende, ruim voldoende, uitstekend, uitmuntend, zeer goed, matig
        """),
        _words("""
            potential, performance, performer, rank, satisfactory, unsatisfactory, sufficient, insufficient,
            excellent, outstanding, very good, mediocre
        """),
    ),
    Judgement.PAY: Lexicon(_words("verhoging"), ()),
    Judgement.PRIVATE_NOTE: Lexicon(
        _words("niet gedeeld, niet zichtbaar, onzichtbaar"), _words("not shared, not visible, invisible")
    ),
})  # fmt: skip
"""Words that are judgement as a key of their own, and honest inside another: "performance_goals", *voldoende_tijd*."""

INNOCENT_WORDS: tuple[str, ...] = (
    # Circumstances, and people whose work is confidence. How to reach somebody, and what they drive.
    *_pairs("prive", "situatie, omstandigheden, leven, adres, telefoon, telefoonnummer, nummer, mail, email, lease"),
    *_pairs("private", "life, circumstances, sector, situation, address, phone, number, mail, email, lease"),
    *_words("werk prive, work private, confidential adviser, confidential advisor, confidential counsellor"),
    # Credentials of a product; a secret or a key that is of nothing named stays refused.
    *_pairs("client, app, api, webhook, signing, shared", "secret"),
    *_pairs("secret, private", "key"),
    # Where a separate appraisal is: a pointer to it, and nothing of what it says.
    *_pairs(
        "beoordeling, beoordelingsgesprek, appraisal, assessment, performance review",
        "id, ref, reference, referentie, url, uri, link",
    ),
    *_pairs("assessment", "center, centre, centrum"),
    *_words("risk assessment, needs assessment, risico beoordeling, werkplek beoordeling, functie waardering"),
    # Who keeps wages and what is held back from them: administration, the same for everybody.
    *_pairs("salary, wage", "administrator, administration"),
    *_pairs("salaris, loon", "administratie, administrateur, strook, heffing, belasting"),
    *_words("wage tax, pay slip, pay roll, pay day"),
    *_words("periodiek overleg, periodiek gesprek, periodiek onderzoek, periodiek medisch, auto increment"),
    *_words("raise hand, raise topic, raise point, raise issue, raise concern"),
    *_words("question mark, check mark, trade mark, mark as, mark read"),
    *_words("jaarcijfer, kwartaalcijfer, maandcijfer, voordeel, vooroordeel, underscore, functiewaarderingscode"),
)  # fmt: skip
"""Where a word of the list means something else: these are passed over, in singular and plural.

What stands beside one still counts ("appraisal_id_score"). Each is narrow, and has its reason beside it. Refused though
they can be meant otherwise: "hidden" and "secret" by themselves, a memo of one side, a mark for a course, a badge for
merit.
"""

HEADS: tuple[str, ...] = _words("""
    score, oordeel, beoordeling, salaris, salarissen, bonus, bonussen, toelage, toelagen, toeslag, beloning,
    bezoldiging, gratificatie, tantieme, salary, salaries, bonuses
""")
"""Words of the list that make a compound judgement, whatever it has before them: *arbeidsmarkttoelage*."""

BEFORE: tuple[str, ...] = _words("""
    eind, slot, totaal, jaar, kwartaal, maand, dag, halfjaar, tussen, deel, punten, norm, prestatie, functionering,
    medewerker, werknemer, leidinggevende, manager, personeel, team, competentie, gedrag, talent, zelf, werk, functie,
    resultaat, resultaten, doel, gemiddeld, gemiddelde, vorige, nieuwe, huidige, groei, potentieel, rapport, hoofd,
    basis, bruto, netto, uur, start, aanvang, variabel, variabele, vakantie, extra, binding, aanblijf, retentie,
    arbeidsmarkt, welkomst, jubileum, garantie, uitloop, salaris, evaluatie,
    overall, final, total, performance, annual, year, yearly, quarterly, employee, self, peer, average, avg, mean,
    base, gross, net, potential, competency, skill, goal, behaviour, behavior, weighted, raw, sub, new, current, last,
    max, min, job, summary, manual, calculated, star, reviewer, target, retention
""")
"""What a compound may have before a word of the list: *eindcijfer*, "finalrating"."""

AFTER: tuple[str, ...] = _words("""
    verhoging, verlaging, stijging, groei, ontwikkeling, aanpassing, wijziging, mutatie, maatregel, gevolg, schaal,
    trede, treden, stap, sprong, opslag, bedrag, percentage, voorstel, besluit, beslissing, advies, brief, uitkering,
    uitbetaling, indicatie, afspraak, gesprek, formulier, kaart, niveau, label, categorie, klasse, kwalificatie,
    uitslag, uitkomst, kleur, resultaat, totaal, gemiddelde, waarde, punt, lijst, notitie, aantekening, memo, dossier,
    opmerking, commentaar, consequentie, uitloop,
    increase, rise, cut, band, scale, step, level, class, category, value, total, average, point, amount, change,
    proposal, decision, recommendation, outcome, card, sheet, board, note, comment, remark, text, file
""")
"""What a compound may have after a word of the list: *salarisverhoging*, "payrise"; no *nummer*, no "roll"."""
