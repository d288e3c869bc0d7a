"""Whatever words a brief or an author uses, the rules neither fail nor leave a question half empty."""

from hypothesis import example, given
from hypothesis import strategies as st

from questions import limits
from questions.brief.decoding import read_brief
from questions.brief.document import ParsedArea, ParsedExample
from questions.brief.drafting.rules import draft_questions
from questions.brief.errors import BriefError
from questions.brief.words.clauses import base_phrase, gerund_phrase, sought_phrase

SOME = (
    "design designing and or , the {area} {0} that to ability experience with in of caching ML’s — 灯 % or,"
)
WORDS = st.sampled_from(SOME.split())
phrases = st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=120))
LEVELS = ("Junior", "Mid", "Senior", "Lead")
examples = st.lists(st.builds(ParsedExample, st.sampled_from(LEVELS), phrases), max_size=3).map(tuple)
areas = st.builds(ParsedArea, phrases.filter(str.strip), phrases, phrases, examples)


@given(st.lists(areas, max_size=3))
@example([ParsedArea("Fog", examples=(ParsedExample("Junior", "."),))])
def test_any_area_gives_complete_questions(some_areas):
    drafts = draft_questions("Keeper", LEVELS, some_areas)

    assert len({draft.key for draft in drafts}) == len(drafts) >= 8 * len(some_areas)
    assert all(len(draft.key) <= limits.KEY for draft in drafts)
    assert all(0 < len(draft.headline) <= 90 for draft in drafts)
    assert all(len(criterion.name) <= 80 for draft in drafts for criterion in draft.criteria)


@given(phrases)
def test_any_phrase_can_be_turned(phrase):
    for turned in (gerund_phrase(phrase), sought_phrase(phrase)):
        assert turned == "" or turned.endswith(".")
    assert base_phrase(phrase) != ""


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    try:
        outcome = read_brief(data)
    except BriefError as refusal:
        outcome = str(refusal)

    assert outcome.strip()
