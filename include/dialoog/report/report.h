/* The verslag and what is told otherwise: a snapshot becomes a document tree, a tree becomes a
 * format.  Sections and sentences: domain.md 5.1 to 5.3.  Only public texts are used. */
#ifndef DIALOOG_REPORT_REPORT_H
#define DIALOOG_REPORT_REPORT_H

#include "buf.h"
#include "document.h"
#include "personal.h"
#include "rules.h"
#include "version.h"

#include <stddef.h>
#include <stdint.h>

/* For whom a document is. */
enum report_kind {
	KIND_REPORT,       /* verslag: everybody, all of it */
	KIND_FEEDBACK,     /* terugkoppeling: who took part, one page */
	KIND_COMMISSIONER, /* opdrachtgever: who asked for the session, how it went in numbers */
	REPORT_KIND_COUNT
};
/* "verslag": one word in every language, as it is typed. */
const char *report_kind_name(enum report_kind k);
/* -1: there is no kind of that name. */
int report_kind_find(const char *name);

/* How the documents of an organisation look and what they say of it, whatever the session;
 * borrowed, and cleaned.  NULL, "" and 0: not set. */
struct house_style {
	const char *organisation; /* the author; else it is that of the series */
	const char *contact;      /* one more way to reach us: "079 123 45 67" */
	uint32_t colour;          /* of headings and bars, 0xRRGGBB; at least 4.5:1 on white */
	const void *logo;         /* a PNG file */
	size_t logo_len;
	const char *logo_text; /* what is to be seen in it, for who does not see it */
};

struct report_options {
	enum report_kind kind;
	int64_t now;      /* moment: "stand op ..." */
	bool practice;    /* a practice hub: says on top that it does not count */
	const char *note; /* a sentence under the title ("ideas are invented"), or "" */
	const struct house_style *style; /* NULL: nothing is set */
	bool for_reader; /* plain text for a screen: its headings are marked, as doc_look says, */
	int columns;     /* and so wide; 0: as in a file */
};

/* The tree of the document, in the language that is selected (tr_select with the
 * series' language is the caller's work), in arena a. */
struct node *report_build(const struct snapshot *s, const struct report_options *o,
                          struct arena *a);
/* What is missing for a good verslag, and where it can be filled in. */
enum missing_place {
	MISSING_POINT,    /* where the open point is */
	MISSING_DETAIL,   /* preparing */
	MISSING_CLOSING,  /* closing */
	MISSING_SOLUTION, /* the solutions */
	MISSING_TEXT      /* an own text of the report */
};
struct missing_point {
	const char *sentence;
	enum missing_place place;
	struct open_point point;
	enum section section;
	int64_t theme_id;
};
/* At most max of them, the weightiest first; sentences in arena a. */
int report_missing(const struct snapshot *s, struct arena *a, struct missing_point *out, int max);

/* What is still open, as a sentence in arena a. */
const char *open_point_sentence(const struct open_point *p, struct arena *a);
/* "For municipalities": above proposals. */
const char *addressee_heading(enum addressee to);
/* What the screens call a section of own text. */
const char *section_word(enum section section);
/* Where a text stands that may hold something of a person: "I17", "Your text: In short"; may live
 * in arena a. */
const char *personal_place(const struct personal_hit *hit, struct arena *a);
/* A core value (0 and up) and a condition of the grant (1 and up) in a few words; the answer to a
 * question. */
const char *core_value_word(int value);
const char *condition_word(int number);
const char *verdict_word(enum verdict v);
/* What the facilitator wrote for a section, "" when nothing; theme_id only for
 * SECTION_ROUND_2. */
const char *find_section_text(const struct snapshot *s, enum section section, int64_t theme_id);

/* All of it: the document in the language of the series, appended to out.  *name becomes the name
 * of its file, owned by the caller; of a practice hub it has one of its own, because the real
 * report of that session may stand in the same folder.  E_* of doc_render. */
MUST_CHECK enum status report_make(const struct snapshot *s, const struct report_options *o,
                                   enum doc_format format, struct buf *out, char **name,
                                   struct err *e);
/* What a section of the verslag becomes, as plain text of so many columns in the language of the
 * series, with marked headings (doc_look); owned by the caller.  theme_id: of SECTION_ROUND_2, of
 * that theme alone; else 0. */
char *report_preview(const struct snapshot *s, const struct report_options *o, enum section section,
                     int64_t theme_id, int columns);
/* "participatiehub_sessie-1_verslag_2025-05-15.md": ASCII, no spaces, no names;
 * owned by the caller.  kind: "verslag", "export", ...; extension without dot. */
char *report_file_name(const struct snapshot *s, const char *kind, const char *extension);

#endif
