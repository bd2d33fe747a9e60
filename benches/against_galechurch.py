#!/usr/bin/env python3
"""Parallax against the galechurch package (PyPI) on one set of files, in one run: accuracy and time.

    pip install galechurch
    cargo build --release
    python3 benches/against_galechurch.py [BATCH COMMAND]

Every language of tests/align/parallel is aligned with every other: two lines are left out of the second version, one of the first, and the
links found are compared with the true ones.
"""
import json
import subprocess
import sys
import time
from pathlib import Path

import galechurch

FOLDER = Path(__file__).parent.parent / "tests" / "align" / "parallel"
COMMAND = sys.argv[1:] or ["target/release/parallax", "batch"]


def cases():
    """Per pair of languages: the tags, the lines of each version, and the number of each line."""
    texts = {p.stem: p.read_text(encoding="utf-8").splitlines() for p in sorted(FOLDER.glob("*.txt"))}
    for n, a in enumerate(texts):
        for m, b in enumerate(texts):
            if a == b:
                continue
            first = [i for i in range(len(texts[a])) if i != (n + m) % 14]
            second = [i for i in range(len(texts[b])) if i not in ((n + 3) % 14, (m + 8) % 14)]
            yield a, b, first, second, [texts[a][i] for i in first], [texts[b][i] for i in second]


def parallax(all_cases):
    records = [
        {"id": str(k), "source": a, "emit": ["alignment"],
         "versions": [{"lang": a, "segments": s}, {"lang": b, "segments": t}]}
        for k, (a, b, _, _, s, t) in enumerate(all_cases)
    ]
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    out = subprocess.run(COMMAND, input=lines.encode(), stdout=subprocess.PIPE).stdout.decode()
    for line, (_, _, first, second, s, t) in zip(out.splitlines(), all_cases):
        answer = json.loads(line)
        if "alignment" not in answer:  # a language without a pack yet
            yield None
            continue
        starts = [offsets(s), offsets(t)]
        links = set()
        for row in answer["alignment"]:
            x, y = ([starts[v][start] for start, _ in row["versions"][v]] for v in (0, 1))
            links |= {(first[i], second[j]) for i in x for j in y}
        yield links


def offsets(segments):
    """The number of the segment that begins at each byte."""
    out, at = {}, 0
    for i, segment in enumerate(segments):
        out[at] = i
        at += len(segment.encode()) + 1
    return out


def gale_church(all_cases):
    for _, _, first, second, s, t in all_cases:
        pairs = set()
        for line in galechurch.align(s, t).to_pharaoh_lines():
            x, y = (json.loads(part) for part in line.split(":"))
            pairs |= {(first[i], second[j]) for i in x for j in y}
        yield pairs


def main():
    all_cases = list(cases())
    all_cases = [c for c, links in zip(all_cases, parallax(all_cases)) if links is not None]
    print(f"{len(all_cases)} pairs of versions of {len(all_cases[0][2])} and {len(all_cases[0][3])} lines")
    print(f"{'aligner':12} {'P':>6} {'R':>6} {'F1':>6} {'seconds':>8}")
    for name, aligner in (("parallax", parallax), ("galechurch", gale_church)):
        start = time.perf_counter()
        found = list(aligner(all_cases))
        seconds = time.perf_counter() - start
        right = said = wanted = 0
        for links, (_, _, first, second, _, _) in zip(found, all_cases):
            truth = {(i, i) for i in set(first) & set(second)}
            right, said, wanted = right + len(links & truth), said + len(links), wanted + len(truth)
        p, r = right / max(said, 1), right / wanted
        print(f"{name:12} {p:6.3f} {r:6.3f} {2 * p * r / max(p + r, 1e-9):6.3f} {seconds:8.2f}")


if __name__ == "__main__":
    main()
