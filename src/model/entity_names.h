/* Private to the model: the names of enum values, as they are stored and exported.  A value
 * without a name is NULL here, which the tests of the model do not let pass. */
#ifndef DIALOOG_MODEL_ENTITY_NAMES_H
#define DIALOOG_MODEL_ENTITY_NAMES_H

#include "session.h"

extern const char *const level_names[LEVEL_COUNT];
extern const char *const session_status_names[SESSION_STATUS_COUNT];
extern const char *const item_kind_names[ITEM_KIND_COUNT];
extern const char *const round_kind_names[ROUND_KIND_COUNT];
extern const char *const legibility_names[LEGIBILITY_COUNT];
extern const char *const origin_names[ORIGIN_COUNT];
extern const char *const tie_rule_names[TIE_RULE_COUNT];
extern const char *const ballot_kind_names[BALLOT_KIND_COUNT];
extern const char *const ballot_status_names[BALLOT_STATUS_COUNT];
extern const char *const count_status_names[COUNT_STATUS_COUNT];
extern const char *const decided_by_names[DECIDED_BY_COUNT];
extern const char *const addressee_names[ADDRESSEE_COUNT];
extern const char *const strength_names[STRENGTH_COUNT];
extern const char *const verdict_names[VERDICT_COUNT];
extern const char *const head_moment_names[HEAD_MOMENT_COUNT];
extern const char *const date_kind_names[DATE_KIND_COUNT];
extern const char *const section_names[SECTION_COUNT];
extern const char *const follow_status_names[FOLLOW_STATUS_COUNT];
extern const char *const project_step_names[PROJECT_STEP_COUNT];
extern const char *const signal_source_names[SIGNAL_SOURCE_COUNT];
extern const char *const signal_kind_names[SIGNAL_KIND_COUNT];
extern const char *const signal_status_names[SIGNAL_STATUS_COUNT];
extern const char *const organisation_kind_names[ORGANISATION_KIND_COUNT];
extern const char *const report_status_names[REPORT_STATUS_COUNT];

#endif
