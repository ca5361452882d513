package dev.zenhook.simulator;

import dev.zenhook.testkit.Ids;
import dev.zenhook.testkit.Payloads;
import dev.zenhook.testkit.Payloads.Seat;
import dev.zenhook.testkit.Webhook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * One customer's story, in which every code occurs. The dates are true: each of the reminders is of another of the
 * customer's entitlements, one that really ends so many days from now.
 */
final class Chapter {
    private static final List<String> CUSTOMERS = List.of(
            "Pebble & Sons", "Blue Heron Labs", "Mill Lane Maps", "Oak & Otter", "Tiny Tools", "Zoë's Zeppelins");
    private static final List<String> PEOPLE =
            List.of("Ada", "Grace", "Linus", "Barbara", "Ken", "Radia", "Edsger", "Frances", "Niklaus", "Hedy");

    private final RandomGenerator random;
    private final InstantSource clock;
    private final String name;
    private final String customer;
    private final String group;
    private final String licence;
    private final String oldLicence;
    private final List<Seat> seats;
    private int seatsUsed;

    Chapter(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
        name = CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
        customer = Ids.next("cust", random);
        group = Ids.next("egr", random);
        licence = Ids.next("ent", random);
        oldLicence = Ids.next("ent", random);
        List<String> people = new ArrayList<>(PEOPLE);
        Collections.shuffle(people, random);
        seats = people.stream().map(this::seatOf).toList();
    }

    private Seat seatOf(String person) {
        return new Seat(Ids.next("act", random), person.toLowerCase(Locale.ROOT) + "-laptop", person);
    }

    List<Supplier<List<Notice>>> scenes() {
        return List.of(
                () -> customer("customer.created", name + " becomes a customer"),
                () -> one("entitlement.group.created", group, name + " gets a group of licences"),
                () -> one("entitlement.created", licence, name + " buys a licence for a year"),
                () -> one("entitlement.provision", licence, "what " + name + " bought is to be provisioned"),
                () -> one("entitlement.activated", licence, "the licence of " + name + " is activated"),
                () -> List.of(arrives(0)),
                () -> twice(arrives(1)),
                () -> List.of(arrives(2), arrives(3), arrives(4), arrives(5)),
                () -> one("entitlement.expires30days", anotherLicence(), "a licence of " + name + " ends in 30 days"),
                () -> List.of(leaves(0)),
                () -> one("entitlement.maintenance.expires30days", anotherLicence(), "maintenance ends in 30 days"),
                () -> inTheWrongOrder(6),
                () -> one("entitlement.expires7days", anotherLicence(), "a licence of " + name + " ends in 7 days"),
                () -> one("entitlement.maintenance.expires7days", anotherLicence(), "maintenance ends in 7 days"),
                () -> one("entitlement.usage.summary", licence, "how much " + name + " used can be read"),
                () -> customer("customer.updated", name + " has a new address"),
                () -> one("entitlement.expires1day", anotherLicence(), "a licence of " + name + " ends tomorrow"),
                () -> one("entitlement.maintenance.expires1day", anotherLicence(), "maintenance ends tomorrow"),
                () -> one("entitlement.group.updated", group, "the group of " + name + " gets another name"),
                () -> one("entitlement.expired", oldLicence, "the oldest licence of " + name + " has ended"),
                () -> one("entitlement.maintenance.expired", anotherLicence(), "maintenance has ended"),
                () -> one("entitlement.renewed", oldLicence, name + " renews the oldest licence for a year"),
                () -> one("entitlement.updated", licence, "the licence of " + name + " gets more seats"));
    }

    private List<Notice> customer(String code, String told) {
        return List.of(notice(code, customer, told, Payloads.customer(customer, name, false), clock.instant()));
    }

    private List<Notice> one(String code, String resource, String told) {
        Instant now = clock.instant();
        return List.of(notice(code, resource, told, Payloads.of(code, resource, now), now));
    }

    private Notice arrives(int person) {
        seatsUsed++;
        return seat("entitlement.seat.activated", seats.get(person), clock.instant());
    }

    private Notice leaves(int person) {
        seatsUsed--;
        return seat("entitlement.seat.deactivated", seats.get(person), clock.instant());
    }

    /** Zentitle2 did not get the answer to its first call. */
    private static List<Notice> twice(Notice notice) {
        return List.of(notice, notice.again());
    }

    private List<Notice> inTheWrongOrder(int person) {
        Notice first = arrives(person);
        Notice second = leaves(person);
        return List.of(second, first);
    }

    private Notice seat(String code, Seat seat, Instant now) {
        String told = seat.seatName() + (code.endsWith(".activated") ? " takes" : " leaves") + " a seat at " + name;
        return notice(code, licence, told, Payloads.seat(code, licence, seat, seatsUsed, now), now);
    }

    private Notice notice(String code, String resource, String told, String payload, Instant now) {
        Webhook webhook = Webhook.event(code).resource(resource).with("payload", payload);
        return Notice.event(code, told, Envelopes.dated(webhook, now, random));
    }

    private String anotherLicence() {
        return Ids.next("ent", random);
    }

    /** Many customers at once. */
    static List<Notice> burst(int size, RandomGenerator random, InstantSource clock) {
        return Stream.generate(() -> new Chapter(random, clock))
                .limit(size)
                .flatMap(chapter -> chapter.scenes().getFirst().get().stream())
                .toList();
    }
}
