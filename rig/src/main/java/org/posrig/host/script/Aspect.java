package org.posrig.host.script;

/** What a rule has a say in. Several rules may befall one message as long as no two of them have a say in the same. */
enum Aspect {
    /** Whether the issuer is asked at all. */
    DECISION,
    /** What becomes of the reply on its way out. */
    TREATMENT,
    /** What the reply's header asks the terminal to do next. */
    REQUIREMENT,
    /** Nothing but a scenario's state. */
    STATE
}
