"""spaCy's part of Scripts/beside-spacy: trains it, measures it, and scores it and Parley by the same rules.

    beside_spacy.py train   DATA FOLDER              trains on EWT and GUM train; FOLDER/model/model-best is the result
    beside_spacy.py measure DATA FOLDER PARLEY TRAINER [PASSES [ARTICLES [BATCH …]]]   prints the table
    beside_spacy.py speed   DATA FOLDER BATCH        one timed pass of spaCy, as JSON (measure calls it)

DATA is ../shared/data, PARLEY and TRAINER are the programs parley and parley-train.
"""
import gzip
import itertools
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

TREEBANKS = {"EWT": "EWT/en_ewt-ud-{}.conllu", "GUM": "GUM/en_gum-ud-{}.conllu"}
SENTENCES_A_DOC = 10
ARTICLES = 1_000
PASSES = 2
BATCHES = (32, 128, 256)

# The shape of en_core_web_sm 3.8: hashed embeddings of four features and two of spacing, four convolutions of width 96,
# shared by a tagger and a transition-based parser, without vectors. The tagger learns universal parts of speech, which
# are what is scored; the parser learns relations with subtypes.
CONFIG = """
[nlp]
lang = "en"
pipeline = ["tok2vec","tagger","parser"]
batch_size = 256

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM","PREFIX","SUFFIX","SHAPE","SPACY","IS_SPACE"]
rows = [5000,1000,2500,2500,50,50]
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3

[components.tagger]
factory = "tagger"

[components.tagger.model]
@architectures = "spacy.Tagger.v2"

[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
upstream = "tok2vec"

[components.parser]
factory = "parser"
min_action_freq = 30

[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true

[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
upstream = "tok2vec"

[corpora]

[corpora.train]
@readers = "spacy.Corpus.v1"
path = "{folder}/train.spacy"
max_length = 0

[corpora.dev]
@readers = "spacy.Corpus.v1"
path = "{folder}/dev.spacy"
max_length = 0

[training]
seed = 1
dropout = 0.1
patience = 6000
max_epochs = 0
max_steps = {steps}
eval_frequency = 500

[training.optimizer]
@optimizers = "Adam.v1"
beta1 = 0.9
beta2 = 0.999
L2_is_weight_decay = true
L2 = 0.01
grad_clip = 1.0
use_averages = true
eps = 0.00000001
learn_rate = 0.001

[training.batcher]
@batchers = "spacy.batch_by_words.v1"
discard_oversize = false
tolerance = 0.2

[training.batcher.size]
@schedules = "compounding.v1"
start = 100
stop = 1000
compound = 1.001

[training.score_weights]
tag_acc = 0.5
dep_uas = 0.0
dep_las = 0.5
"""
STEPS = 20_000


class Word:
    """A syntactic word; `start` and `end` count characters that are no white space, from the text's beginning."""

    def __init__(self, form, tag, head, relation, spaced):
        self.form, self.tag, self.head, self.relation, self.spaced = form, tag, head, relation, spaced
        self.start = self.end = 0
        self.in_contraction = False


class Text:
    """A document: its raw text by paragraphs, and its words by sentences; heads are words or None for the root."""

    def __init__(self):
        self.paragraphs = []
        self.sentences = []


def read_conllu(lines):
    """The documents of a CoNLL-U file."""
    texts, text, length, starts_paragraph, spaced = [], None, 0, True, True
    words, contraction, heads = [], None, []

    def finish():
        for word, head in zip(words, heads):
            word.head = None if head == 0 else words[head - 1]
        if words:
            text.sentences.append(words)

    for line in itertools.chain(lines, ["", "# newdoc"]):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if text and text.sentences:
                texts.append(text)
            text, length, starts_paragraph = Text(), 0, True
        elif line.startswith("# newpar"):
            # What is a comment inside a sentence's head as well ("# newpar_block") only repeats it.
            starts_paragraph = True
        elif not line:
            finish()
            words, heads = [], []
        elif line[0].isdigit():
            if text is None:
                text = Text()
            fields = line.split("\t")
            if "." in fields[0]:
                continue
            is_last = False
            is_spaced = "SpaceAfter=No" not in fields[9].split("|")
            if "-" in fields[0]:
                contraction = [int(fields[0].split("-")[1]), length, length + visible(fields[1]), is_spaced]
                surface = fields[1]
            else:
                is_last = contraction is not None and int(fields[0]) == contraction[0]
                word = Word(fields[1], fields[3], None, fields[7], is_spaced)
                surface = None if contraction else fields[1]
                if contraction:
                    word.start, word.end = contraction[1], contraction[2]
                    word.in_contraction = True
                    word.spaced = is_last and contraction[3]
                else:
                    word.start, word.end = length, length + visible(fields[1])
                words.append(word)
                heads.append(int(fields[6]))
            if surface is not None:
                if starts_paragraph or not text.paragraphs:
                    text.paragraphs.append("")
                    starts_paragraph = False
                elif spaced:
                    text.paragraphs[-1] += " "
                text.paragraphs[-1] += surface
                length += visible(surface)
                spaced = is_spaced
            if is_last:
                contraction = None
    return texts


