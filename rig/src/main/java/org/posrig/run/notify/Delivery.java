package org.posrig.run.notify;

/** What became of one try. */
sealed interface Delivery {

    /** The receiver has it. */
    record Done() implements Delivery {}

    /**
     * It has not.
     *
     * @param why the end of a sentence that begins with the receiver: {@code answered 403 'no_service'}
     * @param again whether another try may do better
     */
    record Failed(String why, boolean again) implements Delivery {}
}
