package org.chaland.journey;

import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chaland.Chaland;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.OrderDescription;
import org.chaland.support.SupportArea;
import org.chaland.support.SupportOutcome;

/** Ada, who has an account and a record in the shop, and a host that tells what it was told to tell. */
final class SupportScene {

    static final URI SHOP_PAGE = URI.create("https://shop.example.org/");
    static final URI STAFF_PAGE = URI.create("https://shop.example.org/staff");

    final TracedStorage storage = new TracedStorage(StorageUnderTest.fresh());
    final Map<PurchaseRef, OrderDescription> told = new HashMap<>();
    final List<List<PurchaseRef>> asked = new ArrayList<>();
    final World world;
    final Account ada;

    /** With a host that describes its orders. */
    SupportScene() {
        this(builder -> {});
    }

    /** With more that the host gives. */
    SupportScene(Consumer<Chaland.Builder> host) {
        this(host, true);
    }

    private SupportScene(Consumer<Chaland.Builder> host, boolean described) {
        world = new World(storage, List.of(), builder -> {
            if (described) {
                builder.purchaseHistory(this::describe);
            }
            host.accept(builder);
        });
        world.shops.put(
                SHOP,
                World.usualRules()
                        .address(SHOP_PAGE)
                        .administration(STAFF_PAGE)
                        .zone(ZoneId.of("Europe/Paris"))
                        .build());
        ada = world.user(
                Contact.builder().familyName("Ada").email("ada@example.org").build());
        world.submitAs(ada, details("Ada", "ada@example.org"));
    }

    /** With a host that describes nothing. */
    static SupportScene withoutHistory() {
        return new SupportScene(builder -> {}, false);
    }

    private List<OrderDescription> describe(List<PurchaseRef> orders, Locale locale) {
        asked.add(orders);
        return List.copyOf(told.values());
    }

    /** What the host is to say of an order. */
    void tell(OrderDescription description) {
        told.put(description.ref(), description);
    }

    static OrderDescription order(String reference) {
        return OrderDescription.of(World.ref(reference), "The order " + reference);
    }

    // Purchases of Ada's, each placed a minute after the one before

    Purchase.Builder purchase(String reference) {
        world.clock.advance(Duration.ofMinutes(1));
        return Purchase.builder(World.ref(reference), adasId(), record().details(), now());
    }

    void placed(String reference) {
        insert(purchase(reference).build());
    }

    void paid(String reference) {
        insert(purchase(reference)
                .trainings(List.of(Training.of("course-" + reference).until(now().plus(Duration.ofDays(90)))))
                .completed(now())
                .build());
    }

    /** An order with seats to give. */
    void paid(String reference, int seats) {
        insert(purchase(reference)
                .trainings(List.of(Training.of("welding").seatsToGive(seats)))
                .completed(now())
                .build());
    }

    void cancelled(String reference) {
        insert(purchase(reference).cancelled(now()).build());
    }

    void insert(Purchase purchase) {
        if (!storage.purchases().insert(purchase)) {
            throw new AssertionError("not inserted");
        }
    }

    Instant now() {
        return world.clock.instant();
    }

    Customer record() {
        return world.customerOf(ada).orElseThrow();
    }

    CustomerId adasId() {
        return record().id();
    }

    // Her area

    View query() {
        return view(Visitor.signedIn(ada));
    }

    View view(Visitor visitor) {
        return new View(Visit.of(SHOP, visitor), false, Optional.empty());
    }

    SupportArea area() {
        return area(query());
    }

    SupportArea area(Locale locale) {
        return area(query().in(locale));
    }

    SupportArea area(View view) {
        return (SupportArea) open(view);
    }

    SupportOutcome.NoAccess none(View view) {
        return (SupportOutcome.NoAccess) open(view);
    }

    SupportOutcome open(View view) {
        return world.chaland.support().open(view.visit(), view.staff(), view.after());
    }

    /** What a browser asks for. */
    record View(Visit visit, boolean staff, Optional<String> after) {

        View in(Locale locale) {
            return new View(visit.withLocale(locale), staff, after);
        }

        View staff(boolean value) {
            return new View(visit, value, after);
        }

        /** As it came from a page. */
        View after(String cursor) {
            return new View(visit, staff, Optional.of(cursor));
        }

        View after(String list, String reference) {
            return after(list + ":" + reference);
        }
    }
}
