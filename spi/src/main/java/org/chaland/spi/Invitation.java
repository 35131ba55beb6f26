package org.chaland.spi;

import org.chaland.model.Account;

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
    void invite(Account account, InvitationContext context);
}
