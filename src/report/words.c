/* Words that the report and the desk share. */
#include "report.h"

#include "arena.h"
#include "rules.h"
#include "tr.h"

const char *section_word(enum section section)
{
	static const char *const words[SECTION_COUNT] = {N_("In short"),
	                                                 N_("About this session"),
	                                                 N_("Introduction and examples"),
	                                                 N_("Round 1"),
	                                                 N_("Round 2"),
	                                                 N_("What happens with your input?"),
	                                                 N_("What comes next"),
	                                                 N_("Next dates"),
	                                                 N_("Accountability")};
	return gettext(words[section]);
}

const char *personal_place(const struct personal_hit *hit, struct arena *a)
{
	char name[ROW_NAME_SIZE];

	if (hit->entity->id == ENTITY_report_text) {
		const struct report_text *t = hit->row;
		return arena_printf(a, _("Your text: %s"), section_word(t->section));
	}
	row_name(hit->entity, hit->row, name);
	/* In quotes it is a text, which would be said twice. */
	return arena_strdup(a, entity_field(hit->entity, "code") && name[0] != '"'
	                               ? name
	                               : field_label(hit->field));
}

const char *core_value_word(int value)
{
	static const char *const words[CORE_VALUES] = {N_("Equality"), N_("Inclusion"),
	                                               N_("Participation"), N_("Trust"),
	                                               N_("Making together")};
	return gettext(words[value]);
}

const char *condition_word(int number)
{
	static const char *const words[PRECONDITIONS] = {
	        N_("Accessible"),
	        N_("Inclusive: different groups of people"),
	        N_("Working together with who makes policy"),
	        N_("Different ways of taking part"),
	        N_("Open about what is done with input"),
	        N_("Flexible: what is asked and offered"),
	        N_("Equipped: skills, knowledge, time"),
	        N_("Effect: measuring and following up"),
	};
	return gettext(words[number - 1]);
}

const char *verdict_word(enum verdict v)
{
	static const char *const words[VERDICT_COUNT] = {
	        [VERDICT_OPEN] = NC_("verdict", "not filled in"),
	        [VERDICT_YES] = NC_("verdict", "yes"),
	        [VERDICT_NO] = NC_("verdict", "no"),
	};
	return tr_lookup("verdict", words[v]);
}

const char *addressee_heading(enum addressee to)
{
	static const char *const words[ADDRESSEE_COUNT] = {
	        [FOR_SELF] = N_("What people do themselves"),
	        [FOR_CARE] = N_("For care organisations"),
	        [FOR_MUNICIPALITY] = N_("For municipalities"),
	        [FOR_CARE_AND_MUNICIPALITY] = N_("For care organisations and municipalities"),
	        [FOR_OTHER] = N_("For others"),
	};
	return gettext(words[to]);
}
