package org.posrig.steps;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a step takes of the bench, so that it can be known before a run whether the bench has it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Takes {

    /** How many terminals, 1 or more. */
    int terminals() default 1;

    /** Whether the card it names is brought to a terminal. */
    boolean card() default false;
}
