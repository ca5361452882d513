package dev.zenhook.register;

import org.jspecify.annotations.Nullable;

/** The part of {@link AccountStatus} that is about the registration, and about the way to it. */
record RegistrationStanding(
        ListenerStanding subscribed,
        @Nullable String problem,
        @Nullable SelfTestResult selfTest) {
    static final RegistrationStanding NONE = new RegistrationStanding(ListenerStanding.NONE, null, null);
}
