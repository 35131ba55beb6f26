package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.chaland.spi.TransactionRunner;

/** Transactions that end by a failure of their work. */
final class Rollbacks {

    private Rollbacks() {}

    static void rolledBack(TransactionRunner host, Runnable work) {
        assertThrows(
                RolledBack.class,
                () -> host.inTransaction(() -> {
                    work.run();
                    throw new RolledBack();
                }));
    }

    private static final class RolledBack extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RolledBack() {
            super("the host rolls back");
        }
    }
}
