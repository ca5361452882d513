package com.example.readme;

import org.jspecify.annotations.Nullable;

/** Whatever a user has for customers. */
interface Crm {
    boolean knows(@Nullable String entitlement);

    void provision(@Nullable String entitlement);
}
