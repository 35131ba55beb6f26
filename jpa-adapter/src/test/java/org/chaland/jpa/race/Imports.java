package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.race.RacingShop.SHOP;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.backoffice.CustomerImport;
import org.chaland.backoffice.Staff;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Purpose;

/** Several import the same row of a file and skip known addresses: one of them makes the customer, and the others are told of it. */
final class Imports implements Race<CustomerImport.Row> {

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
    private static final List<String> HEADER = List.of("givenName", "familyName", "email", "city", "country");

    private final RacingShop shop;
    private String email;

    Imports(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        email = shop.id() + "@example.org";
    }

    @Override
    public CustomerImport.Row step(int number) {
        return shop.chaland
                .backOffice()
                .importing(STAFF, HEADER, CustomerImport.KnownAddresses.SKIP, Locale.ENGLISH)
                .row(Map.of(
                        "givenName", "Ada",
                        "familyName", "Example",
                        "email", number % 2 == 0 ? email : email.toUpperCase(Locale.ROOT),
                        "city", "Paris",
                        "country", "FR"));
    }

    @Override
    public void check(List<Optional<CustomerImport.Row>> answers) {
        Race.onlyOne(answers, CustomerImport.Imported.class::isInstance);
        assertThat(answers.stream().flatMap(Optional::stream))
                .allMatch(answer ->
                        answer instanceof CustomerImport.Imported || answer instanceof CustomerImport.KnownAddress);
        assertThat(shop.storage
                        .directory()
                        .withEmail(SHOP, CanonicalEmail.of(email).orElseThrow(), Optional.empty(), 10))
                .as("customers with this address")
                .hasSize(1);
    }
}
