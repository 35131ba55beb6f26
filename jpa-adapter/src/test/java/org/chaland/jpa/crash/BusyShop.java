package org.chaland.jpa.crash;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.chaland.Chaland;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.journey.WatchedStorage;
import org.chaland.jpa.TestDatabase;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;

/** A shop that sells to several at once until it is killed, or its database is. It says what it does, line by line. */
public final class BusyShop {

    static final ShopId SHOP = new ShopId("books");

    /** Begins the line of a purchase of which the caller has been told that it is completed. */
    static final String PAID = "paid ";

    private static final int BUYERS = 3;
    private static final int TOGETHER = 10;

    private final Storage storage;
    private final Consumer<String> says;
    private final boolean tasksApart;

    /** Tasks apart are written down after the commit, for several purchases together. */
    BusyShop(Storage storage, Consumer<String> says, boolean tasksApart) {
        this.storage = new Watched(storage, says);
        this.says = says;
        this.tasksApart = tasksApart;
    }

    /**
     * Sells until the JVM is killed.
     *
     * @param arguments the database, and a name for this run of the shop
     */
    public static void main(String[] arguments) {
        try (var database = TestDatabase.open(arguments[0])) {
            new BusyShop(database.storage(), BusyShop::print, false).sell(arguments[1]);
        }
    }

    static Chaland.Builder shop(Storage storage, InMemoryIdentityProvider provider) {
        var rules = ShopRules.builder().learningIssuer(provider.issuer()).build();
        return Chaland.builder()
                .storage(storage)
                .shops(ShopSettings.single(SHOP, rules))
                .identityProvider(provider);
    }

    static InMemoryIdentityProvider provider() {
        return InMemoryIdentityProvider.builder(HttpProvider.ISSUER).build();
    }

    /** Sells until the storage fails. */
    void sell(String name) {
        var buyers = IntStream.range(0, BUYERS)
                .mapToObj(buyer -> new Thread(() -> sellTo(name + "-" + buyer)))
                .toList();
        buyers.forEach(Thread::start);
        try {
            for (var buyer : buyers) {
                buyer.join();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void sellTo(String buyer) {
        var apart = new TasksApart(storage);
        var chaland = shop(tasksApart ? apart.storage() : storage, provider()).build();
        try {
            for (int number = 1; ; number++) {
                sell(chaland, new PurchaseRef(SHOP, buyer + "-" + number));
                if (tasksApart && number % TOGETHER == 0) {
                    apart.writeDown();
                }
            }
        } catch (StorageException databaseIsGone) {
            says.accept("sells no more");
        }
    }

    private void sell(Chaland chaland, PurchaseRef order) {
        var visit = Visit.of(SHOP, Visitor.anonymous());
        var submitted = (SubmitOutcome.Saved) chaland.checkout().submit(visit, details(order));
        chaland.checkout()
                .placed(visit.withHandle(submitted.handle()), order.reference(), List.of(), submitted.version());
        chaland.checkout().completed(order);
        says.accept(PAID + order.reference());
    }

    /** What a buyer types, with an address of their own. */
    static Details details(PurchaseRef order) {
        return Details.of(Contact.builder()
                .familyName("Example")
                .city("Paris")
                .country("FR")
                .email(order.reference() + "@example.org")
                .build());
    }

    private static synchronized void print(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static final class Watched extends WatchedStorage {

        private final Consumer<String> says;

        Watched(Storage storage, Consumer<String> says) {
            super(storage);
            this.says = says;
        }

        @Override
        protected void begins(String call) {
            says.accept(call);
        }
    }
}
