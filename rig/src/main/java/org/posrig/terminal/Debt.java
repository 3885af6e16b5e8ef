package org.posrig.terminal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something a terminal remembers beyond a scenario and that has to be put right before the next one starts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "debt")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Debt.PasswordOf.class, name = "password"),
    @JsonSubTypes.Type(value = Debt.SignIn.class, name = "sign-in")
})
public sealed interface Debt {

    /** The operator of this role may have another password than the delivered one, or may be locked. */
    record PasswordOf(String operator) implements Debt {}

    /** The terminal may hold a pending reversal or keys that its host no longer knows: it has to sign in. */
    record SignIn() implements Debt {}
}
