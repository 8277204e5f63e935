#include "rules.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"

/* The trigrams of a text, sorted: three letters of 21 bits in one number. */
struct trigrams {
	uint64_t *grams;
	size_t n;
	char *bare;
};

/* A letter or digit of bare text, or a space for everything between words. */
static uint32_t letter(uint32_t c)
{
	bool ascii = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	bool other = c >= 0xAA && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x206F);

	return ascii ? c : other ? c : ' ';
}

static int by_value(const void *a, const void *b)
{
	uint64_t x, y;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

/* Without accents, because not every keyboard has them: "vóórdat" and "voordat" are the
 * same word (domain.md 7.31).  Words with one space before, between and after them, so that
 * beginnings and ends of words weigh along. */
static void trigrams_init(struct trigrams *t, const char *text)
{
	t->bare = text_bare(text);
	t->grams = xreallocarray(NULL, strlen(t->bare) + 2, sizeof *t->grams);
	t->n = 0;

	uint32_t a = 0, b = ' ';
	bool more = true;
	for (const char *p = t->bare; more;) {
		more = *p != '\0';
		uint32_t c = more ? letter(text_next(&p)) : ' ';
		if (c == ' ' && b == ' ')
			continue;
		if (a != 0)
			t->grams[t->n++] = (uint64_t)a << 42 | (uint64_t)b << 21 | c;
		a = b;
		b = c;
	}
	if (t->n > 1)
		qsort(t->grams, t->n, sizeof *t->grams, by_value);
}

static void trigrams_fini(struct trigrams *t)
{
	free(t->grams);
	free(t->bare);
}

/* Dice: twice what they share, of all that they have. */
static double dice(const struct trigrams *a, const struct trigrams *b)
{
	size_t i = 0, j = 0, shared = 0;

	if (strcmp(a->bare, b->bare) == 0)
		return 1.0;
	if (a->n + b->n == 0)
		return 0.0;
	while (i < a->n && j < b->n) {
		if (a->grams[i] == b->grams[j]) {
			shared++;
			i++;
			j++;
		} else if (a->grams[i] < b->grams[j]) {
			i++;
		} else {
			j++;
		}
	}
	return 2.0 * (double)shared / (double)(a->n + b->n);
}

double similarity(const char *a, const char *b)
{
	struct trigrams ta, tb;

	trigrams_init(&ta, a);
	trigrams_init(&tb, b);
	double score = dice(&ta, &tb);
	trigrams_fini(&ta);
	trigrams_fini(&tb);
	return score;
}

int find_alike(const char *text, const char *const *texts, int n, int skip, double threshold,
               struct alike *out, int max)
{
	struct trigrams wanted, other;
	int found = 0;

	trigrams_init(&wanted, text);
	/* A text without letters looks like nothing. */
	for (int i = 0; wanted.n > 0 && i < n; i++) {
		if (i == skip)
			continue;
		trigrams_init(&other, texts[i]);
		double score = dice(&wanted, &other);
		trigrams_fini(&other);
		if (score < threshold || max <= 0 ||
		    (found == max && score <= out[found - 1].score))
			continue;
		int at = found < max ? found++ : max - 1;
		while (at > 0 && out[at - 1].score < score) {
			out[at] = out[at - 1];
			at--;
		}
		out[at] = (struct alike){.index = i, .score = score};
	}
	trigrams_fini(&wanted);
	return found;
}

void find_alike_before(const char *const *texts, int n, int first, double threshold,
                       struct alike *out)
{
	struct trigrams *all = xreallocarray(NULL, (size_t)n + 1, sizeof *all);

	for (int i = 0; i < n; i++)
		trigrams_init(&all[i], texts[i]);
	for (int i = first; i < n; i++) {
		struct alike *best = &out[i - first];

		*best = (struct alike){.index = -1, .score = threshold};
		for (int j = 0; j < i && all[i].n > 0; j++) {
			double score = dice(&all[i], &all[j]);
			if (score > best->score || (best->index < 0 && score >= threshold))
				*best = (struct alike){.index = j, .score = score};
		}
	}
	for (int i = 0; i < n; i++)
		trigrams_fini(&all[i]);
	free(all);
}
