/* How large pictures are shown. */
#include "renderers.h"

/* What is left of an A4 page between its margins, with room for a line below; thinner than the
 * last, a picture would not be seen.  Hundredths of a millimetre. */
enum { WIDEST = 16000, HIGHEST = 22000, LOGO_WIDEST = 6000, LOGO_HEIGHT = 1400, THINNEST = 100 };

/* As wide as asked for, and less where it would be wider or higher than most. */
static bool measure(struct picture *p, int64_t width, int64_t widest, int64_t highest)
{
	uint32_t across, down;

	if (!png_size(p->png, p->len, &across, &down))
		return false;
	p->width = width > 0 && width < widest ? width : widest;
	p->height = p->width * down / across;
	if (p->height > highest) {
		p->height = highest;
		p->width = highest * across / down;
	}
	p->width = p->width < THINNEST ? THINNEST : p->width;
	p->height = p->height < THINNEST ? THINNEST : p->height;
	return true;
}

bool picture_of_figure(const struct node *figure, struct picture *p)
{
	*p = (struct picture){
	        .png = figure->png, .len = figure->png_len, .description = figure->text};
	return measure(p, (int64_t)figure->width_mm * 100, WIDEST, HIGHEST);
}

bool picture_of_logo(const struct doc_look *look, struct picture *p)
{
	*p = (struct picture){
	        .png = look->logo, .len = look->logo_len, .description = look->logo_text};
	return measure(p, LOGO_WIDEST, LOGO_WIDEST, LOGO_HEIGHT);
}
