package org.chaland.jpa.crash;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.jpa.TestDatabase;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.Storage;

/**
 * A shop in a JVM of its own, to be killed. It places an order unless that was done before, is told of the payment as a payment
 * provider tells it again and again, and does its upkeep.
 */
public final class CrashingShop {

    static final ShopId SHOP = new ShopId("books");
    static final PurchaseRef ORDER = new PurchaseRef(SHOP, "order-1");

    private final Fuse fuse;
    private final Chaland chaland;
    private final Optional<TasksApart> twin;

    private CrashingShop(Storage storage, int port, CrashPoint point, Duration later, boolean tasksApart) {
        fuse = new Fuse(point);
        var fused = new FusedStorage(storage, fuse);
        twin = Optional.of(new TasksApart(fused)).filter(any -> tasksApart);
        var provider = new HttpProvider(port, fuse);
        var rules = ShopRules.builder().learningIssuer(HttpProvider.ISSUER).build();
        chaland = Chaland.builder()
                .storage(twin.map(TasksApart::storage).orElse(fused))
                .shops(ShopSettings.single(SHOP, rules))
                .identityProvider(provider)
                .listener(provider)
                .messageSender(provider)
                .clock(Clock.offset(Clock.systemUTC(), later))
                .build();
    }

    /**
     * Runs the shop once.
     *
     * @param arguments the database, the provider's port, the crash point, how many minutes later than now it is, and whether
     *     this is the twin without an outbox
     */
    public static void main(String[] arguments) {
        try (var database = TestDatabase.open(arguments[0])) {
            new CrashingShop(
                            database.storage(),
                            Integer.parseInt(arguments[1]),
                            CrashPoint.valueOf(arguments[2]),
                            Duration.ofMinutes(Long.parseLong(arguments[3])),
                            Boolean.parseBoolean(arguments[4]))
                    .run();
        }
    }

    private void run() {
        if (chaland.checkout().completed(ORDER).result() == PurchaseOutcome.Result.UNKNOWN) {
            place();
            fuse.light();
            chaland.checkout().completed(ORDER);
        }
        fuse.after("completed");
        twin.ifPresent(TasksApart::writeDown);
        chaland.upkeep().run(100);
    }

    private void place() {
        var visit = Visit.of(SHOP, Visitor.anonymous());
        var ada = Contact.builder()
                .familyName("Example")
                .city("Paris")
                .country("FR")
                .email("ada@example.org")
                .build();
        var saved = (SubmitOutcome.Saved) chaland.checkout().submit(visit, Details.of(ada));
        var placed = chaland.checkout()
                .placed(visit.withHandle(saved.handle()), ORDER.reference(), List.of(), saved.version());
        if (!(placed instanceof PlacedOutcome.Placed)) {
            throw new IllegalStateException("The order was not placed.");
        }
    }
}
