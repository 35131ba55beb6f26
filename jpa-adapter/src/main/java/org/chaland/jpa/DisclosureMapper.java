package org.chaland.jpa;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.Set;
import java.util.regex.Pattern;
import org.chaland.jpa.entity.DisclosureEntity;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;

/** Between disclosures and their rows. */
final class DisclosureMapper {

    private static final String BETWEEN = ",";
    private static final Pattern COMMA = Pattern.compile(BETWEEN);

    private DisclosureMapper() {}

    static Disclosure toModel(DisclosureEntity entity) {
        return new Disclosure(
                entity.id(),
                new ShopId(entity.shop()),
                new CustomerId(entity.customerId()),
                entity.staff(),
                entity.role(),
                new Purpose(entity.purpose()),
                fields(entity.fields()),
                Micros.toInstant(entity.shownAt()));
    }

    static Row newRow(Disclosure entry) {
        return new Row("chaland_disclosure")
                .set("id", entry.id())
                .set("shop", entry.shop().value())
                .set("customer_id", entry.customer().value())
                .set("staff", entry.staff())
                .set("role", entry.role())
                .set("purpose", entry.purpose().name())
                .set("fields", entry.fields().stream().map(PersonalField::path).collect(joining(BETWEEN)))
                .set("shown_at", entry.at());
    }

    private static Set<PersonalField> fields(String paths) {
        return COMMA.splitAsStream(paths)
                .map(path -> PersonalField.ofPath(path).orElseThrow())
                .collect(toSet());
    }
}
