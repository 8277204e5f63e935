#!/usr/bin/env python3
"""Writes the script of keys that enters a session from nothing.

Usage: session_keys.py SESSION.json RUNSHEET-PLACE [play] > SCRIPT

With `play` it is the script of `dialoog demo --play`: without what a test looks for, and up to the
report.

What is typed comes from an exported session; how it is typed is here: as a
facilitator would, part by part, in the order of the agenda.  The test then
exports what was entered and compares it with the session (compare_session.py).

The keys are cut into steps.  A step knows what it stores, and how one gets to
where it begins from a program that was just started: so that a session that was
broken off can be carried on (tests/pty/kill_session.py).
"""
import json
import sys

import compare_session

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
VERDICTS = ["open", "yes", "no"]
VALUES = ["equality", "inclusion", "participation", "trust", "cocreation"]
# In the order of the form.
STATUSES_PASSED_ON = ["received", "passed_on", "in_progress", "adopted", "partly_adopted", "not_adopted", "carried_out",
                      "answered"]
STATUSES_OF_SELF = ["answered", "taken_up", "started", "finished", "stopped"]
ADDRESSEE_KEYS = {"self": "z", "care": "o", "municipality": "g", "care_and_municipality": "d", "other": "a"}
ILLEGIBLE = "[onleesbaar]"


class Stored:
    """What an exported session holds, for the question whether a step was stored."""

    def __init__(self, data):
        self.data = data
        self.names = compare_session.names(data)

    def values(self, row, fields):
        """Of references the names, of moments only whether there is one."""
        return [bool(row[f]) if f in compare_session.MOMENTS
                else self.names.get(row[f], row[f]) if isinstance(row[f], str) else row[f] for f in fields]

    def holds(self, step):
        return any(self.values(row, step.fields) == step.values for row in self.data[step.key])


class Step:
    """Keys that store something: a row of the list `key` with these values."""

    def __init__(self, place, key, row_id, fields, values):
        self.place, self.key, self.row_id, self.fields, self.values = place, key, row_id, fields, values
        self.lines = []

    def __str__(self):
        return f"{self.key} {self.values}"


