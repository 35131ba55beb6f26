package org.chaland.simulation;

import java.util.List;
import java.util.function.Supplier;
import org.chaland.spi.StorageException;
import org.chaland.spi.TransactionRunner;

/** Transactions before which others may go on, and whose end may be unknown. */
final class SimulatedTransactions implements TransactionRunner {

    private static final List<Fault> FAULTS = List.of(Fault.COMMIT_UNKNOWN, Fault.ROLLED_BACK, Fault.STORAGE_DOWN);

    private final TransactionRunner transactions;
    private final Schedule schedule;
    private final Unseen unseen;

    SimulatedTransactions(TransactionRunner transactions, Schedule schedule, Unseen unseen) {
        this.transactions = transactions;
        this.schedule = schedule;
        this.unseen = unseen;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (isActive()) {
            return transactions.inTransaction(work);
        }
        schedule.point("transaction");
        var fault = schedule.fault(FAULTS);
        if (fault == Fault.STORAGE_DOWN) {
            throw lost("nothing was written");
        }
        if (fault == Fault.ROLLED_BACK) {
            rollBack(work);
        }
        var answer = transactions.inTransaction(work);
        if (fault == Fault.COMMIT_UNKNOWN) {
            throw lost("whether it was committed is unknown");
        }
        return answer;
    }

    @Override
    public boolean isActive() {
        return transactions.isActive();
    }

    private <T> void rollBack(Supplier<T> work) {
        try {
            transactions.inTransaction(() -> {
                work.get();
                throw new RolledBack();
            });
        } catch (RolledBack expected) {
            schedule.say("  rolled back, once more");
        }
    }

    private StorageException lost(String what) {
        schedule.learn(what.hashCode());
        unseen.silenced(schedule.running());
        return new StorageException("The connection was lost: " + what + ".");
    }

    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RolledBack() {
            super("rolled back", null, false, false);
        }
    }
}
