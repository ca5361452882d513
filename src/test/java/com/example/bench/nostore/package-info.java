/** For the throughput table: Zenhook without its store. */
@NullMarked
package com.example.bench.nostore;

import org.jspecify.annotations.NullMarked;
