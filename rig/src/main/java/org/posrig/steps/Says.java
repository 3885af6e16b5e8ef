package org.posrig.steps;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the catalogue says of a step beside its wording. Kept on the method, so that a step and its explanation change together and
 * are there when the command runs.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Says {

    /** One sentence: what is done, or what must hold. */
    String value();

    /** An example where filling in the samples of the parameter types would read badly. */
    String english() default "";

    String chinese() default "";
}
