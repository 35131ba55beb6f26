package org.chaland.spi;

import java.util.List;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;

/**
 * Finds accounts by their e-mail address. A provider that implements this declares that whoever reads the mail of an account's address
 * can recover the account, as by a forgotten-password mail. Core asks only for an address whose mailbox was proven, so nothing is given
 * that the proof does not open already (I2 e).
 *
 * @since 0.1
 */
public interface AccountLookup extends IdentityProvider {

    /**
     * The accounts that show exactly this address, once both are in canonical form, and that can be recovered by a mail to it, also those
     * that are suspended. Left out are accounts whose address the provider has not confirmed, those that a mail does not open, because
     * another system keeps their password or they need a second factor, and those that are deleted.
     *
     * @return unmodifiable, in no order; all of them, so that two accounts of one address are never taken for one; empty if there is none
     * @throws ProviderUnavailableException if the provider does not answer
     * @throws ProviderRefusalException if it does not allow the question
     */
    List<Account> findByAddress(CanonicalEmail address);
}
