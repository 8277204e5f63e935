"""The sessions that the tests of documents and of CSV are about: the two of the demo, one in which all goes wrong that
can and 500 ideas were said (big.script), one whose texts try to be more than text, one whose texts are long, and one in which
nothing was done yet.  Of the first three the version of the verslag is fixed; the verslag of the others is a draft."""
import json
import pathlib
import subprocess
import sys

from command import run_well

HERE = pathlib.Path(__file__).parent
# What was typed, and what is to be seen of it; the same when that is not told.
TYPED = [
    # Markdown
    ("# Kop", ""), ("- [ ] taak", ""), ("1. een", ""), ("**vet** _schuin_ ~~weg~~ `code`", ""), ("> citaat | cel | cel", ""),
    ("[klik](javascript:alert\\(1\\)) ![x](http://example.org/x.png)", ""), ("<http://example.org> \\# \\\\ eind\\", ""),
    # HTML
    ("<script>document.title = 'kapot'</script>", ""), ("</td></tr></table></main><h1>Meer", ""),
    ("<img src=x onerror=alert(1)>", ""), ("\" onmouseover=\"alert(1)\" x='", ""),
    # XML
    ("]]> <![CDATA[ <!-- --> <?xml version='1.0'?>", ""), ("&lt;b&gt; &amp;amp; &#60; &#x1F600; &bestaatniet;", ""),
    ("</text:p></office:text> <text:a xlink:href='http://example.org'>", ""), ("</w:t></w:r><w:fldSimple w:instr='DATE'/>", ""),
    # fields and formulas
    ("{ DATE } { INCLUDETEXT \"c:\\\\x\" } {PAGE}", ""), ("=HYPERLINK(\"http://example.org\")", ""), ("+1-1*@SUM(A1)", ""),
    ("http://example.org/ www.example.org iemand@example.org", ""),
    # what cannot be seen, or changes how the rest is seen
    ("omge\u202ekeerd\u202c \u2066apart\u2069 \u200frechts", "omgekeerd apart rechts"),
    ("nul\u200bbreed\u200d en \ufeffmerk en af\u00adbreken", "nulbreed en merk en afbreken"),
    ("vast\u00a0wit\u2003breed", "vast wit breed"), ("\u001b[31mrood\u0007", "rood"),
    ("vlag \U000e0067\U000e0062 tag", "vlag tag"),
    # letters of every kind
    ("cafe\u0301 e\u0323\u0301 a\u030a", "café ẹ́ å"), ("duim 👍 boom 🌳 glim 😀", ""), ("社区中心每天开放", ""),
    ("geen punt… – „aanhaling” ½ € ≠ ½", ""), ("w" * 2000, ""), ("lang en breed " * 142 + "klaar", ""),
]
FIXED = ("session 1", "session 2", "big")
SEEN = [seen or typed for typed, seen in TYPED]
ARABIC = "سوق أسبوعي في الحي"


def figures(kind, assets):
    """The descriptions of the pictures in a document of this kind: all of these hubs have the web page of the demo."""
    if kind == "opdrachtgever":
        return []
    data = json.loads((pathlib.Path(assets) / "demo" / "session-1.json").read_text(encoding="utf-8"))
    return [f"QR-code van {data['series'][0]['web_page']}"]


def hostile(data):
    """The session with these texts in everything that is typed, all ideas in sight."""
    texts = [typed for typed, _ in TYPED]
    short = [text for text in texts if 2 < len(text) <= 80]
    for idea in data["ideas"]:
        idea["public_text"] = ""
    for text, idea in zip(texts + [ARABIC], data["ideas"]):
        idea["text"] = text
    for text, solution in zip(texts, data["solutions"]):
        solution["text"] = text
    for text, subtheme in zip(short, data["subthemes"]):
        subtheme["title"] = text
    for text, group in zip(short[6:], data["groups"]):
        group["name"] = text
    for text, row in zip(texts, data["report_texts"] + data["next_dates"]):
        row["text" if "text" in row else "title"] = text[:200]
    session = data["sessions"][0]
    session["title"] = "Titel </title><script>kapot()</script> & {PAGE} " + "w" * 80
    session["goal"], session["influence"] = short[7], short[8]
    return data


def long_texts(data):
    """The session with texts of all lengths around that which fills a page, each with an end of its own."""
    for rows in data["ideas"], data["solutions"]:
        for number, row in enumerate(rows[:40]):
            end = f" tot hier {number}"
            row["text"] = ("lang en breed " * 142)[:600 + 30 * number - len(end)].strip() + end
    for idea in data["ideas"]:
        idea["public_text"] = ""
    return data


def make(program, assets, folder):
    """A hub for each, by its name."""
    demo, hubs = pathlib.Path(assets) / "demo", {}
    for number in 1, 2:
        hubs[f"session {number}"] = demo / f"session-{number}.json"
    before = subprocess.run([sys.executable, HERE.parent / "cli" / "before_vote.py", demo / "session-1.json"],
                            capture_output=True, check=True).stdout
    big = subprocess.run([sys.executable, HERE / "big_session.py"], input=before, capture_output=True, check=True).stdout
    hubs["big"] = folder / "big.json"
    hubs["big"].write_bytes(big)
    for name, change in ("hostile", hostile), ("long texts", long_texts):
        hubs[name] = folder / f"{name}.json"
        data = json.loads((demo / "session-1.json").read_text(encoding="utf-8"))
        hubs[name].write_text(json.dumps(change(data)), encoding="utf-8")
    for name, session in hubs.items():
        hubs[name] = folder / f"{name.replace(' ', '-')}.db"
        run_well(program, "import", hubs[name], session)
    run_well(program, hubs["big"], "--script", HERE / "big.script", "--headless", "--now", "2025-05-15T14:19")
    for name in FIXED:
        run_well(program, hubs[name], "--script", HERE / "fix_version.script", "--headless", "--now", "2025-05-28T09:00")
    hubs["empty"] = folder / "empty.db"
    run_well(program, "new", hubs["empty"], "--template", "dialoogsessie", "--date", "2025-06-12")
    for hub in hubs.values():
        run_well(program, "check", hub)
    return hubs
