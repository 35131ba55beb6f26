package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Canaries.CANARIES;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.chaland.model.CustomerId;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerListener;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;
import org.chaland.spi.ProviderRefusalException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A part of the host that fails in a task is logged with its frames and without its message (I10). */
class FailuresShowTheirCauseTest {

    private final Logger ours = (Logger) LoggerFactory.getLogger("org.chaland");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ours.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ours.detachAppender(log);
    }

    @Test
    void aListenerThatThrowsIsFoundInTheLog() {
        var world = new World(StorageUnderTest.fresh(), List.of(), host -> host.listener(new ThrowingListener()));

        world.guestBuys(CANARIES, "order-1");
        world.upkeep();

        assertFrame(ThrowingListener.class, "on");
    }

    @Test
    void aSenderThatThrowsIsFoundInTheLog() {
        var world = new World(StorageUnderTest.fresh(), List.of(), host -> host.messageSender(new ThrowingSender()));

        world.guestBuys(CANARIES, "order-1");
        world.upkeep();

        assertFrame(ThrowingSender.class, "send");
    }

    @Test
    void aProviderThatThrowsIsFoundInTheLog() {
        var lms = new MeddledProvider(World.LMS);
        var world = new World(StorageUnderTest.fresh(), List.of(lms));
        lms.before("create", new ThrowingClient()::call);

        world.guestBuys(CANARIES, "order-1");
        world.upkeep();

        assertFrame(ThrowingClient.class, "call");
        assertThat(failures()).anyMatch(text -> text.contains("Caused by: java.io.UncheckedIOException"));
    }

    @Test
    void whatAProviderSaysOfItsRefusalIsLoggedAndKeptForStaff() {
        var lms = new MeddledProvider(World.LMS);
        var world = new World(StorageUnderTest.fresh(), List.of(lms));
        lms.before("create", () -> {
            throw new ProviderRefusalException(
                    ProviderRefusalException.Reason.NOT_PERMITTED,
                    "The token may not create users: add the capability.");
        });

        var customer = world.guestBuys(CANARIES, "order-1");
        world.upkeep();

        assertThat(lines())
                .anyMatch(line -> line.contains("not-permitted")
                        && line.contains("The token may not create users: add the capability."));
        assertThat(provision(world, customer).detail()).contains("The token may not create users: add the capability.");
    }

    private static Task provision(World world, CustomerId customer) {
        return world.task(customer, Task.Kind.PROVISION).orElseThrow();
    }

    private void assertFrame(Class<?> thrower, String method) {
        assertThat(failures())
                .anyMatch(text -> text.contains("at " + thrower.getName() + "." + method + "(")
                        || text.contains("/" + thrower.getName() + "." + method + "("));
        assertThat(lines()).noneMatch(Canaries::tellsSomething);
        assertThat(failures()).noneMatch(Canaries::tellsSomething);
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private List<String> failures() {
        return log.list.stream()
                .flatMap(event -> Stream.ofNullable(event.getThrowableProxy()))
                .map(ThrowableProxyUtil::asString)
                .toList();
    }

    private static IllegalStateException canary() {
        return new IllegalStateException(
                "Cannot reach " + CANARIES.contact().email().orElseThrow());
    }

    private static final class ThrowingListener implements CustomerListener {
        @Override
        public void on(CustomerEvent event) {
            throw canary();
        }
    }

    private static final class ThrowingSender implements MessageSender {
        @Override
        public void send(Message message) {
            throw canary();
        }
    }

    private static final class ThrowingClient {
        void call() {
            throw new IllegalArgumentException(
                    "Bad answer for " + CANARIES.contact().email().orElseThrow(),
                    new UncheckedIOException(new IOException(canary())));
        }
    }
}
