package dev.zenhook.register;

/** What is asked of Zentitle2. */
enum Call {
    TOKEN("give an access token", "", true),
    KEY("show the account's key", "api:admin", true),
    LISTENERS("list the webhooks", "webhooks:admin", true),
    LISTENER("show the webhook", "webhooks:admin", true),
    EVENTS("list the event codes", "webhooks:admin", true),
    CREATE("create the webhook", "webhooks:admin", false),
    CHANGE("change the webhook", "webhooks:admin", true),
    // Two test events instead of one do no harm.
    TEST("send a test event", "webhooks:admin", true);

    private final String told;
    private final String scope;
    private final boolean repeatable;

    Call(String told, String scope, boolean repeatable) {
        this.told = told;
        this.scope = scope;
        this.repeatable = repeatable;
    }

    /** As it stands after "Zentitle2 did not". */
    String told() {
        return told;
    }

    /** Which a token needs for it; empty for the call that gets the token. */
    String scope() {
        return scope;
    }

    /** Whether it may be asked again when nobody knows whether it was done. */
    boolean repeatable() {
        return repeatable;
    }
}
