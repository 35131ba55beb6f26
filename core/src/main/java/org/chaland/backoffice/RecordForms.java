package org.chaland.backoffice;

import java.util.List;
import org.chaland.form.Violation;
import org.chaland.internal.Parts;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.ShopId;
import org.chaland.prefill.ShopForms;

/** Makes forms for staff. */
final class RecordForms {

    private static final String NO_BASE = "";

    private final Parts parts;
    private final ShopForms forms;

    RecordForms(Parts parts, ShopForms forms) {
        this.parts = parts;
        this.forms = forms;
    }

    RecordForm empty(ShopId shop) {
        var rules = parts.rules(shop);
        var contact = Contact.builder().language(rules.defaultLanguage());
        rules.defaultCountry().ifPresent(contact::country);
        return form(shop, Details.of(contact.build()), List.of(), NO_BASE);
    }

    /** Filled with what the record holds. */
    RecordForm filled(Customer customer) {
        return decided(customer, customer.details());
    }

    /** With values that are still to be decided on, to be merged with what the record holds now. */
    RecordForm decided(Customer customer, Details values) {
        return form(customer.shop(), values, List.of(), forms.base(customer.details()));
    }

    /** With what was typed and all that is wrong with it. */
    RecordForm typedBack(ShopId shop, Details typed, String base, List<Violation> violations) {
        return form(shop, typed, violations, base);
    }

    private RecordForm form(ShopId shop, Details values, List<Violation> violations, String base) {
        var form = forms.forStaff(shop, values, base, violations);
        var fields = form.fields().stream()
                .map(field -> new RecordField(
                        field.field(), field.value(), field.required(), field.maxLength(), field.violations()))
                .toList();
        return new RecordForm(fields, form.base(), form.countries());
    }
}
