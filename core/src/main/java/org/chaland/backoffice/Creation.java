package org.chaland.backoffice;

import java.util.List;
import java.util.Locale;
import org.chaland.internal.Parts;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.prefill.ShopForms;

/** Makes records for people who did not fill in a form themselves. */
final class Creation {

    private final Parts parts;
    private final ShopForms forms;
    private final RecordForms recordForms;
    private final Listings listings;
    private final AuditTrail audit;
    private final Access access;

    Creation(
            Parts parts, ShopForms forms, RecordForms recordForms, Listings listings, AuditTrail audit, Access access) {
        this.parts = parts;
        this.forms = forms;
        this.recordForms = recordForms;
        this.listings = listings;
        this.audit = audit;
        this.access = access;
    }

    CreateOutcome create(Staff staff, ShopId shop, Details typed, Locale locale) {
        var checked = forms.check(shop, typed, locale);
        if (!checked.isAccepted()) {
            return new CreateOutcome.Rejected(recordForms.typedBack(shop, typed, "", checked.violations()));
        }
        return parts.storage().transactions().inTransaction(() -> {
            var made = store(staff, shop, checked.details());
            return new CreateOutcome.Created(
                    made.id(),
                    access.look(staff, shop, PersonalField.EMAIL, List.of(), look -> listings.sameAddress(look, made)));
        });
    }

    /** A new record with details that were accepted, within the transaction that is active. */
    Customer store(Staff staff, ShopId shop, Details details) {
        var made = Customer.builder(shop, new CustomerId(parts.ids().uuid()), parts.now())
                .details(inSomeLanguage(shop, details))
                .build();
        parts.storage().customers().insert(made);
        audit.add(staff, shop, made.id(), AuditEntry.Action.CREATED);
        return made;
    }

    /** The language of the page is that of the staff, so it says nothing of the customer. */
    private Details inSomeLanguage(ShopId shop, Details details) {
        var contact = details.contact();
        return contact.language().isPresent()
                ? details
                : new Details(
                        contact.toBuilder()
                                .language(parts.rules(shop).defaultLanguage())
                                .build(),
                        details.billing());
    }
}
