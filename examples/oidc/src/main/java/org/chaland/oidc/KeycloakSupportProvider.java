package org.chaland.oidc;

import java.net.URI;
import java.time.Clock;
import org.chaland.model.Account;
import org.chaland.model.ShopId;
import org.chaland.oidc.KeycloakSettings.Support;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.SupportAccess;

/** A Keycloak with support areas: applications that let the members of a group in. */
public final class KeycloakSupportProvider extends KeycloakProvider implements SupportAccess {

    KeycloakSupportProvider(KeycloakSettings settings, Clock clock) {
        super(settings, clock);
    }

    @Override
    public void grant(ShopId shop, Account account) {
        users().join(require(account), support(shop).group());
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        id(account).ifPresent(user -> users().leave(user, support(shop).group()));
    }

    @Override
    public URI address(ShopId shop) {
        return support(shop).address();
    }

    private Support support(ShopId shop) {
        return settings()
                .supportOf(shop)
                .orElseThrow(
                        () -> new ProviderRefusalException(
                                Reason.NOT_PERMITTED,
                                "Shop " + shop
                                        + " has no support area: set chaland.keycloak.support-group and chaland.keycloak.support-address."));
    }
}
