package org.chaland.claim;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.claim.Claims.Claimed;
import org.chaland.form.Violation;
import org.chaland.internal.ClaimSecrets;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.spi.Limit;
import org.chaland.text.Messages;
import org.chaland.upkeep.Intents;

/**
 * Codes that are mailed and answered in the browser that asked: requested, answered, and what they open taken. The address is not looked up
 * before the answer, so that nothing tells whether it is known (I6). A try is stored before the code is compared.
 *
 * <p>Internal: used by the rooms of Chaland only.
 */
@SuppressWarnings("exports")
public final class MailboxCodes {

    private static final String NO_ADDRESS = "email";

    private static final int MOST_TRIES = 5;

    /** Losing a round means that another request used a try. */
    private static final int MOST_ROUNDS = MOST_TRIES + 2;

    /** Who asks again within this time has pressed twice. */
    private static final Duration TWICE = Duration.ofMinutes(1);

    private final Parts parts;
    private final Messages messages;
    private final ClaimMerge merge;
    private final Intents intents;

    /** Writes to the storage of those parts; without a sender no code is ever mailed. */
    public MailboxCodes(Parts parts, AccountTasks tasks, Messages messages) {
        this.parts = parts;
        this.messages = messages;
        merge = new ClaimMerge(parts, tasks);
        intents = new Intents(parts);
    }

    /** Returns the address in canonical form; empty if that is not an address. */
    public static Optional<CanonicalEmail> address(String typed) {
        // Not normalised: that would turn letters that only look alike into another address.
        return CanonicalEmail.of(typed.strip());
    }

    /** Returns what to tell somebody who has typed no address. */
    public Violation noAddress(Locale locale) {
        var values = Map.of("field", messages.label(Field.EMAIL, locale));
        return new Violation(Field.EMAIL, NO_ADDRESS, messages.text("form." + NO_ADDRESS, locale, values));
    }

    /**
     * Whether this visit may ask for a code to that address. Runs before any look-up: the answer does not depend on what is stored (I6). The
     * first requests of an account or client for an address do not depend on what others have asked for, because others must not keep the
     * owner of a mailbox out.
     */
    public boolean mayAsk(Visit visit, CanonicalEmail email) {
        var who = who(visit);
        var address = visit.shop() + " " + email.value();
        var throttle = parts.throttle();
        return throttle.allows(Limit.CODE_REQUEST_BY_CLIENT, who)
                && (isKnown(visit)
                        || throttle.allows(
                                Limit.CODE_REQUEST_IN_TOTAL, visit.shop().value()))
                && (who.isPresent() && throttle.allows(Limit.CODE_REQUEST_FOR_ADDRESS, who.get() + " " + address)
                        || throttle.allows(Limit.CODE_REQUEST_BY_ADDRESS, address))
                && throttle.allows(Limit.CODE_REQUEST_BY_ADDRESS_AND_DAY, address);
    }

    /** Anybody can have as many accounts of mailboxes as they like, so those count as the client that they come from. */
    private static boolean isKnown(Visit visit) {
        return visit.account().filter(account -> !account.isMailbox()).isPresent();
    }

    private static Optional<String> who(Visit visit) {
        return visit.account()
                .filter(account -> !account.isMailbox())
                .map(account -> account.issuer() + " " + account.subject())
                .or(visit::client);
    }

    /** A builder of a claim for that visit. */
    public Claim.Builder claim(Visit visit, Claim.Purpose purpose, String asker, CanonicalEmail email) {
        return Claim.builder(parts.ids().uuid(), visit.shop(), purpose, asker, email, parts.now())
                .language(Optional.of(visit.locale().toLanguageTag()).filter(tag -> tag.length() <= 35));
    }

    /**
     * Stores the claim and has its code mailed, within the caller's transaction. If the asker has a claim like it, the tries stay counted;
     * if that is younger than codes live, another code is mailed for it and its earlier codes stay good. Any other claim of the asker ends.
     */
    public void request(Claim claim) {
        Rounds.untilWon(claim.shop(), () -> stored(claim)).ifPresent(this::mail);
    }

    /** The outer result is empty if the same asker made another claim at the same time; the inner one if nothing is to be mailed. */
    private Optional<Optional<Claim>> stored(Claim claim) {
        var claims = parts.storage().claims();
        var before = claims.findByAsker(claim.shop(), claim.asker());
        var like = before.filter(known -> isLike(known, claim));
        if (like.filter(this::isYoung).isPresent()) {
            return Optional.of(before.filter(this::isNotMailedJustNow));
        }
        before.ifPresent(known -> claims.delete(claim.shop(), known.id()));
        var fresh = claim.toBuilder().tries(like.map(Claim::tries).orElse(0)).build();
        return claims.insert(fresh) ? Optional.of(Optional.of(fresh)) : Optional.empty();
    }

    private static boolean isLike(Claim known, Claim claim) {
        return known.purpose() == claim.purpose()
                && known.email().equals(claim.email())
                && known.order().equals(claim.order())
                && known.account().equals(claim.account())
                && known.customer().equals(claim.customer())
                && known.epoch() == claim.epoch()
                && known.tries() < MOST_TRIES;
    }