def visible(form):
    """How many characters of a form are no white space."""
    return sum(1 for character in form if not character.isspace())


def treebank(data, name, part):
    with open(Path(data) / "treebanks" / TREEBANKS[name].format(part), encoding="utf-8") as file:
        return read_conllu(file)


class Scores:
    """CoNLL 2018: F1 of words, sentences, parts of speech, and heads with base relations, punctuation counted."""

    def __init__(self):
        self.gold = self.found = self.words = self.tags = self.heads = self.labelled = 0
        self.gold_sentences = self.found_sentences = self.sentences = 0

    def add(self, gold, found):
        gold_words = [word for sentence in gold.sentences for word in sentence]
        found_words = [word for sentence in found.sentences for word in sentence]
        if "".join("".join(gold.paragraphs).split()) != "".join("".join(found.paragraphs).split()):
            sys.exit(f"the texts differ: {gold.paragraphs[0][:80]!r} {found.paragraphs[0][:80]!r}")
        spans = [{(s[0].start, s[-1].end) for s in text.sentences} for text in (gold, found)]
        self.gold_sentences += len(gold.sentences)
        self.found_sentences += len(found.sentences)
        self.sentences += len(spans[0] & spans[1])
        self.gold += len(gold_words)
        self.found += len(found_words)
        pairs = align(gold_words, found_words)
        partner = {id(one): other for one, other in pairs}
        for one, other in pairs:
            self.words += 1
            self.tags += one.tag == other.tag
            if one.head is None:
                is_right = other.head is None
            else:
                is_right = other.head is not None and partner.get(id(one.head)) is other.head
            self.heads += is_right
            self.labelled += is_right and base(one.relation) == base(other.relation)

    def figures(self):
        def f1(right, gold=self.gold, found=self.found):
            return 200 * right / (gold + found) if gold + found else 0.0
        return {"words": f1(self.words), "sentences": f1(self.sentences, self.gold_sentences, self.found_sentences),
                "UPOS": f1(self.tags), "UAS": f1(self.heads), "LAS": f1(self.labelled)}


def base(relation):
    return relation.split(":")[0]


def align(gold, found):
    """Pairs of words with the same characters; inside contractions the longest common sequence of forms."""
    pairs, g, f = [], 0, 0
    while g < len(gold) and f < len(found):
        one, other = gold[g], found[f]
        if one.in_contraction or other.in_contraction:
            if not one.in_contraction and one.end <= other.start:
                g += 1
                continue
            if not other.in_contraction and other.end <= one.start:
                f += 1
                continue
            end = one.end if one.in_contraction else other.end
            to_g, to_f = g, f
            while True:
                if to_g < len(gold) and gold[to_g].start < end:
                    if gold[to_g].in_contraction:
                        end = max(end, gold[to_g].end)
                    to_g += 1
                elif to_f < len(found) and found[to_f].start < end:
                    if found[to_f].in_contraction:
                        end = max(end, found[to_f].end)
                    to_f += 1
                else:
                    break
            pairs += common(gold[g:to_g], found[f:to_f])
            g, f = to_g, to_f
        elif (one.start, one.end) == (other.start, other.end):
            pairs.append((one, other))
            g, f = g + 1, f + 1
        elif one.start <= other.start:
            g += 1
        else:
            f += 1
    return pairs


def common(gold, found):
    """The longest common sequence of forms, letter case aside."""
    table = [[0] * (len(found) + 1) for _ in range(len(gold) + 1)]
    for g in range(len(gold) - 1, -1, -1):
        for f in range(len(found) - 1, -1, -1):
            if gold[g].form.lower() == found[f].form.lower():
                table[g][f] = table[g + 1][f + 1] + 1
            else:
                table[g][f] = max(table[g + 1][f], table[g][f + 1])
    pairs, g, f = [], 0, 0
    while g < len(gold) and f < len(found):
        if gold[g].form.lower() == found[f].form.lower():
            pairs.append((gold[g], found[f]))
            g, f = g + 1, f + 1
        elif table[g + 1][f] >= table[g][f + 1]:
            g += 1
        else:
            f += 1
    return pairs


