package org.chaland.claim;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.claim.Claims.RequestOutcome;
import org.chaland.claim.Claims.RequestOutcome.Status;
import org.chaland.form.Violation;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountCheck;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.spi.Limit;
import org.chaland.text.Messages;

/** Stores that an account asks for the records of an address. The address is not looked up here (I6). */
final class ClaimRequests {

    private static final String NO_ADDRESS = "email";

    private final Parts parts;
    private final Messages messages;
    private final AccountCheck accounts;

    ClaimRequests(Parts parts, Messages messages) {
        this.parts = parts;
        this.messages = messages;
        accounts = new AccountCheck(parts);
    }

    RequestOutcome request(Visit visit, String typed) {
        parts.rules(visit.shop());
        parts.requireNoTransaction("Asking for a claim");
        return visit.account()
                .map(account -> request(visit, account, typed))
                .orElseGet(() -> new RequestOutcome(Status.NOT_SIGNED_IN));
    }

    private RequestOutcome request(Visit visit, Account account, String typed) {
        var shop = visit.shop();
        // Not normalised: that would turn letters that only look alike into another address.
        var email = CanonicalEmail.of(typed.strip());
        if (email.isEmpty()) {
            return new RequestOutcome(Status.NO_ADDRESS, Optional.of(violation(visit.locale())));
        }
        if (!mayAsk(shop, account, email.get())) {
            return new RequestOutcome(Status.TOO_OFTEN);
        }
        if (accounts.ask(account) == AccountCheck.Answer.NOT_USABLE) {
            return new RequestOutcome(Status.NOT_USABLE);
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(shop, () -> keep(shop, account, email.get())));
    }

    /**
     * Runs before any look-up: the answer does not depend on what is stored (I6). The first requests of an account for an address
     * do not depend on what others have asked for, because others must not keep the owner of a mailbox out.
     */
    private boolean mayAsk(ShopId shop, Account account, CanonicalEmail email) {
        var who = account.issuer() + " " + account.subject();
        var address = shop + " " + email.value();
        return parts.throttle().allows(Limit.CLAIM_REQUEST_BY_ACCOUNT, who)
                && (parts.throttle().allows(Limit.CLAIM_REQUEST_FOR_ADDRESS, who + " " + address)
                        || parts.throttle().allows(Limit.CLAIM_REQUEST_BY_ADDRESS, address));
    }

    private Violation violation(Locale locale) {
        var values = Map.of("field", messages.label(Field.EMAIL, locale));
        return new Violation(Field.EMAIL, NO_ADDRESS, messages.text("form." + NO_ADDRESS, locale, values));
    }

    /** Returns empty if the same account made another request at the same time; the caller then tries again. */
    private Optional<RequestOutcome> keep(ShopId shop, Account account, CanonicalEmail email) {
        var claims = parts.storage().claims();
        var customer = parts.storage().customers().findByAccount(shop, account);
        if (customer.filter(known -> !known.isOpenTo(account)).isPresent()) {
            return Optional.of(new RequestOutcome(Status.NOT_USABLE));
        }
        claims.findByAccount(shop, account).ifPresent(before -> claims.delete(shop, before.id()));
        var claim = Claim.builder(parts.ids().uuid(), shop, account, email, parts.now());
        customer.ifPresent(known -> claim.customer(known.id(), known.epoch()));
        if (!claims.insert(claim.build())) {
            return Optional.empty();
        }
        parts.storage().tasks().insert(mail(claim.build()));
        return Optional.of(new RequestOutcome(Status.REQUESTED));
    }

    /** The task holds only the id of the claim; the recipient is looked up when it runs. */
    private Task mail(Claim claim) {
        var key = "mail-claim-code/" + claim.id();
        return Task.builder(parts.ids().uuid(), claim.shop(), Task.Kind.MAIL_CLAIM_CODE, key, parts.now())
                .claim(claim.id())
                .build();
    }
}
