package org.chaland.examples.webshop.staff;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chaland.backoffice.StaffOutcome.FieldConflict;
import org.chaland.examples.webshop.shop.Choices;
import org.chaland.prefill.ContactStep;

/**
 * The form of a record as the template shows it; what is public here, the template calls. Its text form leaves the values out.
 *
 * @param base as the form had it, for the next three-way merge
 */
public record RecordPage(List<StaffField> contact, List<StaffField> billing, String base) {

    static RecordPage of(ContactStep form, List<FieldConflict> conflicts, Locale locale) {
        var choices = new Choices(form.countries(), locale);
        var fields = form.fields().stream()
                .map(field -> StaffField.of(field, conflicts, choices, locale))
                .toList();
        return new RecordPage(
                fields.stream().filter(view -> !view.field().isBilling()).toList(),
                fields.stream().filter(view -> view.field().isBilling()).toList(),
                form.base());
    }

    /** The fields in which something is wrong. */
    public List<StaffField> wrong() {
        return all().filter(StaffField::wrong).toList();
    }

    /** The fields about which two people disagree. */
    public List<StaffField> disputed() {
        return all().filter(view -> view.held().isPresent()).toList();
    }

    private Stream<StaffField> all() {
        return Stream.concat(contact.stream(), billing.stream());
    }

    @Override
    public String toString() {
        return "RecordPage[wrong=" + wrong().size() + ", disputed=" + disputed().size() + "]";
    }
}
