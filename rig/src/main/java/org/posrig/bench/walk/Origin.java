package org.posrig.bench.walk;

/** Where a walk sets out from. */
sealed interface Origin {

    /** A start of the profile. */
    record AtStart(String name) implements Origin {

        @Override
        public String toString() {
            return "the start '" + name + "'";
        }
    }

    /** The display of a terminal whose power was cut and is back. */
    record PowerCut() implements Origin {

        @Override
        public String toString() {
            return "a power cut";
        }
    }

    /** Where a login leads. */
    record LoggedIn(String operator) implements Origin {

        @Override
        public String toString() {
            return "the login of the " + operator;
        }
    }
}
