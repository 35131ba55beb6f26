package org.chaland.jpa;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.spi.SearchTerms;

/**
 * The customers of a shop, all signed in once; the first thousand have bought.
 *
 * @param count how many there are
 */
record People(int count) {

    static final ShopId SHOP = new ShopId("books");
    static final String LMS = "https://lms.example.org";
    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    /** Begins the references, and is the course, of what is bought while it is measured. */
    static final String NEW = "new";

    /** Coprime to every number of customers that is a power of ten, so that it leads to each of them once. */
    private static final long STEP = 7_919;

    private static final int BUYERS = 1_000;
    private static final int BOUGHT = 3;

    /** The customer whom a number leads to: those of one slice are spread over the table, and none comes twice. */
    int spread(int number) {
        return (int) (Integer.toUnsignedLong(number) * STEP % count);
    }

    /** One who has bought. */
    int buyer(int number) {
        return spread(number) % Math.min(BUYERS, count);
    }

    Account account(int customer) {
        return new Account(LMS, "subject-" + customer);
    }

    CustomerId id(int customer) {
        return new CustomerId(
                new UUID(0x0191_0000_0000_7000L + ((long) customer << 16), 0x8000_0000_0000_0000L + customer));
    }

    /** That of some hundred customers, or of one in a small shop. */
    String prefix(int customer) {
        return "name" + customer / 100;
    }

    Contact contact(int customer) {
        return Contact.builder()
                .givenName("Ada")
                .familyName("Name" + customer)
                .addressLine1("1 Rue des Tests")
                .postalCode("75001")
                .city("Paris")
                .country("FR")
                .email("customer" + customer + "@example.org")
                .phone("+33100000000")
                .language("fr")
                .build();
    }

    Purchase order(int number) {
        return purchase(NEW + number, spread(number), NEW).build();
    }

    Customer customer(int number) {
        return Customer.builder(SHOP, id(number), START.plusMillis(number))
                .details(Details.of(contact(number)))
                .links(List.of(Link.signedIn(account(number), START)))
                .build();
    }

    List<Row> rows(int number) {
        var customer = customer(number);
        var terms = SearchTerms.of(customer);
        var rows = new ArrayList<Row>();
        rows.add(CustomerEntity.newRow(customer, Keys.ofTerms(terms)));
        rows.addAll(LinkColumns.rows(customer));
        rows.addAll(CustomerTermEntity.rows(customer, terms));
        for (int i = 0; number < BUYERS && i < BOUGHT; i++) {
            var bought = purchase("order-" + number + "-" + i, number, "course")
                    .completed(START)
                    .build();
            rows.add(PurchaseEntity.newRow(bought));
        }
        return rows;
    }

    private Purchase.Builder purchase(String reference, int customer, String course) {
        var ref = new PurchaseRef(SHOP, reference);
        var end = Optional.of(START.plus(Duration.ofDays(90)));
        return Purchase.builder(ref, id(customer), Details.of(contact(customer)), START)
                .trainings(List.of(new Training(course, Optional.empty(), end, 0)));
    }
}
