package dev.zenhook.receive;

import static dev.zenhook.accept.RawRequest.webhook;
import static dev.zenhook.receive.Row.row;

import java.util.stream.Stream;

/** Paths: what is not exactly a webhook path is none. */
final class PathRows {
    private PathRows() {}

    static Stream<Row> all() {
        return Stream.of(
                taken("/webhooks/main"),
                taken("/webhooks?a=b"),
                taken("/webhooks/main?tenant=other"),
                taken("http://localhost/webhooks/main"),
                unknown("/"),
                unknown("/webhook"),
                unknown("/webhooksmain"),
                unknown("/webhooks-main"),
                unknown("/webhooks/"),
                unknown("/webhooks/main/"),
                unknown("/webhooks//main"),
                unknown("//webhooks/main"),
                unknown("/webhooks/main/main"),
                unknown("/webhooks/nobody"),
                unknown("/webhooks/MAIN"),
                unknown("/WEBHOOKS"),
                unknown("/webhooks/none"),
                unknown("/webhooks/main;v=1"),
                unknown("/webhooks;v=1/main"),
                unknown("/webhooks/../webhooks"),
                unknown("/webhooks/./main"),
                unknown("/webhooks/x/../main"),
                unknown("/webhooks/m%61in"),
                unknown("/%77ebhooks"),
                unknown("/webhooks/main%20"),
                unknown("/webhooks/main."),
                unknown("/webhooks/main.json"),
                unknown("/error"),
                unknown("/actuator/metrics"),
                unknown("/favicon.ico"),
                unknown("http://localhost"),
                noPath("/webhooks%2Fmain"),
                noPath("/webhooks/../../webhooks"),
                noPath("/webhooks/%zz"),
                noPath("/webhooks/%00"),
                noPath("/webhooks\\main"),
                noPath("/webhooks/<main>"),
                noPath("webhooks"));
    }

    private static Row taken(String target) {
        return row(target + " is taken", webhook().to(target)).isAccepted();
    }

    private static Row unknown(String target) {
        return row(target + " is not found", webhook().to(target)).isRefused(404, "not-found");
    }

    private static Row noPath(String target) {
        return row(target + " is no request", webhook().to(target)).isNoRequest(400);
    }
}
