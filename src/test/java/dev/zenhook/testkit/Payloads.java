package dev.zenhook.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Payloads as Zentitle2 sends them, one for every known code, as JSON text. They hold the fields that the vendor's n8n
 * integration names, written down here once more and not taken from Zenhook's records, so that a slip in either shows.
 * Which of the optional fields come with which code, and what is in the payload of a group and of a usage summary, no
 * source says: that is a guess.
 */
public final class Payloads {
    private static final Duration TERM = Duration.ofDays(365);

    private Payloads() {}

    /** Who sits on a seat. */
    public record Seat(String activationId, String seatId, String seatName) {}

    /**
     * The payload for a code. An unknown code gets that of an entitlement.
     *
     * @param resourceId the envelope's: the customer, the entitlement or the group
     * @param now when it happens; every date in the payload is counted from there
     */
    public static String of(String code, String resourceId, Instant now) {
        return switch (resourcePrefix(code)) {
            case "cust" -> customer(resourceId, "Pebble & Sons", false);
            case "egr" -> json(Map.of("entitlementGroupId", resourceId));
            default -> ofEntitlement(code, resourceId, now);
        };
    }

    private static String ofEntitlement(String code, String entitlementId, Instant now) {
        return switch (code) {
            case "entitlement.seat.activated", "entitlement.seat.deactivated" ->
                seat(code, entitlementId, new Seat(Ids.next("act"), "ada-laptop", "Ada"), 3, now);
            case "entitlement.usage.summary", "entitlement.provision" -> json(Map.of("entitlementId", entitlementId));
            default -> entitlement(code, entitlementId, now);
        };
    }

    public static String customer(String customerId, String name, boolean disabled) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("customerId", customerId);
        fields.put("name", name);
        fields.put("disabled", disabled);
        return json(fields);
    }

    /**
     * A seat that is taken now, or that was taken two hours ago and is given back now.
     *
     * @param seatsUsed how many seats of the entitlement are in use thereafter
     */
    public static String seat(String code, String entitlementId, Seat seat, int seatsUsed, Instant now) {
        boolean leaves = code.equals("entitlement.seat.deactivated");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("entitlementId", entitlementId);
        fields.put("activationId", seat.activationId());
        fields.put("seatId", seat.seatId());
        fields.put("seatName", seat.seatName());
        fields.put("seatsUsed", seatsUsed);
        fields.put("isOverdraftSeat", false);
        fields.put("activatedAt", date(leaves ? now.minus(2, ChronoUnit.HOURS) : now));
        if (leaves) {
            fields.put("deactivatedAt", date(now));
        } else {
            fields.put("leaseExpiry", date(now.plus(8, ChronoUnit.HOURS)));
        }
        return json(fields);
    }

    /** An entitlement for a year; where its end is near, the code says how near. */
    private static String entitlement(String code, String entitlementId, Instant now) {
        boolean ofMaintenance = code.startsWith("entitlement.maintenance.");
        boolean ends = ofMaintenance || code.startsWith("entitlement.expire");
        int days = ends ? daysLeft(code) : (int) TERM.toDays();
        Instant end = now.plus(days, ChronoUnit.DAYS);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("entitlementId", entitlementId);
        if (!code.equals("entitlement.created")) {
            fields.put("activatedAt", date(end.minus(TERM)));
        }
        fields.put("expiresAt", date(ofMaintenance ? end.plus(TERM) : end));
        if (ends && days > 0) {
            fields.put("daysToExpire", days);
        }
        fields.put("maintenanceExpiresAt", date(end));
        if (code.equals("entitlement.maintenance.expired")) {
            fields.put("maintenanceExpiredAt", date(end));
        }
        return json(fields);
    }

    private static int daysLeft(String code) {
        String digits = code.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** The prefix of the envelope's {@code resourceId}. That a seat's is its entitlement is a guess as well. */
    static String resourcePrefix(String code) {
        if (code.startsWith("customer.")) {
            return "cust";
        }
        return code.startsWith("entitlement.group.") ? "egr" : "ent";
    }

    /** RFC 3339 with up to microseconds, as in {@code eventDate}. */
    private static String date(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static String json(Map<String, ?> fields) {
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
