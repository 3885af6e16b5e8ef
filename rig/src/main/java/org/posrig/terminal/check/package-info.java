/**
 * What can be wrong with a profile that reads well: screens that nobody can tell apart, flows that go round in circles, starts that
 * nothing leads to, screens and flows that the shipped steps need and the profile lacks. Nothing here touches a terminal.
 */
@NullMarked
package org.posrig.terminal.check;

import org.jspecify.annotations.NullMarked;
