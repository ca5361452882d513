package dev.zenhook.register;

/** What an operator can do about a failure, with the names of the tenant's settings. */
final class Cures {
    private final String settings;

    Cures(String tenant) {
        settings = "zenhook.tenants." + tenant + ".";
    }

    private String api(String setting) {
        return settings + "management-api." + setting;
    }

    /** The setting that says where the call goes. */
    private String address(Call call) {
        return api(call == Call.TOKEN ? "token-url" : "url");
    }

    String ofRefusedCredentials() {
        return "Check %s, %s and %s: Zentitle2 shows them at Account > API Credentials."
                .formatted(api("client-id"), api("client-secret"), api("token-url"));
    }

    String ofBrokenWire(Call call) {
        return "Check %s, and the network between here and there.".formatted(address(call));
    }

    String ofUnreadable(Call call) {
        return "Check %s: something else than Zentitle2 may answer there.".formatted(address(call));
    }

    String ofStatus(int status, Call call) {
        return switch (status) {
            case 400, 422 -> ofInvalid(call);
            case 401 ->
                "It does not take the access token that it has just given: check that %s and %s are of the same account."
                        .formatted(api("url"), api("token-url"));
            case 402 -> "What was asked was valid, and Zentitle2 cannot do it: ask its support.";
            case 403 ->
                "Give the API client of %s the scope %s; or correct %s, which may be another account's."
                        .formatted(api("client-id"), call.scope(), api("tenant-id"));
            case 404 -> ofNotFound(call);
            case 409 -> "Something changed there at the same time, or exists already: look at Account > Webhooks.";
            case 429 -> "Too much is asked of the account: what else uses its Management API?";
            default -> ofOther(status, call);
        };
    }

    private String ofInvalid(Call call) {
        return switch (call) {
            case CREATE, CHANGE ->
                "Check %s and %s."
                        .formatted(settings + "registration.public-url", settings + "registration.subscriptions");
            default -> "Check %s.".formatted(api("api-version"));
        };
    }

    private String ofNotFound(Call call) {
        return switch (call) {
            case TOKEN -> "Check %s: it ends with /protocol/openid-connect/token.".formatted(address(call));
            case LISTENER, CHANGE, TEST -> "Somebody may have deleted the webhook: look at Account > Webhooks.";
            default -> "Check %s: below it, /api/v1/account is looked for.".formatted(address(call));
        };
    }

    private String ofOther(int status, Call call) {
        if (status >= 500) {
            return "The fault is on Zentitle2's side.";
        }
        if (status < 400) {
            return "A redirect is not followed, since it would be given the credentials: set %s to the final address, with https."
                    .formatted(address(call));
        }
        return call == Call.TOKEN ? ofNotFound(call) : "Check %s and %s.".formatted(address(call), api("api-version"));
    }
}
