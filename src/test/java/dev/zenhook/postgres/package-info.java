/** A real PostgreSQL for tests: started by them, stopped by them, and killed by those who want to see what is left. */
@NullMarked
package dev.zenhook.postgres;

import org.jspecify.annotations.NullMarked;
