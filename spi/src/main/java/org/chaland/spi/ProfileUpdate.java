package org.chaland.spi;

import org.chaland.model.Account;
import org.chaland.model.Contact;

/**
 * Passes on to the provider what a customer had put right in the shop's record (Regulation (EU) 2016/679, article 19). Core
 * calls this for accounts that the shop made, and for no others (I12); of one account, one call at a time.
 *
 * @since 0.1
 */
public interface ProfileUpdate extends IdentityProvider {

    /**
     * Sets the values that the contact has. Fields that it lacks stay as they are, and so do key, password and state; fields
     * that the provider does not keep are passed over. Either all values are set or none. May be repeated freely, also after a
     * doubtful answer, and works on suspended accounts too.
     *
     * @param contact within {@link #fieldLimits()}
     * @throws ProviderUnavailableException if it is unknown whether the values were set
     * @throws ProviderRefusalException if none was set and repeating is of no use; with reason
     *     {@link ProviderRefusalException.Reason#EMAIL_TAKEN} if another account has the e-mail address,
     *     {@link ProviderRefusalException.Reason#INVALID_PROFILE} if the provider does not accept a value,
     *     {@link ProviderRefusalException.Reason#UNKNOWN_ACCOUNT} if there is no such account
     */
    void update(Account account, Contact contact);
}
