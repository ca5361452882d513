package dev.zenhook.register;

import java.time.Instant;
import java.util.Optional;

/** Why a tenant's signatures were rejected, as far as somebody found out. */
@FunctionalInterface
interface Diagnoses {
    /** That of the latest rejection that was explained, unless it is older than that. */
    Optional<String> latest(String tenant, Instant since);
}
