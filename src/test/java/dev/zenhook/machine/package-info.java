/** The machine on which the tests run: what it has for them beside a JDK, and what becomes of those for which it has it not. */
@NullMarked
package dev.zenhook.machine;

import org.jspecify.annotations.NullMarked;
