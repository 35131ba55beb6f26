package org.chaland.backoffice;

import static org.chaland.backoffice.BackOffice.PAGE_SIZE;
import static org.chaland.model.PersonalField.DISCLOSURES;
import static org.chaland.model.PersonalField.RECORD;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chaland.internal.Parts;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;

/** Lists what was shown of whom. */
final class Disclosed {

    private static final Set<PersonalField> SHOWN = EnumSet.of(RECORD, DISCLOSURES);

    private final Parts parts;

    Disclosed(Parts parts) {
        this.parts = parts;
    }

    Page<Disclosure, UUID> of(Look look, CustomerId customer, Optional<UUID> after) {
        return page(look, parts.storage().disclosures().ofCustomer(look.shop(), customer, after, PAGE_SIZE + 1));
    }

    Page<Disclosure, UUID> between(Look look, Instant from, Instant until, Optional<UUID> after) {
        if (until.isAfter(parts.now())) {
            throw new IllegalArgumentException(
                    "Until " + until
                            + " more will be written down, also of this very look, so that the pages never end: ask until now.");
        }
        return page(look, parts.storage().disclosures().between(look.shop(), from, until, after, PAGE_SIZE + 1));
    }

    private static Page<Disclosure, UUID> page(Look look, List<Disclosure> oneMore) {
        return Page.of(oneMore, PAGE_SIZE, Disclosure::id)
                .keeping(entry -> look.see(entry.customer(), SHOWN).contains(DISCLOSURES)
                        ? Optional.of(entry)
                        : Optional.empty());
    }
}