# spaCy


def doc_of(vocab, sentences):
    """Some sentences with their gold annotation as a spaCy document."""
    from spacy.tokens import Doc

    words = [word for sentence in sentences for word in sentence]
    place = {id(word): index for index, word in enumerate(words)}
    starts = {id(sentence[0]) for sentence in sentences}
    return Doc(
        vocab, words=[word.form for word in words], spaces=[word.spaced for word in words],
        tags=[word.tag for word in words],
        heads=[place[id(word)] if word.head is None else place[id(word.head)] for word in words],
        deps=["ROOT" if word.head is None else word.relation for word in words],
        sent_starts=[id(word) in starts for word in words])


def run_spacy(*words):
    subprocess.run([sys.executable, "-m", "spacy", *map(str, words)], check=True)


def train(data, folder):
    import spacy
    from spacy.tokens import DocBin

    folder.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    for part in ("train", "dev"):
        store = DocBin()
        for name in TREEBANKS:
            for text in treebank(data, name, part):
                for first in range(0, len(text.sentences), SENTENCES_A_DOC):
                    store.add(doc_of(vocab, text.sentences[first:first + SENTENCES_A_DOC]))
        store.to_disk(folder / f"{part}.spacy")
    config = CONFIG.replace("{folder}", str(folder.resolve())).replace("{steps}", str(STEPS))
    (folder / "base.cfg").write_text(config)
    # What the configuration leaves open gets spaCy's defaults.
    run_spacy("init", "fill-config", folder / "base.cfg", folder / "config.cfg")
    # Whole only when it has ended: what is left of an interrupted training is not taken for the model.
    run_spacy("train", folder / "config.cfg", "--output", folder / "training")
    (folder / "training").rename(folder / "model")


def text_of(doc_groups):
    """What spaCy found in a document's paragraphs; tokens of white space are left out, their dependents handed on."""
    text, length = Text(), 0
    for source, doc in doc_groups:
        text.paragraphs.append(source)
        words = {}
        for token in doc:
            if token.is_space:
                continue
            word = Word(token.text, token.tag_, None, token.dep_, bool(token.whitespace_))
            word.start, word.end = length, length + visible(token.text)
            length = word.end
            words[token.i] = word
        for index, word in words.items():
            head = doc[index]
            while head.head.i != head.i:
                head = head.head
                if head.i in words:
                    word.head = words[head.i]
                    break
            if word.head is None or doc[index].dep_ == "ROOT":
                word.head, word.relation = None, "root"
        for sentence in doc.sents:
            found = [words[token.i] for token in sentence if token.i in words]
            if found:
                text.sentences.append(found)
    return text


def spacy_scores(nlp, texts, is_raw):
    from spacy.tokens import Doc

    scores = Scores()
    for gold in texts:
        if is_raw:
            found = text_of(zip(gold.paragraphs, nlp.pipe(gold.paragraphs)))
        else:
            docs = []
            for sentence in gold.sentences:
                docs.append(Doc(
                    nlp.vocab, words=[word.form for word in sentence], spaces=[word.spaced for word in sentence],
                    sent_starts=[index == 0 for index in range(len(sentence))]))
            found = Text()
            found.paragraphs = gold.paragraphs
            for sentence, doc in zip(gold.sentences, nlp.pipe(docs)):
                words = [Word(token.text, token.tag_, None, token.dep_, False) for token in doc]
                for index, word in enumerate(words):
                    place = sentence[index]
                    word.start, word.end, word.in_contraction = place.start, place.end, place.in_contraction
                    if doc[index].head.i == index:
                        word.relation = "root"
                    else:
                        word.head = words[doc[index].head.i]
                found.sentences.append(words)
        scores.add(gold, found)
    return scores.figures()


def articles(data):
    """The texts of the news."""
    with gzip.open(Path(data) / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def sample(data, folder, count):
    """A folder of data with the first articles of the news."""
    news = folder / "sample" / "news"
    news.mkdir(parents=True, exist_ok=True)
    with gzip.open(Path(data) / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as file, \
            gzip.open(news / "articles.jsonl.gz", "wt", encoding="utf-8") as output:
        output.writelines(itertools.islice(file, count))
    return news.parent


def speed(data, folder, batch):
    """One pass over the articles."""
    import spacy

    texts = articles(data)
    nlp = spacy.load(folder / "model" / "model-best")
    for _ in nlp.pipe(texts[:20], batch_size=batch):
        pass
    start = time.process_time()
    words = 0
    for doc in nlp.pipe(texts, batch_size=batch):
        words += sum(1 for token in doc if not token.is_space)
    seconds = time.process_time() - start
    print(json.dumps({"words": words, "seconds": seconds, "peak": peak(resource.RUSAGE_SELF)}))


def peak(who):
    return resource.getrusage(who).ru_maxrss / 1024


# Parley


def output_of(command):
    """What a command prints, and its peak memory in MB."""
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, command))}: ended with status {os.waitstatus_to_exitcode(status)}")
    return output, usage.ru_maxrss / 1024


