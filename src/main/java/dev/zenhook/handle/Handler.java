package dev.zenhook.handle;

import dev.zenhook.event.PrintableAscii;
import dev.zenhook.event.WebhookEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * A handler that was found, whatever kind of bean it comes from.
 *
 * @param concurrency how many runs there may be at once; 0 if it does not say
 * @param declaredBy the bean, or the bean and its method, for messages
 */
record Handler(String id, List<CodePattern> patterns, int concurrency, String declaredBy, WebhookHandler code) {
    static Handler declared(OnWebhookEvent declaration, String defaultId, String declaredBy, WebhookHandler code) {
        String id = declaration.id().isEmpty() ? defaultId : declaration.id();
        if (!PrintableAscii.isName(id)) {
            throw new HandlerDeclarationException(
                    declaredBy + " has the id \"" + id + "\"", "Let the id be " + PrintableAscii.RULE + ".");
        }
        if (declaration.concurrency() < 0) {
            throw new HandlerDeclarationException(
                    declaredBy + " has the concurrency " + declaration.concurrency() + ", so it would never run",
                    "Let it be 1 or more, or leave it out for zenhook.dispatch.concurrency.");
        }
        return new Handler(id, patterns(declaration, declaredBy), declaration.concurrency(), declaredBy, code);
    }

    private static List<CodePattern> patterns(OnWebhookEvent declaration, String declaredBy) {
        if (declaration.value().length == 0) {
            throw new HandlerDeclarationException(
                    declaredBy + " names no event code, so it would never run",
                    "Name at least one in @OnWebhookEvent, such as \"customer.created\" or \"*\".");
        }
        List<CodePattern> patterns = new ArrayList<>();
        for (String text : declaration.value()) {
            try {
                patterns.add(new CodePattern(text));
            } catch (IllegalArgumentException e) {
                throw new HandlerDeclarationException(
                        declaredBy + " asks for \"" + text + "\", which can never match: " + e.getMessage(),
                        "Use an exact code, a beginning followed by *, or * alone.");
            }
        }
        return List.copyOf(patterns);
    }

    boolean wants(WebhookEvent event) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(event));
    }
}
