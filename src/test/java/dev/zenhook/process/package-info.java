/** The packaged jar as a process of its own: signed by openssl, killed, started again. Run by Failsafe. */
@NullMarked
package dev.zenhook.process;

import org.jspecify.annotations.NullMarked;
