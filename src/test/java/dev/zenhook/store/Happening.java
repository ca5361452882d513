package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.WebhookEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that happens to an inbox. Numbers stand for one of those that are there by then, so that a sequence keeps its
 * sense when some of it is left out.
 */
sealed interface Happening {
    InboxFilter EVERYTHING = Acts.where("code", "*");

    void to(Lifetime life);

    /**
     * @param resource empty: of none
     * @param handlers the ids of those that are to have it
     */
    record Sent(String tenant, int number, String resource, Set<String> handlers) {
        private Arrival arrival(Lifetime life) {
            String id = "event_" + number;
            WebhookEvent event =
                    Events.of(tenant, id, resource.isEmpty() ? null : resource, life.date(tenant + " " + id));
            Proof proof = new Proof("c2lnbmF0dXJl", "sha256:key", life.clock.instant());
            return Arrival.of(EntryKey.ofEventId(event.id()), event, proof, handlers, null);
        }
    }

    /** Some arrive together and are stored together. Before the commit another replica may do something. */
    record Arriving(int replica, List<Sent> together, Mishap mishap, List<Happening> meanwhile) implements Happening {
        @Override
        public void to(Lifetime life) {
            Replica here = life.replica(replica);
            List<Arrival> arrivals =
                    together.stream().map(sent -> sent.arrival(life)).toList();
            long askedFor = life.expected.moment();
            Attempt<List<Receipt>> attempt = life.attempt(here, mishap, meanwhile, () -> here.arrivals.store(arrivals));
            if (attempt.committed()) {
                long horizon = new Horizon(here.database).position().before() * 1_000;
                List<Receipt> receipts = life.expected.arrived(arrivals, horizon, askedFor, life.now());
                assertThat(attempt.answer()).isIn(receipts, null);
            }
        }
    }

    /**
     * A step of a replica's dispatcher, with the outcomes of all that has ended there.
     *
     * @param free how many more of each handler may run
     */
    record Stepping(int replica, Map<String, Integer> free, Mishap mishap, List<Happening> meanwhile)
            implements Happening {
        @Override
        public void to(Lifetime life) {
            Replica here = life.replica(replica);
            List<Outcome> ended = List.copyOf(here.ended);
            Attempt<List<Claim>> attempt = life.attempt(here, mishap, meanwhile, () -> here.queue.step(ended, free));
            if (attempt.committed()) {
                ended.forEach(outcome -> life.expected.recorded(outcome, life.now()));
            }
            here.stepped(attempt.answer() != null);
            if (attempt.answer() != null) {
                here.ended.clear();
                begin(life, here, attempt.answer());
            } else if (attempt.committed()) {
                life.learnWhatWasClaimed(here);
            }
        }

        private void begin(Lifetime life, Replica here, List<Claim> claims) {
            claims.forEach(claim -> life.expected.began(claim, life.now(), life.leaseUntil()));
            here.running.addAll(claims);
            assertThat(claims.stream().collect(Collectors.groupingBy(Claim::handler, Collectors.counting())))
                    .allSatisfy((handler, count) -> assertThat(count).isLessThanOrEqualTo(free.get(handler)));
        }
    }

    /** A handler ends. That its lease was lost meanwhile, it does not know. */
    record Ending(int replica, int run, End end, Duration delay) implements Happening {
        @Override
        public void to(Lifetime life) {
            Replica here = life.replica(replica);
            if (!here.running.isEmpty()) {
                here.ended.add(outcome(here.running.remove(run % here.running.size())));
            }
        }

        private Outcome outcome(Claim claim) {
            return switch (end) {
                case WELL -> Outcome.succeeded(claim);
                case BADLY -> Outcome.failed(claim, delay, "no");
                case HOPELESS -> Outcome.parked(claim, ParkedReason.UNRECOVERABLE, "never");
                case CUT_SHORT -> Outcome.released(claim, delay);
            };
        }
    }

    /** How a handler ends. */
    enum End {
        WELL,
        BADLY,
        HOPELESS,
        CUT_SHORT
    }

