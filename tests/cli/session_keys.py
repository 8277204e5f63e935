#!/usr/bin/env python3
"""Writes the script of keys that enters a session from nothing.

Usage: session_keys.py SESSION.json RUNSHEET-PLACE > SCRIPT

What is typed comes from an exported session; how it is typed is here: as a
facilitator would, part by part, in the order of the agenda.  The test then
exports what was entered and compares it with the session (compare_session.py).
"""
import json
import sys

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ADDRESSEE_KEYS = {"self": "z", "care": "o", "municipality": "g", "care_and_municipality": "d", "other": "a"}
ILLEGIBLE = "[onleesbaar]"


class Script:
    def __init__(self, session):
        self.data = session
        self.session = session["sessions"][0]
        self.parts = ["agenda"]
        self.agenda_at = -1

    def out(self, *lines):
        for line in lines:
            print(line)

    def field(self, text):
        """A line of a form: what stands there is replaced."""
        self.out("key Ctrl-U")
        if text:
            self.out("type " + text)
        self.out("key Enter")

    def rows(self, key):
        return [r for r in self.data[key] if not r.get("withdrawn")]

    def part(self, number):
        self.out("key Esc Esc", f"key {number}")

    def start_items(self, kind, count=1):
        """Goes on in the agenda until the count-th item of this kind runs."""
        self.part(1)
        items = self.data["agenda_items"]
        while count:
            if self.agenda_at >= 0:
                self.out(f"wait {items[self.agenda_at]['minutes']}m")
            self.agenda_at += 1
            self.out("key Enter")
            if items[self.agenda_at]["kind"] == kind:
                count -= 1

    # ---- the parts ----

    def new(self, place):
        date = "-".join(reversed(self.session["date"].split("-")))
        self.out("# A new session from its runsheet", "key n", "key Home" + " Down" * place + " Enter")
        for text in (self.session["title"], date, self.session["start_planned"], self.session["place"]):
            self.field(text)
        self.out("expect [0 Vooraf]")

    def groups(self):
        self.out("# Groups: colour of the notes, people, voters")
        for g in self.rows("groups"):
            self.out("key /", "type " + g["name"], "key Enter", "key Enter")
            for value in (g["name"], g["colour"], g["people"] or "", g["voters"] or ""):
                self.field(str(value))
            self.out("key Esc")

    def questions(self):
        """The runsheet has questions and titles for any year; here they become this session's."""
        self.out("# Questions and titles of the agenda")
        for q in self.data["questions"]:
            self.out("key /", f"type Vraag {q['number']}", "key Enter", "key Enter")
            for value in (q["text"], q["text_screen"], q["minutes"] or ""):
                self.field(str(value))
            self.out("key Esc")
        self.part(1)
        self.out("key Home")
        for item in self.data["agenda_items"]:
            self.out("key e")
            self.field(item["title"])
            self.out("key Enter Enter Enter Enter Down")
        self.out("key Home")

    def heads(self, moment, part):
        for h in self.data["head_counts"]:
            if h["moment"] == moment:
                self.part(part)
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
            before, word, after = idea["text"].partition(ILLEGIBLE)
            if before:
                self.out("type " + before)
            if word:
                self.out("key F3", "type " + after)
            if idea["parked"]:
                self.out("key F4")
                self.field(idea["park_reason"])
            else:
                self.out("key Enter")
            self.out(f"expect I{idea['code']}")
        self.out("key Esc")
        for idea in self.data["ideas"]:
            self.idea_details(idea)

    def idea_details(self, idea):
        codes = {i["id"]: i["code"] for i in self.data["ideas"]}
        if idea["public_text"] or idea["district"]:
            self.out("key /", "type " + idea["text"][:40], "key Enter", "key e", "key Enter")
            self.field(idea["public_text"])
            self.out("key Enter")
            self.field(idea["district"])
            self.out("key Esc")
        if idea["duplicate_of"]:
            self.out("key /", "type " + idea["text"][:40], "key Enter", "key d")
            self.out(f"type I{codes[idea['duplicate_of']]} ", "key Enter", "key Esc")

    def clustering(self, part):
        self.part(part)
        self.out("# Subthemes, then each idea by its letter")
        questions = [q["id"] for q in self.data["questions"] if any(i["question_id"] == q["id"] for i in self.data["ideas"])]
        letter = {s["id"]: LETTERS[s["code"] - 1] for s in self.data["subthemes"]}
        for question in questions:
            for s in self.data["subthemes"]:
                if s["question_id"] == question:
                    self.out("key n")
                    self.field(s["title"])
                    self.field(s["short_name"])
            self.out("key Home", "expect zonder subthema")
            for idea in self.data["ideas"]:
                if idea["question_id"] == question and idea["subtheme_id"]:
                    self.out("key " + letter[idea["subtheme_id"]])
            self.out("refuse zonder subthema", "key Ctrl-N")

    def vote(self, part):
        self.part(part)
        ballot = self.data["ballots"][0]
        options = sorted(self.data["ballot_options"], key=lambda o: o["position"])
        self.out("# The vote: the list is locked, the counts come in", "key Enter")
        for key in ("voters", "dots_per_person", "dots_per_subtheme", "places"):
            self.field(str(ballot[key]))
        self.out("key Enter")
        counts = sorted(self.data["counts"], key=lambda c: c["number"])
        self.field(counts[0]["counted_by"])
        for count in counts:
            dots = {l["option_id"]: l["dots"] for l in self.data["count_lines"] if l["count_id"] == count["id"]}
            if count["number"] > 1:
                self.out("key c")
                self.field(counts[count["number"] - 2]["reason"])
                self.field(count["counted_by"])
            for option in options:
                self.out(f"type {dots[option['id']]}", "key Enter")
            self.out(f"type {count['leftover']}", "key Enter")
            total, expected = sum(dots.values()), ballot["voters"] * ballot["dots_per_person"] - count["leftover"]
            if total != expected:
                self.out(f"expect Geteld: {total}. Verwacht: {expected}.")
            else:
                self.out(f"expect De telling klopt: {total} stickers.")
        self.out("key v j")

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
            self.out("type " + s["text"], "key Enter", "key " + ADDRESSEE_KEYS[s["addressee"]])
            if s["addressee"] == "other":
                self.field(s["organisation"])
            self.out(f"expect O{s['code']}")
        self.out("# On top in the report, and quick ones", "key Esc")
        while at_theme:
            self.out("key Tab")
            at_theme = (at_theme + 1) % len(themes)
        for theme in themes:
            for column, key in ((True, "Left"), (False, "Right")):
                self.out(f"key {key} Home")
                for s in self.data["solutions"]:
                    if s["theme_id"] == theme and (s["addressee"] == "self") == column:
                        if s["highlighted"]:
                            self.out("key h")
                        if s["quick"]:
                            self.out("key s")
                        self.out("key Down")
            self.out("key Tab")

    def reports(self, part):
        if not self.data["group_reports"]:
            return
        self.part(part)
        self.out("# Each group tells", "key Esc r")
        order = {g["id"]: g["number"] for g in self.data["groups"]}
        for r in sorted(self.data["group_reports"], key=lambda r: (order[r["group_id"]], r["position"])):
            self.field(r["text"])
        self.out("key Esc r")

    def closing(self, part):
        self.heads("end", part)
        self.part(part)
        kinds = {"session": 0, "project_group": 1, "other": 2}
        for d in self.data["next_dates"]:
            self.out("key d", "key" + " Right" * kinds[d["kind"]] + " Enter")
            for value in (d["title"], "-".join(reversed(d["date"].split("-"))), d["time_from"], d["time_to"],
                          d["place"], d["purpose"], d["call"]):
                self.field(value)
        missed = self.data["reflections"][0]["missed"] if self.data["reflections"] else ""
        if missed:
            self.out("key /", "type misten", "key Enter", "key Enter")
            self.field(missed)
            self.out("key Esc")
        self.out("key /", "type uiterlijk op", "key Enter", "key Enter")
        self.field("-".join(reversed(self.session["answer_by"].split("-"))))
        self.out("key Esc")

    def close(self, part):
        self.part(part)
        self.out("key s", "key j", "expect Gesloten om")


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        s = Script(json.load(f))
    has_vote = bool(s.data["ballots"])
    closing = 6 if has_vote else 4
    s.new(int(sys.argv[2]))
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


main()
