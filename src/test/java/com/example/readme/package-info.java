/** The README's Java examples, word for word; {@code ReadmeTest} compares and runs them. */
@NullMarked
package com.example.readme;

import org.jspecify.annotations.NullMarked;
