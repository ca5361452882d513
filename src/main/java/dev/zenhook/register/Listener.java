package dev.zenhook.register;

import java.util.List;

/** A webhook listener of an account: where Zentitle2 sends to, and which event codes. */
record Listener(String id, String uri, List<String> subscriptions) {}
