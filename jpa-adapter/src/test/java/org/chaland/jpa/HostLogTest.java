package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the provider writes into the log of the host, at the level that hosts keep. */
class HostLogTest {

    private final Logger provider = (Logger) LoggerFactory.getLogger("org.hibernate");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        provider.setLevel(Level.INFO);
        log.start();
        provider.addAppender(log);
    }

    @AfterEach
    void leave() {
        provider.detachAppender(log);
        provider.setLevel(null);
    }

    @Test
    void callsWriteNothingAndStartingDoes() {
        try (var database = TestDatabase.create()) {
            var storage = database.storage();
            var customer = Samples.linked(Samples.account());
            storage.customers().insert(customer);
            assertThat(log.list).isNotEmpty();
            log.list.clear();

            storage.customers().find(customer.shop(), customer.id());
            storage.transactions().inTransaction(() -> storage.customers().lock(customer.shop(), customer.id()));

            assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
        }
    }
}
