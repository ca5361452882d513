package dev.zenhook.event;

import java.util.Set;

/**
 * What happened. Open: Zentitle2 adds codes, so any text of 1 to 200 printable ASCII characters is one. The constants are
 * the codes that the vendor's n8n integration names (Nalpeiron/integrations-n8n 1.1.1).
 *
 * @param value the code as it is written in the envelope
 */
public record EventCode(String value) {
    public static final EventCode CUSTOMER_CREATED = new EventCode("customer.created");
    public static final EventCode CUSTOMER_UPDATED = new EventCode("customer.updated");
    public static final EventCode ENTITLEMENT_CREATED = new EventCode("entitlement.created");
    public static final EventCode ENTITLEMENT_UPDATED = new EventCode("entitlement.updated");
    public static final EventCode ENTITLEMENT_ACTIVATED = new EventCode("entitlement.activated");
    public static final EventCode ENTITLEMENT_RENEWED = new EventCode("entitlement.renewed");
    public static final EventCode ENTITLEMENT_EXPIRES_30_DAYS = new EventCode("entitlement.expires30days");
    public static final EventCode ENTITLEMENT_EXPIRES_7_DAYS = new EventCode("entitlement.expires7days");
    public static final EventCode ENTITLEMENT_EXPIRES_1_DAY = new EventCode("entitlement.expires1day");
    public static final EventCode ENTITLEMENT_EXPIRED = new EventCode("entitlement.expired");
    public static final EventCode ENTITLEMENT_MAINTENANCE_EXPIRES_30_DAYS =
            new EventCode("entitlement.maintenance.expires30days");
    public static final EventCode ENTITLEMENT_MAINTENANCE_EXPIRES_7_DAYS =
            new EventCode("entitlement.maintenance.expires7days");
    public static final EventCode ENTITLEMENT_MAINTENANCE_EXPIRES_1_DAY =
            new EventCode("entitlement.maintenance.expires1day");
    public static final EventCode ENTITLEMENT_MAINTENANCE_EXPIRED = new EventCode("entitlement.maintenance.expired");
    /** Asked for in the UI or through the API: the integration is to provision. */
    public static final EventCode ENTITLEMENT_PROVISION = new EventCode("entitlement.provision");

    public static final EventCode ENTITLEMENT_GROUP_CREATED = new EventCode("entitlement.group.created");
    public static final EventCode ENTITLEMENT_GROUP_UPDATED = new EventCode("entitlement.group.updated");
    public static final EventCode ENTITLEMENT_SEAT_ACTIVATED = new EventCode("entitlement.seat.activated");
    public static final EventCode ENTITLEMENT_SEAT_DEACTIVATED = new EventCode("entitlement.seat.deactivated");
    /** A usage summary is available after a usage reset. */
    public static final EventCode ENTITLEMENT_USAGE_SUMMARY = new EventCode("entitlement.usage.summary");

    /** Zenhook's own name for a test event: no source says which code Zentitle2 gives it. */
    public static final EventCode TEST = new EventCode("webhook.test");

    /** The twenty codes that Zentitle2 is known to send; {@link #TEST} is not among them. */
    public static final Set<EventCode> KNOWN = Set.of(
            CUSTOMER_CREATED,
            CUSTOMER_UPDATED,
            ENTITLEMENT_CREATED,
            ENTITLEMENT_UPDATED,
            ENTITLEMENT_ACTIVATED,
            ENTITLEMENT_RENEWED,
            ENTITLEMENT_EXPIRES_30_DAYS,
            ENTITLEMENT_EXPIRES_7_DAYS,
            ENTITLEMENT_EXPIRES_1_DAY,
            ENTITLEMENT_EXPIRED,
            ENTITLEMENT_MAINTENANCE_EXPIRES_30_DAYS,
            ENTITLEMENT_MAINTENANCE_EXPIRES_7_DAYS,
            ENTITLEMENT_MAINTENANCE_EXPIRES_1_DAY,
            ENTITLEMENT_MAINTENANCE_EXPIRED,
            ENTITLEMENT_PROVISION,
            ENTITLEMENT_GROUP_CREATED,
            ENTITLEMENT_GROUP_UPDATED,
            ENTITLEMENT_SEAT_ACTIVATED,
            ENTITLEMENT_SEAT_DEACTIVATED,
            ENTITLEMENT_USAGE_SUMMARY);

    /** Refuses, by an IllegalArgumentException, what is not 1 to 200 printable ASCII characters. */
    public EventCode {
        if (!PrintableAscii.isName(value)) {
            throw new IllegalArgumentException("An event code is " + PrintableAscii.RULE);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
