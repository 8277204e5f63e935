/* Words that the report and the desk share. */
#include "report.h"

#include "rules.h"
#include "tr.h"

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
