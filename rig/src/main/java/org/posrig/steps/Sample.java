package org.posrig.steps;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a parameter type looks like in the catalogue's examples. A type that is a plain choice of words needs none: its first word of
 * the language is taken.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Sample {

    /** The second is for the second parameter of this type in one step, and so on. */
    String[] english();

    String[] chinese();
}
