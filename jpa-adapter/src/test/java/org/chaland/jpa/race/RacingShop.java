package org.chaland.jpa.race;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.chaland.Chaland;
import org.chaland.journey.SeededRandom;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.Message;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.Storage;

/** A shop that many use at the same moment; its provider is in memory, and its clock stands still until it is moved. */
final class RacingShop extends Clock {

    static final ShopId SHOP = new ShopId("books");
    static final String LMS = "https://lms.example.org";

    private static final Pattern CODE = Pattern.compile("\n\n([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})\n\n");

    private static final Pattern LINK = Pattern.compile("/claims/([A-Za-z0-9_-]{64})");

    final Storage storage;
    final InMemoryIdentityProvider lms = InMemoryIdentityProvider.builder(LMS).build();
    final Chaland chaland;
    final Queue<CustomerEvent> events = new ConcurrentLinkedQueue<>();
    final Queue<Message> mail = new ConcurrentLinkedQueue<>();

    private final Random random;
    private volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");

    /** With ids and codes of a source that several threads may use. */
    RacingShop(Storage storage, Random random) {
        this.storage = storage;
        this.random = random;
        var rules = ShopRules.builder()
                .signInIssuers(LMS)
                .learningIssuer(LMS)
                .claimPage(URI.create("https://books.example.org/claims/"))
                .build();
        chaland = Chaland.builder()
                .storage(storage)
                .shops(ShopSettings.single(SHOP, rules))
                .identityProvider(lms)
                .listener(events::add)
                .messageSender(mail::add)
                .rateLimiter((limit, key) -> true)
                .clock(this)
                .random(new SeededRandom(random))
                .build();
    }

    UUID id() {
        return new UUID((now.toEpochMilli() << 16) | 0x7000, random.nextLong() & (-1L >>> 2) | 1L << 63);
    }

    /** A guest with an address of their own. */
    Customer guest() {
        var id = new CustomerId(id());
        var guest = Customer.builder(SHOP, id, now)
                .details(Details.of(contact(id + "@example.org")))
                .build();
        require(storage.customers().insert(guest));
        return guest;
    }

    /** A guest who has paid for something, and for whom no account is made. */
    Customer buyer() {
        var buyer = guest();
        require(storage.purchases()
                .insert(Purchase.builder(new PurchaseRef(SHOP, id().toString()), buyer.id(), buyer.details(), now)
                        .completed(now)
                        .build()));
        return buyer;
    }

    /** What that guest has ordered, and not paid yet. */
    PurchaseRef ordered(Customer guest) {
        var ref = new PurchaseRef(SHOP, id().toString());
        require(storage.purchases()
                .insert(Purchase.builder(ref, guest.id(), guest.details(), now).build()));
        return ref;
    }

    /** The link that was mailed to that guest, who has paid for an order and whose address another account has. */
    String linkFor(Customer guest) {
        chaland.checkout().completed(ordered(guest));
        chaland.upkeep().run(1_000);
        var mailed = mail.stream()
                .map(Message::text)
                .flatMap(text -> LINK.matcher(text).results())
                .map(found -> found.group(1))
                .toList();
        mail.clear();
        require(mailed.size() == 1);
        return mailed.get(0);
    }

    /** The code that was mailed to that guest because of that account. */
    String codeFor(Account claimant, Customer guest) {
        var email = guest.details().contact().email().orElseThrow();
        chaland.claims().request(Visit.of(SHOP, new Visitor.SignedIn(claimant)), email);
        chaland.upkeep().run(1_000);
        var mailed = mail.stream()
                .map(Message::text)
                .flatMap(text -> CODE.matcher(text).results())
                .map(found -> found.group(1))
                .toList();
        mail.clear();
        require(mailed.size() == 1);
        return mailed.get(0);
    }

    static Contact contact(String email) {
        return Contact.builder()
                .givenName("Ada")
                .familyName("Example")
                .addressLine1("1 Rue des Tests")
                .postalCode("75001")
                .city("Paris")
                .country("FR")
                .email(email)
                .language("fr")
                .build();
    }

    Customer now(Customer before) {
        return storage.customers().find(SHOP, before.id()).orElseThrow();
    }

    List<Task> tasks(Customer customer) {
        return storage.tasks().ofCustomer(SHOP, customer.id(), 100);
    }

    /** What was not settled, since its transaction was given up, is done once its lease is over; how many tasks were done. */
    int settled() {
        now = now.plus(Duration.ofHours(1));
        return chaland.upkeep().run(1_000).done();
    }

    private static void require(boolean stored) {
        if (!stored) {
            throw new IllegalStateException("What the race is about is not there.");
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants have no zone.");
    }
}