    /** Codes of an older claim are dead, and what was bought since it was made would not be taken. */
    private boolean isYoung(Claim claim) {
        return claim.requestedAt().plus(ClaimSecrets.CODE_LIFETIME).isAfter(parts.now());
    }

    private boolean isNotMailedJustNow(Claim claim) {
        return parts.storage()
                .tasks()
                .find(claim.shop(), Intents.ofCode(claim.id()))
                .filter(task -> task.since().plus(TWICE).isAfter(parts.now()))
                .isEmpty();
    }

    private void mail(Claim claim) {
        var intent = intents.mail(claim);
        if (!parts.storage().tasks().insert(intent.build())) {
            intents.ensure(intent, known -> known.renewed(parts.now()));
        }
    }

    /**
     * Answers the asker's claim. Every answer counts as a try, and a claim has five tries.
     *
     * @return the claim; empty if there is none of that purpose, if no try is left or if the code is not right
     */
    public Optional<Claim> answered(Visit visit, Claim.Purpose purpose, String asker, String typed) {
        return Optional.of(visit)
                .filter(any -> parts.throttle().allows(Limit.CODE_ANSWER_BY_CLIENT, who(visit)))
                .flatMap(any -> counted(visit.shop(), purpose, asker))
                .filter(claim -> isRight(claim, typed));
    }

    /** Returns the claim with one more try; empty if there is no claim or no try left. */
    private Optional<Claim> counted(ShopId shop, Claim.Purpose purpose, String asker) {
        var claims = parts.storage().claims();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var claim = claims.findByAsker(shop, asker)
                    .filter(found -> found.purpose() == purpose && found.tries() < MOST_TRIES);
            if (claim.isEmpty()) {
                return Optional.empty();
            }
            var counted = claim.get().toBuilder().tries(claim.get().tries() + 1).build();
            if (claims.update(counted)) {
                return Optional.of(
                        counted.toBuilder().version(counted.version() + 1).build());
            }
        }
        return Optional.empty();
    }

    /** The last wrong answer deletes the claim, and with it the address. */
    private boolean isRight(Claim claim, String typed) {
        var right = parts.secrets().isCode(claim, typed, parts.now());
        if (!right && claim.tries() >= MOST_TRIES) {
            parts.storage().claims().delete(claim.shop(), claim.id());
        }
        return right;
    }

    /**
     * Takes the records of the mailbox that were paid for, part after part, and ends the claim. If a later part is refused, what was taken
     * before is kept.
     *
     * @param claim with the account that gets them
     * @return what was taken; empty if there was nothing to take or the claim has been answered already
     */
    public Optional<Claimed> take(Claim claim) {
        var taken = Optional.<Claimed>empty();
        var goesOn = true;
        while (goesOn) {
            var part = part(claim);
            taken = sum(taken, part.claimed());
            goesOn = part.more();
        }
        return taken;
    }

    /**
     * Writes down the account that gets what is claimed, which is known only since the answer.
     *
     * @return the claim as it is then; empty if it was answered by another request meanwhile: a code is good once
     */
    public Optional<Claim> spend(Claim claim, Account account) {
        var owner = parts.storage().customers().findByAccount(claim.shop(), account);
        return Rounds.untilWon(claim.shop(), () -> {
            var open = parts.storage()
                    .claims()
                    .find(claim.shop(), claim.id())
                    .filter(known -> known.account().isEmpty());
            var spent =
                    open.map(known -> known.toBuilder().account(account, owner).build());
            return spent.isEmpty() || parts.storage().claims().update(spent.get())
                    ? Optional.of(spent)
                    : Optional.empty();
        });
    }

    /** As {@link #take}, after an order has gone to the account, by which the epoch of its record was raised. */
    public void takeAfterwards(Claim spent) {
        var account = spent.account().orElseThrow();
        parts.storage()
                .claims()
                .find(spent.shop(), spent.id())
                .map(claim -> claim.toBuilder()
                        .account(account, parts.storage().customers().findByAccount(spent.shop(), account))
                        .build())
                .filter(parts.storage().claims()::update)
                .ifPresent(this::take);
    }

    private static Optional<Claimed> sum(Optional<Claimed> before, Optional<Claimed> part) {
        return before.isEmpty() || part.isEmpty()
                ? before.or(() -> part)
                : Optional.of(new Claimed(
                        part.get().customer(),
                        before.get().records() + part.get().records(),
                        before.get().purchases() + part.get().purchases()));
    }

    /** Each round has its own transaction, because a lost round must release its locks. */
    private ClaimMerge.Part part(Claim claim) {
        return Rounds.untilWon(
                claim.shop(), () -> parts.storage().transactions().inTransaction(() -> merge.merge(claim)));
    }

    /** Returns the customer of an account, as a claim of it begins; empty if its record cannot be used. */
    Optional<Optional<Customer>> claimant(ShopId shop, Account account) {
        var customer = parts.storage().customers().findByAccount(shop, account);
        return customer.filter(known -> !known.isOpenTo(account)).isPresent()
                ? Optional.empty()
                : Optional.of(customer);
    }
}
