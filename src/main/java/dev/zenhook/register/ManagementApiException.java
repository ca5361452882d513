package dev.zenhook.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Management API did not do what was asked. The message names what was asked, what came back, and the likely cure. */
public class ManagementApiException extends RuntimeException {
    ManagementApiException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    List<String> validationErrors() {
        return List.of();
    }
}
