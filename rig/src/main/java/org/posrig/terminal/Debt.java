package org.posrig.terminal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something a terminal remembers beyond a scenario and that has to be put right before the next one starts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "debt")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Debt.PasswordOf.class, name = "password"),
    @JsonSubTypes.Type(value = Debt.SignIn.class, name = "sign-in"),
    @JsonSubTypes.Type(value = Debt.Clock.class, name = "clock"),
    @JsonSubTypes.Type(value = Debt.Removed.class, name = "removed"),
    @JsonSubTypes.Type(value = Debt.Added.class, name = "added"),
    @JsonSubTypes.Type(value = Debt.MasterKey.class, name = "master-key"),
    @JsonSubTypes.Type(value = Debt.Parameters.class, name = "parameters"),
    @JsonSubTypes.Type(value = Debt.Settlement.class, name = "settlement")
})
public sealed interface Debt {

    /**
     * The operator of this role may have another password than the delivered one or a backup password, may have two-factor login on, or
     * may be locked.
     */
    record PasswordOf(String operator) implements Debt {}

    /** The terminal may hold a pending reversal or keys that its host no longer knows: it has to sign in. */
    record SignIn() implements Debt {}

    /** The terminal's clock may be wrong. */
    record Clock() implements Debt {}

    /** The operator of this role, one of the delivered ones, may be gone. */
    record Removed(String operator) implements Debt {}

    /** The operator of this role, none of the delivered ones, may be there. */
    record Added(String operator) implements Debt {}

    /** The terminal may hold another master key than its host has for it. */
    record MasterKey() implements Debt {}

    /** The terminal may have downloaded parameters that hold no more. */
    record Parameters() implements Debt {}

    /** The batch may be full, or known by its host to be another than the terminal's: it has to be settled. */
    record Settlement() implements Debt {}
}
