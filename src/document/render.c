/* The formats that there are. */
#include "document.h"

#include <string.h>

#include "renderers.h"
#include "tr.h"

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

static bool figures_are_png(const struct node *node)
{
	struct picture p;

	if (node->kind == NODE_FIGURE && !picture_of_figure(node, &p))
		return false;
	for (const struct node *n = node->first; n; n = n->next)
		if (!figures_are_png(n))
			return false;
	return true;
}

enum status doc_render(const struct node *doc, const struct doc_look *look, enum doc_format format,
                       struct buf *out, struct err *e)
{
	struct picture p;

	if (look->logo && !picture_of_logo(look, &p))
		return err_set(
		        e, E_INVALID,
		        _("The logo is no PNG file, or a damaged one. Choose another picture."));
	if (!figures_are_png(doc))
		return err_set(e, E_INVALID,
		               _("A picture of the document is no PNG file, or a damaged one."));
	return formats[format].render(doc, look, out, e);
}
