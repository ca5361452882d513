/** What a user has added to Zenhook's own application: a package below {@code dev.zenhook}. */
@NullMarked
package dev.zenhook.added;

import org.jspecify.annotations.NullMarked;
