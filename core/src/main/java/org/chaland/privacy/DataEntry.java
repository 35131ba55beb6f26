package org.chaland.privacy;

import java.util.Set;
import org.chaland.model.Purpose;

/**
 * Something that is kept of people (GDPR art. 5, 6, 30). No part is empty.
 *
 * @param name that of a {@link org.chaland.model.PersonalField} as its path, or of something that nobody is shown
 * @param purposes what it is kept for; staff are shown it for no other, unless the host's own policy says so
 * @param bases what makes that lawful
 * @param retentions how long it is to be kept; several if it is kept in several places
 * @param recipients to whom it is passed on
 */
public record DataEntry(
        String name,
        Set<Purpose> purposes,
        Set<LegalBasis> bases,
        Set<Retention> retentions,
        Set<Recipient> recipients) {

    /**
     * Keeps its own copy of the sets.
     *
     * @throws IllegalArgumentException if one is empty
     */
    public DataEntry {
        purposes = Set.copyOf(purposes);
        bases = Set.copyOf(bases);
        retentions = Set.copyOf(retentions);
        recipients = Set.copyOf(recipients);
        if (purposes.isEmpty() || bases.isEmpty() || retentions.isEmpty() || recipients.isEmpty()) {
            throw new IllegalArgumentException("The entry of " + name
                    + " lacks a purpose, a legal basis, a retention or a recipient: what has none may not be kept.");
        }
    }
}
