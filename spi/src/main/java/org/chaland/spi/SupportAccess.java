package org.chaland.spi;

import java.net.URI;
import org.chaland.model.Account;
import org.chaland.model.ShopId;

/**
 * Opens a support area to an account. Both calls may be repeated freely.
 *
 * @since 0.1
 */
public interface SupportAccess extends IdentityProvider {

    /**
     * Lets the account in; nothing changes if it is in already.
     *
     * @throws ProviderUnavailableException if it is unknown whether it was let in
     * @throws ProviderRefusalException if the account is unknown or may not be let in
     */
    void grant(ShopId shop, Account account);

    /**
     * Puts the account out, also one that is suspended; nothing changes if it is not in, or if there is no such account.
     *
     * @throws ProviderUnavailableException if it is unknown whether it was put out
     * @throws ProviderRefusalException if that is not allowed
     */
    void revoke(ShopId shop, Account account);

    /** The address of the support area, the same for everybody; no network call is made. */
    URI address(ShopId shop);
}
