package org.chaland.jpa;

import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Contact;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseCounts;
import org.jspecify.annotations.Nullable;

/** From the columns that a list shows to its lines. */
final class EntryMapper {

    /** What {@link #toModel} takes, of a customer {@code c}. Counted are the rows of this customer alone, by an index. */
    static final String SELECT = """
            select c.id, c.createdAt, c.details.givenName, c.details.familyName, c.details.organisation, c.details.city,
                c.details.email,
                (select count(l.accountKey) from ChalandCustomer o join o.links l where o.id = c.id),
                (select count(p.purchaseKey) from ChalandPurchase p
                    where p.customerId = c.id and p.shop = c.shop and p.state = 'PLACED'),
                (select count(p.purchaseKey) from ChalandPurchase p
                    where p.customerId = c.id and p.shop = c.shop and p.state = 'COMPLETED'),
                (select count(p.purchaseKey) from ChalandPurchase p
                    where p.customerId = c.id and p.shop = c.shop and p.state = 'CANCELLED')
            """;

    private EntryMapper() {}

    static CustomerEntry toModel(@Nullable Object[] columns) {
        return new CustomerEntry(
                new CustomerId((UUID) columns[0]),
                Contact.builder()
                        .givenName(text(columns[2]))
                        .familyName(text(columns[3]))
                        .build()
                        .fullName(),
                text(columns[4]),
                text(columns[5]),
                text(columns[6]),
                count(columns[7]) > 0,
                Micros.toInstant(count(columns[1])),
                new PurchaseCounts(count(columns[8]), count(columns[9]), count(columns[10])));
    }

    private static String text(@Nullable Object column) {
        return Optional.ofNullable((String) column).orElse("");
    }

    private static long count(@Nullable Object column) {
        return ((Number) column).longValue();
    }
}
