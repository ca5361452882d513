package dev.zenhook.store;

import org.jspecify.annotations.Nullable;

/**
 * What came of a transaction.
 *
 * @param answer null if it failed, or succeeded without anybody hearing of it
 */
record Attempt<T>(boolean committed, @Nullable T answer) {}
