package dev.zenhook.testkit;

import dev.zenhook.store.EntryStatus;
import dev.zenhook.store.InboxLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a webhook: the answer, and how its deliveries ended.
 *
 * @param status the HTTP status of the answer
 * @param entry what the inbox made of it; null if it was not stored
 * @param deliveries one for each handler, in the order of their ids
 */
public record Outcome(int status, @Nullable EntryStatus entry, List<InboxLog.Delivery> deliveries) {}
