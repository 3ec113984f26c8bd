"""`python -m benchmarks.skills_tagger`: train the tagger of knowledge on SkillSpan's training part; about a minute.

Averaged perceptron; the order of the sentences is drawn anew in each round from a fixed seed. OUTSIDE_COST was
chosen on the development part: the perceptron alone leaves too much untagged.
"""

import random
from collections import defaultdict
from pathlib import Path

from benchmarks.skills_data import TaggedSentence, data_folder, tagged_sentences
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mentions.find import category_spans
from shared.skills.mentions.span_tagger import (
    MODEL_FILE,
    TaggerModel,
    Token,
    best_tags,
    feature_hash,
    features,
    tokens_of,
)
from shared.skills.ontology.ontology import builtin_ontology

ROUNDS = 20
OUTSIDE_COST = 4.0
LARGEST = 30_000  # of a weight as a whole number
LEAST = 1_000  # weights nearer to 0 are left out: half the features, and the development F1 stays as it is

Example = tuple[list[list[int]], list[int]]


def main() -> None:
    model = train([example_of(sentence) for sentence in tagged_sentences(data_folder(), "train")])
    Path(MODEL_FILE).write_bytes(model.to_bytes())
    print(f"{MODEL_FILE.name}: {len(model.weights)} features, {MODEL_FILE.stat().st_size} bytes")


def train(examples: list[Example]) -> TaggerModel:
    """The averaged weights after ROUNDS passes, as whole numbers."""
    weights: dict[int, tuple[float, float, float]] = {}
    steps = [[0.0] * 3 for _ in range(3)]
    late: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])  # updates by the time at which they came
    late_steps = [[0.0] * 3 for _ in range(3)]
    model = TaggerModel(weights, steps)  # type: ignore[arg-type]
    chance, time = random.Random(0), 1
    order = list(range(len(examples)))
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for number in order:
            names, right = examples[number]
            guess = best_tags(model, names)
            time += 1
            for place, (wrong, tag) in enumerate(zip(guess, right, strict=True)):
                if wrong != tag:
                    for name in names[place]:
                        own = list(weights.get(name, (0.0, 0.0, 0.0)))
                        own[tag] += 1
                        own[wrong] -= 1
                        weights[name] = (own[0], own[1], own[2])
                        late[name][tag] += time
                        late[name][wrong] -= time
                if place and (guess[place - 1], wrong) != (right[place - 1], tag):
                    for total, amount in ((steps, 1), (late_steps, time)):
                        total[right[place - 1]][tag] += amount
                        total[guess[place - 1]][wrong] -= amount
    averaged = {name: [own[tag] - late[name][tag] / time for tag in range(3)] for name, own in weights.items()}
    averaged[feature_hash("bias")][0] -= OUTSIDE_COST
    scale = LARGEST / max(abs(value) for row in averaged.values() for value in row)
    whole = {name: [round(value * scale) for value in row] for name, row in averaged.items()}
    return TaggerModel(
        {name: (row[0], row[1], row[2]) for name, row in whole.items() if max(map(abs, row)) >= LEAST},
        [[round((steps[i][j] - late_steps[i][j] / time) * scale) for j in range(3)] for i in range(3)],
    )


MATCHER = SkillMatcher(builtin_ontology())


def example_of(sentence: TaggedSentence) -> Example:
    """What the perceptron learns of a sentence."""
    tokens = tokens_of(sentence.text, category_spans(MATCHER, sentence.text))
    return features(tokens), tags_of(tokens, sentence)


def tags_of(tokens: list[Token], sentence: TaggedSentence) -> list[int]:
    """What people marked as knowledge, as a tag for each token."""
    tags: list[int] = []
    before = None
    for token in tokens:
        span = next((span for span in sorted(sentence.knowledge) if span[0] <= token.start < span[1]), None)
        tags.append(0 if span is None else (2 if span == before else 1))
        before = span
    return tags


if __name__ == "__main__":
    main()
