/**
 * The promises, proved from outside: the packaged service under load, killed, stopped, starved and lied to, while a ledger
 * is kept of what it has answered 200. A short form of each proof is in the gate, the long one is run by {@code -Plong}.
 */
@NullMarked
package dev.zenhook.process.proof;

import org.jspecify.annotations.NullMarked;
