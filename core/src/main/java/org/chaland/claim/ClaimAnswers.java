package org.chaland.claim;

import java.time.Duration;
import java.util.Optional;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountCheck;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.spi.Limits;

/** Tells right answers from wrong ones. A try is counted, for good, before the code is looked at. */
final class ClaimAnswers {

    private static final int MOST_TRIES = 5;
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Each lost round is a try of somebody else's, or the one time that a new code was made. */
    private static final int MOST_ROUNDS = MOST_TRIES + 2;

    /** Compared where there is no code, so that this takes as long. */
    private static final String NO_HASH = "-".repeat(64);

    private final Parts parts;
    private final AccountCheck accounts;
    private final Takeover takeover;

    ClaimAnswers(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        accounts = new AccountCheck(parts);
        takeover = new Takeover(parts, tasks);
    }

    AnswerOutcome answer(ShopId shop, Account account, String typed) {
        parts.rules(shop);
        parts.requireNoTransaction("Answering a claim");
        var who = account.issuer() + " " + account.subject();
        if (!parts.throttle().allows(Limits.CLAIM_ANSWER_BY_ACCOUNT, who)
                || accounts.ask(account) == AccountCheck.Answer.NOT_USABLE) {
            return new AnswerOutcome.Refused();
        }
        return counted(shop, account)
                .filter(claim -> isRight(claim, ClaimCode.typed(typed)))
                .map(this::take)
                .orElseGet(AnswerOutcome.Refused::new);
    }

    /** The claim with one more try; empty if there is none, or none is left. */
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

    /** The last wrong answer ends the claim, and with it the address is forgotten. */
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

    /** Each round in a transaction of its own, since one that was lost has to give its locks back. */
    private AnswerOutcome take(Claim claim) {
        return Rounds.untilWon(
                claim.shop(), () -> parts.storage().transactions().inTransaction(() -> takeover.of(claim)));
    }
}
