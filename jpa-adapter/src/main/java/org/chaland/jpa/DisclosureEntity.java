package org.chaland.jpa;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;

/** A row of {@code chaland_disclosure}. Not safe for use by several threads. */
@Entity(name = "ChalandDisclosure")
@Table(name = "chaland_disclosure")
@Cacheable(false)
class DisclosureEntity {

    private static final String BETWEEN = ",";
    private static final Pattern COMMA = Pattern.compile(BETWEEN);

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "shop")
    private String shop;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "staff")
    private String staff;

    @Column(name = "role")
    private String role;

    @Column(name = "purpose")
    private String purpose;

    @Column(name = "fields")
    private String fields;

    @Column(name = "shown_at")
    private long shownAt;

    /** For the persistence provider. */
    protected DisclosureEntity() {}

    static Row newRow(Disclosure entry) {
        return new Row("chaland_disclosure")
                .set("id", entry.id())
                .set("shop", entry.shop())
                .set("customer_id", entry.customer().orElse(null))
                .set("staff", entry.staff())
                .set("role", entry.role())
                .set("purpose", entry.purpose().name())
                .set("fields", entry.fields().stream().map(PersonalField::path).collect(joining(BETWEEN)))
                .set("shown_at", entry.at());
    }

    Disclosure toModel() {
        return new Disclosure(
                id,
                new ShopId(shop),
                Optional.ofNullable(customerId).map(CustomerId::new),
                staff,
                role,
                new Purpose(purpose),
                personalFields(),
                Stored.instant(shownAt));
    }

    private Set<PersonalField> personalFields() {
        return COMMA.splitAsStream(fields)
                .map(path -> PersonalField.ofPath(path).orElseThrow())
                .collect(toSet());
    }
}
