package dev.zenhook.observe;

import dev.zenhook.guard.Somebody;
import dev.zenhook.testkit.RunningZenhook;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Asks the way an operator does. */
final class ManagementPort {
    private ManagementPort() {}

    /** One that operators can log in at. */
    static RunningZenhook.Builder zenhookIn(Path folder) {
        return Somebody.mayLogInAt(RunningZenhook.in(folder));
    }

    /** @param path below {@code /actuator} */
    static HttpResponse<String> call(RunningZenhook zenhook, String method, String path, String body) {
        return Somebody.OPERATOR.call(zenhook, method, "/actuator" + path, body);
    }
}
