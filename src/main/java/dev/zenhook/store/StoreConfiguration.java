package dev.zenhook.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The room's residents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StoreProperties.class, RepairProperties.class})
public class StoreConfiguration {
    /** Not at once: a start has other things to do. */
    private static final Duration FIRST_RETENTION = Duration.ofMinutes(1);

    private static final Duration BETWEEN_RETENTIONS = Duration.ofMinutes(10);

    /** With keys of ordinary length some 2 MB, and with the longest 8 MB. */
    private static final RecentArrivals.Memory RECENT = new RecentArrivals.Memory(10_000, Duration.ofMinutes(1), 100);

    @Bean
    WorkSignal workSignal() {
        return new WorkSignal();
    }

    @Bean
    Database zenhookDatabase(StoreProperties properties, Clock clock) {
        return PostgresUrl.isIn(properties.url())
                ? Postgres.open(properties)
                : Sqlite.open(DatabaseFile.of(properties), clock);
    }

    @Bean
    InboxPlace inboxPlace(StoreProperties properties) {
        return InboxPlace.of(properties);
    }

    /** Only PostgreSQL has anybody else to tell. */
    @Bean
    @Conditional(OnPostgres.class)
    @DependsOn("zenhookDatabase")
    PostgresNews postgresNews(StoreProperties properties, WorkSignal signal) {
        return new PostgresNews(properties, signal);
    }

    @Bean
    GroupCommit<Arrival, Receipt> inboxCommits(
            Database database, WorkSignal signal, StoreProperties properties, MeterRegistry meters) {
        UnreadableCap unreadable = new UnreadableCap(properties.maxUnreadablePerDay());
        GroupCommit<Arrival, Receipt> commits = new GroupCommit<>(
                "zenhook-store",
                properties.maxWaiting(),
                new MeteredCommit<>(new ArrivalTable(database, signal, unreadable)::store, meters));
        meters.gauge("zenhook.commits.waiting", commits, GroupCommit::waiting);
        return commits;
    }

    @Bean
    StoreDisk storeDisk(StoreProperties properties) {
        return StoreDisk.of(properties);
    }

    @Bean
    Hearing hearing(Database database) {
        return new Hearing(database);
    }

    @Bean
    Backlog backlog(Database database) {
        return new Backlog(database);
    }

    @Bean
    Inbox inbox(GroupCommit<Arrival, Receipt> commits, Database database, Hearing hearing) {
        EntryPresence presence = new EntryPresence(database);
        return new Inbox(
                new RecentArrivals(commits::commit, presence::has, RECENT, System::nanoTime),
                database.clock(),
                hearing::hear);
    }

    @Bean
    DeliveryQueue deliveryQueue(Database database, WorkSignal signal) {
        return new DeliveryQueue(database, signal);
    }

    @Bean
    Leases leases(Database database, WorkSignal signal, MeterRegistry meters) {
        Leases leases = new Leases(database, signal);
        leases.countIn(meters);
        return leases;
    }

    @Bean
    KnownHandlers knownHandlers(Database database, WorkSignal signal) {
        return new KnownHandlers(database, signal);
    }

    @Bean
    ParkedDeliveries parkedDeliveries(Database database) {
        return new ParkedDeliveries(database);
    }

    @Bean
    Retention retention(Database database, StoreProperties properties, MeterRegistry meters) {
        Retention retention = new Retention(database, RetentionTimes.of(properties));
        retention.countIn(meters);
        return retention;
    }

    @Bean
    RetentionRounds retentionRounds(Retention retention, MeterRegistry meters) {
        RetentionRounds rounds = new RetentionRounds(retention, FIRST_RETENTION, BETWEEN_RETENTIONS);
        rounds.countIn(meters);
        return rounds;
    }

    @Bean
    KeyShelf keyShelf(Database database) {
        return new KeyShelf(database);
    }

    @Bean
    Turns turns(Database database) {
        Turns turns = new Turns(database);
        turns.clear();
        return turns;
    }

    @Bean
    TestEvents testEvents(Database database) {
        return new TestEvents(database);
    }

    @Bean
    InboxLog inboxLog(Database database) {
        return new InboxLog(database);
    }

    @Bean
    InboxSearch inboxSearch(Database database) {
        return new InboxSearch(database);
    }

    @Bean
    EntryHistory entryHistory(Database database) {
        return new EntryHistory(database);
    }

    @Bean
    InboxRepair inboxRepair(Database database, WorkSignal signal, InboxSearch search, RepairProperties properties) {
        return new InboxRepair(database, signal, search, properties);
    }
}
