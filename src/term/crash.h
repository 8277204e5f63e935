/* The last resort: whatever ends the process, the terminal is restored. */
#ifndef DIALOOG_TERM_CRASH_H
#define DIALOOG_TERM_CRASH_H

/* From now on fatal signals, fatal() and exit() write restore and give back the settings
 * the terminal has at this moment, which are those from before curses.  The fatal
 * signals then say sentence and do what they would have done.  Once at a time. */
void crash_arm(const char *sentence);
/* The fatal signals say this from now on. */
void crash_set_sentence(const char *sentence);
/* What to write; needed as soon as the terminal is changed. */
void crash_set_restore(const char *restore);
/* For a while (suspended) there is nothing to restore, or there is again. */
void crash_pause(void);
void crash_resume(void);
/* The signals are as they were. */
void crash_disarm(void);

#endif
