package org.chaland.jpa.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.jpa.TestDatabase;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.memory.InMemoryMessages;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.StorageException;

/**
 * One of several machines of a shop, as a host would write it: it sells and does what is due, and repeats what the database
 * could not do.
 */
final class Machine implements AutoCloseable {

    private static final int CONNECTIONS = 8;
    private static final long CONNECTION_MILLIS = 5_000;
    private static final int TASKS = 20;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final String name;
    private final Journal journal;
    private final HikariDataSource pool;
    private final TestDatabase database;
    private final Chaland chaland;
    private final AtomicInteger orders = new AtomicInteger();
    private final List<Thread> threads;
    private volatile boolean goesOn = true;

    Machine(String name, String url, InMemoryIdentityProvider provider, Journal journal) {
        this.name = name;
        this.journal = journal;
        var settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setConnectionTimeout(CONNECTION_MILLIS);
        settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool = new HikariDataSource(settings);
        database = TestDatabase.open(url, pool);
        chaland = BusyShop.shop(database.storage(), provider)
                .messageSender(new InMemoryMessages())
                .build();
        threads = Stream.<Runnable>of(this::sell, this::sell, this::work)
                .map(Thread::new)
                .toList();
        threads.forEach(Thread::start);
    }

    private void sell() {
        while (goesOn) {
            sell(new PurchaseRef(BusyShop.SHOP, name + "-" + orders.incrementAndGet()));
        }
    }

    private void sell(PurchaseRef order) {
        var visit = Visit.of(BusyShop.SHOP, Visitor.anonymous());
        var submitted = (SubmitOutcome.Saved) repeated(() -> chaland.checkout().submit(visit, BusyShop.details(order)));
        var held = visit.withHandle(submitted.handle());
        repeated(() -> chaland.checkout().placed(held, order.reference(), List.of(), submitted.version()));
        var paid = repeated(() -> chaland.checkout().completed(order));
        journal.paid(order.reference());
        repeated(() -> chaland.upkeep().runFor(BusyShop.SHOP, paid.customer().orElseThrow()));
    }

    private void work() {
        while (goesOn) {
            repeated(() -> chaland.upkeep().run(TASKS));
            LockSupport.parkNanos(PAUSE);
        }
    }

    private <T> T repeated(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (StorageException failed) {
                journal.failed(failed);
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /** Begins no other order. */
    void stop() {
        goesOn = false;
    }

    /** Finishes the orders that it has begun. */
    @Override
    public void close() {
        stop();
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        database.close();
        pool.close();
    }
}
