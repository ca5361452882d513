/** What lies in {@code deploy} fits Zenhook: each setting, port and path that it names exists. */
@NullMarked
package dev.zenhook.deploy;

import org.jspecify.annotations.NullMarked;
