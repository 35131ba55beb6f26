package org.chaland.jpa.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.race.RacingShop.SHOP;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Purpose;

/**
 * Several correct one record at once, from the same form: half of them one and the same field, of whom one is saved and the others are
 * shown the conflict; half of them a field each, of which none is lost.
 */
final class Edits implements Race<StaffOutcome<CustomerId>> {

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
    private static final List<Field> CORRECTED = List.of(
            Field.ORGANISATION,
            Field.ADDRESS_LINE_2,
            Field.ORGANISATION,
            Field.GIVEN_NAME,
            Field.ORGANISATION,
            Field.FAMILY_NAME,
            Field.ORGANISATION,
            Field.CITY);

    private final RacingShop shop;
    private Customer record;
    private String base;

    Edits(RacingShop shop) {
        this.shop = shop;
    }

    @Override
    public void prepare() {
        record = shop.guest();
        base = shop.chaland
                .backOffice()
                .editForm(STAFF, record.id())
                .orElseThrow()
                .base();
    }

    @Override
    public StaffOutcome<CustomerId> step(int number) {
        var values = new HashMap<>(record.details().values());
        values.put(CORRECTED.get(number), value(number));
        return shop.chaland.backOffice().edit(STAFF, record.id(), Details.of(values), base, Locale.ENGLISH);
    }

    private static String value(int number) {
        return "Corrected " + (char) ('A' + number);
    }

    @Override
    public void check(List<Optional<StaffOutcome<CustomerId>>> answers) {
        var edited = shop.now(record);
        var saved = 0;
        for (var number = 0; number < Crowd.SIZE; number++) {
            if (isSaved(answers.get(number))) {
                saved++;
                assertThat(edited.details().get(CORRECTED.get(number)))
                        .as("what was saved is there")
                        .contains(value(number));
            } else if (number % 2 == 1) {
                assertThat(answers.get(number))
                        .as("nobody else edits that field")
                        .isEmpty();
            } else {
                assertThat(answers.get(number).filter(any -> !(any instanceof StaffOutcome.Again)))
                        .as("a conflict is shown")
                        .isEmpty();
            }
        }
        assertThat(edited.version()).as("each counts").isEqualTo(1L + saved);
        assertThat(edited.details().get(Field.ORGANISATION)).as("one of them").isPresent();
    }

    private boolean isSaved(Optional<StaffOutcome<CustomerId>> answer) {
        return answer.filter(StaffOutcome.done(record.id())::equals).isPresent();
    }
}
