package org.chaland.spi;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.ShopId;

/**
 * Has the provider ask a person to choose their own password.
 *
 * @since 0.1
 */
public interface Invitation extends IdentityProvider {

    /**
     * Sends the invitation. May reach the person twice if it is repeated after a doubtful answer.
     *
     * @param context what the provider may say to them, as far as it can
     * @throws ProviderUnavailableException if it is unknown whether it was sent
     * @throws ProviderRefusalException if the account is unknown or may not be invited
     */
    void invite(Account account, Context context);

    /**
     * On whose behalf a provider invites somebody, and what it may say to them.
     *
     * @param shop where they bought
     * @param language the language of the customer
     * @param wayBack a page of the shop to which people can be led once they have chosen a password; empty if it has named none
     */
    record Context(ShopId shop, Locale language, Optional<URI> wayBack) {}
}
