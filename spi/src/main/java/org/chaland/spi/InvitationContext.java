package org.chaland.spi;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.ShopId;

/**
 * On whose behalf a provider invites somebody, and what it may say to them.
 *
 * @param shop where they bought
 * @param language the language of the customer
 * @param wayBack a page of the shop to which people can be led once they have chosen a password; empty if it has named none
 */
public record InvitationContext(ShopId shop, Locale language, Optional<URI> wayBack) {}