def parley_scores(texts, output):
    scores = Scores()
    found = read_conllu(output.splitlines())
    if len(found) != len(texts):
        sys.exit(f"{len(found)} documents instead of {len(texts)}")
    for gold, other in zip(texts, found):
        scores.add(gold, other)
    return scores.figures()


def measure(data, folder, parley, trainer, rounds, count, batches):
    import spacy

    rows = {"spaCy": {}, "Parley": {}}
    nlp = spacy.load(folder / "model" / "model-best")
    for name in TREEBANKS:
        gold = treebank(data, name, "dev")
        rows["spaCy"][name, "gold"] = spacy_scores(nlp, gold, is_raw=False)
        rows["spaCy"][name, "raw"] = spacy_scores(nlp, gold, is_raw=True)
        path = Path(data) / "treebanks" / TREEBANKS[name].format("dev")
        rows["Parley"][name, "gold"] = parley_scores(gold, output_of([trainer, "annotate", "--treebank", path])[0])
        raw = folder / f"{name}.jsonl"
        with open(raw, "w", encoding="utf-8") as file:
            for text in gold:
                file.write(json.dumps({"text": "\n\n".join(text.paragraphs)}) + "\n")
        rows["Parley"][name, "raw"] = parley_scores(gold, output_of([parley, "parse", raw, "--jobs", 1])[0])
    short = sample(data, folder, count)
    size = sum(len(text.encode()) for text in articles(short)) / 1e6
    passes = {}
    # In turn, so that a change of the machine's pace falls on both.
    for _ in range(rounds):
        for batch in batches:
            passes.setdefault("spaCy", []).append(
                json.loads(output_of([sys.executable, __file__, "speed", short, folder, batch])[0]) | {"batch": batch})
        output, memory = output_of([trainer, "speed", "--data", short])
        # "1140543 words; a CPU second: 85447 to trees, 56638 in all"
        line = next(line for line in output.splitlines() if "words; a CPU second:" in line).split()
        words, pace = int(line[0]), int(line[line.index("to") - 1])
        passes.setdefault("Parley", []).append({"words": words, "seconds": words / pace, "peak": memory})
    print(f"spaCy {spacy.__version__}; {count} articles, {size:.2f} MB; best of {len(passes['spaCy'])} passes of "
          f"spaCy (batches {', '.join(map(str, batches))}) and {len(passes['Parley'])} of Parley, in turn\n")
    print("| figure | spaCy | Parley |\n|---|---|---|")

    def row(label, figure):
        print(f"| {label} | {figure('spaCy')} | {figure('Parley')} |")

    for name in TREEBANKS:
        row(f"{name} dev, gold words: UPOS / LAS", lambda system: " / ".join(
            f"{rows[system][name, 'gold'][key]:.1f}" for key in ("UPOS", "LAS")))
        row(f"{name} dev, raw text: words / sentences / UPOS / LAS", lambda system: " / ".join(
            f"{rows[system][name, 'raw'][key]:.1f}" for key in ("words", "sentences", "UPOS", "LAS")))
    best = {system: min(passes[system], key=lambda one: one["seconds"]) for system in passes}
    row("tokenise to parse: words a CPU second", lambda system:
        f"{best[system]['words'] / best[system]['seconds']:,.0f}")
    row("tokenise to parse: CPU seconds", lambda system: f"{best[system]['seconds']:.2f}")
    row("peak memory of that run, MB", lambda system: f"{best[system]['peak']:.0f}")
    ratio = best["spaCy"]["seconds"] / best["Parley"]["seconds"]
    print(f"\nThe same text takes spaCy {ratio:.1f} times as long (batch {best['spaCy']['batch']}).")


if __name__ == "__main__":
    command, data, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if command == "train":
        train(data, folder)
    elif command == "speed":
        speed(data, folder, int(sys.argv[4]))
    else:
        numbers = [int(word) for word in sys.argv[6:]]
        rounds, count = (numbers + [PASSES, ARTICLES][len(numbers):])[:2]
        measure(data, folder, sys.argv[4], sys.argv[5], rounds, count, tuple(numbers[2:]) or BATCHES)
