/** Handlers as a user has them: outside Zenhook's packages, added to the packaged service by the process tests. */
@NullMarked
package com.example.recorder;

import org.jspecify.annotations.NullMarked;
