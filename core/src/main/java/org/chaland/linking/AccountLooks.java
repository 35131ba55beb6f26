package org.chaland.linking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.model.Access;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.StorageConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each account that a shop made, when it is to be warned of, when it ends, and once a day, since what was cancelled may
 * have ended it: writes what is to be done, and calls no provider. Of several nodes that look at once, one writes.
 */
public final class AccountLooks {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLooks.class);

    private static final int PAGE = 50;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    /** Nobody sets a time so far ahead whose clock is right. */
    private static final Duration TOO_FAR = Duration.ofDays(2);

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Parts parts;
    private final AccountEnds ends;
    private final AccountMarks marks;
    private final EndIntents endings;
    private final Intents intents;

    /** Works with those parts. */
    public AccountLooks(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        ends = new AccountEnds(parts);
        marks = new AccountMarks(parts, tasks);
        endings = new EndIntents(parts);
        intents = new Intents(parts);
    }

    /** Looks at so many at most; also at those that a clock which was far ahead has put off for too long. */
    public void run(int most) {
        var now = parts.now();
        var looked = run(Instant.EPOCH, now, most);
        run(now.plus(TOO_FAR), NEVER, most - looked);
    }

    private int run(Instant after, Instant until, int most) {
        var seen = new HashSet<Account>();
        var goesOn = true;
        while (goesOn && seen.size() < most) {
            var accounts = parts.storage().accounts().toLookAt(after, until, PAGE);
            var fresh = accounts.stream()
                    .filter(account -> !seen.contains(account))
                    .limit(most - seen.size())
                    .toList();
            fresh.forEach(this::guarded);
            goesOn = seen.addAll(fresh) && accounts.size() == PAGE;
        }
        return seen.size();
    }

    /** One that fails is put off, or so many of them would keep all others waiting; one that others are at stays where it is. */
    private void guarded(Account account) {
        try {
            parts.storage().transactions().inTransaction(() -> {
                look(account);
                return true;
            });
        } catch (StorageConflictException busy) {
            LOG.debug("An account at {} is looked at by others", account.issuer());
        } catch (RuntimeException e) {
            LOG.warn(
                    "An account at {} could not be looked at: {}",
                    account.issuer(),
                    e.getClass().getName());
            parts.storage().accounts().lookAgain(account, parts.now().plus(AFTER_A_FAILURE));
        }
    }

    private void look(Account account) {
        var holders = marks.lock(account);
        var end = ends.of(holders);
        var maker = AccountEnds.maker(holders).filter(any -> canBeSuspended(account));
        maker.ifPresent(known -> decide(known, holders, end));
        parts.storage().accounts().lookAgain(account, next(end, warning(maker)));
    }

    private boolean canBeSuspended(Account account) {
        return parts.providers().find(account.issuer(), AccountSuspension.class).isPresent();
    }

    private void decide(AccountHolder maker, List<AccountHolder> holders, Access end) {
        var now = parts.now();
        if (isAny(holders, end.isOver(now) ? Link.State.ACTIVE : Link.State.SUSPENDED)) {
            endings.begin(maker);
        } else if (!end.isOver(now)) {
            endings.end(maker, "no-longer-needed");
        }
        if (!end.isOver(now) && end.isOver(now.plus(warning(Optional.of(maker))))) {
            warn(maker, end.end().orElseThrow());
        }
    }

    private static boolean isAny(List<AccountHolder> holders, Link.State state) {
        return holders.stream().anyMatch(holder -> holder.link().state() == state);
    }

    /** Once for each end. The mail says when that is, if it still is so when it goes out. */
    private void warn(AccountHolder maker, Instant end) {
        var key = "write/" + CustomerMail.ACCESS_ENDING + "/"
                + EndIntents.name(maker.link().account()) + "/" + end.toEpochMilli();
        intents.insert(
                Task.builder(parts.ids().uuid(), maker.shop(), Task.Kind.WRITE, key, maker.customer(), parts.now())
                        .topic(Optional.of(CustomerMail.ACCESS_ENDING))
                        .account(Optional.of(maker.link().account())));
    }

    private Duration warning(Optional<AccountHolder> maker) {
        return maker.flatMap(known -> parts.shops().find(known.shop()))
                .map(rules -> rules.endWarning())
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
