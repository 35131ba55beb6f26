package org.chaland.linking;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.model.Access;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.spi.ShopRules;

/**
 * When an account that a shop made ends: once nobody to whom it is linked, in whichever shop, has access any more, and the grace
 * of each of those shops has passed (I12). One that no shop made has no end.
 */
public final class AccountEnds {

    private final Parts parts;

    /** Reads the storage of those parts. */
    public AccountEnds(Parts parts) {
        this.parts = parts;
    }

    /** Whether it has ended by now. */
    public boolean isOver(Account account) {
        return isOver(parts.storage().accounts().holders(account));
    }

    boolean isOver(List<AccountHolder> holders) {
        return of(holders).isOver(parts.now());
    }

    /** Until when it can be used. */
    Access of(List<AccountHolder> holders) {
        return maker(holders).isEmpty()
                ? Access.none()
                : holders.stream()
                        .map(holder -> holder.access().plus(grace(holder)))
                        .reduce(Access.none(), Access::or);
    }

    /** Whose shop made the account; for all of our workers the same. */
    static Optional<AccountHolder> maker(List<AccountHolder> holders) {
        return holders.stream()
                .filter(holder -> holder.link().isForUsToEnd())
                .min(Comparator.comparing(
                                (AccountHolder holder) -> holder.shop().value())
                        .thenComparing(holder -> holder.customer().value()));
    }

    private Duration grace(AccountHolder holder) {
        return parts.shops().find(holder.shop()).map(ShopRules::grace).orElse(Duration.ZERO);
    }
}
