package org.chaland.linking;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.ClaimStore;
import org.chaland.spi.ProfileSource;

/** The accounts of mailboxes that were proven: all that is known of one is its address. Internal: used by Chaland only. */
public final class MailboxProvider implements ProfileSource {

    private final ClaimStore claims;

    /** Knows the mailboxes of that store. */
    public MailboxProvider(ClaimStore claims) {
        this.claims = claims;
    }

    @Override
    public String issuer() {
        return Account.MAILBOX;
    }

    @Override
    public Optional<Contact> profile(Account account) {
        return claims.mailboxOf(account)
                .map(email -> Contact.builder().set(Field.EMAIL, email.value()).build());
    }
}
