package org.chaland.jpa;

import static org.chaland.jpa.Samples.NOW;
import static org.chaland.jpa.Samples.SHOP;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Claim;
import org.chaland.model.Contact;
import org.chaland.model.CourseGrant;
import org.chaland.model.CourseState;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.Link;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Purpose;
import org.chaland.model.ShopAccount;
import org.chaland.model.Task;
import org.chaland.spi.SearchTerms;

/** So many rows of each kind that no planner prefers to read them all, of its own choice; it has been told how many. */
final class BigShop {

    static final int ROWS = 10_000;
    static final List<Customer> CUSTOMERS =
            IntStream.range(0, ROWS).mapToObj(BigShop::customer).toList();

    /** On no page that is asked for: whoever is shown has all purchases counted. */
    static final CustomerId BUSY = CUSTOMERS.get(9_000).id();

    /** Why half of the tasks wait. */
    static final String REASON = "provider-unavailable";

    private static final int OF_AN_ADDRESS = 20;
    private static final int OF_A_NAME = 25;
    private static final int TOGETHER = 1_000;

    private final TestDatabase database;

    private BigShop(TestDatabase database) {
        this.database = database;
    }

    static void fill(TestDatabase database) {
        var shop = new BigShop(database);
        for (int i = 0; i < ROWS; i += TOGETHER) {
            shop.insert(CUSTOMERS.subList(i, i + TOGETHER).stream().flatMap(customer -> rows(customer).stream()));
            shop.insert(IntStream.range(i, i + TOGETHER).boxed().flatMap(number -> hanging(number).stream()));
            shop.insert(IntStream.range(i, i + TOGETHER).boxed().flatMap(BigShop::passing));
        }
        var tables =
                String.join(", ", ChalandSchema.tables(TestDatabase.script()).keySet());
        database.run(TestServer.CURRENT == TestServer.MARIADB ? "analyze table " + tables : "analyze");
    }

    static CanonicalEmail email(int number) {
        return CanonicalEmail.of("shared" + number / OF_AN_ADDRESS + "@example.org")
                .orElseThrow();
    }

    static UUID id(int number) {
        return new UUID(0x0191_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    static PurchaseRef ref(int number) {
        return new PurchaseRef(SHOP, "order-" + number);
    }

    /** No two things of a list happened at the same time. */
    private static Instant time(int number) {
        return NOW.plus(number, ChronoUnit.MICROS);
    }

    private static Customer customer(int number) {
        var contact = Contact.builder()
                .givenName("Anna" + number / OF_A_NAME)
                .email(email(number).value())
                .build();
        return Customer.builder(SHOP, new CustomerId(Samples.id()), time(number))
                .details(Details.of(contact))
                .links(List.of(
                        number % 2 == 0 ? Link.signedIn(Samples.account(), NOW) : Link.created(Samples.account(), NOW)))
                .build();
    }

    private static List<Row> rows(Customer customer) {
        var rows = new ArrayList<Row>();
        var terms = SearchTerms.of(customer);
        rows.add(CustomerEntity.newRow(customer, Keys.ofTerms(terms)));
        rows.addAll(LinkColumns.rows(customer));
        rows.addAll(CustomerTermEntity.rows(customer, terms));
        return rows;
    }

    /** Half of what hangs on customers hangs on one: the worst that a planner meets. */
    private static List<Row> hanging(int number) {
        var owner = owner(number);
        var purchase = Purchase.builder(ref(number), owner, Samples.everyField("y"), time(number))
                .build();
        var entry = new AuditEntry(
                id(number),
                SHOP,
                owner,
                AuditEntry.Action.EDITED,
                "staff-1",
                Optional.of("wrong address"),
                time(number));
        return List.of(
                PurchaseEntity.newRow(purchase),
                TaskEntity.newRow(task(number)),
                TaskEntity.newRow(done(number)),
                AuditEntity.newRow(entry),
                DisclosureEntity.newRow(shown(number)));
    }

    private static CustomerId owner(int number) {
        return number % 2 == 0 ? BUSY : CUSTOMERS.get(number).id();
    }

    static Task task(int number) {
        return Task.builder(id(number), SHOP, Task.Kind.TELL, "tell/" + number, time(number))
                .customer(owner(number))
                .state(number % 3 == 0 ? Task.State.STOPPED : Task.State.OPEN)
                .reason(number % 2 == 0 ? Optional.of(REASON) : Optional.empty())
                .build();
    }

    /** One of another customer than the busy one, whose tasks are to fit on the pages that are asked for. */
    private static Task done(int number) {
        return Task.builder(id(ROWS + number), SHOP, Task.Kind.WRITE, "write/" + number, NOW)
                .customer(CUSTOMERS.get(number).id())
                .state(Task.State.DONE)
                .since(NOW.plusSeconds(number))
                .build();
    }

    /** What has its time, each a second later than the one before. */
    private static Stream<Row> passing(int number) {
        var time = NOW.plusSeconds(number);
        var checkout =
                Checkout.builder(id(number), SHOP, "hash-" + number, time).build();
        var claim = Claim.builder(id(number), SHOP, Claim.Purpose.SIGN_IN, Samples.hash(), email(number), time)
                .build();
        var mailbox = MailboxEntity.newRow(
                CanonicalEmail.of("box" + number + "@example.org").orElseThrow(),
                new Account(Account.MAILBOX, "box-" + number),
                time);
        var lease = new Row("chaland_lease")
                .set("lease_key", Keys.ofLease("name-" + number))
                .set("holder", id(number))
                .set("held_until", time);
        var account = new ShopAccount(Samples.account(), SHOP, false, time);
        var course = new CourseGrant(
                CUSTOMERS.get(number).links().stream()
                        .findFirst()
                        .map(Link::account)
                        .orElseGet(Samples::account),
                "course",
                SHOP,
                true,
                CourseState.closed(),
                Optional.of(time));
        return Stream.of(
                CourseEntity.newRow(course),
                CheckoutEntity.newRow(checkout),
                ClaimEntity.newRow(claim),
                mailbox,
                AccountEntity.newRow(account),
                lease);
    }

    /** Fewer on the busy one: were they half of all, either index would do, and planners choose one or the other by chance. */
    private static Disclosure shown(int number) {
        var owner = number % 6 == 0 ? BUSY : CUSTOMERS.get(number).id();
        var ofEverybody = number % 6 == 1;
        return new Disclosure(
                id(number),
                SHOP,
                ofEverybody ? Optional.empty() : Optional.of(owner),
                "staff-1",
                "office",
                Purpose.SUPPORT,
                Set.of(PersonalField.EMAIL),
                time(number));
    }

    private void insert(Stream<Row> rows) {
        database.factory().runInTransaction(manager -> {
            try {
                Statements.insertAll(manager, rows.toList());
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }
}
