#include "builder.h"

#include <string.h>

#include "date.h"
#include "mem.h"
#include "text.h"
#include "tr.h"

const char *join_comma(struct arena *a, const char *const *items, int n)
{
	const char *joined = n > 0 ? items[0] : "";
	for (int i = 1; i < n; i++) {
		/* Translators: joins the items of a list that are not the last two. */
		joined = arena_printf(a, _("%s, %s"), joined, items[i]);
	}
	return joined;
}

const char *join_and(struct arena *a, const char *const *items, int n)
{
	if (n == 0)
		return "";
	/* Translators: joins the last two items of a list. */
	return n == 1 ? items[0]
	              : arena_printf(a, _("%s and %s"), join_comma(a, items, n - 1), items[n - 1]);
}

const char *with_stop(struct arena *a, const char *text)
{
	static const char *const ends[] = {".", "!", "?", ":", "…", ".)", "?)", "!)", ".\"", "?\""};
	size_t len = strlen(text);
	for (size_t i = 0; i < N_ITEMS(ends); i++) {
		size_t n = strlen(ends[i]);
		if (len >= n && memcmp(text + len - n, ends[i], n) == 0)
			return text;
	}
	return len == 0 ? "" : arena_printf(a, "%s.", text);
}

const char *capitalised(struct arena *a, const char *text)
{
	char *copy = arena_strdup(a, text);
	if (copy[0] >= 'a' && copy[0] <= 'z')
		copy[0] = (char)(copy[0] - 'a' + 'A');
	return copy;
}

static const char *const number_words[] = {
        NC_("number", "two"),   NC_("number", "three"), NC_("number", "four"),
        NC_("number", "five"),  NC_("number", "six"),   NC_("number", "seven"),
        NC_("number", "eight"), NC_("number", "nine"),  NC_("number", "ten"),
};

const char *number_word(struct arena *a, int n)
{
	if (n >= 2 && n < 2 + (int)N_ITEMS(number_words))
		return tr_lookup("number", number_words[n - 2]);
	return arena_printf(a, "%d", n);
}

static const char *const ordinal_words[] = {
        NC_("ordinal", "first"),   NC_("ordinal", "second"), NC_("ordinal", "third"),
        NC_("ordinal", "fourth"),  NC_("ordinal", "fifth"),  NC_("ordinal", "sixth"),
        NC_("ordinal", "seventh"), NC_("ordinal", "eighth"), NC_("ordinal", "ninth"),
        NC_("ordinal", "tenth"),
};

const char *ordinal_word(struct arena *a, int n)
{
	if (n >= 1 && n <= (int)N_ITEMS(ordinal_words))
		return tr_lookup("ordinal", ordinal_words[n - 1]);
	/* Translators: an ordinal number above ten, such as 11th. */
	return arena_printf(a, _("%dth"), n);
}

const char *title_inside(struct arena *a, const char *title)
{
	/* Translators: the words with which a session's title may begin and that are
	 * written without a capital inside a sentence; with a space between them. */
	const char *words = _("first second third fourth fifth sixth seventh eighth ninth tenth "
	                      "dialogue work session meeting conversation");
	size_t len = strcspn(title, " ");
	AUTO_FREE char *folded = text_fold(arena_strndup(a, title, len));
	for (const char *p = words; *p;) {
		size_t n = strcspn(p, " ");
		if (n > 0 && n == strlen(folded) && memcmp(p, folded, n) == 0)
			return arena_printf(a, "%s%s", folded, title + len);
		p += n + strspn(p + n, " ");
	}
	return title;
}

const char *day(struct arena *a, const char *date)
{
	if (!date_or_month_valid(date))
		return arena_strdup(a, date);
	char out[64];
	date_long(date, out, sizeof(out));
	return arena_strdup(a, out);
}

const char *weekday(struct arena *a, const char *date)
{
	if (!date_valid(date))
		return day(a, date);
	char out[64];
	date_full(date, out, sizeof(out));
	return arena_strdup(a, out);
}

const char *as_of(struct arena *a, const char *date)
{
	return arena_printf(a, _("as of %s"), day(a, date));
}

