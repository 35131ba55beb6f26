package org.chaland.linking;

import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.ShopId;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProviderRefusalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks whether an account can be used; what its provider knows of it is not looked at. */
public final class AccountCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCheck.class);

    private final Parts parts;

    /** Asks the providers of those parts. */
    public AccountCheck(Parts parts) {
        this.parts = parts;
    }

    /** Whether visitors of the shop could sign in with an account of that issuer, or the host's other providers know it. */
    public boolean isIssuerOf(ShopId shop, Account account) {
        var rules = parts.rules(shop);
        return rules.signInIssuers().contains(account.issuer())
                || rules.learningIssuer().filter(account.issuer()::equals).isPresent()
                || parts.providers().find(account.issuer()).isPresent();
    }

    /** Outside any transaction (I4). Of a provider that cannot tell, the word of whoever names the account is taken. */
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

    /** Only the kind of failure is logged: the message of a foreign exception may carry personal data (I10). */
    private static Answer unavailable(Account account, RuntimeException e) {
        LOG.warn(
                "No answer on an account from {}: {}",
                account.issuer(),
                e.getClass().getName());
        return Answer.UNAVAILABLE;
    }

    /** What a provider says of an account. */
    public enum Answer {
        /** It can be used. */
        USABLE,
        /** There is no such account, or it is suspended, unconfirmed or deleted. */
        NOT_USABLE,
        /** The provider could not be asked. */
        UNAVAILABLE
    }
}
