/**
 * Tells people what became of a night: a message of under ten lines to the robots of group chats and by mail, with what is new first.
 * What cannot be delivered is told in sentences and spoils nothing else.
 */
@NullMarked
package org.posrig.run.notify;

import org.jspecify.annotations.NullMarked;
