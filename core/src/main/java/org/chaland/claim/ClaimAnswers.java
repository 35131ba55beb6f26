package org.chaland.claim;

import java.time.Duration;
import java.util.Optional;
import org.chaland.claim.Claims.Claimed;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountCheck;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.spi.Limit;

/** Checks codes. A try is stored before the code is compared. */
final class ClaimAnswers {

    private static final int MOST_TRIES = 5;
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Losing a round means that another request used a try, or that the code was just created. */
    private static final int MOST_ROUNDS = MOST_TRIES + 2;

    /** Compared if there is no code, so that the comparison takes the same time. */
    private static final String NO_HASH = "-".repeat(64);

    private final Parts parts;
    private final AccountCheck accounts;
    private final ClaimMerge merge;

    ClaimAnswers(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        accounts = new AccountCheck(parts);
        merge = new ClaimMerge(parts, tasks);
    }

    Optional<Claimed> answer(Visit visit, String typed) {
        parts.rules(visit.shop());
        parts.requireNoTransaction("Answering a claim");
        return visit.account()
                .filter(this::mayAnswer)
                .flatMap(account -> counted(visit.shop(), account))
                .filter(claim -> isRight(claim, ClaimCode.typed(typed)))
                .flatMap(this::take);
    }

    private boolean mayAnswer(Account account) {
        var who = account.issuer() + " " + account.subject();
        return parts.throttle().allows(Limit.CLAIM_ANSWER_BY_ACCOUNT, who)
                && accounts.ask(account) != AccountCheck.Answer.NOT_USABLE;
    }

    /** Returns the claim with one more try; empty if there is no claim or no try left. */
    private Optional<Claim> counted(ShopId shop, Account account) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var claim =
                    parts.storage().claims().findByAccount(shop, account).filter(found -> found.tries() < MOST_TRIES);
            if (claim.isEmpty()) {
                return Optional.empty();
            }
            var counted = claim.get().toBuilder().tries(claim.get().tries() + 1).build();
            if (parts.storage().claims().update(counted)) {
                return Optional.of(counted);
            }
        }
        return Optional.empty();
    }

    /** The last wrong answer deletes the claim, and with it the address. */
    private boolean isRight(Claim claim, ClaimCode typed) {
        var expected = claim.code()
                .filter(code -> code.madeAt().plus(LIFETIME).isAfter(parts.now()))
                .map(Claim.Code::hash)
                .orElse(NO_HASH);
        var right = Digests.sameText(expected, typed.hash(claim.id()));
        if (!right && claim.tries() >= MOST_TRIES) {
            parts.storage().claims().delete(claim.shop(), claim.id());
        }
        return right;
    }

    /** Takes part after part. If a later one is refused, the visitor keeps what was taken before. */
    private Optional<Claimed> take(Claim claim) {
        var taken = Optional.<Claimed>empty();
        var goesOn = true;
        while (goesOn) {
            var part = part(claim);
            taken = sum(taken, part.claimed());
            goesOn = part.more();
        }
        return taken;
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
}
