package org.chaland.moodle;

import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.spi.AccountKey;

/**
 * How a user carries our key: as the username, the one field that Moodle keeps unique (I3), with no prefix, because one that is
 * changed later would make every account anew. The customer id is the idnumber besides, for people to look for; Moodle would
 * take it twice.
 *
 * @param username the key itself, which has only characters that a username may have
 * @param idnumber the customer id, or the key where it is made of something else
 */
record Key(String username, String idnumber) {

    private static final String OF_CUSTOMER = "c-";

    static Key of(AccountKey key) {
        return new Key(
                key.value(),
                Optional.of(key.value())
                        .filter(value -> value.startsWith(OF_CUSTOMER))
                        .flatMap(value -> CustomerId.read(value.substring(OF_CUSTOMER.length())))
                        .map(CustomerId::toString)
                        .orElse(key.value()));
    }

    boolean isCarriedBy(User user) {
        return user.username().equals(username)
                && user.idnumber().filter(idnumber::equals).isPresent();
    }
}