    record TimePassing(Duration time) implements Happening {
        @Override
        public void to(Lifetime life) {
            life.clock.advance(time);
            life.expected.clockSays(life.now());
        }
    }

    record Renewing(int replica) implements Happening {
        @Override
        public void to(Lifetime life) {
            if (life.hasLeases()) {
                Replica here = life.replica(replica);
                List<Claim> held =
                        here.running.stream().filter(life.expected::isHeld).toList();
                assertThat(here.leases.renew(here.running))
                        .containsExactlyInAnyOrderElementsOf(
                                held.stream().map(Claim::delivery).collect(Collectors.toSet()));
                held.forEach(claim -> life.expected.renewed(claim, life.leaseUntil()));
            }
        }
    }

    record TakingOver(int replica) implements Happening {
        @Override
        public void to(Lifetime life) {
            if (life.hasLeases()) {
                life.takesOver(life.replica(replica));
            }
        }
    }

    /** The process dies and is started again. */
    record Dying(int replica) implements Happening {
        @Override
        public void to(Lifetime life) {
            life.dies(replica);
        }
    }

    record Knowing(int replica, Set<String> handlers) implements Happening {
        @Override
        public void to(Lifetime life) {
            life.replica(replica).known.know(handlers);
            handlers.forEach(handler -> life.handlersSeen.put(handler, life.now()));
        }
    }

    record ParkingUnknown(int replica) implements Happening {
        private static final Duration PATIENCE = Duration.ofHours(1);

        @Override
        public void to(Lifetime life) {
            Map<String, Long> seen = new HashMap<>(life.handlersSeen);
            seen.values().removeIf(at -> at <= life.now() - PATIENCE.toMillis());
            assertThat(life.replica(replica).known.parkUnknown(PATIENCE))
                    .isEqualTo(life.expected.parkedUnknown(new HashSet<>(seen.keySet()), life.now(), PATIENCE));
        }
    }

    /**
     * An operator has an entry run again.
     *
     * @param handlers those that want the event now
     */
    record Replaying(int replica, int entry, Set<String> handlers, boolean all) implements Happening {
        @Override
        public void to(Lifetime life) {
            Replica here = life.replica(replica);
            ActRequest asked = all ? Acts.replayAll(EVERYTHING) : Acts.replay(EVERYTHING);
            Guide guide = Guide.to(handlers.toArray(String[]::new));
            life.anEntry(here, entry, (name, number) -> {
                long askedFor = life.expected.moment();
                Attempt<EntryWork.Result> attempt = life.attempt(
                        here,
                        Mishap.NONE,
                        List.of(),
                        () -> new EntryReplay(here.database, here.signal, guide, asked).on(number));
                if (attempt.committed()) {
                    assertThat(attempt.answer())
                            .isEqualTo(life.expected.replayed(name, handlers, all, askedFor, life.now()));
                }
            });
        }
    }

    /**
     * An operator lets deliveries of an entry not run.
     *
     * @param handlers empty: of all
     */
    record Discarding(int replica, int entry, Set<String> handlers) implements Happening {
        @Override
        public void to(Lifetime life) {
            Replica here = life.replica(replica);
            ActRequest asked =
                    new ActRequest(ActKind.DISCARD, "Ada", "it is wrong", EVERYTHING, false, List.copyOf(handlers));
            life.anEntry(
                    here,
                    entry,
                    (name, number) -> assertThat(new EntryDiscard(here.database, here.signal, asked).on(number))
                            .isEqualTo(life.expected.discarded(name, handlers, life.now())));
        }
    }

    /** Hours pass, and in each of them those entries leave whose time is over. */
    record Departing(int replica, int hours) implements Happening {
        private static final RetentionTimes TIMES = new RetentionTimes(Duration.ofHours(2), Duration.ofHours(4));

        @Override
        public void to(Lifetime life) {
            Retention retention = new Retention(life.replica(replica).database, TIMES);
            for (int hour = 0; hour < hours; hour++) {
                life.clock.advance(Duration.ofHours(1));
                retention.round(pause -> true);
                life.expected.departed(life.entries(), TIMES, life.now());
            }
        }
    }
}
