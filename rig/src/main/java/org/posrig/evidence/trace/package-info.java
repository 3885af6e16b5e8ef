/**
 * The trace of a scenario: everything that happened in it on one time axis, as a JSON document and as one HTML page that holds that
 * document and needs nothing else, so that it opens from an e-mail. Both are made of the timeline's events alone, live or read from a
 * run's {@code timeline.jsonl}.
 *
 * <p>The document, {@code "format": "posrig-trace"}, {@code "version": 1}; fields may be added under the same version. All times are
 * milliseconds since the scenario's start.
 *
 * <ul>
 *   <li>{@code scenario}: {@code name}, {@code place} ({@code file:line}), {@code tags}, {@code verdict} (passed, failed, broken, skipped, or
 *       unfinished where the run was killed), {@code message}, {@code duration}, {@code began} (ISO 8601), {@code bench}, {@code command} (runs it again)
 *   <li>{@code terminals}: {@code name}, {@code number} (F41), {@code model}, {@code versions}
 *   <li>{@code steps}: {@code text}, {@code from}, {@code to}, {@code verdict}, {@code message} (where it did not pass)
 *   <li>{@code screens}, each picture once: {@code columns}, {@code rows} (text), {@code widths} (for each row the columns of each character as
 *       digits; empty where all are 1), {@code inverse} (for each row {@code #} where inverse, cut after the last)
 *   <li>{@code events} in order: {@code t}, {@code kind} and, by kind,
 *       {@code key}: {@code terminal}, {@code key} (• in a secret entry), {@code to} (let go; absent where not seen);
 *       {@code relay}: {@code board}, {@code channel}, {@code to};
 *       {@code screen}: {@code terminal}, {@code number}, {@code picture} (of {@code screens});
 *       {@code read}: {@code terminal}, {@code screen}, {@code bytes}, {@code text} (decoded, masked);
 *       {@code message}: {@code connection}, {@code number}, {@code request}, {@code summary}, {@code fields} (number, name, value);
 *       {@code card}: {@code terminal}, {@code card}, {@code how}; {@code power}: {@code terminal}, {@code present};
 *       {@code code}: {@code terminal}, {@code whose}; {@code line}: {@code terminal}, {@code port}, {@code present}, {@code reason};
 *       {@code receipt}: {@code terminal}, {@code number}, {@code lines}; {@code note}: {@code text};
 *       {@code missed}: {@code terminal}, {@code expected}, {@code deadline}, {@code seen} (index of the closest screen's event, or -1),
 *       {@code missing} ({@code text}, {@code row} or -1, {@code column}, {@code wrong} columns)
 *   <li>{@code arrows}: {@code from} and {@code to} (indexes of events), {@code kind}: {@code sent} (a key or card to the request it led to),
 *       {@code answered} (a request to its answer), {@code shown} (what lies right before a screen to that screen)
 * </ul>
 */
@NullMarked
package org.posrig.evidence.trace;

import org.jspecify.annotations.NullMarked;
