package dev.zenhook.register;

import dev.zenhook.register.ManagementApiException.Conflict;
import dev.zenhook.register.ManagementApiException.CredentialsRefused;
import dev.zenhook.register.ManagementApiException.Forbidden;
import dev.zenhook.register.ManagementApiException.Invalid;
import dev.zenhook.register.ManagementApiException.NotFound;
import dev.zenhook.register.ManagementApiException.Redirected;
import dev.zenhook.register.ManagementApiException.RequestFailed;
import dev.zenhook.register.ManagementApiException.TooManyRequests;
import dev.zenhook.register.ManagementApiException.Unauthorized;
import dev.zenhook.register.ManagementApiException.Unavailable;
import dev.zenhook.register.ManagementApiException.Unreadable;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Turns what went wrong between a tenant's account and us into what its operator can act on. */
final class Failures {
    private final String tenant;
    private final Quotes quotes;
    private final InstantSource clock;
    private final Cures cures;

    Failures(String tenant, Quotes quotes, InstantSource clock) {
        this.tenant = tenant;
        this.quotes = quotes;
        this.clock = clock;
        this.cures = new Cures(tenant);
    }

    ManagementApiException of(Call call, RestClientException failure) {
        if (failure instanceof RestClientResponseException answer) {
            return refused(call, answer);
        }
        IOException broken = BrokenWire.in(failure);
        if (broken == null) {
            return unreadable(call, "it is no JSON");
        }
        if (broken instanceof BoundedAnswer.TooLargeException tooLarge) {
            return unreadable(call, String.valueOf(tooLarge.getMessage()));
        }
        boolean perhapsDone = call != Call.TOKEN && BrokenWire.mayHaveCarried(broken);
        return new Unavailable(
                message(call, BrokenWire.told(broken, quotes), cures.ofBrokenWire(call)), perhapsDone, broken);
    }

    /** @param why goes on after "the answer cannot be read:" */
    Unreadable unreadable(Call call, String why) {
        return new Unreadable(message(call, "the answer cannot be read: " + why, cures.ofUnreadable(call)));
    }

    private ManagementApiException refused(Call call, RestClientResponseException answer) {
        int status = answer.getStatusCode().value();
        ApiError error = ApiError.read(
                status,
                answer.getResponseBodyAsByteArray(),
                quotes::of,
                RetryAfter.of(answer.getResponseHeaders(), clock.instant()));
        if (call == Call.TOKEN && (status == 400 || status == 401 || status == 403)) {
            return new CredentialsRefused(message(call, error.told(), cures.ofRefusedCredentials()), error);
        }
        String target = status < 400 ? target(answer.getResponseHeaders()) : "";
        String message = message(call, error.told() + target, cures.ofStatus(status, call));
        return switch (status) {
            case 400, 422 -> new Invalid(message, error);
            case 401 -> new Unauthorized(message, error);
            case 402 -> new RequestFailed(message, error);
            case 403 -> new Forbidden(message, error);
            case 404 -> new NotFound(message, error);
            case 409 -> new Conflict(message, error);
            case 429 -> new TooManyRequests(message, error);
            default -> other(call, message, error);
        };
    }

    private static ManagementApiException other(Call call, String message, ApiError error) {
        if (error.status() >= 500) {
            return new Unavailable(message, call != Call.TOKEN, error);
        }
        return error.status() < 400 ? new Redirected(message, error) : new ManagementApiException(message, error);
    }

    /** Where a redirect leads: the host alone, since the rest may hold anything. */
    private String target(@Nullable HttpHeaders headers) {
        try {
            URI target = headers == null ? null : headers.getLocation();
            return target == null || target.getHost() == null ? "" : " to " + quotes.of(target.getHost());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private String message(Call call, String happened, String cure) {
        return "Tenant %s: Zentitle2 did not %s: %s. %s".formatted(tenant, call.told(), happened, cure);
    }
}
