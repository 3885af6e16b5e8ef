package org.posrig.run.notify;

/** What is sent to everybody, as long as each can take it. */
interface Message {

    /** For mails, one line. */
    String subject();

    /** The message in under ten lines, cut as far as it takes to stay within so many bytes of UTF-8. */
    String text(int largest);
}
