package org.chaland.jpa;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Training;

/** Values to store; every id and key is another one. */
final class Samples {

    static final ShopId SHOP = new ShopId("paris");
    static final Instant NOW = Instant.parse("2026-03-29T00:59:59.123456Z");
    static final String ISSUER = "https://lms.example.org";

    private static final AtomicLong NEXT = new AtomicLong();

    private Samples() {}

    static UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + NEXT.incrementAndGet());
    }

    static Customer guest() {
        return Customer.builder(SHOP, new CustomerId(id()), NOW)
                .details(everyField("x"))
                .build();
    }

    static Customer linked(Account account) {
        return guest().toBuilder().links(List.of(Link.signedIn(account, NOW))).build();
    }

    static Account account() {
        return new Account(ISSUER, "subject-" + NEXT.incrementAndGet());
    }

    static Details everyField(String text) {
        var values = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            values.put(field, text.repeat(field.maxLength()));
        }
        return Details.of(values);
    }

    static Checkout checkout() {
        return Checkout.builder(id(), SHOP, hash(), NOW).build();
    }

    static Claim claim(Account account) {
        var asker = Digests.askerOf(account);
        var email = CanonicalEmail.of("x@example.org").orElseThrow();
        return Claim.builder(id(), SHOP, Claim.Purpose.TAKE_RECORDS, asker, email, NOW)
                .account(account, Optional.of(new CustomerId(id())), 3)
                .build();
    }

    static String hash() {
        return "0".repeat(48) + HexFormat.of().toHexDigits(NEXT.incrementAndGet());
    }

    static PurchaseRef ref() {
        return new PurchaseRef(SHOP, "order-" + NEXT.incrementAndGet());
    }

    static Purchase purchase(PurchaseRef ref, CustomerId customer) {
        return Purchase.builder(ref, customer, everyField("y"), NOW)
                .trainings(List.of(Training.of("java").until(NOW.plusSeconds(1)), Training.of("sql")))
                .build();
    }

    static Disclosure disclosure(CustomerId customer) {
        return new Disclosure(
                id(),
                SHOP,
                Optional.of(customer),
                "staff-1",
                "office",
                Purpose.SUPPORT,
                Set.of(PersonalField.EMAIL),
                NOW);
    }

    static AuditEntry auditEntry(CustomerId customer) {
        return new AuditEntry(
                id(), SHOP, customer, AuditEntry.Action.EDITED, "staff-1", Optional.of("wrong address"), NOW);
    }

    static Task task(String key, CustomerId customer) {
        return Task.builder(id(), SHOP, Task.Kind.PROVISION, key, NOW)
                .customer(customer)
                .build();
    }
}