class Script:
    def __init__(self, session):
        self.data = session
        self.session = session["sessions"][0]
        self.wanted = Stored(session)
        self.agenda_at = -1
        self.place = []
        self.steps = []

    def out(self, *lines):
        self.steps[-1].lines.extend(lines)

    def step(self, key, row, *fields, at=()):
        """From here on the keys of a step that stores these fields of a row.  at: the keys that lead there from
        the part as it is opened."""
        self.steps.append(Step(self.place + list(at), key, row["id"], fields, self.wanted.values(row, fields)))

    def field(self, text):
        """A line of a form: what stands there is replaced."""
        self.out("key Ctrl-U")
        if text:
            self.out("type " + text)
        self.out("key Enter")

    def choice(self, steps):
        """A choice of a form, so many further than the one that stands there."""
        self.out("key" + " Right" * steps + " Enter")

    def rows(self, key):
        return [r for r in self.data[key] if not r.get("withdrawn")]

    def from_start(self, number):
        """The steps that follow begin in this part."""
        self.place = ["key Esc Esc F12", "expect Welke sessie", "key Enter", f"key {number}"]

    def part(self, number):
        self.out("key Esc Esc", f"key {number}")
        self.from_start(number)

    def start_items(self, kind, count=1):
        """Goes on in the agenda until the count-th item of this kind runs."""
        self.part(1)
        items = self.data["agenda_items"]
        while count:
            if self.agenda_at >= 0:
                self.out(f"wait {items[self.agenda_at]['minutes']}m")
            self.agenda_at += 1
            self.step("agenda_items", items[self.agenda_at], "position", "started_at")
            self.out("key Enter")
            if items[self.agenda_at]["kind"] == kind:
                count -= 1

    # ---- the parts ----

    def new(self, place):
        date = "-".join(reversed(self.session["date"].split("-")))
        self.step("sessions", self.session, "title", "date", "start_planned", "place")
        self.out("# A new session from its runsheet", "key n", "key Home" + " Down" * place + " Enter")
        for text in (self.session["title"], date, self.session["start_planned"], self.session["place"]):
            self.field(text)
        self.out("expect [0 Vooraf]")
        self.from_start(0)

    def groups(self):
        self.out("# Groups: colour of the notes, people, voters")
        for g in self.rows("groups"):
            self.step("groups", g, "number", "name", "colour", "people", "voters")
            self.out("key /", "type " + g["name"], "key Enter", "key Enter")
            for value in (g["name"], g["colour"], g["people"] or "", g["voters"] or ""):
                self.field(str(value))
            self.out("key Esc")

    def questions(self):
        """The runsheet has questions and titles for any year; here they become this session's."""
        self.out("# Questions and titles of the agenda")
        for q in self.data["questions"]:
            self.step("questions", q, "number", "text", "text_screen", "minutes")
            self.out("key /", f"type Vraag {q['number']}", "key Enter", "key Enter")
            for value in (q["text"], q["text_screen"], q["minutes"] or ""):
                self.field(str(value))
            self.out("key Esc")
        self.part(1)
        self.out("key Home")
        for i, item in enumerate(self.data["agenda_items"]):
            self.step("agenda_items", item, "position", "title", at=["key Home" + " Down" * i])
            self.out("key e")
            self.field(item["title"])
            self.out("key Ctrl-S Down")
        self.out("key Home")

    def heads(self, moment, part):
        for h in self.data["head_counts"]:
            if h["moment"] == moment:
                self.part(part)
                self.step("head_counts", h, "moment", "total", "residents", "care", "policy", "other")
                self.out("key a")
                for key in ("total", "residents", "care", "policy", "other"):
                    self.field(str(h[key]))
                self.out(f"expect Bewaard: {h['total']} mensen")

    def ideas(self, part):
        self.part(part)
        self.out("# Ideas, as the notes come in")
        groups = [g["id"] for g in self.rows("groups")]
        questions = [q["id"] for q in self.data["questions"]]
        at_group, at_question, n_questions = 0, 0, len({i["question_id"] for i in self.data["ideas"]})
        for idea in self.data["ideas"]:
            while questions[at_question] != idea["question_id"]:
                self.out("key Ctrl-N")
                at_question = (at_question + 1) % n_questions
            while groups[at_group] != idea["group_id"]:
                self.out("key Tab")
                at_group = (at_group + 1) % len(groups)
            self.step("ideas", idea, "code", "text", "group_id", "question_id",
                      at=["key Ctrl-N"] * at_question + ["key Tab"] * at_group)
            before, word, after = idea["text"].partition(ILLEGIBLE)
            if before:
                self.out("type " + before)
            if word:
                self.out("key F3", "type " + after)
            if idea["parked"]:
                # Stored as an idea first.
                self.out("key F4")
                self.step("ideas", idea, "code", "parked", "park_reason",
                          at=["key Esc", "key /", "type " + idea["text"][:40], "key Enter", "key F4"])
                self.field(idea["park_reason"])
            else:
                self.out("key Enter")
            self.out(f"expect I{idea['code']}")
        self.out("key Esc")
        for idea in self.data["ideas"]:
            self.idea_details(idea)

    def n_places(self):
        """Fields of the form of an idea that ask where it belongs: group and question, where there are more."""
        rounds = [r["id"] for r in self.data["rounds"] if r["kind"] == "ideas"]
        questions = [q for q in self.data["questions"] if q["round_id"] in rounds]
        return (len(self.rows("groups")) > 1) + (len(questions) > 1)

    def idea_details(self, idea):
        codes = {i["id"]: i["code"] for i in self.data["ideas"]}
        if idea["public_text"] or idea["district"]:
            self.step("ideas", idea, "code", "public_text", "district", at=["key Esc"])
            self.out("key /", "type " + idea["text"][:40], "key Enter", "key e", "key Enter")
            self.field(idea["public_text"])
            self.out("key Enter")
            self.field(idea["district"])
            self.out(*["key Enter"] * self.n_places(), "key Esc")
        if idea["duplicate_of"]:
            self.step("ideas", idea, "code", "duplicate_of", at=["key Esc"])
            self.out("key /", "type " + idea["text"][:40], "key Enter", "key d")
            self.out(f"type I{codes[idea['duplicate_of']]} ", "key Enter", "key Esc")

    def clustering(self, part):
        self.part(part)
        self.out("# Subthemes, then each idea by its letter")
        questions = [q["id"] for q in self.data["questions"] if any(i["question_id"] == q["id"] for i in self.data["ideas"])]
        letter = {s["id"]: LETTERS[s["code"] - 1] for s in self.data["subthemes"]}
        for i, question in enumerate(questions):
            here = ["key Ctrl-N"] * i
            for s in self.data["subthemes"]:
                if s["question_id"] == question:
                    self.step("subthemes", s, "code", "question_id", "title", at=here)
                    self.out("key n")
                    self.field(s["title"])
                    if s["short_name"]:
                        self.step("subthemes", s, "code", "short_name", at=here)
                        self.out("key Tab End r Enter")
                        self.field(s["short_name"])
                        self.out("key Tab")
            self.out("key Home", "expect zonder subthema")
            for idea in self.data["ideas"]:
                if idea["question_id"] == question and idea["subtheme_id"]:
                    self.step("ideas", idea, "code", "subtheme_id", at=here + ["key Home"])
                    self.out("key " + letter[idea["subtheme_id"]])
            self.out("refuse zonder subthema", "key Ctrl-N")

    def vote(self, part):
        self.part(part)
        ballot = self.data["ballots"][0]
        options = sorted(self.data["ballot_options"], key=lambda o: o["position"])
        self.step("ballots", ballot, "number", "voters", "dots_per_person", "dots_per_subtheme", "places",
                  "groups_agreed")
        self.out("# The vote: the list is locked, the counts come in", "key Enter",
                 "key " + {"yes": "j", "no": "n", "open": "o"}[ballot["groups_agreed"]])
        for key in ("voters", "dots_per_person", "dots_per_subtheme", "places"):
            self.field(str(ballot[key]))
        self.out("key Enter")
        counts = sorted(self.data["counts"], key=lambda c: c["number"])
        self.field(counts[0]["counted_by"])
        for count in counts:
            lines = {l["option_id"]: l for l in self.data["count_lines"] if l["count_id"] == count["id"]}
            dots = {option: l["dots"] for option, l in lines.items()}
            if count["number"] > 1:
                self.step("counts", count, "number", "counted_by")
                self.out("key c")
                self.field(counts[count["number"] - 2]["reason"])
                self.field(count["counted_by"])
            for i, option in enumerate(options):
                self.step("count_lines", lines[option["id"]], "count_id", "option_id", "dots",
                          at=["key Home" + " Down" * i])
                self.out(f"type {dots[option['id']]}", "key Enter")
            # A count anew takes over what was left over: there is nothing to store.
            if count["number"] == 1:
                self.step("counts", count, "number", "leftover", at=["key Home" + " Down" * len(options)])
            self.out(f"type {count['leftover']}", "key Enter")
            total, expected = sum(dots.values()), ballot["voters"] * ballot["dots_per_person"] - count["leftover"]
            if total != expected:
                self.out(f"expect Geteld: {total}. Verwacht: {expected}.")
            else:
                self.out(f"expect De telling klopt: {total} stickers.")
        self.step("ballots", ballot, "number", "status")
        self.out("key v j", "# The hall sees the result, from the last place to the first", "key p", "type uitslag",
                 "key Enter", *["key ."] * len(self.data["themes"]))

    def solutions(self, part):
        self.part(part)
        self.out("# Solutions: text, Enter, for whom")
        groups = [g["id"] for g in self.rows("groups")]
        themes = [t["id"] for t in sorted(self.data["themes"], key=lambda t: t["position"])]
        at_group = at_theme = 0
        for s in self.data["solutions"]:
            while themes[at_theme] != s["theme_id"]:
                self.out("key Tab")
                at_theme = (at_theme + 1) % len(themes)
            while groups[at_group] != s["group_id"]:
                self.out("key Ctrl-N")
                at_group = (at_group + 1) % len(groups)
            self.step("solutions", s, "code", "text", "group_id", "theme_id", "addressee", "organisation",
                      at=["key Tab"] * at_theme + ["key Ctrl-N"] * at_group)
            self.out("type " + s["text"], "key Enter", "key " + ADDRESSEE_KEYS[s["addressee"]])
            if s["addressee"] == "other":
                self.field(s["organisation"])
            self.out(f"expect O{s['code']}")
        self.out("# On top in the report, and quick ones", "key Esc")
        while at_theme:
            self.out("key Tab")
            at_theme = (at_theme + 1) % len(themes)
        for i, theme in enumerate(themes):
            for column, key in ((True, "Left"), (False, "Right")):
                self.out(f"key {key} Home")
                rows = [s for s in self.data["solutions"]
                        if s["theme_id"] == theme and (s["addressee"] == "self") == column]
                for j, s in enumerate(rows):
                    for field, press in (("highlighted", "h"), ("quick", "s")):
                        if s[field]:
                            self.step("solutions", s, "code", field,
                                      at=["key Esc"] + ["key Tab"] * i + [f"key {key} Home" + " Down" * j])
                            self.out("key " + press)
                    self.out("key Down")
            self.out("key Tab")

    def reports(self, part):
        if not self.data["group_reports"]:
            return
        self.part(part)
        self.out("# Each group tells", "key Esc r")
        order = {g["id"]: g["number"] for g in self.data["groups"]}
        rows = sorted(self.data["group_reports"], key=lambda r: (order[r["group_id"]], r["position"]))
        for i, r in enumerate(rows):
            self.step("group_reports", r, "group_id", "position", "text", at=["key Esc r"] + ["key Enter"] * i)
            self.field(r["text"])
        self.out("key Esc r")

    def closing(self, part):
        self.heads("end", part)
        self.part(part)
        kinds = {"session": 0, "project_group": 1, "other": 2}
        # The runsheet has the first of a kind, without a day.
        titles = {"session": "Volgende dialoogsessie", "project_group": "Projectgroep"}
        for d in self.data["next_dates"]:
            self.step("next_dates", d, "kind", "title", "date", "time_from", "time_to", "place", "purpose", "call")
            title = titles.pop(d["kind"], "")
            if title:
                self.out("key /", "type " + title, "key Enter", "key Enter", "key Enter")
            else:
                self.out("key d")
                self.choice(kinds[d["kind"]])
            for value in (d["title"], "-".join(reversed(d["date"].split("-"))), d["time_from"], d["time_to"],
                          d["place"], d["purpose"], d["call"]):
                self.field(value)
            if title:
                self.out("key Esc")
        for r in self.data["reflections"]:
            self.step("reflections", r, "missed")
            self.out("key /", "type misten", "key Enter", "key Enter")
            self.field(r["missed"])
            self.out("key Esc")
            if any(r[value] != "open" for value in VALUES):
                self.step("reflections", r, *VALUES, "values_remark")
                self.out("key /", "type Kernwaarden", "key Enter", "key Enter")
                for value in VALUES:
                    self.choice(VERDICTS.index(r[value]))
                self.field(r["values_remark"])
                self.out("key Esc")
        if self.data["precondition_evidence"]:
            # One form for all of them.
            self.step("precondition_evidence", self.data["precondition_evidence"][0], "number", "text")
            told = {p["number"]: p["text"] for p in self.data["precondition_evidence"]}
            self.out("key /", "type Voorwaarden", "key Enter", "key Enter")
            for number in range(1, 9):
                self.field(told.get(number, ""))
            self.out("key Esc")
        self.step("sessions", self.session, "answer_by")
        self.out("key /", "type uiterlijk op", "key Enter", "key Enter")
        self.field("-".join(reversed(self.session["answer_by"].split("-"))))
        self.out("key Esc")

    def follow_ups(self, part):
        """What became of the proposals, after the session."""
        if not self.data["follow_ups"]:
            return
        self.part(part)
        self.out("# Who receives what, and how it stands", "key f")
        proposals = {s["id"]: s for s in self.rows("solutions")}
        stands = {}
        for f in sorted(self.data["follow_ups"], key=lambda f: f["position"]):
            s = proposals[f["solution_id"]]
            own = s["addressee"] == "self"
            statuses = STATUSES_OF_SELF if own else STATUSES_PASSED_ON
            before = stands.get(s["id"], "taken_up" if own else "passed_on")
            waiting = [o for o in proposals.values()
                       if o["addressee"] == s["addressee"] and o["id"] not in stands and o is not s]
            self.step("follow_ups", f, "position", "solution_id", "date", "status", "body", "explanation",
                      at=["key f"])
            self.out("key /", "type " + s["text"][:40], "key Enter", "key Enter")
            self.choice((statuses.index(f["status"]) - statuses.index(before)) % len(statuses))
            self.field("-".join(reversed(f["date"].split("-"))))
            self.field(f["body"])
            self.field(f["explanation"])
            self.out("key Enter")
            if s["id"] not in stands and waiting:
                self.out("key Enter")
            self.out("expect Bewaard: de stand van 1 voorstel", "key Esc")
            stands[s["id"]] = f["status"]
        self.out("key Esc")

    def close(self, part):
        self.part(part)
        self.step("sessions", self.session, "status")
        self.out("key s", "key j", "expect Gesloten om")


def enter(session, runsheet_place, later=True):
    """The steps that enter a session from nothing; later: with what came after it."""
    s = Script(session)
    has_vote = bool(s.data["ballots"])
    closing = 6 if has_vote else 4
    s.new(runsheet_place)
    s.groups()
    s.questions()
    s.start_items("round")
    s.heads("start", closing)
    s.ideas(2)
    if has_vote:
        s.start_items("clustering")
    s.clustering(3)
    if has_vote:
        s.start_items("vote")
        s.heads("vote", closing)
        s.vote(4)
        s.start_items("round")
        s.solutions(5)
    s.reports(2)
    s.start_items("closing")
    s.closing(closing)
    s.close(closing)
    if later:
        s.follow_ups(closing)
    return s.steps


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        session = json.load(f)
    play = sys.argv[3:] == ["play"]
    lines = [line for step in enter(session, int(sys.argv[2]), not play) for line in step.lines]
    if play:
        lines = [line for line in lines if not line.startswith(("expect ", "refuse "))]
        lines += ["# The hall sees the code of the web page", "key p", "type QR", "key Enter", "# The report", "key 7"]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
