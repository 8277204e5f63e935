/* Every word of the CSV that is not from the session.  They are Dutch and fixed, as in domain.md 3
 * and 5.4: a programme counts with them, so they are not translated, and a word that is there is
 * never called otherwise without another CSV_EXPORT_VERSION. */
#include "csv.h"

const char *const csv_file_words[CSV_FILE_COUNT] = {
        [CSV_INPUT] = "inbreng", [CSV_VOTES] = "stemmen", [CSV_SESSION] = "sessie"};

/* What has no place in the model yet is there and stays empty: "schaal" always; "wijk" of a
 * solution; "dimensie", "spuk" and "actielijn" as long as the series has no list of keywords
 * with that word in its name. */
const char *const csv_headers[CSV_FILE_COUNT] = {
        [CSV_INPUT] = "sessie_id sessie_datum soort id groep vraag_id vraag tekst subthema_code "
                      "subthema thema_rang thema_kort voor_wie organisatie uitgelicht "
                      "snel_te_doen wijk dimensie spuk actielijn dubbel_van parkeerplaats "
                      "stemmen_subthema status status_datum doorgegeven_aan reden projectstap "
                      "bron export_versie peildatum",
        [CSV_VOTES] =
                "sessie_id stemronde code subthema telling stickers kiezers stickers_pp status",
        [CSV_SESSION] = "sessie_id sessie_datum aanwezigen inwoners zorg_welzijn beleid anders "
                        "groepen ideeen antwoorden oplossingen minuten_gepland minuten_echt "
                        "niveau schaal export_versie peildatum",
};

const char *const csv_kinds[CSV_KIND_COUNT] = {
        [CSV_IDEA] = "idee", [CSV_ANSWER] = "antwoord", [CSV_SOLUTION] = "oplossing"};
const char *const csv_addressees[ADDRESSEE_COUNT] = {[FOR_SELF] = "zelf",
                                                     [FOR_CARE] = "zorg_welzijn",
                                                     [FOR_MUNICIPALITY] = "gemeente",
                                                     [FOR_CARE_AND_MUNICIPALITY] = "beide",
                                                     [FOR_OTHER] = "anders"};
const char *const csv_origins[ORIGIN_COUNT] = {
        [ORIGIN_LIVE] = "live", [ORIGIN_FILE] = "bestand", [ORIGIN_LATER] = "achteraf"};
const char *const csv_follow_statuses[FOLLOW_STATUS_COUNT] = {
        [FOLLOW_RECEIVED] = "ontvangen",
        [FOLLOW_PASSED_ON] = "doorgegeven",
        [FOLLOW_IN_PROGRESS] = "in behandeling",
        [FOLLOW_ADOPTED] = "overgenomen",
        [FOLLOW_PARTLY_ADOPTED] = "deels overgenomen",
        [FOLLOW_NOT_ADOPTED] = "niet overgenomen",
        [FOLLOW_CARRIED_OUT] = "uitgevoerd",
        [FOLLOW_ANSWERED] = "antwoord gegeven",
        [FOLLOW_TAKEN_UP] = "iemand pakt dit op",
        [FOLLOW_STARTED] = "gestart",
        [FOLLOW_FINISHED] = "klaar",
        [FOLLOW_STOPPED] = "gestopt",
};
const char *const csv_project_steps[PROJECT_STEP_COUNT] = {
        [STEP_NONE] = "",
        [STEP_IDEA] = "idee",
        [STEP_ASSIGNMENT] = "projectopdracht",
        [STEP_PLAN] = "plan van aanpak",
        [STEP_IMPLEMENTATION_PLAN] = "implementatieplan",
        [STEP_IMPLEMENTATION] = "uitvoering",
        [STEP_FINAL_REPORT] = "eindverslag",
};
const char *const csv_count_statuses[COUNT_STATUS_COUNT] = {
        [COUNT_OPEN] = "open", [COUNT_REJECTED] = "vervallen", [COUNT_FIXED] = "vastgesteld"};
const char *const csv_levels[LEVEL_COUNT] = {[LEVEL_INFORM] = "informeren",
                                             [LEVEL_CONSULT] = "consulteren",
                                             [LEVEL_COPRODUCE] = "coproduceren"};
const char *const csv_invalid = "ongeldig";
const char *const csv_proposal = "(voorstel)";
const char *const csv_group = "Groep";
const char *const csv_yes = "ja", *const csv_no = "nee";
const char *const csv_practice = "OEFENEN-";

const char *const csv_term_lists[CSV_TERMS_COUNT] = {
        [CSV_DIMENSION] = "dimensie", [CSV_SPUK] = "spuk", [CSV_ACTION_LINE] = "actielijn"};
