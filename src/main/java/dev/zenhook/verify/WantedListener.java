package dev.zenhook.verify;

import java.net.URI;
import java.util.List;

/**
 * The listener that a tenant's account is to have.
 *
 * @param uri where Zentitle2 is to send webhooks
 * @param subscriptions event codes, or {@link #HANDLERS} alone, or {@link #ALL} alone
 */
public record WantedListener(URI uri, List<String> subscriptions) {
    /** The codes that handlers declare. */
    public static final String HANDLERS = "handlers";

    /** Every code that the account offers. */
    public static final String ALL = "all";
}
