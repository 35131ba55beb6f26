package org.chaland.claim;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.chaland.spi.Limits;
import org.chaland.text.Messages;

/** Writes down that an account asks for the records of an address. The address itself is looked up by nobody here (I6). */
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

    RequestOutcome request(ShopId shop, Account account, String typed, Locale locale) {
        parts.rules(shop);
        parts.requireNoTransaction("Asking for a claim");
        // As typed, not composed: that would make another address of letters that only look alike.
        var email = CanonicalEmail.of(typed.strip());
        if (email.isEmpty()) {
            return new RequestOutcome.Rejected(rejected(locale));
        }
        if (!mayAsk(shop, account, email.get())) {
            return new RequestOutcome.TooOften();
        }
        if (accounts.ask(account) == AccountCheck.Answer.NOT_USABLE) {
            return new RequestOutcome.NotUsable();
        }
        return parts.storage()
                .transactions()
                .inTransaction(() -> Rounds.untilWon(shop, () -> keep(shop, account, email.get())));
    }

    /** Nothing has been looked up yet: the answer does not depend on what is there (I6). */
    private boolean mayAsk(ShopId shop, Account account, CanonicalEmail email) {
        return parts.throttle().allows(Limits.CLAIM_REQUEST_BY_ACCOUNT, account.issuer() + " " + account.subject())
                && parts.throttle().allows(Limits.CLAIM_REQUEST_BY_ADDRESS, shop + " " + email.value());
    }

    private Violation rejected(Locale locale) {
        var values = Map.of("field", messages.label(Field.EMAIL, locale));
        return new Violation(Field.EMAIL, NO_ADDRESS, messages.text("form." + NO_ADDRESS, locale, values));
    }

    /** Empty if the same account asked once more at the same time, so that another round is worth it. */
    private Optional<RequestOutcome> keep(ShopId shop, Account account, CanonicalEmail email) {
        var claims = parts.storage().claims();
        var customer = parts.storage().customers().findByAccount(shop, account);
        if (customer.filter(known -> !known.isOpenTo(account)).isPresent()) {
            return Optional.of(new RequestOutcome.NotUsable());
        }
        claims.findByAccount(shop, account).ifPresent(before -> claims.delete(shop, before.id()));
        var claim = Claim.builder(parts.ids().uuid(), shop, account, email, parts.now());
        customer.ifPresent(known -> claim.customer(known.id(), known.epoch()));
        if (!claims.insert(claim.build())) {
            return Optional.empty();
        }
        parts.storage().tasks().insert(mail(claim.build()));
        return Optional.of(new RequestOutcome.Requested());
    }

    /** Returns a task that holds the id of the claim and nothing else: the address is looked for when it runs. */
    private Task mail(Claim claim) {
        var key = "mail-claim-code/" + claim.id();
        return Task.builder(parts.ids().uuid(), claim.shop(), Task.Kind.MAIL_CLAIM_CODE, key, parts.now())
                .claim(claim.id())
                .build();
    }
}
