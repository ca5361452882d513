/** For the throughput table: deliveries, and no work. */
@NullMarked
package com.example.bench.idler;

import org.jspecify.annotations.NullMarked;
