package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.backoffice.CustomerImport;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

/** I10: whatever the office hands out, its text form shows nothing of anybody. */
class OfficeTextFormsTest extends OfficeJourney {

    private static final Details CANARIES = Details.of(Map.of(
            Field.GIVEN_NAME, "Qxgiven",
            Field.FAMILY_NAME, "Qxfamily",
            Field.CITY, "Qxcity",
            Field.COUNTRY, "FR",
            Field.EMAIL, "qxemail@qxdomain.example",
            Field.ORGANISATION, "Qxorganisation"));

    @Test
    void nothingOfAnybodyIsShown() {
        var customer = created(CANARIES);
        var other = created(with(CANARIES, Field.CITY, "Qxtown"));
        var base = base(customer);
        edit(customer, with(CANARIES, Field.CITY, "Qxvillage"), base);
        var conflict = (StaffOutcome.Again<CustomerId>) edit(customer, with(CANARIES, Field.CITY, "Qxhamlet"), base);
        var found =
                office.search(STAFF, "qxgiven", Optional.empty()).toOptional().orElseThrow();
        var header = List.of("familyName", "email", "city", "country");
        var rows = office.importing(STAFF, header, CustomerImport.KnownAddresses.SKIP, Locale.ENGLISH);
        var cells = new HashMap<String, String>();
        CANARIES.values().forEach((field, value) -> cells.put(field.path(), value));

        var shown = Stream.of(
                found,
                found.page(),
                found.page().items(),
                office.search(STAFF, customer.toString(), Optional.empty()),
                office.sharingEmail(STAFF, Optional.empty()),
                office.sharingEmail(STAFF, Optional.empty()).items(),
                view(customer),
                view(customer).sameAddress(),
                view(customer).tasks(),
                office.create(STAFF, CANARIES, Locale.ENGLISH),
                office.create(STAFF, with(CANARIES, Field.COUNTRY, "XX"), Locale.ENGLISH),
                office.editForm(STAFF, customer),
                office.editForm(STAFF, customer).orElseThrow().fields(),
                conflict,
                conflict.conflicts(),
                edit(customer, with(CANARIES, Field.EMAIL, "qx@b"), base),
                office.link(STAFF, customer, LMS, "qxsubject", "qxreason"),
                preview(customer, other),
                preview(customer, other).from(),
                merge(customer, other),
                audit(customer),
                office.export(STAFF).toList(),
                office.importing(STAFF, List.of("qxcolumn"), CustomerImport.KnownAddresses.SKIP, Locale.ENGLISH),
                rows.header(),
                rows,
                rows.row(cells),
                rows.row(Map.of("familyName", "Qxfamily", "email", "qx@b")));

        assertThat(shown.map(String::valueOf))
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("qx"));
    }
}
