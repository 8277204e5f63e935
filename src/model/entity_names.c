#include "entity_names.h"

const char *const level_names[] = {
        [LEVEL_INFORM] = "inform", [LEVEL_CONSULT] = "consult", [LEVEL_COPRODUCE] = "coproduce"};
const char *const session_status_names[] = {
        [SESSION_PREPARED] = "prepared", [SESSION_OPEN] = "open", [SESSION_CLOSED] = "closed"};
const char *const item_kind_names[] = {
        [ITEM_PLENARY] = "plenary", [ITEM_EXAMPLE] = "example",
        [ITEM_FILM] = "film",       [ITEM_FEEDBACK] = "feedback",
        [ITEM_ROUND] = "round",     [ITEM_CLUSTERING] = "clustering",
        [ITEM_VOTE] = "vote",       [ITEM_REPORT_BACK] = "report_back",
        [ITEM_BREAK] = "break",     [ITEM_CLOSING] = "closing"};
const char *const round_kind_names[] = {[ROUND_IDEAS] = "ideas", [ROUND_SOLUTIONS] = "solutions"};
const char *const legibility_names[] = {
        [LEGIBLE] = "legible", [PARTLY_ILLEGIBLE] = "partly_illegible", [ILLEGIBLE] = "illegible"};
const char *const origin_names[] = {
        [ORIGIN_LIVE] = "live", [ORIGIN_FILE] = "file", [ORIGIN_LATER] = "later"};
const char *const tie_rule_names[] = {[TIE_RUN_OFF] = "run_off",
                                      [TIE_WIDEN] = "widen",
                                      [TIE_TOGETHER] = "together",
                                      [TIE_LOT] = "lot"};
const char *const ballot_kind_names[] = {[BALLOT_MAIN] = "main", [BALLOT_RUN_OFF] = "run_off"};
const char *const ballot_status_names[] = {
        [BALLOT_OPEN] = "open", [BALLOT_FIXED] = "fixed", [BALLOT_INVALID] = "invalid"};
const char *const count_status_names[] = {
        [COUNT_OPEN] = "open", [COUNT_REJECTED] = "rejected", [COUNT_FIXED] = "fixed"};
const char *const decided_by_names[] = {[BY_VOTE] = "vote",
                                        [BY_RUN_OFF] = "run_off",
                                        [BY_WIDENING] = "widening",
                                        [BY_AGREEMENT] = "agreement",
                                        [BY_LOT] = "lot"};
const char *const addressee_names[] = {[FOR_SELF] = "self",
                                       [FOR_CARE] = "care",
                                       [FOR_MUNICIPALITY] = "municipality",
                                       [FOR_CARE_AND_MUNICIPALITY] = "care_and_municipality",
                                       [FOR_OTHER] = "other"};
const char *const strength_names[] = {[STRENGTH_PROPOSAL] = "proposal",
                                      [STRENGTH_TO_EXAMINE] = "to_examine",
                                      [STRENGTH_NOT_AGREED] = "not_agreed"};
const char *const verdict_names[] = {
        [VERDICT_OPEN] = "open", [VERDICT_YES] = "yes", [VERDICT_NO] = "no"};
const char *const head_moment_names[] = {
        [HEADS_START] = "start", [HEADS_VOTE] = "vote", [HEADS_END] = "end"};
const char *const date_kind_names[] = {
        [DATE_SESSION] = "session", [DATE_PROJECT_GROUP] = "project_group", [DATE_OTHER] = "other"};
const char *const section_names[] = {[SECTION_SUMMARY] = "summary",
                                     [SECTION_ABOUT] = "about",
                                     [SECTION_INTRODUCTION] = "introduction",
                                     [SECTION_ROUND_1] = "round_1",
                                     [SECTION_ROUND_2] = "round_2",
                                     [SECTION_INPUT] = "input",
                                     [SECTION_NEXT] = "next",
                                     [SECTION_DATES] = "dates",
                                     [SECTION_ACCOUNT] = "account"};
const char *const follow_status_names[] = {[FOLLOW_RECEIVED] = "received",
                                           [FOLLOW_PASSED_ON] = "passed_on",
                                           [FOLLOW_IN_PROGRESS] = "in_progress",
                                           [FOLLOW_ADOPTED] = "adopted",
                                           [FOLLOW_PARTLY_ADOPTED] = "partly_adopted",
                                           [FOLLOW_NOT_ADOPTED] = "not_adopted",
                                           [FOLLOW_CARRIED_OUT] = "carried_out",
                                           [FOLLOW_ANSWERED] = "answered",
                                           [FOLLOW_TAKEN_UP] = "taken_up",
                                           [FOLLOW_STARTED] = "started",
                                           [FOLLOW_FINISHED] = "finished",
                                           [FOLLOW_STOPPED] = "stopped"};
const char *const project_step_names[] = {[STEP_NONE] = "none",
                                          [STEP_IDEA] = "idea",
                                          [STEP_ASSIGNMENT] = "assignment",
                                          [STEP_PLAN] = "plan",
                                          [STEP_IMPLEMENTATION_PLAN] = "implementation_plan",
                                          [STEP_IMPLEMENTATION] = "implementation",
                                          [STEP_FINAL_REPORT] = "final_report"};
const char *const signal_source_names[] = {[HEARD_AT_MEETING] = "meeting",
                                           [HEARD_IN_CONVERSATION] = "conversation",
                                           [HEARD_OTHERWISE] = "other"};
const char *const signal_kind_names[] = {[SIGNAL_SIGNAL] = "signal",
                                         [SIGNAL_IDEA] = "idea",
                                         [SIGNAL_EXPERIENCE] = "experience",
                                         [SIGNAL_BOTTLENECK] = "bottleneck"};
const char *const signal_status_names[] = {[SIGNAL_OPEN] = "open",
                                           [SIGNAL_USED] = "used",
                                           [SIGNAL_PASSED_ON] = "passed_on",
                                           [SIGNAL_CLOSED] = "closed"};
const char *const organisation_kind_names[] = {[ORGANISATION_CARE] = "care",
                                               [ORGANISATION_WELFARE] = "welfare",
                                               [ORGANISATION_MUNICIPALITY] = "municipality",
                                               [ORGANISATION_INSURER] = "insurer",
                                               [ORGANISATION_RESIDENTS] = "residents",
                                               [ORGANISATION_OTHER] = "other"};
const char *const report_status_names[] = {[REPORT_DRAFT] = "draft",
                                           [REPORT_FINAL] = "final",
                                           [REPORT_PUBLISHED] = "published",
                                           [REPORT_CORRECTED] = "corrected"};
