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

const char *follow_word_id(enum follow_status status)
{
	static const char *const words[FOLLOW_STATUS_COUNT] = {
	        [FOLLOW_RECEIVED] = N_("received"),
	        [FOLLOW_PASSED_ON] = N_("passed on"),
	        [FOLLOW_IN_PROGRESS] = N_("being looked at"),
	        [FOLLOW_ADOPTED] = N_("adopted"),
	        [FOLLOW_PARTLY_ADOPTED] = N_("partly adopted"),
	        [FOLLOW_NOT_ADOPTED] = N_("not adopted"),
	        [FOLLOW_CARRIED_OUT] = N_("carried out"),
	        [FOLLOW_ANSWERED] = N_("answered"),
	        [FOLLOW_TAKEN_UP] = N_("somebody takes it up"),
	        [FOLLOW_STARTED] = N_("started"),
	        [FOLLOW_FINISHED] = N_("finished"),
	        [FOLLOW_STOPPED] = N_("stopped"),
	};
	return words[status];
}

const char *follow_word(enum follow_status status)
{
	return gettext(follow_word_id(status));
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
