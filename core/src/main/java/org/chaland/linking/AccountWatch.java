package org.chaland.linking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.linking.PaidAccess.AccountUse;
import org.chaland.model.Access;
import org.chaland.model.Account;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountStore;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.ShopRules;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.StorageException;
import org.chaland.upkeep.Intents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each account that a shop made: when its owner is to be warned, when it ends, and once a day, because a cancellation may have
 * ended it. Once in a while its provider is asked whether it still exists. It writes tasks and calls no provider. If several nodes look
 * at once, one of them writes.
 */
final class AccountWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AccountWatch.class);

    private static final int PAGE = 50;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    /** An account that was not asked for is asked for after this time, so that one that was deleted is found. */
    private static final Duration UNSEEN = Duration.ofDays(30);

    /** A correct clock never sets a time so far ahead. */
    private static final Duration TOO_FAR = Duration.ofDays(2);

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Parts parts;
    private final PaidAccess access;
    private final AccountIntents endings;
    private final Intents intents;

    AccountWatch(Parts parts) {
        this.parts = parts;
        access = new PaidAccess(parts);
        endings = new AccountIntents(parts);
        intents = new Intents(parts);
    }

    /** Looks at so many accounts at most, also at those that a clock far ahead has put off for too long. */
    void run(int most) {
        var now = parts.now();
        var looked = run(Instant.EPOCH, now, most);
        run(now.plus(TOO_FAR), NEVER, most - looked);
    }

    private int run(Instant after, Instant until, int most) {
        var seen = new HashSet<Account>();
        var goesOn = true;
        while (goesOn && seen.size() < most) {
            var page = parts.storage().accounts().toLookAt(after, until, PAGE);
            var fresh = page.stream()
                    .filter(account -> !seen.contains(account))
                    .limit(most - seen.size())
                    .toList();
            fresh.forEach(this::guarded);
            goesOn = seen.addAll(fresh) && page.size() == PAGE;
        }
        return seen.size();
    }

    /** An account that fails is postponed, or many of them would block all others. One that another node looks at is left. */
    private void guarded(Account account) {
        try {
            inTransaction(() -> look(account));
        } catch (StorageConflictException busy) {
            LOG.debug("Another node looks at an account at {}", account.issuer());
        } catch (RuntimeException e) {
            LOG.warn("An account at {} could not be looked at", account.issuer(), RedactedCause.of(e));
            postpone(account);
        }
    }

    private void postpone(Account account) {
        try {
            inTransaction(() -> lookAgain(account, parts.now().plus(AFTER_A_FAILURE)));
        } catch (StorageException e) {
            LOG.warn("An account at {} could not be postponed", account.issuer(), RedactedCause.of(e));
        }
    }

    private void inTransaction(Runnable work) {
        parts.storage().transactions().inTransaction(() -> {
            work.run();
            return true;
        });
    }

    private void look(Account account) {
        var use = access.lockedUse(account);
        var end = access.of(use);
        var maker = use.maker().filter(any -> canBeSuspended(account));
        maker.ifPresent(known -> decide(known, use, end));
        lookAgain(account, next(end, warning(maker)));
    }

    private void lookAgain(Account account, Instant at) {
        var store = parts.storage().accounts();
        store.lock(account).ifPresent(made -> store.update(made.lookAt(at)));
    }

    private boolean canBeSuspended(Account account) {
        return parts.providers().find(account.issuer(), AccountSuspension.class).isPresent();
    }

    private void decide(AccountStore.Holder maker, AccountUse use, Access end) {
        var now = parts.now();
        if (end.isOver(now) ? use.isAny(Link.State.ACTIVE) : use.isSuspendedByUs()) {
            endings.beginEnding(maker);
        } else if (!end.isOver(now)) {
            endings.endStoppedEnding(maker, "no-longer-needed");
            if (endings.isUnseenSince(maker, now.minus(UNSEEN))) {
                endings.beginEnding(maker);
            }
        }
        if (!end.isOver(now) && end.isOver(now.plus(warning(Optional.of(maker))))) {
            warn(maker, end.end().orElseThrow());
        }
    }

    /** Writes a warning once for each end. The mail tells the end, if it still is so when the mail is sent. */
    private void warn(AccountStore.Holder maker, Instant end) {
        var account = maker.link().account();
        var key = "write/" + MailTask.ACCESS_ENDING + "/" + Digests.nameOf(account) + "/" + end.toEpochMilli();
        intents.insert(intents.task(Task.Kind.WRITE, key, maker.shop(), maker.customer())
                .topic(Optional.of(MailTask.ACCESS_ENDING))
                .account(Optional.of(account)));
    }

    private Duration warning(Optional<AccountStore.Holder> maker) {
        return maker.flatMap(known -> parts.shops().find(known.shop()))
                .map(ShopRules::endWarning)
                .orElse(Duration.ZERO);
    }

    private Instant next(Access end, Duration warning) {
        var now = parts.now();
        return end.end().stream()
                .flatMap(at -> Stream.of(at.minus(warning), at))
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .filter(now.plus(LONGEST)::isAfter)
                .orElse(now.plus(LONGEST));
    }
}
