package org.posrig.steps;

/** Who does or says what a step is about; the catalogue lists the steps under these headings, in this order. */
public enum Actor {
    START("Where a scenario starts"),
    CASHIER("Cashier"),
    CARDHOLDER("Cardholder"),
    OPERATOR("Any operator: cashier, supervisor, administrator"),
    SUPERVISOR("Supervisor"),
    ADMINISTRATOR("Administrator"),
    MERCHANT("Merchant"),
    CUSTOMER_SERVICE("Customer service"),
    TERMINAL("What the terminal shows"),
    PRINTER("Receipts"),
    ISSUER("Issuer"),
    ACQUIRER("Acquirer: the host and its journal"),
    NETWORK("Network"),
    RIG("The rig and the bench"),
    /** Keys and screens instead of intents: no profile's flow has to be right yet. */
    BY_HAND("By hand, for bring-up and for trying the rig");

    private final String heading;

    Actor(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }
}
