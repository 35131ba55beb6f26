package org.chaland.privacy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.CustomerRef;
import org.chaland.spi.StorageConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at records whose time has come: each is brought to what its shop's policy says, and told when to be looked at again. */
public final class Reviews {

    private static final Logger LOG = LoggerFactory.getLogger(Reviews.class);

    private static final int PAGE = 500;
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    private final Parts parts;
    private final Review review;

    /** For {@link org.chaland.Chaland}. Nobody else can name the types of its parameters. */
    @SuppressWarnings("exports")
    public Reviews(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        review = new Review(parts, tasks);
    }

    /** Looks at so many at most. */
    public void run(int most) {
        var seen = new HashSet<CustomerRef>();
        var goesOn = true;
        while (goesOn && seen.size() < most) {
            var records = parts.storage().retention().toReview(parts.now(), PAGE);
            var fresh = records.stream()
                    .filter(record -> !seen.contains(record))
                    .limit(most - seen.size())
                    .toList();
            fresh.forEach(this::guarded);
            goesOn = seen.addAll(fresh) && records.size() == PAGE;
        }
    }

    /** One that fails is put off, or so many of them would keep all others waiting; one that others are at stays where it is. */
    private void guarded(CustomerRef record) {
        try {
            parts.storage().transactions().inTransaction(() -> {
                look(record);
                return true;
            });
        } catch (StorageConflictException busy) {
            LOG.debug("Customer {} of shop {} is changed by others", record.id(), record.shop());
        } catch (RuntimeException e) {
            LOG.warn(
                    "Customer {} of shop {} could not be reviewed: {}",
                    record.id(),
                    record.shop(),
                    e.getClass().getName());
            parts.storage()
                    .retention()
                    .reviewAt(
                            record.shop(), record.id(), Optional.of(parts.now().plus(AFTER_A_FAILURE)));
        }
    }

    private void look(CustomerRef record) {
        CustomerLocks.lockTombstones(parts.storage(), record.shop(), record.id());
        parts.storage()
                .customers()
                .lock(record.shop(), record.id())
                .ifPresent(customer ->
                        parts.storage().retention().reviewAt(record.shop(), record.id(), review.next(customer)));
    }
}
