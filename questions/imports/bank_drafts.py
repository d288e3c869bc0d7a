"""Bank files as drafts of the role and its questions."""

from __future__ import annotations

from questions.bank.checks import regions_of
from questions.bank.reading import Bank, BankQuestion
from questions.bank.schema import AreaEntry, CriterionEntry, PayEntry, RoleFile
from questions.brief import document
from questions.imports.role_drafts import AreaDraft, ExampleDraft, LevelDraft, PayDraft, RoleDraft, TitleDraft
from questions.models import Question, Role
from questions.versions.question_drafts import QuestionDraft
from questions.versions.version_drafts import AnchorDraft, CriterionDraft, ProbeDraft, VersionDraft


def role_draft(file: RoleFile) -> RoleDraft:
    """The facts of role.yaml; several notes on pay are joined, because the guide shows all of them."""
    return RoleDraft(
        title=file.title,
        summary=file.summary,
        levels=tuple(LevelDraft(level.key, level.name) for level in file.ladder),
        areas=tuple(_area(area) for area in file.areas),
        titles=tuple(TitleDraft(it.key, it.name, it.level, it.focus, it.weights) for it in file.titles),
        skills=file.skills,
        certifications=file.certifications,
        steps=file.steps,
        pay=tuple(_pay(band) for band in file.pay),
        stages=tuple((stage.title, stage.note or "") for stage in file.path),
        faqs=tuple((faq.question, faq.answer) for faq in file.faqs),
        education=file.education or "",
        career_path=file.career_path or "",
        demand=file.demand or "",
        pay_region=regions_of(file),
        pay_note=" ".join(band.note for band in file.pay if band.note),
        source_title=file.source.title,
        source_read_on=file.source.read_on,
    )


def areas_for_drafting(file: RoleFile) -> dict[str, document.ParsedArea]:
    """The areas as the drafting rules read them, by key."""
    names = {level.key: level.name for level in file.ladder}
    return {
        area.key: document.ParsedArea(
            name=area.name,
            summary=area.summary,
            assessed=area.assessed,
            examples=tuple(
                document.ParsedExample(names[level], text) for level, text in area.examples.items()
            ),
        )
        for area in file.areas
    }


def expert_drafts(*, role: Role, bank: Bank) -> list[QuestionDraft]:
    """The questions that people wrote into the bank's files, for the stored role."""
    return [
        QuestionDraft(
            key=question.entry.key,
            area=question.area,
            level=question.level,
            kind=question.entry.kind,
            origin=Question.Origin.FILE,
            version=_version(question, role),
        )
        for question in bank.questions
    ]


def _area(area: AreaEntry) -> AreaDraft:
    examples = tuple(ExampleDraft(level, text) for level, text in area.examples.items())
    return AreaDraft(area.key, area.name, area.summary, area.assessed, examples)


def _pay(band: PayEntry) -> PayDraft:
    return PayDraft(band.level, band.low, band.high, band.currency, band.open_ended)


def _version(question: BankQuestion, role: Role) -> VersionDraft:
    entry = question.entry
    return VersionDraft(
        ladder=role.ladder,
        headline=entry.headline,
        situation=entry.situation,
        ask=entry.ask,
        minutes=entry.minutes,
        criteria=[_criterion(criterion) for criterion in entry.criteria],
        probes=[ProbeDraft(probe.text, probe.good_reply) for probe in entry.probes],
        not_yet=entry.not_yet,
        model_answer=[point.model_dump() for point in entry.model_answer],
        what_would_change=entry.what_would_change,
        red_flags=[flag.model_dump() for flag in entry.red_flags],
        facts=[fact.model_dump(mode="json") for fact in entry.facts],
        is_reviewed=entry.reviewed,
        file_sha256=question.sha256,
    )


def _criterion(criterion: CriterionEntry) -> CriterionDraft:
    return CriterionDraft(
        key=criterion.key,
        name=criterion.name,
        dimension=criterion.dimension,
        anchors={level: AnchorDraft(text) for level, text in criterion.anchors.items()},
        weight=criterion.weight,
        gate=criterion.gate,
    )
