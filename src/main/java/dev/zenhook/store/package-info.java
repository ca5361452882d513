/**
 * Durability: the inbox.
 *
 * <p>An event enters through {@link dev.zenhook.store.Inbox}, which returns when it is on the disk. It leaves as a {@link
 * dev.zenhook.store.Claim} of the {@link dev.zenhook.store.DeliveryQueue}, which also takes the {@link
 * dev.zenhook.store.Outcome}. {@link dev.zenhook.store.InboxLog}, {@link dev.zenhook.store.InboxSearch} and {@link
 * dev.zenhook.store.EntryHistory} only read. What operators have done to it enters through {@link
 * dev.zenhook.store.InboxRepair}; what they do to all of it from the command line is in {@link
 * dev.zenhook.store.InboxCommands}.
 *
 * <p>What the two databases do differently is in {@link dev.zenhook.store.Dialect}, and in how each is opened.
 *
 * <p>The database, its migrations and its history table are this room's own. The DataSource is no bean: a user's handlers
 * bring theirs.
 */
@NullMarked
package dev.zenhook.store;

import org.jspecify.annotations.NullMarked;
