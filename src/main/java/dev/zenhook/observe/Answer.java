package dev.zenhook.observe;

import dev.zenhook.register.ManagementApiException;
import dev.zenhook.store.ActInProgressException;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** What an endpoint answers: what was asked for, or a problem that says what is wrong with it. */
final class Answer {
    private static final int CONFLICT = 409;
    private static final int BAD_GATEWAY = 502;

    private Answer() {}

    /** Why something was not done. */
    record Refusal(int status, String detail) {}

    static WebEndpointResponse<Object> of(Supplier<Object> what) {
        try {
            return new WebEndpointResponse<>(what.get());
        } catch (IllegalArgumentException e) {
            return refusal(WebEndpointResponse.STATUS_BAD_REQUEST, e);
        } catch (NotFoundException e) {
            return refusal(WebEndpointResponse.STATUS_NOT_FOUND, e);
        } catch (ActInProgressException | NotPossibleException e) {
            return refusal(CONFLICT, e);
        } catch (ManagementApiException e) {
            return refusal(BAD_GATEWAY, e);
        }
    }

    private static WebEndpointResponse<Object> refusal(int status, RuntimeException e) {
        return new WebEndpointResponse<>(new Refusal(status, String.valueOf(e.getMessage())), status);
    }
}
