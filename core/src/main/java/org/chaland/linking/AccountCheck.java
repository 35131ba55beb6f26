package org.chaland.linking;

import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.ShopId;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.ShopRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a provider whether an account can be used, and reads nothing else of it. */
public final class AccountCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCheck.class);

    private final Parts parts;

    /** Asks the providers of those parts. */
    public AccountCheck(Parts parts) {
        this.parts = parts;
    }

    /** Whether the issuer is one of the shop's, or one of the host's other providers. */
    public boolean isIssuerOf(ShopId shop, Account account) {
        var rules = parts.rules(shop);
        return !account.isMailbox() && isKnown(rules, account);
    }

    private boolean isKnown(ShopRules rules, Account account) {
        return rules.signInIssuers().contains(account.issuer())
                || rules.learningIssuer().filter(account.issuer()::equals).isPresent()
                || parts.providers().find(account.issuer()).isPresent();
    }

    /** Asks outside any transaction (I4). If the provider cannot tell, the account counts as usable. */
    public Answer ask(Account account) {
        var source = parts.providers().find(account.issuer(), ProfileSource.class);
        if (source.isEmpty()) {
            return Answer.USABLE;
        }
        try {
            return source.get().profile(account).isPresent() ? Answer.USABLE : Answer.NOT_USABLE;
        } catch (ProviderRefusalException e) {
            return e.reason() == ProviderRefusalException.Reason.UNKNOWN_ACCOUNT
                    ? Answer.NOT_USABLE
                    : unavailable(account, e);
        } catch (RuntimeException e) {
            return unavailable(account, e);
        }
    }

    private static Answer unavailable(Account account, RuntimeException e) {
        LOG.warn("{} did not say whether an account can be used", account.issuer(), RedactedCause.of(e));
        return Answer.UNAVAILABLE;
    }

    /** Answer of a provider about an account. */
    public enum Answer {
        /** It can be used. */
        USABLE,
        /** There is no such account, or it is suspended, unconfirmed or deleted. */
        NOT_USABLE,
        /** The provider could not be asked. */
        UNAVAILABLE
    }
}
