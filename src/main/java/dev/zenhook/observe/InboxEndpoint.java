package dev.zenhook.observe;

import dev.zenhook.store.ActKind;
import dev.zenhook.store.ActRequest;
import dev.zenhook.store.InboxRepair;
import dev.zenhook.store.OneLine;
import dev.zenhook.store.ReplayGuide;
import java.security.Principal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * The inbox, for operators: to look into it, and to repair it. It shows bodies, and who asks for an act is on its record: the
 * room {@code guard} lets nobody through to it who has not logged in.
 */
@WebEndpoint(id = "inbox")
final class InboxEndpoint {
    private static final int LONGEST_NAME = 200;

    private final InboxPages pages;
    private final InboxRepair repair;
    private final ReplayGuide guide;

    InboxEndpoint(InboxPages pages, InboxRepair repair, ReplayGuide guide) {
        this.pages = pages;
        this.repair = repair;
        this.guide = guide;
    }

    /** A page of entries without their bodies; with count, also how many there are. Actuator fills parameters by their names. */
    @ReadOperation
    WebEndpointResponse<Object> list(
            @Nullable String tenant,
            @Nullable String code,
            @Nullable String resource,
            @Nullable String handler,
            @Nullable String status,
            @Nullable String delivery,
            @Nullable String from,
            @Nullable String until,
            @Nullable String below,
            @Nullable String size,
            @Nullable String count) {
        Map<String, @Nullable String> conditions = new LinkedHashMap<>();
        conditions.put("tenant", tenant);
        conditions.put("code", code);
        conditions.put("resource", resource);
        conditions.put("handler", handler);
        conditions.put("status", status);
        conditions.put("delivery", delivery);
        conditions.put("from", from);
        conditions.put("until", until);
        return Answer.of(() -> pages.list(FilterText.read(conditions), below, size, Boolean.parseBoolean(count)));
    }

    /** One entry with its body and its history; or, by the word acts, the newest acts. */
    @ReadOperation
    WebEndpointResponse<Object> show(@Selector String entry) {
        return Answer.of(() ->
                entry.equals("acts") ? new InboxPages.Acts(repair.newest(InboxPages.LARGEST)) : pages.show(entry));
    }

    /** One act. */
    @ReadOperation
    WebEndpointResponse<Object> showAct(@Selector String acts, @Selector String number) {
        return Answer.of(() -> repair.find(act(acts, number)).orElseThrow(() -> new NotFoundException("act", number)));
    }

    /**
     * Begins an act.
     *
     * @param operator who asks; without one actuator refuses the call
     * @param act replay, discard or erase
     * @param filter the conditions, written as in the address of the list of entries
     * @param handlers in the body separated by commas, as actuator takes nothing but texts there
     */
    @WriteOperation
    WebEndpointResponse<Object> begin(
            Principal operator,
            @Nullable String act,
            @Nullable String why,
            @Nullable String filter,
            @Nullable Boolean all,
            @Nullable List<String> handlers) {
        return Answer.of(() -> repair.begin(
                new ActRequest(
                        kind(act),
                        operator.getName(),
                        why == null ? "" : why,
                        FilterText.read(filter == null ? "" : filter),
                        Boolean.TRUE.equals(all),
                        handlers == null ? List.of() : handlers),
                guide));
    }

    /** Asks an act to stop. */
    @DeleteOperation
    WebEndpointResponse<Object> stop(Principal operator, @Selector String acts, @Selector String number) {
        return Answer.of(() -> {
            long asked = act(acts, number);
            repair.stop(asked, OneLine.require("who", operator.getName(), LONGEST_NAME));
            return repair.find(asked).orElseThrow(() -> new NotFoundException("act", number));
        });
    }

    private static ActKind kind(@Nullable String act) {
        return Arrays.stream(ActKind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(act))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("act is replay, discard or erase"));
    }

    private static long act(String acts, String number) {
        if (!acts.equals("acts")) {
            throw new NotFoundException("page", acts);
        }
        return InboxPages.number("act", number);
    }
}
