package org.chaland.fuzz;

import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import org.chaland.backoffice.Staff;
import org.chaland.form.ContactFormCheck;
import org.chaland.form.FormInput;
import org.chaland.journey.World;
import org.chaland.model.Details;
import org.chaland.model.Purpose;

/** A shop with nobody in it, on a storage that refuses what a database would refuse. */
final class PickyShop {

    static final Staff STAFF = Staff.of(World.SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);

    /** What the shop asks of everybody. */
    static final Map<String, String> COMPLETE_PARAMETERS = Map.of(
            "givenName", "Own",
            "familyName", "Own",
            "addressLine1", "1 Rue des Tests",
            "postalCode", "75001",
            "city", "Paris",
            "country", "FR",
            "email", "own@example.org");

    /** The same, read. */
    static final Details COMPLETE = FormInput.read(COMPLETE_PARAMETERS);

    /** Made once: it costs more than all the rest. */
    private static final Validator VALIDATOR = ContactFormCheck.defaultValidator();

    private PickyShop() {}

    static World empty() {
        return new World(new PickyStorage(), List.of(), builder -> builder.validator(VALIDATOR));
    }
}