const char *groups_phrase(struct arena *a, int n)
{
	return arena_printf(a, ngettext("%d group", "%d groups", (unsigned long)n), n);
}

const char *ideas_phrase(struct arena *a, int n)
{
	return arena_printf(a, ngettext("%d idea", "%d ideas", (unsigned long)n), n);
}

const char *answers_phrase(struct arena *a, int n)
{
	return arena_printf(a, ngettext("%d answer", "%d answers", (unsigned long)n), n);
}

const char *solutions_phrase(struct arena *a, int n)
{
	return arena_printf(a, ngettext("%d solution", "%d solutions", (unsigned long)n), n);
}

const char *dots_phrase(struct arena *a, int n)
{
	return arena_printf(a, ngettext("%d dot", "%d dots", (unsigned long)n), n);
}

const char *for_whom(enum addressee to)
{
	static const char *const words[ADDRESSEE_COUNT] = {
	        [FOR_SELF] = N_("ourselves"),
	        [FOR_CARE] = N_("care organisations"),
	        [FOR_MUNICIPALITY] = N_("municipalities"),
	        [FOR_CARE_AND_MUNICIPALITY] = N_("care organisations and municipalities"),
	        [FOR_OTHER] = N_("others"),
	};
	return gettext(words[to]);
}

const char *addressee_name(const struct solution *s)
{
	if (s->addressee == FOR_OTHER && s->organisation[0])
		return s->organisation;
	return for_whom(s->addressee);
}

const char *addressee_sentence(struct arena *a, const struct solution *s)
{
	/* Translators: %s is for whom a solution is: "municipalities", "shopkeepers". */
	return arena_printf(a, _("For %s."), addressee_name(s));
}

/* From the total it is known how many people at most are of the kinds that are hidden (few with
 * those of no kind, when it says that there are some): each is one when there are no more, and four
 * when all are as many as there can be; of one kind that is hidden alone it is the number itself.
 */
static bool can_be_worked_out(int hidden, int few, bool whole)
{
	int most = hidden * (FEWEST_TOLD - 1);

	if (hidden == 0)
		return false;
	if (!whole)
		/* At least one is of no kind. */
		return few - 1 <= hidden;
	return hidden == 1 || few == hidden || few == most;
}

const char *kinds_of_people(struct arena *a, const struct head_count *h, bool *whole)
{
	const struct {
		int n;
		const char *few;
		const char *counted;
	} kinds[] = {
	        {h->residents, _("fewer than 5 residents"),
	         ngettext("%d resident", "%d residents", (unsigned long)h->residents)},
	        {h->care, _("fewer than 5 people from care and welfare"),
	         ngettext("%d person from care and welfare", "%d people from care and welfare",
	                  (unsigned long)h->care)},
	        {h->policy, _("fewer than 5 people who make policy"),
	         ngettext("%d person who makes policy", "%d people who make policy",
	                  (unsigned long)h->policy)},
	        {h->other, _("fewer than 5 other people"),
	         ngettext("%d other person", "%d other people", (unsigned long)h->other)},
	};
	const char *told[N_ITEMS(kinds)];
	int n = 0, sum = 0, hidden = 0, shown = 0;
	for (size_t i = 0; i < N_ITEMS(kinds); i++) {
		sum += kinds[i].n;
		hidden += kinds[i].n > 0 && kinds[i].n < FEWEST_TOLD;
		shown += kinds[i].n >= FEWEST_TOLD ? kinds[i].n : 0;
		if (kinds[i].n >= FEWEST_TOLD)
			told[n++] = arena_printf(a, kinds[i].counted, kinds[i].n);
		else if (kinds[i].n > 0)
			told[n++] = kinds[i].few;
	}
	*whole = sum == people_total(h);
	if (people_total(h) < FEWEST_TOLD ||
	    can_be_worked_out(hidden, people_total(h) - shown, *whole))
		return "";
	return join_and(a, told, n);
}

const char *group_name(const struct builder *b, int64_t group_id)
{
	const struct group *g = snapshot_find_group(b->s, group_id);
	if (!g)
		return "";
	return g->name[0] ? g->name : arena_printf(b->a, _("Group %d"), g->number);
}
