package dev.zenhook.observe;

import org.springframework.boot.health.contributor.Status;

/** How a tenant's connection to its account stands, from good to bad. */
enum Standing {
    /** Nothing is wrong. */
    UP,

    /** Webhooks are taken, and something is to be seen to. Health is answered 200. */
    WARNING,

    /** No webhook of the tenant's can be verified. */
    DOWN;

    Status status() {
        return new Status(name());
    }
}
