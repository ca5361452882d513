package dev.zenhook.register;

import java.time.Instant;
import java.util.Optional;

/** Why a tenant's signatures were rejected, as far as somebody found out. */
@FunctionalInterface
interface Diagnoses {
    /** The latest one, if there is one that is not older than that. */
    Optional<String> latest(String tenant, Instant since);
}
