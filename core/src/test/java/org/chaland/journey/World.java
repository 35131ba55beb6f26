package org.chaland.journey;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chaland.Chaland;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.checkout.ReviewOutcome;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.memory.InMemoryMessages;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Contact;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.prefill.ContactStep;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.ShopRules;
import org.chaland.spi.Storage;

/** A shop, its visitors and its learning provider, all in memory; what most tests begin with. */
public final class World extends Records {

    public static final ShopId SHOP = new ShopId("books");
    public static final String LMS = "https://lms.example.org";
    public static final URI RETURN = URI.create("https://shop.example.org/signed-in");
    public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    public final SettableClock clock = new SettableClock(START);
    public final InMemoryIdentityProvider lms;
    public final InMemoryMessages mail = new InMemoryMessages();
    public final Chaland chaland;
    final SignIns signIns;
    public final Map<ShopId, ShopRules> shops = new HashMap<>();

    /** On the in-memory storage, or on the one that an adapter's build names. */
    public World() {
        this(StorageUnderTest.fresh());
    }

    public World(Storage storage) {
        this(storage, List.of());
    }

    /** With those providers in place of the usual one, if there are any. */
    public World(Storage storage, List<IdentityProvider> providers) {
        this(storage, providers, builder -> {});
    }

    /** With whatever else the host gives. */
    public World(Storage storage, List<IdentityProvider> providers, Consumer<Chaland.Builder> host) {
        super(storage);
        lms = InMemoryIdentityProvider.builder(LMS)
                .random(random(2))
                .clock(clock)
                .build();
        shops.put(SHOP, usualRules().build());
        var builder = Chaland.builder()
                .storage(storage)
                .shops(shop -> Optional.ofNullable(shops.get(shop)))
                .messageSender(mail)
                .listener(events::add)
                .clock(clock)
                .secret(new byte[32])
                .random(random(1));
        (providers.isEmpty() ? List.of(lms) : providers).forEach(builder::identityProvider);
        host.accept(builder);
        chaland = builder.build();
        signIns = new SignIns(chaland);
    }

    public static ShopRules.Builder usualRules() {
        return ShopRules.builder().signInIssuers(LMS).learningIssuer(LMS).defaultCountry("FR");
    }

    /** Reproducible: the same seed, the same ids and handles. */
    public static SeededRandom random(long seed) {
        return new SeededRandom(seed);
    }

    /** A visit of the shop, in English. */
    public static Visit visit(Visitor visitor, Optional<Handle> handle) {
        return Visit.of(SHOP, visitor).withHandle(handle);
    }

    public static Visit visit(Visitor visitor, Handle handle) {
        return visit(visitor, Optional.of(handle));
    }

    // The contact step

    public ContactStep open(Visitor visitor, Optional<Handle> handle) {
        var step = chaland.checkout().open(visit(visitor, handle));
        if (step.expired()) {
            throw new AssertionError("expired");
        }
        return step;
    }

    public boolean isExpired(Visitor visitor, Handle handle) {
        return chaland.checkout().open(visit(visitor, handle)).expired();
    }

    public SubmitOutcome submit(Visitor visitor, Optional<Handle> handle, Details typed, String base) {
        return chaland.checkout().submit(visit(visitor, handle), new Submission(typed, base));
    }

    public Handle saved(SubmitOutcome outcome) {
        if (outcome instanceof SubmitOutcome.Saved saved) {
            return saved.handle();
        }
        throw new AssertionError(
                Answers.name(outcome) + ((ShowAgain) outcome).step().violations());
    }

    /** A guest fills in the form for the first time. */
    public Handle guest(Details typed) {
        return openAndSubmit(Visitor.anonymous(), Optional.empty(), typed);
    }

    /** Whoever is signed in opens the form and sends it. */
    public Handle submitAs(Account account, Details typed) {
        return openAndSubmit(Visitor.signedIn(account), Optional.empty(), typed);
    }

    Handle openAndSubmit(Visitor visitor, Optional<Handle> handle, Details typed) {
        return saved(submit(visitor, handle, typed, open(visitor, handle).base()));
    }

    /** What is typed holds for the next order, and is not kept on the record. */
    Handle submitForThisOrderOnly(Visitor visitor, Details typed, String base) {
        return saved(chaland.checkout().submit(visit(visitor, Optional.empty()), new Submission(typed, base, true)));
    }

    Handle submitForThisOrderOnly(Account account, Details typed) {
        var visitor = Visitor.signedIn(account);
        return submitForThisOrderOnly(
                visitor, typed, open(visitor, Optional.empty()).base());
    }

    // Sign-in

    public Account user(Contact profile) {
        return lms.addUser(profile);
    }

    public SignedInOutcome.SignedIn signedIn(Optional<Handle> handle, Account account, Details draft) {
        return SignIns.signedIn(signIns.through(lms, handle, account, draft));
    }

    // Orders

    public CustomerId place(Visitor visitor, Handle handle, String reference) {
        if (placed(visitor, handle, reference) instanceof PlacedOutcome.Placed placed) {
            return placed.customer();
        }
        throw new AssertionError("not placed");
    }

    public PlacedOutcome placed(Visitor visitor, Handle handle, String reference) {
        var course = Training.of("course").until(clock.instant().plus(Duration.ofDays(90)));
        return placed(visit(visitor, handle), reference, List.of(course));
    }

    /** Places what a summary shows now. */
    public PlacedOutcome placed(Visit visit, String reference, List<Training> trainings) {
        return chaland.checkout().placed(visit, reference, trainings, reviewed(visit));
    }

    /** The version of the summary; empty text if there is none. */
    public String reviewed(Visit visit) {
        return chaland.checkout().review(visit) instanceof ReviewOutcome.Ready ready ? ready.version() : "";
    }

    /** The guest of a checkout that is under way. */
    public CustomerId guestOf(Handle handle) {
        return storage.checkouts()
                .findByHandle(SHOP, handle.hash())
                .flatMap(Checkout::customer)
                .orElseThrow();
    }

    /** An order that came by another way, such as the telephone. */
    public CustomerId recorded(CustomerId customer, String reference) {
        var course = Training.of("course").until(clock.instant().plus(Duration.ofDays(90)));
        var purchase = Purchase.builder(
                        ref(reference), customer, customer(customer).details(), clock.instant())
                .trainings(List.of(course))
                .build();
        storage.purchases().insert(purchase);
        return customer;
    }

    public PurchaseOutcome complete(String reference) {
        return chaland.checkout().completed(ref(reference));
    }

    public PurchaseOutcome cancel(String reference) {
        return chaland.checkout().cancelled(ref(reference));
    }

    public static PurchaseRef ref(String reference) {
        return new PurchaseRef(SHOP, reference);
    }

    /** A guest buys and pays; nothing of what follows has been done yet. */
    public CustomerId guestBuys(Details typed, String reference) {
        var customer = place(Visitor.anonymous(), guest(typed), reference);
        complete(reference);
        return customer;
    }

    public void upkeep() {
        chaland.upkeep().run(1_000);
    }
}
