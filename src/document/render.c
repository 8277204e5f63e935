/* The formats that there are. */
#include "document.h"

#include <string.h>

#include "renderers.h"

static const struct {
	const char *name;
	renderer *render;
} formats[DOC_FORMAT_COUNT] = {
        [DOC_MD] = {"md", markdown_render}, [DOC_HTML] = {"html", html_render},
        [DOC_TEXT] = {"txt", plain_render}, [DOC_ODT] = {"odt", odt_render},
        [DOC_DOCX] = {"docx", docx_render},
};

const char *doc_format_name(enum doc_format f)
{
	return formats[f].name;
}

int doc_format_find(const char *name)
{
	for (int i = 0; i < DOC_FORMAT_COUNT; i++)
		if (strcmp(formats[i].name, name) == 0)
			return i;
	return -1;
}

char *doc_format_names(void)
{
	struct buf names;

	buf_init(&names);
	for (int i = 0; i < DOC_FORMAT_COUNT; i++)
		buf_addf(&names, "%s%s", i > 0 ? ", " : "", formats[i].name);
	return buf_take(&names);
}

enum status doc_render(const struct node *doc, const struct doc_look *look, enum doc_format format,
                       struct buf *out, struct err *e)
{
	return formats[format].render(doc, look, out, e);
}
